"""Two persons for one answer, deputies, and the password before a signature."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from core.rules.refusal import Refused
from delegations import facts
from delegations.actions.absences import end_absence, plan_absence, set_double_key
from delegations.models import Delegation, User
from responses.actions.positions import give_position
from responses.actions.preparing import prepare_position
from responses.models import Position, PreparedPosition, Round
from tests import cast
from tests.factories.responses import a_round
from tests.signed_in import DOOR, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"


def say(round_: Round, by: Any, answer: str = "agree", **more: Any) -> Position:
    return give_position(round_id=round_.pk, answer=answer, by=anew(by), text_sha256=round_.text_sha256, **more)


def prepare(round_: Round, by: Any, answer: str = "agree", **more: Any) -> PreparedPosition:
    return prepare_position(round_id=round_.pk, answer=answer, by=anew(by), text_sha256=round_.text_sha256, **more)


def anew(user: Any) -> User:
    """Read again, because who somebody is today is kept for the length of a request."""
    return User.objects.get(pk=user.pk)


def refusal_of(act: Any) -> str:
    with pytest.raises(Refused) as no:
        act()
    return no.value.refusal.code


def url(name: str, round_: Round) -> str:
    return reverse(f"responses:{name}", args=[round_.pk])


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def token_in(response: Any) -> str:
    found = re.search(r'name="token" value="([^"]+)"', response.content.decode())
    assert found, text_of(response)
    return found[1]


@pytest.fixture
def danish_second(db) -> User:
    return cast.person("dk.second", "DK", cast.Role.SIGNATORY)


@pytest.fixture
def two_keys(denmark, danish_officer, danish_lead) -> Delegation:
    return set_double_key(delegation=Delegation.objects.get(pk="DK"), wanted=True, by=danish_lead)


def test_only_the_lead_decides_about_two_persons(denmark, danish_officer, danish_lead, france, secretariat):
    state = Delegation.objects.get(pk="DK")
    for somebody in (denmark, danish_officer, france):
        assert refusal_of(lambda by=somebody: set_double_key(delegation=state, wanted=True, by=by)) == (
            "delegations.may_not_manage"
        )
    assert set_double_key(delegation=state, wanted=True, by=danish_lead).double_key
    assert AuditEvent.objects.filter(verb="people.double_key", subject_id="DK").count() == 1


def test_a_delegation_of_one_person_cannot_lock_itself_out(france, secretariat):
    state = Delegation.objects.get(pk="FR")
    assert refusal_of(lambda: set_double_key(delegation=state, wanted=True, by=secretariat)) == (
        "delegations.two_persons_needed"
    )


def test_without_two_keys_a_signatory_signs_alone(silence, denmark):
    assert say(silence, denmark).answer == "agree"


@pytest.mark.parametrize("channel", ["page", "api"])
def test_with_two_keys_nobody_signs_alone_in_any_channel(channel, silence, denmark, two_keys):
    assert refusal_of(lambda: say(silence, denmark, channel=channel)) == "responses.prepare_first"
    assert not Position.objects.exists()


def test_one_prepares_and_another_signs(silence, denmark, danish_officer, two_keys):
    draft = prepare(silence, danish_officer, "object", reason="The second paragraph")
    row = say(silence, denmark, "object", reason="The second paragraph")
    draft.refresh_from_db()
    assert (row.signed_by, draft.signed_as, draft.settled_at) == (denmark, row, row.received_at)


def test_who_prepared_it_does_not_sign_it(silence, denmark, danish_second, two_keys):
    prepare(silence, denmark)
    assert refusal_of(lambda: say(silence, denmark)) == "responses.second_person_signs"
    assert say(silence, danish_second).signed_by == danish_second


def test_changed_words_need_two_persons_again(silence, denmark, danish_officer, two_keys):
    prepare(silence, danish_officer, "agree")
    assert refusal_of(lambda: say(silence, denmark, "object")) == "responses.prepare_first"


def test_a_newer_draft_replaces_the_older(silence, denmark, danish_officer, two_keys):
    prepare(silence, danish_officer, "agree")
    prepare(silence, danish_officer, "object")
    assert PreparedPosition.objects.filter(settled_at__isnull=True).get().answer == "object"


def test_an_officer_of_another_body_prepares_nothing(silence, drafter, chair):
    for somebody in (drafter, chair):
        assert refusal_of(lambda by=somebody: prepare(silence, by)) == "responses.may_not_prepare"


def test_a_draft_is_seen_by_the_own_delegation_only(silence, danish_officer, denmark, france, chair, auditor, two_keys):
    prepare(silence, danish_officer, "object", reason="Only for our own eyes")
    page = silence.proposal.get_absolute_url()
    assert "Review what was prepared" in text_of(signed_in(denmark).get(page))
    assert "Only for our own eyes" in text_of(signed_in(denmark).get(url("prepared_position", silence)))
    for other in (france, chair, auditor):
        for path in (page, url("board", silence), url("what_if", silence), f"/api/v1/rounds/{silence.pk}/"):
            shown = text_of(signed_in(other).get(path))
            assert "Only for our own eyes" not in shown
            assert "Review what was prepared" not in shown
    assert "Only for our own eyes" not in text_of(signed_in(denmark).get(f"/api/v1/rounds/{silence.pk}/"))
    assert signed_in(france).get(url("prepared_position", silence)).status_code == 409
    assert signed_in(chair).get(url("prepared_position", silence)).status_code == 403
    assert not AuditEvent.objects.filter(sentence__contains="object", verb="prepare_position").exists()
    assert not AuditEvent.objects.filter(verb="prepare_position", chain=str(silence.proposal.case_id)).exists()


def test_the_signatory_is_told_without_the_answer(silence, danish_officer, denmark, danish_lead):
    prepare(silence, danish_officer, "object")
    notice = denmark.notices.filter(code="responses.notice_position_prepared").first()
    assert notice is not None
    assert "object" not in str(notice.params)
    assert not danish_lead.notices.filter(code="responses.notice_position_prepared").exists()


def test_the_pages_lead_from_the_officer_to_the_receipt(silence, denmark, danish_officer, two_keys):
    form = {"text_sha256": silence.text_sha256, "after": 0, "answer": "agree"}
    sent = signed_in(danish_officer).post(url("prepare_position", silence), form)
    assert sent.status_code == 303
    theirs = text_of(signed_in(danish_officer).get(url("prepared_position", silence)))
    assert 'name="token"' not in theirs
    client = signed_in(denmark)
    assert client.get(url("position", silence)).url == url("prepare_position", silence)
    review = client.get(url("prepared_position", silence))
    receipt = client.post(url("sign", silence), {"token": token_in(review)}, follow=True)
    assert receipt.status_code == 200
    assert Position.objects.get().receipt in text_of(receipt)
    assert "Review what was prepared" not in text_of(client.get(silence.proposal.get_absolute_url()))


def test_a_draft_on_another_round_counts_for_nothing(proposal, chair, denmark, danish_officer, two_keys):
    first = a_round(proposal, chair)
    prepare(first, danish_officer)
    assert refusal_of(lambda: give_position(
        round_id=first.pk, answer="agree", by=anew(denmark), text_sha256="0" * 64
    )) == "responses.text_changed"  # fmt: skip


def test_a_deputy_signs_while_the_signatory_is_away_and_no_longer(silence, denmark, danish_officer):
    assert refusal_of(lambda: say(silence, danish_officer)) == "responses.only_signatories_answer"
    day, home = facts.today(), Delegation.objects.get(pk="DK")
    away = plan_absence(
        delegation=home,
        person=denmark,
        deputy=danish_officer,
        since=day,
        until=day + timedelta(days=3),
        by=anew(denmark),
    )
    assert say(silence, danish_officer).signed_by == danish_officer
    end_absence(absence=away, by=anew(denmark))
    assert refusal_of(lambda: say(silence, danish_officer, "object")) == "responses.only_signatories_answer"


def test_an_absence_to_come_or_of_somebody_who_cannot_sign_gives_no_right(
    silence, denmark, danish_officer, danish_lead
):
    day, home = facts.today(), Delegation.objects.get(pk="DK")
    later = {"since": day + timedelta(days=1), "until": day + timedelta(days=2)}
    plan_absence(delegation=home, person=denmark, deputy=danish_officer, by=anew(denmark), **later)
    plan_absence(delegation=home, person=danish_lead, deputy=danish_officer, by=anew(danish_lead), since=day, until=day)
    assert refusal_of(lambda: say(silence, danish_officer)) == "responses.only_signatories_answer"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"deputy": "denmark"}, "delegations.not_ones_own_deputy"),
        ({"deputy": "france"}, "delegations.deputy_from_elsewhere"),
        ({"until": -1}, "delegations.ends_before_it_begins"),
        ({"since": -3, "until": -2}, "delegations.absence_is_over"),
        ({"by": "france"}, "delegations.may_not_manage"),
        ({"by": "danish_officer"}, "delegations.may_not_manage"),
    ],
)
def test_an_absence_that_makes_no_sense_is_refused(more, code, denmark, danish_officer, france, request):
    said = {"deputy": "danish_officer", "since": 0, "until": 1, "by": "denmark"} | more
    day = facts.today()
    assert code == refusal_of(
        lambda: plan_absence(
            delegation=Delegation.objects.get(pk="DK"), person=denmark,
            deputy=request.getfixturevalue(said["deputy"]), by=anew(request.getfixturevalue(said["by"])),
            since=day + timedelta(days=said["since"]), until=day + timedelta(days=said["until"]),
        )
    )  # fmt: skip


def with_password(user: Any) -> Client:
    person = anew(user)
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    client.force_login(person, backend=DOOR)
    return client


def let_the_sitting_grow_old(client: Client) -> None:
    session = client.session
    session["identified_at"] -= 6 * 60
    session.save()


def test_soon_after_signing_in_no_password_is_asked(silence, denmark):
    client = with_password(denmark)
    review = client.post(url("position", silence), {"text_sha256": silence.text_sha256, "after": 0, "answer": "agree"})
    assert 'name="password"' not in text_of(review)
    assert client.post(url("sign", silence), {"token": token_in(review)}).status_code == 303


def test_later_a_signature_wants_the_password_and_nothing_is_lost(silence, denmark, empty_cache):
    client = with_password(denmark)
    let_the_sitting_grow_old(client)
    form = {"text_sha256": silence.text_sha256, "after": 0, "answer": "object", "reason": "The second paragraph"}
    review = client.post(url("position", silence), form)
    assert 'name="password"' in text_of(review)
    without = client.post(url("sign", silence), {"token": token_in(review)})
    wrong = client.post(url("sign", silence), {"token": token_in(without), "password": "not this one"})
    assert (without.status_code, wrong.status_code) == (403, 403)
    assert "That is not your password" in text_of(wrong)
    assert "The second paragraph" in text_of(wrong)
    assert not Position.objects.exists()
    right = client.post(url("sign", silence), {"token": token_in(wrong), "password": PASSWORD})
    assert right.status_code == 303
    assert Position.objects.get().reason == "The second paragraph"


def test_guessing_passwords_is_slowed_down(silence, denmark, empty_cache):
    client = with_password(denmark)
    let_the_sitting_grow_old(client)
    form = {"text_sha256": silence.text_sha256, "after": 0, "answer": "object"}
    token = token_in(client.post(url("position", silence), form))
    for _ in range(10):
        client.post(url("sign", silence), {"token": token, "password": "a guess"})
    last = client.post(url("sign", silence), {"token": token, "password": PASSWORD})
    assert "Too many wrong passwords" in text_of(last)
    assert not Position.objects.exists()
