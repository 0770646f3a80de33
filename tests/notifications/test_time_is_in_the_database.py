"""Nothing is published while a request is answered, and no task carries a time: read from the code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = (
    "core", "audit", "delegations", "notifications", "partners", "cases", "attribution", "sanctions", "responses",
    "exchange", "desk", "config",
)  # fmt: skip
ALLOWED = {ROOT / "config" / "celery.py"}
PUBLISHING = {"delay", "apply_async", "send_task", "delay_on_commit", "signature"}
TIMED = {"eta", "countdown"}


def offences(source: str) -> Iterator[str]:
    """Calls that publish a task or give one a time of its own."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in PUBLISHING:
            yield f"line {node.lineno}: .{node.func.attr}()"
        for keyword in node.keywords:
            if keyword.arg in TIMED:
                yield f"line {node.lineno}: {keyword.arg}="


@pytest.mark.parametrize("app", APPS)
def test_no_request_publishes_and_no_task_carries_a_time(app):
    files = [path for path in (ROOT / app).rglob("*.py") if path not in ALLOWED]
    assert files
    found = {str(path.relative_to(ROOT)): list(offences(path.read_text())) for path in files}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "line", ["task.delay()", "task.apply_async(eta=x)", "self.retry(countdown=60)", "app.send_task('x')"]
)
def test_the_reading_finds_what_it_looks_for(line):
    assert list(offences(line))
