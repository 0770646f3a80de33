"""A classification marking stays outside also where the secretariat keeps the house in order."""

import pytest
from django.contrib import admin
from django.urls import reverse

from audit.models import AuditEvent
from cases.actions.quarantine import let_in
from cases.models import Quarantined
from delegations.admin_forms import ThroughAction
from delegations.models import Invitation, Presidency, VotingSuspension
from partners.models import ApiKey
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
SIGN = "zq7w"
MARKED = f"{SIGN} RESTREINT UE/EU RESTRICTED"
WRITTEN_INTO = {model: page for model, page in admin.site._registry.items() if isinstance(page, ThroughAction)}
SOURCE = {"since": "2031-01-01", "state": "DK", "source": MARKED, "_save": "Save"}


@pytest.fixture
def office(secretariat, denmark):
    return signed_in(secretariat)


def in_the_memory():
    return [event for event in AuditEvent.objects.all() if SIGN in f"{event.sentence}{event.details}"]


def test_whatever_is_written_into_in_the_administration_goes_through_an_act(rf, secretariat):
    request = rf.get("/")
    request.user = secretariat
    written = {
        model
        for model, page in admin.site._registry.items()
        if page.has_add_permission(request) or page.has_change_permission(request)
    }
    assert written == set(WRITTEN_INTO)
    assert len(written) > 10


@pytest.mark.parametrize("model", WRITTEN_INTO, ids=lambda model: model._meta.label_lower)
def test_no_form_of_the_administration_takes_a_marking(office, model):
    before = model.objects.count()
    page = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    answer = office.post(page, {"whatever": MARKED, "_save": "Save"})
    assert answer.status_code == 422
    assert "RESTREINT UE/EU RESTRICTED" in answer.content.decode()
    assert Quarantined.objects.get().where == "whatever"
    assert model.objects.count() == before
    assert in_the_memory() == []


def test_what_was_typed_stands_in_the_form_again_and_may_be_sent_without_the_marking(office):
    page = reverse("admin:delegations_presidency_add")
    refused = office.post(page, SOURCE)
    assert refused.status_code == 422
    assert f'value="{MARKED}"' in refused.content.decode()
    assert not Presidency.objects.filter(since="2031-01-01").exists()
    assert office.post(page, SOURCE | {"source": "Council decision"}).status_code == 302
    assert Presidency.objects.filter(since="2031-01-01", source="Council decision").exists()


def test_a_row_that_may_be_changed_is_guarded_like_a_new_one(office):
    ban = VotingSuspension.objects.create(state_id="DK", since="2031-01-01", legal_reference="Art. 7(3)")
    page = reverse("admin:delegations_votingsuspension_change", args=[ban.pk])
    assert office.post(page, {"until": "2031-02-01", "note": MARKED, "_save": "Save"}).status_code == 422
    ban.refresh_from_db()
    assert ban.until is None


def test_the_name_of_a_key_is_guarded_and_no_key_is_made(office):
    asked = {"body": "DK", "scopes": ["reports:write"], "days": "30", "name": MARKED, "_save": "Save"}
    assert office.post(reverse("admin:partners_apikey_add"), asked).status_code == 422
    assert not ApiKey.objects.filter(name__contains=SIGN).exists()


def test_the_name_in_an_invitation_is_guarded_wherever_it_is_asked_from(office):
    asked = {"email": "new@test.invalid", "name": MARKED, "delegation": "DK", "role": "officer", "since": "2031-01-01"}
    assert office.post(reverse("desk:invitation_new"), asked).status_code == 422
    assert not Invitation.objects.filter(name__contains=SIGN).exists()
    assert Quarantined.objects.get().where == "name"


def test_somebody_who_may_write_nothing_there_leaves_no_entry(denmark):
    assert signed_in(denmark).post(reverse("admin:delegations_presidency_add"), SOURCE).status_code in (302, 403)
    assert not Quarantined.objects.exists()


def test_a_false_alarm_that_was_let_in_passes_letter_by_letter(office, security_officer):
    page = reverse("admin:delegations_presidency_add")
    office.post(page, SOURCE)
    let_in(entry=Quarantined.objects.get(), why="It is the title of an open paper.", by=security_officer)
    assert office.post(page, SOURCE).status_code == 302
