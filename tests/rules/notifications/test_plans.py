"""Who is reminded, when, and who is left in peace (decision 9)."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.rules.plans import PLANS, TOO_CLOSE, Standing, plan, still_owed
from notifications.rules.vocabulary import Audience, DeadlineKind, ReminderKind

OPENED = datetime(2027, 2, 1, 10, tzinfo=UTC)
WRITTEN = DeadlineKind.WRITTEN
SILENCE = DeadlineKind.SILENCE


def planned(kind, **period):
    return plan(kind, OPENED, OPENED + timedelta(**period), now=OPENED)


def kinds(kind, **period):
    return [str(each.kind) for each in planned(kind, **period)]


def test_a_long_written_round_gets_the_whole_plan():
    assert kinds(WRITTEN, hours=72) == [
        "opened", "half_time", "t_24h", "t_4h", "t_1h", "chair_t_1h", "expiry",
    ]  # fmt: skip


def test_the_day_before_is_only_recalled_in_periods_over_48_hours():
    assert "t_24h" not in kinds(WRITTEN, hours=48)
    assert "t_24h" in kinds(WRITTEN, hours=49)


def test_half_time_and_four_hours_before_the_end_of_eight_hours_are_one_reminder():
    assert kinds(WRITTEN, hours=8) == ["opened", "t_4h", "t_1h", "chair_t_1h", "expiry"]


def test_nobody_is_nagged_in_the_half_hour_after_the_opening():
    assert kinds(WRITTEN, hours=1) == ["opened", "chair_t_1h", "half_time", "expiry"]
    assert kinds(WRITTEN, minutes=50) == ["opened", "expiry"]


def test_silence_has_an_opening_one_last_notice_and_the_chair():
    got = planned(SILENCE, hours=48)
    assert [(each.kind, each.audience) for each in got] == [
        (ReminderKind.OPENED, Audience.ALL),
        (ReminderKind.LAST_NOTICE, Audience.NOT_AGREED),
        (ReminderKind.CHAIR_T_1H, Audience.CHAIR),
    ]
    assert got[1].due_at == OPENED + timedelta(hours=44)


def test_the_last_notice_of_a_short_silence_comes_at_half_time_not_at_once():
    notice = planned(SILENCE, hours=6)[1]
    assert (notice.kind, notice.due_at) == (ReminderKind.LAST_NOTICE, OPENED + timedelta(hours=3))


@pytest.mark.parametrize("kind", [WRITTEN, DeadlineKind.CONSENT, DeadlineKind.COMMENT])
def test_in_the_other_phases_only_those_who_owe_an_answer_are_reminded(kind):
    audiences = {each.kind: each.audience for each in planned(kind, hours=72)}
    assert audiences.pop(ReminderKind.OPENED) is Audience.ALL
    assert audiences.pop(ReminderKind.CHAIR_T_1H) is Audience.CHAIR
    assert set(audiences.values()) == {Audience.OWING}


def test_a_new_plan_after_an_extension_looks_only_ahead():
    now = OPENED + timedelta(hours=40)
    got = plan(WRITTEN, OPENED, OPENED + timedelta(hours=72), now=now)
    assert [str(each.kind) for each in got] == ["t_24h", "t_4h", "t_1h", "chair_t_1h", "expiry"]


@given(
    st.sampled_from(DeadlineKind),
    st.integers(1, 60 * 24 * 150),
    st.floats(0, 1.2),
)
def test_whatever_the_period_nothing_is_planned_in_the_past_or_after_the_close(kind, minutes, elapsed):
    period = timedelta(minutes=minutes)
    now = OPENED + period * elapsed
    got = plan(kind, OPENED, OPENED + period, now=now)
    assert all(now <= each.due_at <= OPENED + period for each in got)
    assert [each.due_at for each in got] == sorted(each.due_at for each in got)
    assert len({each.kind for each in got}) == len(got)


@given(st.sampled_from(DeadlineKind), st.integers(1, 60 * 24 * 150))
def test_two_nudges_to_the_same_readers_are_never_less_than_half_an_hour_apart(kind, minutes):
    nudges = [
        each
        for each in planned(kind, minutes=minutes)
        if each.kind not in (ReminderKind.EXPIRY, ReminderKind.CHAIR_T_1H)
    ]
    for earlier, later in pairwise(nudges):
        assert later.due_at - earlier.due_at >= TOO_CLOSE


def test_every_kind_of_deadline_has_a_plan():
    assert set(PLANS) == set(DeadlineKind)


def owed(audience, kind=ReminderKind.T_4H, **standing):
    facts = {"deadline_open": True, "same_revision": True} | standing
    return still_owed(audience, kind, Standing(**facts))


def test_an_answer_ends_the_reminders_of_those_who_owed_it():
    assert owed(Audience.OWING)
    assert not owed(Audience.OWING, answered=True)


def test_under_silence_only_an_explicit_agreement_spares_the_last_notice():
    assert owed(Audience.NOT_AGREED, ReminderKind.LAST_NOTICE, answered=True)
    assert not owed(Audience.NOT_AGREED, ReminderKind.LAST_NOTICE, agreed=True)


def test_a_moved_deadline_makes_its_old_reminders_obsolete():
    assert not owed(Audience.ALL, ReminderKind.OPENED, same_revision=False)


def test_after_the_close_only_the_notice_of_expiry_goes_out():
    assert not owed(Audience.OWING, deadline_open=False)
    assert owed(Audience.OWING, ReminderKind.EXPIRY, deadline_open=False)
    assert not owed(Audience.OWING, ReminderKind.EXPIRY, deadline_open=False, answered=True)
