"""Into the house by invitation, back into it by the word of two; the link works once."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from core.rules.refusal import Refused
from delegations import facts
from delegations.actions import invitations as acts
from delegations.letters import send_link
from delegations.models import Appointment, Delegation, Invitation, User
from delegations.rules.roles import Role
from tests import cast
from tests.door.conftest import PASSWORD, enter, link_in, with_app, with_password
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
LIST = "/delegation/invitations/"
NEW = "/delegation/invitations/new/"
CHOICE = {"password": PASSWORD, "again": PASSWORD}


def form(**other):
    return {
        "email": "New.Officer@test.invalid", "name": "New officer", "delegation": "DK", "role": "officer",
        "since": facts.today().isoformat(), "until": "",
    } | other  # fmt: skip


@pytest.fixture
def second(db):
    """Another of the secretariat."""
    return cast.person("second.secretariat", "GSC", Role.SECRETARIAT, staff=True)


@pytest.fixture
def waiting(danish_lead):
    assert signed_in(danish_lead).post(NEW, form()).status_code == 303
    return Invitation.objects.get()


def move(person, invitation, step):
    return signed_in(person).post(reverse("desk:invitation_move", args=[invitation.pk, step]))


def test_the_whole_way_from_asking_to_the_second_factor(waiting, secretariat, settings):
    settings.SECOND_FACTOR = True
    with_app(secretariat)
    assert not User.objects.filter(email="new.officer@test.invalid").exists()
    assert mail.outbox == []
    assert move(secretariat, waiting, "approve").status_code == 303
    (letter,) = mail.outbox
    assert letter.to == ["new.officer@test.invalid"]
    browser, link = Client(), link_in(letter)
    assert "You will sign in as new.officer@test.invalid" in browser.get(link).content.decode()
    assert browser.post(link, CHOICE).url == "/accounts/login/"
    made = User.objects.get(email="new.officer@test.invalid")
    assert facts.actor(made).delegation == "DK"
    assert made.is_staff is False
    browser, _ = enter(made)
    assert browser.get("/").url == "/accounts/factors/"
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"people.invite", "people.approve_invitation", "people.accept_invitation"} <= verbs


def test_the_link_works_once_and_opening_it_uses_nothing(waiting, secretariat):
    _, key = acts.approve(invitation=waiting, by=secretariat)
    link = reverse("account_invitation", args=[key])
    browser = Client()
    assert [browser.get(link).status_code for _ in range(3)] == [200, 200, 200]
    assert browser.post(link, CHOICE).status_code == 303
    assert (browser.get(link).status_code, browser.post(link, CHOICE).status_code) == (410, 410)


def test_it_runs_out_after_72_hours_and_a_new_one_can_be_sent(waiting, secretariat, danish_lead, clock):
    _, key = acts.approve(invitation=waiting, by=secretariat)
    clock.forward(hours=73)
    gone = Client().get(reverse("account_invitation", args=[key]))
    assert (gone.status_code, "older than 72 hours" in gone.content.decode()) == (410, True)
    assert move(danish_lead, waiting, "send").status_code == 303
    assert Client().get(link_in(mail.outbox[-1])).status_code == 200
    assert Client().get(reverse("account_invitation", args=[key])).status_code == 410


def test_a_made_up_link_leads_nowhere(db):
    assert Client().get("/accounts/invitation/made-up/").status_code == 410


def test_only_the_hash_of_the_key_is_stored(waiting, secretariat):
    found, key = acts.approve(invitation=waiting, by=secretariat)
    assert key not in str(Invitation.objects.filter(pk=found.pk).values())


@pytest.mark.parametrize(
    "choice",
    [
        {"password": "short", "again": "short"},
        {"password": "passwordpassword", "again": "different one"},
        {"password": "new.officer@test.invalid", "again": "new.officer@test.invalid"},
        {"password": "", "again": ""},
    ],
    ids=["too short", "two different ones", "one’s own address", "none"],
)
def test_a_poor_password_is_refused_and_the_link_still_works(waiting, secretariat, choice):
    _, key = acts.approve(invitation=waiting, by=secretariat)
    answer = Client().post(reverse("account_invitation", args=[key]), choice)
    assert answer.status_code == 400
    assert Invitation.objects.get().used_at is None
    assert not User.objects.filter(email="new.officer@test.invalid").exists()


def test_whoever_asked_cannot_approve(waiting, danish_lead):
    assert move(danish_lead, waiting, "approve").status_code == 403
    assert "Another person approves this" in signed_in(danish_lead).get(LIST).content.decode()


def test_the_database_itself_refuses_one_person_for_both(waiting, danish_lead, clock):
    with pytest.raises(IntegrityError, match="nobody_approves_the_own_invitation"):
        Invitation.objects.filter(pk=waiting.pk).update(approved_by=danish_lead, approved_at=clock.now())


def test_a_lead_asks_for_the_own_delegation_only(danish_lead):
    answer = signed_in(danish_lead).post(NEW, form(delegation="FR"))
    assert answer.status_code == 400
    assert "New officer" in answer.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("other", [{"role": "secretariat"}, {"email": "not an address"}, {"until": "2020-01-01"}])
def test_what_does_not_fit_goes_back_into_the_form(danish_lead, other):
    answer = signed_in(danish_lead).post(NEW, form(**other))
    assert answer.status_code == 400
    assert not Invitation.objects.exists()


def test_an_address_with_an_account_or_an_open_invitation_is_refused(waiting, danish_lead, denmark):
    again = signed_in(danish_lead).post(NEW, form())
    assert (again.status_code, "is open already" in again.content.decode()) == (400, True)
    known = signed_in(danish_lead).post(NEW, form(email=denmark.email.upper()))
    assert (known.status_code, "has an account" in known.content.decode()) == (400, True)


def test_a_withdrawn_one_leads_nowhere_and_the_address_is_free_again(waiting, secretariat, danish_lead):
    _, key = acts.approve(invitation=waiting, by=secretariat)
    assert move(danish_lead, waiting, "withdraw").status_code == 303
    assert Client().get(reverse("account_invitation", args=[key])).status_code == 410
    assert signed_in(danish_lead).post(NEW, form()).status_code == 303


@pytest.mark.parametrize("address", [LIST, NEW, "/delegation/returns/new/"])
def test_others_look_after_nobody(denmark, address):
    assert signed_in(denmark).get(address).status_code == 403


def test_a_lead_elsewhere_does_not_find_it(waiting):
    foreign = cast.person("fr.lead", "FR", Role.LEAD)
    assert move(foreign, waiting, "approve").status_code == 404
    assert "New officer" not in signed_in(foreign).get(LIST).content.decode()


def test_an_unknown_step_is_none(waiting, secretariat):
    assert move(secretariat, waiting, "burn").status_code == 404


def test_what_waits_stands_in_the_inbox_of_whoever_may_approve(waiting, danish_lead, secretariat):
    assert "New officer" in signed_in(secretariat).get("/").content.decode()
    assert "New officer" not in signed_in(danish_lead).get("/").content.decode()


def test_a_mail_server_that_is_down_keeps_the_approval(waiting, secretariat, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    found, key = acts.approve(invitation=waiting, by=secretariat)
    assert send_link(found, key) is False
    assert Client().get(reverse("account_invitation", args=[key])).status_code == 200


def test_whoever_lost_everything_comes_back_by_the_word_of_two(strict, denmark, secretariat, second):
    with_app(with_password(denmark))
    for person in (secretariat, second):
        with_app(person)
    assert signed_in(secretariat).post("/delegation/returns/new/", {"person": denmark.pk}).status_code == 303
    asked = Invitation.objects.get()
    assert Authenticator.objects.filter(user=denmark).exists()
    assert move(secretariat, asked, "approve").status_code == 403
    assert move(second, asked, "approve").status_code == 303
    assert not Authenticator.objects.filter(user=denmark).exists()
    assert enter(denmark)[1].status_code == 200
    link = link_in(mail.outbox[-1])
    browser = Client()
    assert browser.post(link, CHOICE).status_code == 303
    back, _ = enter(denmark, browser=browser)
    assert back.get("/").url == "/accounts/factors/"
    assert Appointment.objects.filter(user=denmark).count() == 1


def test_a_return_ends_every_open_sitting(denmark, secretariat, second):
    browser, _ = enter(with_password(denmark))
    asked = acts.ask_return(person=denmark, by=secretariat)
    assert browser.get("/").status_code == 200
    acts.approve(invitation=asked, by=second)
    assert browser.get("/").status_code == 302


def test_nobody_helps_back_an_account_out_of_use_or_a_system(denmark, nato, secretariat):
    User.objects.filter(pk=denmark.pk).update(is_active=False)
    for person in (User.objects.get(pk=denmark.pk), nato):
        with pytest.raises(Refused):
            acts.ask_return(person=person, by=secretariat)


def test_the_role_of_the_secretariat_opens_the_administration_once_accepted(secretariat, second):
    made = acts.invite(
        email="third@test.invalid", name="Third", role=Role.SECRETARIAT, by=secretariat,
        delegation=Delegation.objects.get(pk="GSC"), since=facts.today(), until=facts.today() + timedelta(days=9),
    )  # fmt: skip
    _, key = acts.approve(invitation=made, by=second)
    person = acts.accept(key=key, password=PASSWORD)
    assert signed_in(person).get("/admin/").status_code == 200


def test_the_administration_invites_through_the_same_act(secretariat, second):
    office, other = signed_in(secretariat), signed_in(second)
    said = form(delegation="DK", since="01/01/2026")
    assert office.post(reverse("admin:delegations_invitation_add"), said | {"since": "2026-01-01"}).status_code == 302
    made = Invitation.objects.get()
    approve = {"action": "approve", "_selected_action": [str(made.pk)]}
    office.post(reverse("admin:delegations_invitation_changelist"), approve)
    assert Invitation.objects.get().approved_at is None
    other.post(reverse("admin:delegations_invitation_changelist"), approve)
    assert Invitation.objects.get().approved_by == second
    assert len(mail.outbox) == 1
    assert office.get(reverse("admin:delegations_user_add")).status_code == 403
