"""Mutation testing of the rules of decision: changes one token at a time and runs their tests.

    .venv/bin/python bench/mutation.py [--jobs 2] [module ...]

Prints every mutant the tests let live, then one line of totals; exits 1 if a mutant lives that
``SAME_RESULT`` does not name as changing no result. Each mutant runs in a process of its own,
against the quick tests first and against the property tests only if it survives those.
"""

import argparse
import ast
import importlib
import importlib.abc
import importlib.util
import multiprocessing
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, ModuleType

import django
import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "responses" / "rules"
TESTS = "tests/rules/responses"
SLOW = "properties or verdict_says or true_figures or exactly_when"
COUNTING = ("worked_vectors", "limbs", "tally_contract", "needs", "figures", "sentences")
# The tests that know a module best, asked first; a mutant that survives them meets all the others.
FIRST = {
    "brake": ("meeting",),
    "calculator": ("tally_contract", "calculator_requests"),
    "calculator_request": ("tally_contract", "calculator_requests"),
    "chair": ("chair",),
    "checks": ("proposals",),
    "closing": ("positions",),
    "double_key": ("positions",),
    "meeting": ("meeting",),
    "positions": ("positions",),
    "proposal": ("proposals",),
    "reservations": ("proposals",),
    "rounds": ("chair",),
    "silence": ("positions", "tally_contract"),
    "strict_json": ("calculator_requests",),
    "visibility": ("proposals",),
    "wording": ("proposals",),
}
SECONDS = 120  # of processor time, so that a busy machine finds no mutant by itself
MODULES = (
    "brake", "calculator", "calculator_request", "chair", "checks", "closing", "consent", "double_key",
    "figures", "meeting", "needs", "positions", "proposal", "qualified_majority", "question", "reference",
    "reservations", "rounds", "silence", "simple_majority", "strict_json", "tally", "thresholds",
    "unanimity", "visibility", "wording",
)  # fmt: skip

# Mutants that live because they change no result: (module, the mutant's text) -> why.
SAME_RESULT: dict[tuple[str, str], str] = {
    ("thresholds", "if left < 0:  =>  if left < -1:"): "what is left is a multiple of five",
}

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
}
SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutation(ast.NodeTransformer):
    """Visits every place a mutant could be made and makes the one called ``number``."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.seen = 0
        self.where: ast.AST | None = None

    def _now(self, node: ast.AST) -> bool:
        self.seen += 1
        if self.seen - 1 == self.number:
            self.where = node
            return True
        return False

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        for place, operator in enumerate(node.ops):
            for other in COMPARISONS[type(operator)]:
                if self._now(node):
                    node.ops[place] = other()
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        other = ARITHMETIC.get(type(node.op))
        if other is not None and self._now(node):
            node.op = other()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        if self._now(node):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        return node.operand if self._now(node) else node

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        for value in (True, False):
            if self._now(node):
                node.test = ast.Constant(value)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        self.generic_visit(node)
        for kept in (node.body, node.orelse):
            if self._now(node):
                return kept
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        if node.ifs and self._now(node.target):
            node.ifs = []
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, bool):
            return ast.Constant(not node.value) if self._now(node) else node
        if isinstance(node.value, int):
            for step in (1, -1):
                if self._now(node):
                    return ast.copy_location(ast.Constant(node.value + step), node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in SWAPPED and self._now(node):
            node.id = SWAPPED[node.id]
        return node

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        self.generic_visit(node)
        members = [e for e in node.elts if isinstance(e, ast.Attribute) and isinstance(node.ctx, ast.Load)]
        for member in members:
            if len(node.elts) > 1 and self._now(node):
                node.elts = [e for e in node.elts if e is not member]
                break
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node


def mutate(source: str, number: int) -> tuple[CodeType | None, str]:
    """The mutant called ``number`` and what changed; no code if there is none so called."""
    tree = ast.parse(source)
    mutation = Mutation(number)
    changed = mutation.visit(tree)
    if mutation.where is None:
        return None, ""
    ast.fix_missing_locations(changed)
    return compile(changed, "mutant", "exec"), _difference(ast.unparse(ast.parse(source)), ast.unparse(changed))


def _difference(before: str, after: str) -> str:
    """The changed stretch of the one line that differs, with a little around it."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    old, new = next(((a, b) for a, b in pairs if a != b), ("", ""))
    start = _shared(old, new)
    end = _shared(old[:start:-1], new[:start:-1])
    left = max(start - 40, 0)
    return f"{old[left : len(old) - end + 15].strip()}  =>  {new[left : len(new) - end + 15].strip()}"


