"""No sentence shows a word as it is stored: statuses, answers and moves are called as the pages call them."""

from enum import StrEnum

import pytest

from core.rules.refusal import Reason, Refused, enforce
from core.rules.transitions import check
from core.sentences import _WORDS, render
from desk.lifecycles import TABLES
from notifications.rules.vocabulary import Audience, ReminderKind, ReminderStatus
from notifications.words import AUDIENCES, FATES, KINDS
from responses.rules.rounds import RoundStatus, table_of
from responses.rules.vocabulary import Answer, OutcomeCode, Procedure

ROUND = table_of(Procedure.SILENCE)


def test_a_move_that_is_not_possible_is_named_by_its_button_and_the_state_by_its_word():
    assert render(check(ROUND, "confirm", state="confirmed")) == (
        "“Confirm the outcome” is not possible while this is “Confirmed by the chair”. "
        "Reload the page to see where it stands."
    )


@pytest.mark.parametrize(("title", "source", "table"), TABLES, ids=[title for title, _, _ in TABLES])
def test_every_move_of_every_lifecycle_is_refused_without_a_stored_word(title, source, table):
    states = type(table[0].target)
    shown = [
        render(refusal)
        for row in table
        for state in states
        if (refusal := check(table, row.name, state=state)) is not None
    ]
    assert shown
    assert not [sentence for sentence in shown if "_" in sentence]


def test_whatever_has_words_has_one_for_every_value():
    assert RoundStatus in _WORDS
    missing = [value for kind, words in _WORDS.items() for value in kind if value not in words]
    assert missing == []


def test_every_step_of_a_plan_has_words():
    assert (set(KINDS), set(AUDIENCES), set(FATES)) == (set(ReminderKind), set(Audience), set(ReminderStatus))


def test_an_answer_nobody_knows_is_refused_with_the_words_of_the_form():
    codes = {"answer": Answer.FOR, "answers": (Answer.AGREE, Answer.ABSTAIN_WITH_DECLARATION)}
    assert render(Reason("responses.answer_not_known", codes)) == (
        "“In favour” is not a position this round knows. Choose one of Agrees, Abstains with declaration."
    )


def test_a_word_without_a_name_is_shown_with_spaces():
    class Weather(StrEnum):
        FAIR_WIND = "fair_wind"

    assert render(Reason("responses.not_open", {"status": Weather.FAIR_WIND})).endswith("“fair wind”).")


def test_an_outcome_is_never_called_adopted():
    for code in OutcomeCode:
        assert "dopted" not in render(Reason("responses.nothing_to_confirm", {"outcome": code}))


def test_enforce_keeps_the_words_for_the_page():
    with pytest.raises(Refused) as no:
        enforce(check(ROUND, "declare_broken", state=RoundStatus.OPEN))
    assert "“Declare the silence broken” is not possible while this is “Open”" in render(no.value.refusal)
