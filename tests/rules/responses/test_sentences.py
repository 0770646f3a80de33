"""Every code the rules speak has one English sentence, and none says what Entente cannot do."""

import re
from pathlib import Path

import pytest

from core.rules.refusal import Reason
from core.sentences import known_codes
from responses.rules.silence import at_closing, standing
from responses.rules.tally import if_the_clock_ran_out, tally
from responses.rules.vocabulary import Rule
from responses.sentences import SENTENCES
from tests.rules.responses.reference import HR, STATE, asked, everyone, only

RULES = Path(__file__).parents[3] / "responses" / "rules"
CODE = re.compile(r'"(responses\.[a-z0-9_]+)"')
SHORT = re.compile(r'_refused\(\s*"([a-z_]+)"')
OUTCOMES = [
    (asked(Rule.UNANIMITY), everyone("for")),
    (asked(Rule.UNANIMITY), everyone("for", but="HU SE", then="abstain")),
    (asked(Rule.UNANIMITY), everyone("abstain", but="FR", then="for")),
    (asked(Rule.UNANIMITY), everyone("for", but="HU", then="against")),
    (asked(Rule.UNANIMITY), everyone("for", but="HU", then="abstain_with_declaration")),
    (asked(Rule.UNANIMITY), everyone("abstain_with_declaration")),
    (asked(Rule.WRITTEN_UNANIMITY), everyone("for", but="MT SE")),
    (asked(Rule.QUALIFIED_MAJORITY, HR), everyone("for")),
    (asked(Rule.QUALIFIED_MAJORITY, HR), {}),
    (asked(Rule.QUALIFIED_MAJORITY, HR), everyone("against")),
    (asked(Rule.QUALIFIED_MAJORITY, HR), everyone("for", but="DE FR IT", then="against")),
    (asked(Rule.QUALIFIED_MAJORITY, HR), everyone("for", but="DE FR IT PL", then="against")),
    (asked(Rule.QUALIFIED_MAJORITY, HR), only("for", "DE FR IT ES PL RO NL", rest="against")),
    (asked(Rule.QUALIFIED_MAJORITY, HR), only("against", "DE FR IT ES")),
    (asked(Rule.QUALIFIED_MAJORITY, STATE), everyone("for", but="DE FR IT", then="against")),
    (asked(Rule.SIMPLE_MAJORITY), everyone("for")),
    (asked(Rule.SIMPLE_MAJORITY), {}),
    (asked(Rule.SIMPLE_MAJORITY), everyone("against")),
    (asked(Rule.SIMPLE_MAJORITY), everyone("against", but="SE")),
    (asked(Rule.CONSENT_OF_PARTICIPANTS), everyone("for")),
    (asked(Rule.CONSENT_OF_PARTICIPANTS), everyone("for", but="HU", then="abstain")),
    (asked(Rule.CONSENT_OF_PARTICIPANTS), everyone("for", but="HU")),
    (asked(Rule.SILENCE), {}),
    (asked(Rule.SILENCE), {"HU": "object"}),
    (asked(Rule.SILENCE), {"HU": "reservation"}),
]


def spoken() -> set[str]:
    """Every code written out in the rules."""
    sources = [path.read_text() for path in RULES.glob("*.py")]
    whole = {found for text in sources for found in CODE.findall(text)}
    short = {f"responses.{found}" for text in sources for found in SHORT.findall(text)}
    return whole | short | {"responses.qualified_short_at_close", "responses.simple_short_at_close"}


def say(reason: Reason) -> str:
    return str(SENTENCES[reason.code]).format(**reason.params)


def test_no_rule_speaks_without_a_sentence():
    assert spoken() - known_codes() == set()


def test_no_sentence_calls_anything_adopted_but_the_future_act():
    for code, text in SENTENCES.items():
        if code != "responses.silence_expired":
            assert "adopted" not in str(text), code


@pytest.mark.parametrize(("question", "positions"), OUTCOMES)
def test_every_outcome_is_a_whole_sentence_now_and_at_the_close(question, positions):
    for outcome in (tally(question, positions), if_the_clock_ran_out(question, positions)):
        reasons = [outcome.reason, *([outcome.alternative.reason] if outcome.alternative else [])]
        for sentence in map(say, reasons):
            assert sentence[0].isupper()
            assert sentence.endswith(".")
        for note in map(say, outcome.notes):
            assert not note.endswith(".")


def test_a_running_silence_says_what_happens_if_nothing_more_arrives():
    question = asked(Rule.SILENCE)
    assert say(standing(question, {})) == (
        "No objection yet; if nothing more arrives by the closing instant the silence expires "
        "and the text may go to COREU."
    )
    assert "('HU',)" in say(standing(question, {"HU": "object"}))
    assert say(at_closing(question, {}, unreached=("MT",)).reason)


def test_unanimity_on_few_votes_in_favour_is_flagged():
    outcome = tally(asked(Rule.UNANIMITY), everyone("abstain", but="FR", then="for"))
    assert outcome.carried
    assert [note.code for note in outcome.notes] == ["responses.note_few_in_favour"]
    some = "BE BG CZ DK DE EE IE EL ES FR HR IT CY"
    without_hungary = asked(Rule.UNANIMITY, suspended="HU")
    thirteen = {s: a for s, a in only("for", some, rest="abstain").items() if s != "HU"}
    assert tally(without_hungary, thirteen).notes == (), "half of 26"
    assert tally(without_hungary, thirteen | {"BE": "abstain"}).notes != ()
    assert tally(asked(Rule.UNANIMITY), only("for", some, rest="abstain")).notes != ()
