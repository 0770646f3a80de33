"""The secretariat changes plans and ladders by dated rows; instants already set keep theirs."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError

from audit.models import AuditEvent
from core.rules.refusal import Refused
from delegations import facts as people
from notifications import timetable
from notifications.actions import set_time_rule
from notifications.models import Escalation, Reminder, TimeRule
from notifications.rules.vocabulary import DeadlineKind

pytestmark = pytest.mark.django_db
ONE_STEP = [{"kind": "opened", "audience": "all"}]


def test_the_delivered_rows_are_loaded_once(db):
    assert TimeRule.objects.filter(sort="plan").count() >= len(DeadlineKind)
    assert not TimeRule.objects.filter(source="").exists()


def test_a_new_plan_holds_for_instants_set_from_then_on_and_leaves_what_is_planned(plan_round, secretariat):
    deadline = plan_round()
    set_time_rule(sort="plan", key="silence", value=ONE_STEP, valid_from=people.today(), source="test", by=secretariat)
    planned = Reminder.objects.filter(deadline=deadline)
    assert set(planned.filter(revision=1).values_list("kind", flat=True)) > {"opened"}
    plan_round(hours=60)
    assert set(planned.filter(revision=2).values_list("kind", flat=True)) == {"opened"}
    assert AuditEvent.objects.filter(verb="set_time_rule").exists()


def test_an_urgency_may_have_its_own_plan_and_ladder(plan_round, secretariat):
    set_time_rule(
        sort="ladder", key="silence/flash", value=[{"step": "secretariat_call", "share": 0.5}],
        valid_from=people.today(), source="test", by=secretariat,
    )  # fmt: skip
    flash = plan_round(hours=4)
    assert set(Escalation.objects.filter(deadline=flash).values_list("step", flat=True)) == {"secretariat_call"}


def test_a_row_ahead_does_not_hold_yet(secretariat):
    ahead = people.today() + timedelta(days=10)
    set_time_rule(sort="least_hours", key="rounds", value=12, valid_from=ahead, source="test", by=secretariat)
    assert timetable.least_hours(people.today()) == 6
    assert timetable.least_hours(ahead) == 12


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"valid_from": date(2026, 1, 2)}, "valid_from"),
        ({"key": "lunar"}, "key"),
        ({"value": "soon"}, "value"),
    ],
)
def test_a_past_day_an_unknown_key_and_an_unfit_value_are_refused(secretariat, change, field):
    said = {"sort": "plan", "key": "silence", "value": ONE_STEP, "valid_from": people.today(), "source": "test"}
    with pytest.raises(Refused) as no:
        set_time_rule(**(said | change), by=secretariat)
    assert no.value.refusal.field == field


def test_only_the_secretariat_and_only_once_a_day(secretariat, chair):
    said = {"sort": "plan", "key": "silence", "value": ONE_STEP, "valid_from": people.today(), "source": "test"}
    with pytest.raises(Refused):
        set_time_rule(**said, by=chair)
    set_time_rule(**said, by=secretariat)
    with pytest.raises(Refused):
        set_time_rule(**said, by=secretariat)


def test_a_row_is_never_rewritten(db):
    with pytest.raises(DatabaseError):
        TimeRule.objects.filter(sort="plan", key="silence").update(value=[])


def test_work_gets_its_instant_by_the_term_even_beyond_the_known_calendar(db):
    wednesday = datetime(2026, 12, 23, 15, tzinfo=UTC)
    assert timetable.time_allowed(DeadlineKind.TASK, wednesday) == datetime(2027, 1, 5, 11, tzinfo=UTC)
    late = datetime(2035, 6, 1, 10, tzinfo=UTC)
    assert timedelta(0) < timetable.time_allowed(DeadlineKind.ASSESSMENT, late) - late < timedelta(days=7)
