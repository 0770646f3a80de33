"""“My delegation”: what each of its people finds there and may do."""

import re
from datetime import timedelta
from typing import Any

import pytest

from delegations import facts
from delegations.models import Absence, Delegation
from notifications.models import Escalation
from notifications.people import staff
from notifications.rules.vocabulary import EscalationStep
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
HERE = "/delegation/"


def text_of(page: Any) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def absence_of(person: Any, deputy: Any, *, days: int = 2) -> dict[str, Any]:
    day = facts.today()
    return {
        "person": person.pk,
        "deputy": deputy.pk,
        "since": day.isoformat(),
        "until": (day + timedelta(days)).isoformat(),
    }


def test_people_and_roles_of_the_own_delegation_and_no_other(denmark, danish_officer, france):
    page = text_of(signed_in(danish_officer).get(HERE))
    assert "dk.signatory of DK" in page
    assert "dk.officer of DK" in page
    assert "fr.signatory" not in page


def test_a_body_that_is_no_state_has_no_keys(analyst):
    assert "Two persons for each answer" not in text_of(signed_in(analyst).get(HERE))


def test_whoever_is_appointed_nowhere_reads_why_there_is_nothing(stranger):
    page = signed_in(stranger).get(HERE)
    assert page.status_code == 403
    assert "You hold no role in any delegation today" in text_of(page)


def test_the_lead_turns_the_second_key_and_others_read_why_they_cannot(denmark, danish_lead):
    assert "aria-disabled" in text_of(signed_in(denmark).get(HERE))
    assert signed_in(denmark).post(f"{HERE}double-key/", {"wanted": "yes"}).status_code == 403
    assert signed_in(danish_lead).post(f"{HERE}double-key/", {"wanted": "yes"}).status_code == 303
    assert Delegation.objects.get(pk="DK").double_key
    assert signed_in(danish_lead).post(f"{HERE}double-key/", {"wanted": "no"}).status_code == 303
    assert not Delegation.objects.get(pk="DK").double_key


def test_an_absence_is_recorded_shown_and_ended(denmark, danish_officer):
    client = signed_in(denmark)
    assert client.get(f"{HERE}absences/new/").status_code == 200
    assert client.post(f"{HERE}absences/new/", absence_of(denmark, danish_officer)).status_code == 303
    assert "dk.officer of DK stands in" in text_of(signed_in(danish_officer).get(HERE))
    away = Absence.objects.get()
    assert signed_in(danish_officer).post(f"{HERE}absences/{away.pk}/end/").status_code == 403
    assert client.post(f"{HERE}absences/{away.pk}/end/").status_code == 303
    assert "Nobody is away" in text_of(client.get(HERE))


def test_nobody_is_sent_away_by_a_colleague_who_does_not_lead(denmark, danish_officer, danish_lead):
    said = absence_of(denmark, danish_officer)
    assert signed_in(danish_officer).post(f"{HERE}absences/new/", said).status_code == 400
    assert signed_in(danish_lead).post(f"{HERE}absences/new/", said).status_code == 303


def test_an_absence_of_another_delegation_does_not_exist_here(denmark, danish_officer, france):
    signed_in(denmark).post(f"{HERE}absences/new/", absence_of(denmark, danish_officer))
    away = Absence.objects.get()
    assert signed_in(france).post(f"{HERE}absences/{away.pk}/end/").status_code == 404
    assert signed_in(france).post(f"{HERE}absences/new/", absence_of(denmark, danish_officer)).status_code == 400


def test_the_deputy_fills_the_rung_of_the_ladder_that_was_empty(denmark, danish_officer):
    rung = Escalation(delegation_id="DK", step=EscalationStep.DEPUTY)
    assert staff(rung) == []
    signed_in(denmark).post(f"{HERE}absences/new/", absence_of(denmark, danish_officer))
    assert staff(rung) == [danish_officer]
