"""Our own source, read as trees: what no module may contain, and where the few exceptions stand."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    "core", "audit", "delegations", "notifications", "partners", "cases", "attribution", "sanctions", "responses",
    "exchange", "desk", "config",
)  # fmt: skip


@cache
def modules() -> dict[str, ast.Module]:
    """Every module that runs in production by its path; migrations, being of the past, are left out."""
    files = sorted(file for app in APPS for file in (ROOT / app).rglob("*.py"))
    return {
        str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8"))
        for file in files
        if "migrations" not in file.parts
    }


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Module, dotted name of what is called, and the call."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield path, ast.unparse(node.func), node


def imports() -> Iterator[tuple[str, str]]:
    """Module, and the dotted name of what it imports."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((path, each.name) for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield path, node.module
                yield from ((path, f"{node.module}.{each.name}") for each in node.names)


def importing(*names: str) -> set[str]:
    """The modules that import one of these packages or anything below them."""
    return {path for path, what in imports() if any(what == name or what.startswith(name + ".") for name in names)}


def is_fixed(node: ast.expr) -> bool:
    """A literal without holes, or a name in capitals: a constant of its module."""
    if isinstance(node, ast.Name):
        return node.id.lstrip("_").isupper()
    return isinstance(node, ast.Constant)
