"""The secretariat's administration: every write is an action, every refusal is a sentence, nothing is deleted."""

from datetime import date

import pytest
from django.db.models import Sum
from django.urls import reverse

from audit.models import AuditEvent
from delegations import facts
from delegations.models import (
    Appointment,
    ClosingDay,
    Delegation,
    Invitation,
    Population,
    PopulationSet,
    Presidency,
    User,
    VotingSuspension,
)
from delegations.rules.roles import Role
from tests import cast
from tests.signed_in import signed_in

LISTS = (
    "delegation", "user", "appointment", "presidency", "populationset", "votingsuspension", "closingday",
)  # fmt: skip


def page(name, *args):
    return reverse(f"admin:delegations_{name}", args=args)


@pytest.fixture
def office(secretariat):
    return signed_in(secretariat)


def rows(change=0):
    """27 lines as they are pasted; the first figure off by ``change``."""
    codes = [state.code for state in facts.states()]
    return "\n".join(f"{code};{1_000_000 + (change if code == codes[0] else 0)}" for code in codes)


def a_set(**other):
    return {"year": 2027, "total": 27_000_000, "source": "Council decision", "note": "", "rows": rows()} | other


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_and_can_be_searched(office, name):
    assert office.get(page(f"{name}_changelist") + "?q=a").status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_nobody_else_gets_in_even_with_the_staff_flag(denmark, name):
    User.objects.filter(pk=denmark.pk).update(is_staff=True)
    assert signed_in(denmark).get(page(f"{name}_changelist")).status_code == 403


def test_the_auditor_reads_and_writes_nothing(auditor):
    User.objects.filter(pk=auditor.pk).update(is_staff=True)
    browser = signed_in(auditor)
    assert browser.get(page("appointment_changelist")).status_code == 200
    assert browser.get(page("appointment_add")).status_code == 403


def asked_in(**other):
    said = {"email": "New.Person@test.invalid", "name": "new person", "role": "officer", "delegation": "DK"}
    return said | {"since": "2026-11-01", "until": ""} | other


def test_whoever_is_asked_in_has_no_account_yet_and_it_is_on_record(office):
    assert office.post(page("invitation_add"), asked_in()).status_code == 302
    made = Invitation.objects.get(email="new.person@test.invalid")
    assert not User.objects.filter(email=made.email).exists()
    assert AuditEvent.objects.filter(verb="people.invite", subject_id=str(made.pk)).exists()


def test_nobody_is_added_past_the_invitation(office):
    assert office.get(page("user_add")).status_code == 403


def test_the_page_of_a_person_shows_no_password_and_cannot_be_changed(office, denmark):
    denmark.set_password("a long phrase for one test")
    denmark.save()
    shown = office.get(page("user_change", denmark.pk)).content.decode()
    assert 'name="password"' not in shown
    assert User.objects.get(pk=denmark.pk).password not in shown
    assert office.post(page("user_change", denmark.pk), {"name": "x"}).status_code == 403
    assert office.post(page("user_delete", denmark.pk), {"post": "yes"}).status_code == 403


def test_an_address_that_is_taken_is_refused(office, denmark):
    answer = office.post(page("invitation_add"), asked_in(email=denmark.email.upper()))
    assert answer.status_code == 400
    assert not Invitation.objects.exists()
    assert User.objects.filter(email__iexact=denmark.email).count() == 1


def test_the_last_signatory_of_a_state_is_not_deactivated_but_others_are(office, denmark, danish_officer):
    chosen = {"action": "deactivate", "_selected_action": [denmark.pk, danish_officer.pk]}
    said = office.post(page("user_changelist"), chosen, follow=True).content.decode()
    assert "left without anybody who can sign" in said
    active = {user.pk: user.is_active for user in User.objects.filter(pk__in=[denmark.pk, danish_officer.pk])}
    assert active == {denmark.pk: True, danish_officer.pk: False}


def test_nobody_deactivates_the_own_account(office, secretariat):
    chosen = {"action": "deactivate", "_selected_action": [secretariat.pk]}
    assert "own account" in office.post(page("user_changelist"), chosen, follow=True).content.decode()
    assert User.objects.get(pk=secretariat.pk).is_active


def test_a_deactivated_person_comes_back(office, danish_officer):
    for action, active in (("deactivate", False), ("reactivate", True)):
        office.post(page("user_changelist"), {"action": action, "_selected_action": [danish_officer.pk]})
        assert User.objects.get(pk=danish_officer.pk).is_active is active


def test_an_appointment_is_made_and_on_record(office, stranger):
    said = {"user": stranger.pk, "role": "officer", "delegation": "SE", "since": "2026-11-01", "until": ""}
    assert office.post(page("appointment_add"), said).status_code == 302
    made = Appointment.objects.get(user=stranger)
    assert (made.delegation_id, made.role) == ("SE", "officer")
    shown = office.get(page("appointment_change", made.pk)).content.decode()
    assert "appointed stranger as officer of SE" in shown