def _shared(one: str, other: str) -> int:
    """How many characters two strings begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


class Loader(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the mutant where the module is asked for."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        return importlib.util.spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)  # noqa: S102 - the mutant of our own source


def prepare() -> None:
    """What every mutant shares: the libraries, and Django just enough to render a sentence."""
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    for name in ("hypothesis", "cases.rules.severity", "core.sentences", "delegations.rules.roles"):
        importlib.import_module(name)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    settings.configure(USE_I18N=False)
    django.setup()


def lives(job: tuple[str, int]) -> tuple[str, int, str, bool]:
    """Whether the tests pass with this mutant in place. A mutant that hangs is found."""
    module, number = job
    code, text = mutate((RULES / f"{module}.py").read_text(), number)
    child = os.fork()
    if child == 0:
        os._exit(_run(f"responses.rules.{module}", code))
    _, status = os.waitpid(child, 0)
    return module, number, text, os.waitstatus_to_exitcode(status) == 0


def _run(name: str, code: CodeType | None) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if code is not None:
        sys.meta_path.insert(0, Loader(name, code))
    options = [
        "-x",
        "-q",
        "-c",
        os.devnull,
        "--rootdir",
        str(ROOT),
        "--noconftest",
        "-p",
        "no:django",
        "-p",
        "no:cacheprovider",
    ]
    known = ["--deselect", f"{TESTS}/test_sentences.py::test_no_rule_speaks_without_a_sentence"]
    first = [f"{TESTS}/test_{name}.py" for name in FIRST.get(name.rpartition(".")[2], COUNTING)]
    for chosen in ([*first, "-k", f"not ({SLOW})"], [TESTS, "-k", f"not ({SLOW})"], [TESTS, "-k", SLOW]):
        found = pytest.main([*options, *known, *chosen])
        if found not in (0, pytest.ExitCode.NO_TESTS_COLLECTED):
            return int(found)
        for loaded in [m for m in sys.modules if m.startswith("tests.")]:
            del sys.modules[loaded]
    return 0


def jobs(modules: list[str]) -> Iterator[tuple[str, int]]:
    for module in modules:
        every = Mutation(-1)
        every.visit(ast.parse((RULES / f"{module}.py").read_text()))
        for number in range(every.seen):
            yield module, number


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("modules", nargs="*")
    given = parser.parse_args()
    prepare()
    if _clean() != 0:
        print("The tests fail without any mutant; nothing was measured.")
        return 1
    work = list(jobs(given.modules or list(MODULES)))
    living = []
    with multiprocessing.get_context("fork").Pool(given.jobs) as pool:
        for module, number, text, alive in pool.imap_unordered(lives, work):
            if alive:
                living.append((module, text))
                print(f"{module} #{number}: {text}", flush=True)
    unexplained = [found for found in living if found not in SAME_RESULT]
    print(
        f"{len(work)} mutants of {len(given.modules or MODULES)} modules: {len(work) - len(living)} found, "
        f"{len(living) - len(unexplained)} change no result, {len(unexplained)} live."
    )
    return 1 if unexplained else 0


def _clean() -> int:
    child = os.fork()
    if child == 0:
        os._exit(_run("", None))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(main())
