"""The words of a round: which answers each pair of procedure and rule knows, and what an outcome means."""

import pytest

from responses.rules.vocabulary import (
    ANSWERS,
    DEFAULT_EFFECTS,
    FAVOURABLE,
    LEGALLY_CARRIED,
    Answer,
    OutcomeCode,
    Procedure,
    ReservationEffect,
    ReservationType,
    Rule,
    answers_of,
)

KNOWN = {
    ("none", "none"): "",
    ("silence", "silence"): "agree object reservation comment",
    ("written", "written_unanimity"): "for against abstain abstain_with_declaration",
    ("written", "qualified_majority"): "for against abstain",
    ("written", "simple_majority"): "for against abstain",
    ("meeting", "unanimity"): "for against abstain abstain_with_declaration absent",
    ("meeting", "qualified_majority"): "for against abstain absent",
    ("meeting", "simple_majority"): "for against abstain absent",
    ("meeting", "consensus_by_chair"): "agree object reservation absent",
    ("consent", "consent_of_participants"): "for against abstain",
}


@pytest.mark.parametrize("procedure", Procedure)
@pytest.mark.parametrize("rule", Rule)
def test_each_pair_knows_its_answers_and_a_pair_that_cannot_be_knows_none(procedure, rule):
    known = tuple(KNOWN.get((procedure, rule), "").split())
    assert answers_of(procedure, rule) == known
    plain = tuple(answer for answer in known if answer != "abstain_with_declaration")
    assert answers_of(procedure, rule, declarations=False) == plain
    assert ((procedure, rule) in ANSWERS) == ((procedure, rule) in KNOWN)


def test_nobody_abstains_under_silence():
    assert Answer.ABSTAIN not in answers_of(Procedure.SILENCE, Rule.SILENCE)


@pytest.mark.parametrize("outcome", OutcomeCode)
def test_what_binds_and_what_lets_the_text_go_on(outcome):
    binding = {"ADOPTED", "ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION", "DEEMED_ADOPTED_NO_BLOCKING_MINORITY"}
    assert (outcome in LEGALLY_CARRIED) == (outcome in binding)
    assert (outcome in FAVOURABLE) == (outcome in binding | {"AGREED", "EXPIRED_SILENT", "CONSENSUS_FOUND"})


@pytest.mark.parametrize("kind", ReservationType)
def test_a_reservation_holds_unless_it_is_of_substance_or_of_language(kind):
    said = {"substantive": ReservationEffect.BREAKS, "linguistic": ReservationEffect.NONE}
    assert DEFAULT_EFFECTS[kind] is said.get(kind, ReservationEffect.HOLDS)
