"""A round in the inbox: once, where it belongs, and gone when it is history."""

from typing import Any

import pytest

from delegations import facts as people
from desk.inbox.items import Group
from desk.inbox.rounds import to_answer
from notifications.dispatcher import tick
from responses.actions.positions import give_position
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def silence(analyst: Any, drafter: Any, legal_adviser: Any, chair: Any) -> Any:
    return a_round(ready(a_proposal(a_case_for_all(analyst), drafter), drafter, legal_adviser), chair)


def says(round_: Any, by: Any, answer: str) -> None:
    give_position(round_id=round_.pk, text_sha256=round_.text_sha256, by=by, answer=answer)


def seen(by: Any) -> list[Any]:
    return list(to_answer(by, people.actor(by)))


def test_a_round_that_asks_27_states_stands_once(silence: Any, denmark: Any):
    assert [item.group for item in seen(denmark)] == [Group.DECIDE]


def test_an_answered_round_waits_for_others(silence: Any, denmark: Any):
    says(silence, denmark, "agree")
    assert [item.group for item in seen(denmark)] == [Group.OTHERS]


def test_a_broken_silence_says_so_and_leaves_at_its_instant(silence: Any, denmark: Any, hungary: Any, clock: Any):
    says(silence, hungary, "object")
    (item,) = seen(denmark)
    assert "broke the silence" in item.note
    clock.forward(hours=25)
    while tick("the tests"):
        pass
    assert seen(denmark) == []
