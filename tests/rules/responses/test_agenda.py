"""What a meeting admits, and a running order that betrays nothing unseen."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusal import Kind
from responses.rules.agenda import (
    BODIES,
    Direction,
    ItemKind,
    MeetingStatus,
    Placed,
    check_all_concluded,
    check_body,
    check_kind,
    check_outcome,
    check_start,
    kinds_of,
    may_add_item,
    may_change_agenda,
    may_conclude,
    may_hold,
    may_run_meetings,
    moved,
)
from responses.rules.meeting import Attendance, check_room
from tests.rules.responses.people import CHAIR, DANE, SECRETARIAT, code

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
M = MeetingStatus


def items(*seen: bool) -> list[Placed]:
    return [Placed(UUID(int=number), said) for number, said in enumerate(seen)]


def numbers(order: tuple[UUID, ...]) -> list[int]:
    return [each.int for each in order]


def test_chair_and_secretariat_run_meetings_and_nobody_else():
    assert may_run_meetings(CHAIR) is None
    assert may_run_meetings(SECRETARIAT) is None
    assert code(may_run_meetings(DANE)) == "only_the_chair"


def test_without_debate_is_a_matter_of_council_and_coreper():
    assert [body for body in BODIES if ItemKind.WITHOUT_DEBATE in kinds_of(body)] == ["coreper", "council"]
    assert code(check_kind("psc", "without_debate")) == "kind_not_of_this_body"
    assert check_kind("coreper", "without_debate") is None


def test_a_body_is_one_a_proposal_climbs():
    assert [check_body(body) for body in BODIES] == [None] * 4
    assert check_body("capitals").field == "body"


def test_a_meeting_is_planned_ahead_and_held_once_it_has_begun():
    assert check_start(NOW + HOUR, now=NOW) is None
    assert check_start(NOW, now=NOW).kind is Kind.INVALID
    assert may_hold(M.PLANNED, NOW, now=NOW) is None
    assert code(may_hold(M.PLANNED, NOW + HOUR, now=NOW)) == "meeting_not_begun"


@pytest.mark.parametrize(
    ("rule", "open_in"),
    [
        (may_change_agenda, (M.PLANNED,)),
        (may_add_item, (M.PLANNED, M.HELD)),
        (may_conclude, (M.HELD,)),
        (lambda status: may_hold(status, NOW, now=NOW), (M.PLANNED, M.HELD)),
    ],
)
def test_each_act_has_its_time(rule, open_in):
    assert tuple(status for status in M if rule(status) is None) == open_in


def test_an_item_that_returns_says_where_it_was_left_and_others_need_no_words():
    assert code(check_outcome("returns", " ")) == "say_where_it_was_left"
    assert check_outcome("returns", "§2 is open.") is None
    assert check_outcome("noted", "") is None
    assert code(check_outcome("", "")) == "choose_an_outcome"


def test_a_meeting_closes_once_every_item_has_its_outcome():
    assert check_all_concluded([]) is None
    assert check_all_concluded([2, 5]).params == {"numbers": ("2", "5")}


def test_a_room_without_a_question_knows_the_same_bounds():
    room = Attendance(frozenset({"DK"}), {"SE": "DK", "FI": "DK"})
    assert code(check_room(room, members=("DK", "SE", "FI"), voting=("DK", "SE", "FI"))) == "one_proxy_only"
    assert check_room(Attendance(frozenset({"DK"})), members=("DK",), voting=("DK",)) is None


def test_up_and_down_pass_one_item_and_stop_at_the_ends():
    order = items(True, True, True)
    assert numbers(moved(order, order[2].pk, Direction.UP)) == [0, 2, 1]
    assert numbers(moved(order, order[0].pk, Direction.DOWN)) == [1, 0, 2]
    assert numbers(moved(order, order[0].pk, Direction.UP)) == [0, 1, 2]
    assert numbers(moved(order, order[2].pk, Direction.DOWN)) == [0, 1, 2]


def test_a_move_goes_past_what_its_mover_does_not_see():
    order = items(True, False, False, True)
    assert numbers(moved(order, order[3].pk, Direction.UP)) == [3, 0, 1, 2]
    assert numbers(moved(order, order[0].pk, Direction.DOWN)) == [1, 2, 3, 0]


@given(st.lists(st.booleans(), min_size=1, max_size=9), st.data(), st.sampled_from(Direction))
def test_the_mover_sees_one_step_and_nothing_is_lost(seen, data, direction):
    order = items(*seen)
    mine = data.draw(st.sampled_from([each for each in order if each.seen] or order))
    after = moved(order, mine.pk, direction)
    assert sorted(numbers(after)) == list(range(len(order)))
    shown = {each.pk for each in order if each.seen} | {mine.pk}
    before = [each.pk for each in order if each.pk in shown]
    step = -1 if direction is Direction.UP else 1
    at = min(max(before.index(mine.pk) + step, 0), len(before) - 1)
    assert [pk for pk in after if pk in shown].index(mine.pk) == at
