"""What the chair is told of an instant before choosing it."""

from datetime import UTC, date, datetime

import pytest

from core.sentences import render
from delegations.actions import calendar as calendar_acts
from delegations.models import Recess
from notifications.closing import capitals_known, closing_notes, fair_at
from notifications.facts import closing_days
from notifications.rules.fairness import office_hours

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 20, 14, tzinfo=UTC)


def codes(notes) -> list[str]:
    return [reason.code.removeprefix("notifications.closing_") for reason in notes.reasons]


def said(notes) -> str:
    return " ".join(render(reason) for reason in notes.reasons)


def test_an_ordinary_instant_needs_no_word():
    assert not closing_notes(FRIDAY, datetime(2026, 11, 25, 11, tzinfo=UTC))


def test_a_short_period_names_who_gets_less_and_the_instant_fair_to_all():
    notes = closing_notes(FRIDAY, datetime(2026, 11, 23, 10, tzinfo=UTC))
    assert codes(notes) == ["short"]
    assert notes.short["PT"] == 5
    assert "PT (5)" in said(notes)
    assert "Mon 23 Nov 2026, 12:00 (Brussels, CET)" in said(notes)
    assert notes.fair_at == fair_at(FRIDAY)
    assert not closing_notes(FRIDAY, notes.fair_at).short


def test_the_holidays_of_the_27_states_warn_and_cost_their_capitals_hours():
    notes = closing_notes(datetime(2027, 1, 5, 15, tzinfo=UTC), datetime(2027, 1, 6, 11, tzinfo=UTC))
    assert {"AT", "CY", "EL", "ES", "FI", "HR", "IT", "PL", "SE", "SK"} <= {each.state for each in notes.holidays}
    assert notes.hours["AT"] < notes.hours["BE"]
    assert "AT (Epiphany)" in said(notes)


def test_weekend_closing_day_night_and_the_end_of_the_calendar_are_said():
    monday = datetime(2026, 12, 14, 8, tzinfo=UTC)
    assert "on_weekend" in codes(closing_notes(monday, datetime(2026, 12, 19, 11, tzinfo=UTC)))
    assert "on_closing_day" in codes(closing_notes(monday, datetime(2026, 12, 28, 11, tzinfo=UTC)))
    assert "at_night" in codes(closing_notes(monday, datetime(2026, 12, 15, 23, tzinfo=UTC)))
    assert "beyond_calendar" in codes(closing_notes(monday, datetime(2031, 1, 8, 11, tzinfo=UTC)))


def test_recess_warns_and_says_whether_its_dates_are_certain(secretariat):
    inside = closing_notes(datetime(2027, 8, 2, 8, tzinfo=UTC), datetime(2027, 8, 5, 10, tzinfo=UTC))
    assert "in_recess_unconfirmed" in codes(inside)
    assert "to be confirmed" in said(inside)
    calendar_acts.confirm_recess(recess=Recess.objects.get(since=date(2027, 7, 26)), by=secretariat)
    confirmed = closing_notes(datetime(2027, 8, 2, 8, tzinfo=UTC), datetime(2027, 8, 5, 10, tzinfo=UTC))
    assert "in_recess" in codes(confirmed)


def test_hours_are_counted_by_the_same_rule_as_everywhere():
    closes_at = datetime(2026, 11, 24, 11, tzinfo=UTC)
    notes = closing_notes(FRIDAY, closes_at)
    assert len(notes.hours) == 27
    for capital in capitals_known(closing_days()):
        assert notes.hours[capital.code] == office_hours(capital, FRIDAY, closes_at)
