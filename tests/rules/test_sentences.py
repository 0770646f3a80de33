"""No rule answers with a code that has no sentence, and no sentence asks for what its rule lacks.

Read from the source, so that a code is found even where no test happens to reach it.
"""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from cases.rules.severity import HIGHEST
from cases.rules.vocabulary import Factor
from notifications.rules.vocabulary import DeadlineKind
from sanctions.rules.vocabulary import ActKind, ExpiryStep

ROOT = Path(__file__).parents[2]
APPS = ("notifications", "cases", "attribution", "sanctions")
# Codes put together from a word of the vocabulary.
ASSEMBLED = (
    {f"cases.factor_{factor.name.lower()}" for factor in Factor}
    | {f"cases.severity_{factor.name.lower()}_{score}" for factor in Factor for score in range(HIGHEST + 1)}
    | {f"sanctions.act_{kind}" for kind in ActKind}
    | {f"sanctions.step_{step}" for step in ExpiryStep}
    | {f"notifications.kind_{kind}" for kind in DeadlineKind}
)
# Parameters that small private functions of a module add to every refusal they make.
ADDED = {"field", "tier", "state", "expires_on"}


def sentences(app):
    """Code to text, from every catalogue of the app."""
    files = [ROOT / app / name for name in ("sentences.py", "reasons.py")]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files if file.exists()]
    tables = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    return {
        key.value: call.args[0].value
        for table in tables
        for key, call in zip(table.keys, table.values, strict=True)
        if isinstance(call, ast.Call)
    }


def spoken(app):
    """Every code in the rules with the words of the function around it."""
    for path in (ROOT / app / "rules").glob("*.py"):
        for top in ast.parse(path.read_text(encoding="utf-8")).body:
            words = {node.value for node in ast.walk(top) if isinstance(node, ast.Constant)}
            words |= {node.arg for node in ast.walk(top) if isinstance(node, ast.keyword)}
            for code in filter(lambda word: isinstance(word, str), tuple(words)):
                if re.fullmatch(rf"{app}\.[a-z0-9_]+", code) and not code.endswith("_"):
                    yield code, words


@pytest.mark.parametrize("app", APPS)
def test_every_code_has_a_sentence(app):
    codes = {code for code, _ in spoken(app)} | {code for code in ASSEMBLED if code.startswith(f"{app}.")}
    assert codes - set(sentences(app)) == set()


@pytest.mark.parametrize("app", APPS)
def test_a_sentence_asks_only_for_what_its_rule_gives(app):
    texts = sentences(app)
    asked = [
        (code, name, words)
        for code, words in spoken(app)
        if code in texts
        for _, name, _, _ in Formatter().parse(texts[code])
        if name
    ]
    assert [(code, name) for code, name, words in asked if name not in words | ADDED] == []


@pytest.mark.parametrize("app", APPS)
def test_a_sentence_ends_like_one_and_a_word_does_not(app):
    words = {code for code in ASSEMBLED if re.match(r"\w+\.(factor|act|step|kind)_", code)}
    ended = {code for code, text in sentences(app).items() if text.endswith((".", "?"))}
    assert ended == set(sentences(app)) - words
