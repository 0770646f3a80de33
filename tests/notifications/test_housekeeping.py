"""Appointments and figures run out: who is reminded, until when, and what ends the asking."""

from datetime import date, datetime, timedelta

import pytest

from core.clock import db_now
from delegations import facts as people
from delegations.actions.figures import load_population_set
from delegations.actions.people import appoint, end_appointment
from delegations.models import Appointment, Delegation, Population, PopulationSet
from delegations.rules.roles import Role
from notifications import dispatcher, housekeeping
from notifications.models import Deadline, Notice, Reminder
from tests import cast

pytestmark = pytest.mark.django_db


def of(thing) -> Deadline:
    return Deadline.objects.get(subject_id=thing.pk)


def told() -> set[tuple[str, str]]:
    return set(Notice.objects.filter(channel="in_app").values_list("person__email", "code"))


@pytest.fixture
def ending(denmark, danish_officer, secretariat) -> Appointment:
    """The officer also leads the delegation for forty days from today."""
    today = people.today()
    dk = Delegation.objects.get(pk="DK")
    return appoint(
        user=danish_officer,
        role=Role.ANALYST,
        delegation=dk,
        since=today,
        until=today + timedelta(days=40),
        by=secretariat,
    )


def test_an_appointment_with_a_last_day_reminds_its_person_and_the_secretariat(ending, clock, danish_lead):
    assert of(ending).due_at == housekeeping.end_of(ending.until)
    assert set(of(ending).reminders.values_list("kind", flat=True)) == {"t_30d", "t_7d", "t_24h", "expiry"}
    clock.forward(days=11)
    dispatcher.tick()
    code = "notifications.notice_appointment_ends"
    assert told() == {
        ("dk.officer@test.invalid", code), ("dk.lead@test.invalid", code), ("secretariat@test.invalid", code),
    }  # fmt: skip


def test_colleagues_hear_nothing_of_it(ending, clock):
    clock.forward(days=11)
    dispatcher.tick()
    assert not Notice.objects.filter(person__email="dk.signatory@test.invalid").exists()


def test_prolonging_cancels_in_the_same_transaction_and_a_nearer_end_moves_it(ending, secretariat):
    nearer = ending.until - timedelta(days=3)
    end_appointment(appointment=ending, on=nearer, by=secretariat)
    assert of(ending).due_at == housekeeping.end_of(nearer)
    appoint(
        user=ending.user, role=ending.role, delegation=ending.delegation, since=nearer + timedelta(days=1),
        by=secretariat,
    )  # fmt: skip
    assert of(ending).status == "cancelled"
    assert not Reminder.objects.filter(deadline=of(ending), status="planned").exists()
    housekeeping.plan_missing()
    assert of(ending).status == "cancelled"


def test_an_appointment_without_a_last_day_has_no_instant(secretariat, denmark):
    made = appoint(
        user=denmark, role=Role.LEAD, delegation=Delegation.objects.get(pk="DK"), since=people.today(), by=secretariat
    )
    assert not Deadline.objects.filter(subject_id=made.pk).exists()


@pytest.fixture
def newest(secretariat) -> PopulationSet:
    """This year's set, complete."""
    return load(people.today().year, secretariat)


def load(year: int, by) -> PopulationSet:
    persons = {state.code: 1_000_000 for state in people.states()}
    return load_population_set(year=year, total=27_000_000, persons=persons, source="test", by=by)


def test_the_secretariat_is_asked_in_november_and_december_for_the_set_of_the_first_of_january(newest):
    deadline = of(newest)
    assert deadline.due_at == datetime(newest.year + 1, 1, 1, tzinfo=people.BRUSSELS)
    planned = {row.kind: people.brussels_day(row.due_at) for row in deadline.reminders.all()}
    if "t_60d" in planned:
        assert planned["t_60d"] == date(newest.year, 11, 2)
    assert planned["t_30d"] == date(newest.year, 12, 2)
    assert planned["t_7d"] == date(newest.year, 12, 25)
    assert set(deadline.reminders.values_list("delegation_id", flat=True)) == {"GSC"}


def test_where_the_sets_in_store_are_of_past_years_it_is_asked_from_the_first_day_on(secretariat, clock):
    housekeeping.plan_missing()
    stored = PopulationSet.objects.order_by("-year").first()
    assert stored.year < people.today().year
    first = of(stored).due_at
    housekeeping.plan_missing()
    assert of(stored).due_at == first
    clock.forward(days=7, minutes=1)
    dispatcher.tick()
    assert Notice.objects.filter(code="notifications.notice_figures_missing", person=secretariat).exists()


def test_loading_the_set_ends_the_asking_and_begins_that_of_the_next_year(newest, secretariat):
    following = load(newest.year + 1, secretariat)
    assert of(newest).status == "cancelled"
    assert not Reminder.objects.filter(deadline=of(newest), status="planned").exists()
    assert of(following).due_at == datetime(newest.year + 2, 1, 1, tzinfo=people.BRUSSELS)
    assert Population.objects.filter(population_set=following).count() == 27


def test_past_the_first_of_january_it_is_asked_every_week_until_it_is_loaded(newest, secretariat, chair, clock):
    for week in (1, 2):
        clock.forward(seconds=(of(newest).due_at - db_now()).total_seconds() + 60)
        dispatcher.tick()
        assert of(newest).status == "open"
        missing = Notice.objects.filter(code="notifications.notice_figures_missing", channel="in_app")
        assert missing.filter(person=secretariat).count() == week
        assert missing.filter(person=chair).count() == week
    load(newest.year + 1, secretariat)
    assert of(newest).status == "cancelled"


def test_only_who_keeps_the_figures_is_reminded(newest, secretariat, clock):
    auditor = cast.person("auditor", "GSC", Role.AUDITOR)
    clock.forward(seconds=(of(newest).due_at - db_now() - timedelta(days=7)).total_seconds() + 60)
    dispatcher.tick()
    assert Notice.objects.filter(person=secretariat, code="notifications.notice_figures_end").exists()
    assert not Notice.objects.filter(person=auditor).exists()
