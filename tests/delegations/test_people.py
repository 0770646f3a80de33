"""Who is who on a day: one body, its roles, and rights that move with the Presidency."""

from datetime import UTC, date, datetime, timedelta

import pytest

from audit.models import AuditEvent
from core.rules.refusal import Refused
from core.sentences import render
from delegations import facts
from delegations.actions.people import appoint, end_appointment
from delegations.models import Appointment, Delegation
from delegations.rules.roles import Can, Role
from tests import cast


def test_there_are_27_states_stored_by_iso_and_shown_in_protocol_order(db):
    states = facts.states()
    assert len(states) == 27
    assert [s.code for s in states[:8]] == ["BE", "BG", "CZ", "DK", "DE", "EE", "IE", "EL"]
    assert Delegation.objects.get(iso="GR").code == "EL"
    assert len({(s.tile_column, s.tile_row) for s in states}) == 27


def test_a_signatory_commits_the_delegation_and_an_officer_does_not(denmark, danish_officer):
    assert facts.actor(denmark).can(Can.SIGN_POSITION)
    assert not facts.actor(danish_officer).can(Can.SIGN_POSITION)
    assert facts.actor(danish_officer).delegation == "DK"


def test_somebody_appointed_nowhere_may_do_nothing(stranger):
    actor = facts.actor(stranger)
    assert (actor.delegation, actor.capabilities) == ("", frozenset())


def test_a_chair_of_the_presidency_counts_only_while_the_state_holds_it(db):
    irish = cast.person("ie.chair", "IE", Role.CHAIR)
    assert facts.actor(irish, date(2026, 12, 31)).can(Can.CHAIR)
    assert not facts.actor(irish, date(2027, 1, 1)).can(Can.CHAIR)


@pytest.mark.parametrize(
    ("instant", "state"),
    [
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), "IE"),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "LT"),  # midnight in Brussels
        (datetime(2027, 6, 30, 22, 0, tzinfo=UTC), "EL"),
    ],
)
def test_the_presidency_changes_at_midnight_in_brussels(db, instant, state):
    assert facts.presidency(facts.brussels_day(instant)) == state


def test_an_appointment_holds_on_its_first_and_last_day(db):
    user = cast.person("se.officer", "SE", Role.OFFICER)
    Appointment.objects.filter(user=user).update(until=date(2026, 3, 31))
    assert facts.actor(user, date(2026, 3, 31)).delegation == "SE"
    assert facts.actor(user, date(2026, 4, 1)).delegation == ""


def test_a_signatory_of_a_service_is_refused(secretariat, stranger):
    with pytest.raises(Refused) as no:
        appoint(
            user=stranger, role="signatory", delegation=Delegation.objects.get(code="EEAS"),
            since=facts.today(), by=secretariat,
        )  # fmt: skip
    assert no.value.refusal.code == "delegations.role_does_not_fit"
    assert not Appointment.objects.filter(user=stranger).exists()


def test_a_lead_appoints_in_the_own_delegation_only(danish_lead, stranger):
    made = appoint(
        user=stranger, role="officer", delegation=Delegation.objects.get(code="DK"), since=facts.today(), by=danish_lead
    )
    assert AuditEvent.objects.get(subject_id=str(made.pk)).on_behalf_of == "DK"
    with pytest.raises(Refused):
        appoint(
            user=stranger, role="officer", delegation=Delegation.objects.get(code="SE"),
            since=facts.today(), by=danish_lead,
        )  # fmt: skip


def test_the_last_signatory_of_a_state_cannot_be_removed(denmark, secretariat):
    only = Appointment.objects.get(user=denmark)
    with pytest.raises(Refused) as no:
        end_appointment(appointment=only, on=facts.today(), by=secretariat)
    assert no.value.refusal.code == "delegations.last_signatory"
    cast.person("dk.second", "DK", Role.SIGNATORY)
    end_appointment(appointment=only, on=facts.today(), by=secretariat)
    assert facts.actor(denmark, facts.today() + timedelta(days=1)).delegation == ""


def test_the_last_signatory_is_not_lost_to_another_body_either(denmark, secretariat):
    """Whoever takes up a second body would speak for the newer one alone, and Denmark would have nobody."""
    eeas, today = Delegation.objects.get(code="EEAS"), facts.today()
    with pytest.raises(Refused) as no:
        appoint(user=denmark, role="analyst", delegation=eeas, since=today + timedelta(days=9), by=secretariat)
    assert no.value.refusal.code == "delegations.serves_elsewhere"
    assert "serves DK" in str(render(no.value.refusal))
    assert facts.actor(denmark, today + timedelta(days=9)).can(Can.SIGN_POSITION)


def test_a_lead_cannot_draw_anybody_out_of_another_delegation(danish_lead, germany):
    with pytest.raises(Refused) as no:
        appoint(
            user=germany, role="officer", delegation=Delegation.objects.get(code="DK"),
            since=facts.today(), by=danish_lead,
        )  # fmt: skip
    assert no.value.refusal.code == "delegations.serves_elsewhere"
    assert facts.actor(germany).delegation == "DE"


def test_one_body_after_the_other_is_no_trouble(denmark, secretariat):
    cast.person("dk.second", "DK", Role.SIGNATORY)
    end, eeas = facts.today() + timedelta(days=3), Delegation.objects.get(code="EEAS")
    first = end_appointment(appointment=Appointment.objects.get(user=denmark), on=end, by=secretariat)
    appoint(user=denmark, role="analyst", delegation=eeas, since=end + timedelta(days=1), by=secretariat)
    with pytest.raises(Refused) as no:
        end_appointment(appointment=first, on=end + timedelta(days=1), by=secretariat)
    assert no.value.refusal.code == "delegations.serves_elsewhere"
