"""Quiet hours, the escalation ladder, presets, and the one way to show an instant."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.rules.calendars import BRUSSELS
from notifications.rules.escalation import due_now, plan_escalation
from notifications.rules.presets import PRESETS
from notifications.rules.quiet_hours import YIELDS, QuietHours, send_at
from notifications.rules.showing import shown
from notifications.rules.vocabulary import Channel, EscalationStep, Mode, Urgency

ATHENS = ZoneInfo("Europe/Athens")
QUIET = QuietHours(ATHENS)
NIGHT = datetime(2027, 2, 1, 23, tzinfo=ATHENS)
MORNING = datetime(2027, 2, 2, 7, tzinfo=ATHENS)


def test_in_app_notices_never_wait():
    assert send_at(Channel.IN_APP, NIGHT, QUIET) == NIGHT


def test_an_email_at_night_waits_for_the_morning_of_the_readers_zone():
    assert send_at(Channel.EMAIL, NIGHT, QUIET) == MORNING


def test_an_email_by_day_goes_at_once():
    noon = NIGHT.replace(hour=12)
    assert send_at(Channel.EMAIL, noon, QUIET) == noon


def test_a_deadline_under_six_hours_away_breaks_the_quiet():
    assert send_at(Channel.EMAIL, NIGHT, QUIET, closes_at=NIGHT + timedelta(hours=5)) == NIGHT


def test_a_held_mail_leaves_six_hours_before_the_deadline_though_morning_has_not_come():
    closes_at = NIGHT + timedelta(hours=10)
    assert send_at(Channel.EMAIL, NIGHT, QUIET, closes_at=closes_at) == closes_at - YIELDS


def test_a_digest_comes_in_the_morning():
    assert send_at(Channel.DIGEST, NIGHT, QUIET) == datetime(2027, 2, 2, 8, tzinfo=ATHENS)


def test_the_night_is_quiet_from_20_00_until_just_before_07_00():
    at = NIGHT.replace
    assert not QUIET.hold(at(hour=19, minute=59))
    assert QUIET.hold(at(hour=20))
    assert QUIET.hold(at(hour=6, minute=59))
    assert not QUIET.hold(at(hour=7))
    assert timedelta(hours=6) == YIELDS


def test_quiet_hours_of_one_day_begin_with_their_start_and_end_before_their_end():
    siesta = QuietHours(ATHENS, starts=time(13), ends=time(15))
    held = [hour for hour in range(24) if siesta.hold(NIGHT.replace(hour=hour))]
    assert held == [13, 14]


def test_quiet_hours_that_start_as_they_end_are_none():
    never = QuietHours(ATHENS, starts=time(8), ends=time(8))
    assert not any(never.hold(NIGHT.replace(hour=hour)) for hour in range(24))


def test_quiet_hours_may_lie_within_one_day():
    siesta = QuietHours(ATHENS, starts=time(13), ends=time(15))
    assert send_at(Channel.EMAIL, NIGHT.replace(hour=14), siesta) == NIGHT.replace(hour=15)
    assert not siesta.hold(NIGHT)


@given(
    st.sampled_from(Channel),
    st.datetimes(datetime(2026, 11, 3), datetime(2030, 12, 30), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from(["Europe/Brussels", "Atlantic/Azores", "Asia/Kolkata", "America/New_York"]),
    st.none() | st.integers(0, 100),
)
def test_waiting_never_costs_the_last_six_hours_nor_lasts_two_days(channel, now, zone, hours):
    closes_at = None if hours is None else now + timedelta(hours=hours)
    sent = send_at(channel, now, QuietHours(ZoneInfo(zone)), closes_at=closes_at)
    assert now <= sent <= now + timedelta(hours=48)
    if closes_at is not None:
        assert sent <= max(now, closes_at - YIELDS)


STAFFED = set(EscalationStep)
OPENED = datetime(2027, 2, 1, 10, tzinfo=UTC)
CLOSES = OPENED + timedelta(hours=24)


def test_the_ladder_climbs_from_deputy_to_lead_to_a_call_by_the_secretariat():
    rungs = plan_escalation(OPENED, CLOSES, STAFFED)
    assert [(rung.step, rung.due_at - OPENED) for rung in rungs] == [
        (EscalationStep.DEPUTY, timedelta(hours=6)),
        (EscalationStep.LEAD, timedelta(hours=12)),
        (EscalationStep.SECRETARIAT_CALL, timedelta(hours=18)),
    ]


def test_a_rung_nobody_staffs_is_skipped_said_and_costs_no_time():
    deputy, lead, _ = plan_escalation(OPENED, CLOSES, STAFFED - {EscalationStep.DEPUTY})
    assert deputy.skipped.code == "notifications.escalation_nobody"
    assert lead.skipped is None
    assert lead.due_at == OPENED + timedelta(hours=6)


def test_an_acknowledgement_ends_the_climb_and_no_rung_is_taken_twice():
    rungs = plan_escalation(OPENED, CLOSES, STAFFED)
    at_noon = OPENED + timedelta(hours=12)
    assert [r.step for r in due_now(rungs, now=at_noon, acknowledged=False)] == ["deputy", "lead"]
    assert due_now(rungs, now=at_noon, acknowledged=True) == ()
    taken = due_now(rungs, now=at_noon, acknowledged=False, taken=[EscalationStep.DEPUTY])
    assert [rung.step for rung in taken] == ["lead"]


def test_the_four_presets_propose_the_usual_periods():
    proposed = {urgency: (p.proposed.mode, p.proposed.quantity) for urgency, p in PRESETS.items()}
    assert proposed == {
        Urgency.FLASH: (Mode.CLOCK, 4),
        Urgency.URGENT: (Mode.CLOCK, 24),
        Urgency.STANDARD: (Mode.CLOCK, 48),
        Urgency.ORDINARY: (Mode.WORKING_DAYS, 3),
    }


TWELVE = datetime(2027, 1, 6, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Europe/Brussels", "Wed 6 Jan 2027, 12:00 (Brussels, CET)"),
        ("Europe/Paris", "Wed 6 Jan 2027, 12:00 (Brussels, CET)"),
        (
            "Europe/Athens",
            "Wed 6 Jan 2027, 12:00 (Brussels, CET) · Wed 6 Jan 2027, 13:00 (Athens, EET)",
        ),
        (
            "America/New_York",
            "Wed 6 Jan 2027, 12:00 (Brussels, CET) · Wed 6 Jan 2027, 06:00 (New York, EST)",
        ),
    ],
)
def test_the_readers_zone_stands_beside_brussels_where_it_differs(zone, text):
    assert shown(TWELVE, zone=zone) == text


def test_summer_time_is_named():
    assert shown(datetime(2027, 3, 31, 10, tzinfo=UTC)) == "Wed 31 Mar 2027, 12:00 (Brussels, CEST)"


def test_24_00_is_said_only_of_a_midnight():
    assert shown(TWELVE, at_24=True) == "Wed 6 Jan 2027, 12:00 (Brussels, CET)"
    midnight = datetime(2027, 1, 7, tzinfo=BRUSSELS)
    assert shown(midnight, at_24=True) == "Wed 6 Jan 2027, 24:00 (Brussels, CET)"
