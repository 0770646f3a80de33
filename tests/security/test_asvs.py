"""The table of ASVS holds what it says: every number once, every proof there, nothing that is not met in the dark."""

import ast
import re
from functools import cache

import pytest

from tests.security.asvs.numbers import expected
from tests.security.reading_asvs import DOCUMENT, ROOT, as_markdown, controls

ALL = controls()
SKIPPING = {"skip", "skipif", "xfail"}


@cache
def functions(path: str) -> dict[str, ast.FunctionDef]:
    """The tests of a file, by name; read, not run."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


@cache
def headings(path: str) -> set[str]:
    """The headings of a document as a link names them."""
    lines = re.findall(r"(?m)^#+ (.+)$", (ROOT / path).read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def test_every_number_of_both_levels_stands_there_once_with_its_level():
    assert len(expected()) == 253
    assert sum(level == 1 for level in expected().values()) == 70
    assert [each.number for each in ALL] == list(expected())
    assert {each.number: each.level for each in ALL} == expected()


def test_each_stands_under_its_chapter():
    assert [each.number for each in ALL if not each.chapter.startswith(f"V{each.number.split('.')[0]} ")] == []


@pytest.mark.parametrize("control", ALL, ids=lambda each: each.number)
def test_each_says_what_its_state_asks(control):
    assert control.about
    if control.state in ("proved", "by setting"):
        assert control.tests or control.documents
        assert control.tests, "a document alone proves nothing"
    elif control.state == "outside":
        assert control.documents
    else:
        assert control.how


@pytest.mark.parametrize("proof", sorted({proof for each in ALL for proof in each.tests}))
def test_each_proof_is_a_test_that_runs(proof):
    path, _, name = proof.partition("::")
    found = functions(path)
    assert name in found
    assert name.startswith("test_")
    marks = {ast.unparse(each).rpartition("mark.")[2].partition("(")[0] for each in found[name].decorator_list}
    assert not marks & SKIPPING
    assert any(isinstance(node, ast.Assert | ast.With | ast.Call) for node in ast.walk(found[name]))


@pytest.mark.parametrize("proof", sorted({proof for each in ALL for proof in each.documents}))
def test_each_document_named_has_that_heading(proof):
    path, _, heading = proof.partition("#")
    assert heading in headings(path)


def test_what_is_not_met_stands_among_what_is_not_done():
    told = (ROOT / "docs/security.md").read_text().partition("## What is not done")[2]
    missing = [each.number for each in ALL if each.state == "not met"]
    assert [number for number in missing if f"ASVS {number}" not in told] == []
    named = set(re.findall(r"ASVS (\d+\.\d+\.\d+)", told))
    assert named <= {*missing, "6.2.12"}


def test_the_document_for_reviewers_is_what_the_tables_say():
    assert DOCUMENT.read_text(encoding="utf-8") == as_markdown(), "write it anew: python -m tests.security.reading_asvs"
