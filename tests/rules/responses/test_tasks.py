"""The checks of a proposal: which exist, when one is done, and until when they may change."""

import pytest

from core.rules.refusal import Kind
from responses.rules.instruments import INSTRUMENTS
from responses.rules.proposal import ProposalStatus
from responses.rules.tasks import (
    QUESTIONS,
    CheckCode,
    check_answers,
    check_proportionality,
    checks_of,
    may_change_checks,
)
from tests.rules.responses.people import code

ANSWERS = dict.fromkeys(QUESTIONS, "Yes: the law of 2020 provides for it.")


def test_what_touches_rights_is_checked_for_evidence_proportionality_and_rights_in_that_order():
    for instrument in INSTRUMENTS:
        three = (CheckCode.EVIDENCE, CheckCode.PROPORTIONALITY, CheckCode.RIGHTS_TEST)
        assert checks_of(instrument) == (three if instrument.needs_rights_test else (CheckCode.EVIDENCE,))
    assert {each.needs_rights_test for each in INSTRUMENTS} == {True, False}


def test_the_rights_test_is_whole_only_with_all_seven_answers_in_words():
    assert len(QUESTIONS) == 7
    assert check_answers(ANSWERS) is None
    for question in QUESTIONS:
        for blank in ({**ANSWERS, question: "  "}, {k: v for k, v in ANSWERS.items() if k != question}):
            refusal = check_answers(blank)
            assert (code(refusal), refusal.field, refusal.kind) == ("rights_question_open", question, Kind.INVALID)


@pytest.mark.parametrize(
    ("note", "suggested", "tier", "refused"),
    [
        ("Because of the election.", 1, 4, None),
        ("", 2, 2, "note_required"),
        (" ", 2, 1, "note_required"),
        ("", 2, 3, "above_tier_needs_reason"),
    ],
)
def test_proportionality_is_said_in_words_and_a_step_above_the_grid_has_its_reason(note, suggested, tier, refused):
    refusal = check_proportionality(note, suggested=suggested, tier=tier)
    assert code(refusal) == refused
    if refusal:
        assert refusal.params == {"suggested": f"T{suggested}", "tier": f"T{tier}"}
        assert (refusal.kind, refusal.field) == (Kind.INVALID, "note")


@pytest.mark.parametrize("status", ProposalStatus)
def test_checks_stand_as_they_were_once_the_states_are_asked(status):
    refusal = may_change_checks(status)
    open_ = status in (ProposalStatus.DRAFT, ProposalStatus.CHECKS, ProposalStatus.COMMENT)
    assert (refusal is None) == open_
    if refusal:
        assert (code(refusal), refusal.kind) == ("checks_are_closed", Kind.STATE)
