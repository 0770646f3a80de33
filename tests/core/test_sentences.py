"""No rule speaks in a code that has no sentence, and no sentence asks for what it is not given."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from core import sentences
from core.rules.refusal import Reason
from core.sentences import known_codes, render

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"^(core|delegations|notifications|partners|cases|attribution|sanctions|responses|exchange|desk)\.")


def _spoken_codes() -> set[tuple[str, str]]:
    """Every code given as a literal to Reason(…), Refusal(…) or a wrapper of theirs."""
    found = set()
    for file in ROOT.glob("*/**/*.py"):
        if file.parts[len(ROOT.parts)] in {"tests", "bench", "var", ".venv", "config"} or "migrations" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Reason", "Refusal"} and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add((first.value, str(file.relative_to(ROOT))))
    return found


def test_every_code_spoken_by_a_rule_has_its_sentence():
    missing = sorted((code, where) for code, where in _spoken_codes() if code not in known_codes())
    assert missing == []


def test_codes_carry_the_name_of_their_app():
    said = {code for code in known_codes() if not code.startswith("tests.")}
    assert [code for code in said if not CODE.match(code)] == []


def test_no_sentence_has_a_nameless_hole():
    fields = {code: list(Formatter().parse(_text(code))) for code in known_codes()}
    nameless = [code for code, parts in fields.items() if any(name == "" for _, name, _, _ in parts)]
    assert nameless == []


def _text(code: str) -> str:
    return str(sentences._CATALOGUE[code])


def test_parameters_are_shown_the_way_people_read_them():
    at = datetime(2027, 1, 6, 11, tzinfo=UTC)
    told = render(Reason("core.not_from_this_state", {"move": at, "state": ("AT", "EL")}))
    assert told.startswith("“Wed 6 Jan 2027, 12:00 (Brussels, CET)” is not possible while this is “AT, EL”.")
