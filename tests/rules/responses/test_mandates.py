"""What a capital may agree to beforehand, and which rounds a mandate speaks about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.rules.refusal import Kind
from responses.rules.mandates import PREPARED, MandateFacts, check_mandate, chosen, fits, may_mandate
from responses.rules.vocabulary import Answer
from tests.rules.responses.people import CHAIR, DANE, DANISH_OFFICER, DRAFTER, EEAS_SIGNATORY, PARTNER, code

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
MANDATE = MandateFacts(1, frozenset({"eu_demarche"}), Answer.AGREE, 2, TODAY, TODAY + 30 * DAY)
ROUND = {"instrument": "eu_demarche", "answers": (Answer.AGREE, Answer.OBJECT), "confidence": 2, "on": TODAY}


@pytest.mark.parametrize("actor", [DANISH_OFFICER, CHAIR, DRAFTER, EEAS_SIGNATORY, PARTNER])
def test_only_a_signatory_of_a_state_commits_it_beforehand(actor):
    assert code(may_mandate(actor)) == "only_signatories_mandate"
    assert may_mandate(DANE) is None


@pytest.mark.parametrize("answer", Answer)
def test_an_objection_a_reservation_a_declaration_is_never_given_beforehand(answer):
    refusal = check_mandate(replace(MANDATE, answer=answer), today=TODAY)
    assert (refusal is None) == (answer in PREPARED)
    if refusal:
        assert (code(refusal), refusal.kind, refusal.field) == ("never_beforehand", Kind.INVALID, "answer")
    assert set(PREPARED) == {Answer.AGREE, Answer.FOR, Answer.COMMENT, Answer.ABSTAIN}


@pytest.mark.parametrize(
    ("change", "refused", "field"),
    [
        ({"instruments": frozenset()}, "mandate_for_what", "instruments"),
        ({"until": TODAY - DAY}, "mandate_until", "until"),
        ({"since": TODAY + 2 * DAY, "until": TODAY + DAY}, "mandate_until", "until"),
        ({"until": TODAY}, None, ""),
        ({}, None, ""),
    ],
)
def test_a_mandate_is_for_something_and_until_a_day_to_come(change, refused, field):
    refusal = check_mandate(replace(MANDATE, **change), today=TODAY)
    assert code(refusal) == refused
    if refusal:
        assert (refusal.kind, refusal.field) == (Kind.INVALID, field)


@pytest.mark.parametrize(
    ("change", "speaks"),
    [
        ({}, True),
        ({"confidence": 3}, True),
        ({"confidence": 1}, False),
        ({"instrument": "hr_declaration"}, False),
        ({"answers": (Answer.FOR,)}, False),
        ({"on": TODAY - DAY}, False),
        ({"on": TODAY + 30 * DAY}, True),
        ({"on": TODAY + 31 * DAY}, False),
    ],
)
def test_a_mandate_speaks_about_its_instruments_while_it_holds_and_we_are_sure_enough(change, speaks):
    assert fits(MANDATE, **(ROUND | change)) is speaks


def test_a_revoked_mandate_speaks_about_nothing():
    assert not fits(replace(MANDATE, revoked=True), **ROUND)


def test_the_later_word_of_a_capital_holds():
    later = replace(MANDATE, number=2, answer=Answer.COMMENT)
    assert chosen([MANDATE, later]) == chosen([later, MANDATE]) == later
    assert chosen([]) is None
