"""What follows a delivered response: commitments others made, and what it changed."""

import pytest

from core.rules.refusal import Kind as Refused
from delegations.rules.roles import Kind, Role
from responses.rules.afterwards import (
    LONGEST,
    CommitmentStatus,
    may_note_commitment,
    may_say_effect,
    may_settle,
    written,
)
from responses.rules.delivery import DeliveryKind
from tests.rules.responses.people import CHAIR, DANE, DRAFTER, code, person

ANALYST = person("EEAS", Role.ANALYST, kind=Kind.SERVICE)
SPOKEN_TO = {DeliveryKind.DIALOGUE_SESSION, DeliveryKind.DEMARCHE, DeliveryKind.REFERRAL}


@pytest.mark.parametrize("kind", DeliveryKind)
def test_somebody_commits_himself_only_where_he_was_spoken_to(kind):
    refusal = may_note_commitment(DRAFTER, kind)
    assert code(refusal) == (None if kind in SPOKEN_TO else "nobody_to_commit")
    assert refusal is None or refusal.kind is Refused.STATE


@pytest.mark.parametrize("kind", DeliveryKind)
def test_commitments_are_noted_by_the_services_that_carry_out(kind):
    assert code(may_note_commitment(DANE, kind)) == "may_not_deliver"


@pytest.mark.parametrize("status", CommitmentStatus)
def test_a_commitment_is_settled_once_and_by_the_services(status):
    refusal = may_settle(DRAFTER, status)
    assert code(refusal) == (None if status is CommitmentStatus.OPEN else "commitment_is_settled")
    assert refusal is None or refusal.kind is Refused.STATE
    assert code(may_settle(DANE, status)) == "may_not_deliver"


@pytest.mark.parametrize("actor", [DRAFTER, ANALYST])
def test_who_carries_out_or_assesses_says_the_effect_once(actor):
    assert may_say_effect(actor, done=False) is None
    again = may_say_effect(actor, done=True)
    assert (code(again), again.kind) == ("effect_is_said", Refused.STATE)


@pytest.mark.parametrize("actor", [DANE, CHAIR])
def test_nobody_else_says_the_effect(actor):
    assert code(may_say_effect(actor, done=False)) == "may_not_say_effect"


@pytest.mark.parametrize(("value", "fits"), [("", False), ("  \n", False), ("a", True), ("a" * 500, True)])
def test_words_are_written_there(value, fits):
    assert (written(value, "what") is None) == fits


@pytest.mark.parametrize("longest", [LONGEST, 40])
def test_words_too_long_are_refused_at_their_field_with_the_length_that_fits(longest):
    assert written("a" * longest, "what", longest=longest) is None
    refusal = written("a" * (longest + 1), "what", longest=longest)
    assert (code(refusal), refusal.kind, refusal.field) == ("words_needed", Refused.INVALID, "what")
    assert refusal.params == {"longest": longest}


def test_words_have_five_hundred_signs():
    assert LONGEST == 500