def test_a_role_that_does_not_fit_is_refused_with_the_words_kept(office, stranger):
    said = {"user": stranger.pk, "role": "signatory", "delegation": "EEAS", "since": "2026-11-01", "until": ""}
    answer = office.post(page("appointment_add"), said)
    assert answer.status_code == 400
    assert "cannot be held in EEAS" in answer.content.decode()
    assert "2026-11-01" in answer.content.decode()
    assert not Appointment.objects.filter(user=stranger).exists()


def test_an_appointment_is_ended_never_deleted(office, danish_officer):
    row = Appointment.objects.get(user=danish_officer)
    assert office.post(page("appointment_change", row.pk), {"until": "2026-12-31"}).status_code == 302
    row.refresh_from_db()
    assert (row.until, row.since) == (date(2026, 12, 31), cast.SINCE)
    assert office.post(page("appointment_delete", row.pk), {"post": "yes"}).status_code == 403


def test_the_last_signatory_cannot_be_ended(office, denmark):
    row = Appointment.objects.get(user=denmark)
    answer = office.post(page("appointment_change", row.pk), {"until": "2026-12-31"})
    assert answer.status_code == 409
    assert "left without anybody who can sign" in answer.content.decode()
    row.refresh_from_db()
    assert row.until is None


def test_a_set_of_populations_is_loaded_whole(office):
    assert office.post(page("populationset_add"), a_set()).status_code == 302
    stored = PopulationSet.objects.get(year=2027)
    assert (stored.complete, stored.rows.count()) == (True, 27)
    assert stored.rows.aggregate(sum=Sum("persons"))["sum"] == 27_000_000
    shown = office.get(page("populationset_change", stored.pk)).content.decode()
    assert "loaded the voting populations of 2027" in shown


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"total": 27_000_001}, "declared total"),
        ({"rows": "DK;1\nSE;2"}, "has no figure for"),
        ({"rows": "Denmark 5 992 734"}, "cannot be read"),
        ({"rows": "DK;1\nDK;2"}, "stands there twice"),
        ({"rows": "DK;-5"}, "cannot be read"),
    ],
)
def test_a_set_that_does_not_add_up_is_refused_whole(office, wrong, said):
    before = Population.objects.count()
    answer = office.post(page("populationset_add"), a_set(**wrong))
    assert answer.status_code in (200, 400)
    assert said in answer.content.decode()
    assert not PopulationSet.objects.filter(year=2027).exists()
    assert Population.objects.count() == before


def test_a_set_with_a_stranger_among_the_states_is_refused(office):
    answer = office.post(page("populationset_add"), a_set(rows=rows() + "\nCH;9000000", total=36_000_000))
    assert "CH is not a Member State" in answer.content.decode()
    assert not PopulationSet.objects.filter(year=2027).exists()


def test_a_wrong_set_is_loaded_again(office):
    office.post(page("populationset_add"), a_set())
    answer = office.post(page("populationset_add"), a_set(total=27_000_005, rows=rows(5), note="corrected"))
    assert answer.status_code == 302
    assert PopulationSet.objects.get(year=2027).total == 27_000_005


def test_a_presidency_is_added_once_per_day(office):
    said = {"since": "2031-01-01", "state": "DK", "source": "to be decided"}
    assert office.post(page("presidency_add"), said).status_code == 302
    assert office.post(page("presidency_add"), said).status_code in (200, 400)
    assert Presidency.objects.filter(since="2031-01-01").count() == 1


def test_a_suspension_is_recorded_and_ended(office):
    said = {"state": "HU", "since": "2026-11-01", "until": "", "legal_reference": "a Council decision"}
    assert office.post(page("votingsuspension_add"), said).status_code == 302
    row = VotingSuspension.objects.get()
    assert "HU" in facts.suspended(date(2026, 11, 2))
    early = office.post(page("votingsuspension_change", row.pk), {"until": "2026-10-01"})
    assert early.status_code == 400
    assert office.post(page("votingsuspension_change", row.pk), {"until": "2026-11-30"}).status_code == 302
    assert "HU" not in facts.suspended(date(2026, 12, 1))


def test_a_closing_day_is_added_and_confirmed(office):
    assert office.post(page("closingday_add"), {"day": "2029-03-07", "source": "x"}).status_code == 302
    office.post(page("closingday_changelist"), {"action": "confirm", "_selected_action": ["2029-03-07"]})
    assert ClosingDay.objects.get(day="2029-03-07").confirmed


def test_bodies_are_looked_at_only(office):
    assert office.get(page("delegation_add")).status_code == 403
    assert office.post(page("delegation_change", "DK"), {"name": "x"}).status_code == 403
    assert Delegation.objects.get(pk="DK").name == "Denmark"


def test_an_appointment_of_the_past_keeps_its_role(office, danish_officer):
    row = Appointment.objects.get(user=danish_officer)
    office.post(page("appointment_change", row.pk), {"until": "2026-12-31", "role": Role.SIGNATORY})
    row.refresh_from_db()
    assert row.role == "officer"
