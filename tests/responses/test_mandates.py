"""Standing mandates: drafts that wait for a signatory, seen by the own State alone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from core.rules.refusal import Refused
from delegations import facts as people
from notifications.models import Notice
from responses.actions.mandates import give_mandate, revoke_mandate
from responses.models import Position, PreparedPosition, StandingMandate
from tests.factories.responses import a_round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/proposals/mandates/"
SECRET = "Zugzwangzebra"


def a_mandate(by: Any, **more: Any) -> StandingMandate:
    usual = {"instruments": ["hr_declaration"], "answer": "agree", "until": people.today() + timedelta(days=30)}
    return give_mandate(by=by, **(usual | more))


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_when_a_round_opens_that_a_mandate_speaks_about_a_draft_waits_and_nothing_is_answered(
    proposal, chair, denmark, danish_officer
):
    mandate = a_mandate(denmark, confidence=3, conditions="No new public naming.")
    round_ = a_round(proposal, chair)
    waiting = PreparedPosition.objects.get()
    assert (waiting.round, waiting.state_id, waiting.answer, waiting.mandate) == (round_, "DK", "agree", mandate)
    assert not Position.objects.exists()
    page = text_of(signed_in(denmark).get(round_.proposal.get_absolute_url()))
    assert "Under standing mandate no. 1." in page
    assert "No new public naming." in page
    assert Notice.objects.filter(code="responses.notice_under_mandate", person=denmark).exists()
    assert not Notice.objects.filter(code="responses.notice_under_mandate").exclude(person=denmark).exists()


@pytest.mark.parametrize("change", [{"instruments": ["eu_demarche"]}, {"answer": "for"}])
def test_a_mandate_about_something_else_prepares_nothing(proposal, chair, denmark, change):
    a_mandate(denmark, **change)
    a_round(proposal, chair)
    assert not PreparedPosition.objects.exists()


def test_a_revoked_mandate_prepares_nothing_and_is_revoked_once(proposal, chair, denmark):
    mandate = a_mandate(denmark)
    browser = signed_in(denmark)
    assert browser.post(reverse("responses:revoke_mandate", args=[mandate.pk])).status_code == 303
    assert browser.post(reverse("responses:revoke_mandate", args=[mandate.pk])).status_code == 409
    a_round(proposal, chair)
    assert not PreparedPosition.objects.exists()


def test_the_form_puts_one_down_and_a_bad_one_keeps_its_words(denmark):
    browser = signed_in(denmark)
    words = {
        "instruments": ["eu_demarche"],
        "answer": "agree",
        "confidence": "3",
        "conditions": "Ask again.",
        "until": (people.today() - timedelta(days=1)).isoformat(),
    }
    refused = browser.post(PAGE, words)
    assert refused.status_code == 400
    assert "still to come" in text_of(refused)
    assert "Ask again." in text_of(refused)
    assert browser.post(PAGE, words | {"until": people.today().isoformat()}).status_code == 303
    assert StandingMandate.objects.get().confidence == 3
    assert browser.post(PAGE, words | {"answer": "object"}).status_code == 400


def test_an_officer_reads_the_mandates_and_gives_none(denmark, danish_officer):
    mandate = a_mandate(denmark)
    browser = signed_in(danish_officer)
    assert "No. 1" in text_of(browser.get(PAGE))
    assert browser.post(reverse("responses:revoke_mandate", args=[mandate.pk])).status_code == 403
    with pytest.raises(Refused) as no:
        a_mandate(danish_officer)
    assert no.value.refusal.code == "responses.only_signatories_mandate"


@pytest.mark.parametrize("who", ["france", "chair", "secretariat", "drafter", "auditor"])
def test_nobody_else_learns_of_a_mandate(proposal, chair, denmark, who, request):
    mandate = a_mandate(denmark, conditions=SECRET, reference=SECRET)
    round_ = a_round(proposal, chair)
    browser = signed_in(request.getfixturevalue(who))
    assert browser.post(reverse("responses:revoke_mandate", args=[mandate.pk])).status_code == 404
    for path in (PAGE, round_.proposal.get_absolute_url(), f"/search/?q={SECRET[:8]}", "/notices/"):
        assert SECRET not in browser.get(path).content.decode()
    kept = AuditEvent.objects.filter(verb__in=["give_mandate", "prepare_under_mandate"])
    assert kept.count() == 2
    assert not kept.filter(chain=str(proposal.case_id)).exists()
    assert not any(SECRET in f"{event.sentence}{event.details}" for event in kept)


def test_mandates_of_a_state_are_numbered(denmark, germany):
    assert [a_mandate(denmark).number, a_mandate(denmark).number, a_mandate(germany).number] == [1, 2, 1]
    assert revoke_mandate(mandate=StandingMandate.objects.get(state="DK", number=2), by=denmark).revoked_at
