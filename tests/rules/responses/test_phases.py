"""When a phase of a package falls due, is skipped or waits; over every trigger, summer time and closing days."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusal import Refused
from core.rules.transitions import check, named, open_from
from notifications.rules.calendars import BRUSSELS, ClosingDays, brussels_day
from responses.phase_sentences import WHEN
from responses.rules.phases import (
    FOLLOWS,
    PHASE,
    TURNING,
    Counted,
    PhaseFacts,
    PhaseStatus,
    Trigger,
    falls_due,
    moves_to,
    turn_of,
    turns,
    way_back,
    when,
)

CLOSED = frozenset({date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6), date(2026, 12, 24), date(2026, 12, 25)})
CALENDAR = ClosingDays(days=CLOSED, covers_from=date(2026, 1, 1), covers_to=date(2027, 12, 31))
T0 = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
S = PhaseStatus

instants = st.integers(0, 363 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 2, tzinfo=UTC) + timedelta(minutes=minutes)
)
hours = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))


def phase(number=1, trigger=Trigger.AT_ONCE, status=S.WAITING, **more) -> PhaseFacts:
    return PhaseFacts(number=number, trigger=trigger, status=status, **({"started_at": T0} | more))


def follower(trigger=Trigger.WITHOUT_REPLY, days=10, counted=Counted.CALENDAR, **more) -> PhaseFacts:
    return phase(2, trigger, after=1, days=days, counted=counted, **more)


def done(at=T0, **more) -> PhaseFacts:
    return phase(1, status=S.DONE, delivered_at=at, **more)


def test_ten_calendar_days_end_at_the_same_hour_though_the_clocks_went_forward():
    due = falls_due(follower(), datetime(2026, 3, 20, 22, 59, tzinfo=UTC), CALENDAR)
    assert due.astimezone(BRUSSELS) == datetime(2026, 3, 30, 12, tzinfo=BRUSSELS)
    assert due == datetime(2026, 3, 30, 10, tzinfo=UTC)


def test_a_delivery_just_after_midnight_in_brussels_counts_from_that_day():
    due = falls_due(follower(days=1), datetime(2026, 3, 20, 23, 30, tzinfo=UTC), CALENDAR)
    assert brussels_day(due) == date(2026, 3, 22)


def test_working_days_step_over_weekends_and_closing_days_of_the_institutions():
    due = falls_due(follower(days=3, counted=Counted.WORKING), datetime(2026, 3, 31, 9, tzinfo=UTC), CALENDAR)
    assert brussels_day(due) == date(2026, 4, 8)


def test_working_days_past_the_known_calendar_are_refused_not_guessed():
    with pytest.raises(Refused):
        falls_due(follower(days=20, counted=Counted.WORKING), datetime(2027, 12, 20, tzinfo=UTC), CALENDAR)


@given(instants, st.integers(1, 200), hours)
def test_calendar_days_are_counted_by_the_brussels_calendar_and_clock(base, days, at):
    due = falls_due(follower(days=days, at=at), base, CALENDAR)
    assert due > base
    assert due.tzinfo is UTC
    local = due.astimezone(BRUSSELS)
    skipped_hour = at.hour == 2 and local.hour == 3  # the hour that does not exist on one night of the year
    assert local.date() == brussels_day(base) + timedelta(days=days)
    assert local.time() == at or skipped_hour


@given(instants, st.integers(1, 60), hours)
def test_working_days_end_on_a_working_day_and_so_many_lie_between(base, days, at):
    due = falls_due(follower(days=days, at=at, counted=Counted.WORKING), base, CALENDAR)
    end, day, worked = brussels_day(due), brussels_day(base), 0
    while day < end:
        day += timedelta(days=1)
        worked += CALENDAR.is_working_day(day)
    assert worked == days
    assert CALENDAR.is_working_day(end)


@given(instants, st.integers(1, 40), st.sampled_from(Counted), st.integers(0, 40))
def test_more_days_are_never_earlier(base, days, counted, more):
    first = falls_due(follower(days=days, counted=counted), base, CALENDAR)
    assert first <= falls_due(follower(days=days + more, counted=counted), base, CALENDAR)


def test_a_reply_in_time_skips_and_one_to_the_second_is_in_time():
    due = falls_due(follower(), T0, CALENDAR)
    later = due + timedelta(days=30)
    assert turn_of(follower(), done(replied_at=due), CALENDAR, now=later).status is S.SKIPPED
    late = turn_of(follower(), done(replied_at=due + timedelta(seconds=1)), CALENDAR, now=later)
    assert (late.status, late.due_at) == (S.DUE, due)


@given(instants, st.integers(1, 60), st.sampled_from(Counted), st.integers(-90, 90), st.integers(-90, 90))
def test_without_reply_falls_due_only_when_the_day_has_come_and_no_reply_came_in_time(base, days, counted, reply, look):
    one = follower(days=days, counted=counted)
    due = falls_due(one, base, CALENDAR)
    now, replied_at = due + timedelta(hours=look), max(base, due + timedelta(hours=reply))
    silent = turn_of(one, done(base), CALENDAR, now=now)
    assert silent.status is (S.DUE if now >= due else S.WAITING)
    answered = turn_of(one, done(base, replied_at=replied_at), CALENDAR, now=now)
    assert (answered.status is S.SKIPPED) == (replied_at <= due)
    unasked = turn_of(
        replace(one, trigger=Trigger.AFTER_DELIVERY), done(base, replied_at=replied_at), CALENDAR, now=now
    )
    assert unasked == silent


@pytest.mark.parametrize(("trigger", "before"), list(product(FOLLOWS, PhaseStatus)))
def test_a_phase_waits_for_the_one_before_it_and_goes_with_it_when_that_is_skipped(trigger, before):
    one = follower(trigger)
    first = phase(1, status=before, delivered_at=T0 if before is S.DONE else None)
    turn = turn_of(one, first, CALENDAR, now=T0 + timedelta(days=365))
    expected = {S.DONE: S.DUE, S.SKIPPED: S.SKIPPED}.get(before, S.WAITING)
    assert turn.status is expected
    assert (turn.due_at is not None) == (before is S.DONE)


def test_at_once_an_instant_and_a_word_of_the_chair():
    soon = T0 + timedelta(hours=1)
    assert turn_of(phase(), None, CALENDAR, now=T0).status is S.DUE
    timed = phase(trigger=Trigger.ON_INSTANT, instant=soon)
    assert [turn_of(timed, None, CALENDAR, now=at).status for at in (T0, soon)] == [S.WAITING, S.DUE]
    silent = phase(trigger=Trigger.WHEN_CALLED)
    assert turn_of(silent, None, CALENDAR, now=soon).status is S.WAITING
    assert turn_of(replace(silent, called_at=T0), None, CALENDAR, now=soon).status is S.DUE


def test_a_chain_is_skipped_to_its_end_and_comes_back_with_its_beginning():
    chain = [
        done(replied_at=T0 + timedelta(days=1)),
        follower(),
        phase(3, Trigger.AFTER_DELIVERY, after=2, days=1, counted=Counted.WORKING),
        phase(4, Trigger.AT_ONCE),
    ]
    now = T0 + timedelta(days=2)
    said = {number: turn.status for number, turn in turns(chain, CALENDAR, now=now).items()}
    assert said == {2: S.SKIPPED, 3: S.SKIPPED, 4: S.DUE}
    chain[0] = done()
    back = {number: turn.status for number, turn in turns(chain, CALENDAR, now=now).items()}
    assert back == {2: S.WAITING, 3: S.WAITING, 4: S.DUE}


@pytest.mark.parametrize("status", [one for one in PhaseStatus if one not in TURNING])
def test_what_people_decided_is_never_turned_by_a_trigger(status):
    assert turns([phase(status=status, delivered_at=T0)], CALENDAR, now=T0) == {}


def test_nothing_turns_before_the_package_is_agreed():
    assert turns([phase(started_at=None)], CALENDAR, now=T0) == {}


@given(
    st.lists(
        st.tuples(st.sampled_from(Trigger), st.sampled_from(PhaseStatus), st.integers(1, 9), st.booleans()), max_size=8
    ),
    st.integers(0, 60),
)
def test_turning_twice_changes_nothing_more_and_every_turn_is_a_move_of_the_table(drawn, later):
    rows = []
    for number, (trigger, status, days, replied) in enumerate(drawn, start=1):
        after = (days % (number - 1)) + 1 if trigger in FOLLOWS and number > 1 else None
        rows.append(
            PhaseFacts(
                number, status, trigger if after or trigger not in FOLLOWS else Trigger.AT_ONCE, after, days,
                Counted.CALENDAR, instant=T0, started_at=T0, called_at=T0 if days % 2 else None,
                delivered_at=T0 if status is S.DONE else None, replied_at=T0 if replied else None,
            )
        )  # fmt: skip
    now = T0 + timedelta(days=later)
    first = turns(rows, CALENDAR, now=now)
    settled = [replace(row, status=first[row.number].status) if row.number in first else row for row in rows]
    assert turns(settled, CALENDAR, now=now) == first
    for row in rows:
        if row.number not in first or (row.status is S.DUE and first[row.number].status is S.WAITING):
            continue
        state = row.status
        for name in moves_to(row.status, first[row.number].status):
            assert check(PHASE, name, state=state) is None
            state = named(PHASE, name).target
        assert state is first[row.number].status


def test_the_lifecycle_of_a_phase():
    moves = {status: {row.name: row.target for row in open_from(PHASE, status)} for status in PhaseStatus}
    assert moves == {
        S.PLANNED: {"start": S.WAITING, "stop": S.STOPPED},
        S.WAITING: {"fall_due": S.DUE, "skip": S.SKIPPED, "stop": S.STOPPED},
        S.DUE: {"skip": S.SKIPPED, "release": S.RELEASED, "stop": S.STOPPED},
        S.RELEASED: {"carry_out": S.DONE},
        S.DONE: {},
        S.STOPPED: {"resume": S.WAITING, "take_up": S.PLANNED},
        S.SKIPPED: {"reinstate": S.WAITING},
    }


@pytest.mark.parametrize(("trigger", "counted", "days"), list(product(Trigger, Counted, (1, 10))))
def test_every_trigger_has_its_sentence(trigger, counted, days):
    one = phase(2, trigger, after=1, days=days, counted=counted, instant=T0)
    reason = when(one)
    assert str(WHEN[reason.code]).format(**{"instant": "", **reason.params})


def test_a_phase_with_no_days_falls_due_on_the_day_itself():
    assert falls_due(follower(days=None), T0, CALENDAR) == datetime(2026, 3, 20, 11, tzinfo=UTC)


@pytest.mark.parametrize("trigger", FOLLOWS)
def test_a_phase_whose_first_is_not_there_waits(trigger):
    assert turn_of(follower(trigger), None, CALENDAR, now=T0 + timedelta(days=365)).status is S.WAITING


@pytest.mark.parametrize(("days", "said"), [(1, "_one"), (2, ""), (0, "")])
def test_one_day_is_said_in_the_singular(days, said):
    reason = when(follower(Trigger.AFTER_DELIVERY, days=days, at=time(9, 5)))
    assert reason.code == f"responses.phase_after_delivery_calendar{said}"
    assert reason.params == {"days": days, "after": 1, "at": "09:05"}


def test_days_are_those_of_the_calendar_unless_working_days_are_meant():
    assert when(follower(Trigger.AFTER_DELIVERY, counted=None)).code == "responses.phase_after_delivery_calendar"
    assert when(follower(Trigger.AFTER_DELIVERY, counted=Counted.WORKING)).code.endswith("_working")


def test_an_instant_is_said_where_there_is_one():
    assert when(phase(trigger=Trigger.ON_INSTANT, instant=T0)).params == {"instant": T0}
    assert when(phase(trigger=Trigger.AT_ONCE)).params == {}


def test_a_first_phase_counts_from_its_delivery_and_from_nothing_else():
    later = T0 + timedelta(days=365)
    assert turn_of(follower(), phase(1, status=S.DONE), CALENDAR, now=later).status is S.WAITING
    assert turn_of(follower(), phase(1, status=S.STOPPED, delivered_at=T0), CALENDAR, now=later).status is S.WAITING


@pytest.mark.parametrize(
    ("status", "started", "row"),
    [(S.SKIPPED, True, "reinstate"), (S.STOPPED, True, "resume"), (S.STOPPED, False, "take_up")],
)
def test_a_phase_comes_back_to_its_trigger_or_to_its_plan(status, started, row):
    assert way_back(status, started=started) == row
    assert check(PHASE, row, state=status) is None
