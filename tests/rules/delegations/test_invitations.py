"""Two persons for each invitation; the link works once, for 72 hours."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from delegations.rules import invitations as rules
from delegations.rules.invitations import Asked, Purpose, Stand
from delegations.rules.roles import ROLES, Actor, Role

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def who(token: str, body: str, role: Role) -> Actor:
    kind = "state" if role is Role.LEAD else "service"
    return Actor(token, body, kind, ROLES[role])


LEAD, OTHER_LEAD, FOREIGN_LEAD = (
    who("lead", "DK", Role.LEAD),
    who("deputy", "DK", Role.LEAD),
    who("fr", "FR", Role.LEAD),
)
OFFICE, COLLEAGUE = who("office", "GSC", Role.SECRETARIAT), who("colleague", "GSC", Role.SECRETARIAT)
OFFICER = Actor("officer", "DK", "state", ROLES[Role.OFFICER])
ASKED = Asked(Purpose.ENTRY, "DK", "lead", "", approved=False, withdrawn=False, used=False, expires_at=None)
SENT = replace(ASKED, approved=True, expires_at=NOW + rules.OPEN_FOR)
RETURN = replace(ASKED, purpose=Purpose.RETURN, delegation="", asked_by="office", person="colleague")


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (LEAD, "delegations.second_person_approves"),
        (OTHER_LEAD, None),
        (OFFICE, None),
        (FOREIGN_LEAD, "delegations.may_not_manage"),
        (OFFICER, "delegations.may_not_manage"),
    ],
    ids=["who asked", "second lead", "secretariat", "lead elsewhere", "officer"],
)
def test_who_approves(actor, code):
    refusal = rules.may_approve(actor, ASKED, NOW)
    assert (refusal and refusal.code) == code


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (OFFICE, "delegations.second_person_approves"),
        (COLLEAGUE, "delegations.second_person_approves"),
        (who("third", "GSC", Role.SECRETARIAT), None),
        (LEAD, "delegations.may_not_manage"),
    ],
    ids=["who asked", "whom it is about", "a third", "a lead"],
)
def test_a_return_needs_a_second_of_the_secretariat_who_is_not_the_one_helped(actor, code):
    refusal = rules.may_approve(actor, RETURN, NOW)
    assert (refusal and refusal.code) == code


@pytest.mark.parametrize(
    ("asked", "at", "stand"),
    [
        (ASKED, NOW, Stand.WAITING),
        (SENT, NOW + timedelta(hours=71, minutes=59), Stand.SENT),
        (SENT, NOW + timedelta(hours=72), Stand.EXPIRED),
        (replace(SENT, used=True), NOW, Stand.USED),
        (replace(SENT, withdrawn=True), NOW, Stand.WITHDRAWN),
    ],
)
def test_where_it_stands_and_whether_the_link_works(asked, at, stand):
    assert rules.stand(asked, at) is stand
    assert (rules.may_use(asked, at) is None) == (stand is Stand.SENT)


@pytest.mark.parametrize("asked", [SENT, replace(SENT, used=True), replace(ASKED, withdrawn=True)])
def test_what_does_not_wait_is_not_approved(asked):
    refusal = rules.may_approve(OFFICE, asked, NOW)
    assert (refusal and refusal.code) == "delegations.invitation_not_so"


def test_a_link_is_sent_again_even_when_it_ran_out_and_not_once_used():
    assert rules.may_send_again(LEAD, SENT, NOW + timedelta(days=9)) is None
    assert rules.may_send_again(LEAD, replace(SENT, used=True), NOW) is not None
    assert rules.may_send_again(LEAD, ASKED, NOW) is not None


def test_whoever_asked_may_withdraw_until_it_is_used():
    assert rules.may_withdraw(LEAD, ASKED, NOW) is None
    assert rules.may_withdraw(LEAD, replace(SENT, used=True), NOW) is not None
    assert rules.may_withdraw(FOREIGN_LEAD, ASKED, NOW) is not None
