"""Keys are issued at the console or by the secretariat, shown once, and leave a sentence."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audit.trail import readable, trail_of
from core.rules.refusal import Refused
from delegations import facts as people
from delegations.models import User
from partners import reference
from partners.actions import issue_key, revoke_key, rotate_key, switch_partner
from partners.authentication import key_hash
from partners.models import ApiKey, Partner


def issue(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("issue_key", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_the_last_line_is_the_key_alone(db):
    lines = issue("NATO", "--scopes", "reports:write,cases:read", "--days", "30")
    stored = ApiKey.objects.get(hash=key_hash(lines[-1]))
    assert lines[-1].split() == [lines[-1]]
    assert stored.scopes == ["cases:read", "reports:write"]
    assert stored.user.partner.pk == "NATO"


def test_the_system_of_a_state_acts_for_that_state_and_is_made_once(db):
    issue("dk", "--scopes", "positions:write")
    issue("DK", "--scopes", "rounds:read")
    user = User.objects.get(api_keys__isnull=False, email="dk.system@service.invalid", api_keys__scopes=["rounds:read"])
    actor = people.actor(user)
    assert (actor.delegation, actor.speaks_for_a_state, user.is_service) == ("DK", True, True)
    assert ApiKey.objects.filter(user=user).count() == 2
    assert not user.has_usable_password()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["XX", "--scopes", "cases:read"], "“XX” is not a delegation"),
        (["NATO", "--scopes", "cases:write"], "“cases:write” is not a scope"),
        (["NATO", "--scopes", " , "], "at least one scope"),
        (["NATO", "--scopes", "positions:write"], "Only the system of a Member State"),
        (["NATO", "--scopes", "cases:read", "--days", "0"], "from 1 to 366 days"),
        (["NATO", "--scopes", "cases:read", "--days", "4000"], "from 1 to 366 days"),
    ],
)
def test_what_cannot_be_issued_is_one_sentence(arguments, said, db):
    with pytest.raises(CommandError, match=said) as refused:
        issue(*arguments)
    assert "\n" not in str(refused.value)
    assert not ApiKey.objects.exists()


def test_the_secretariat_issues_and_a_delegation_does_not(secretariat, security_officer, denmark):
    for person in (secretariat, security_officer):
        assert issue_key(body="NATO", scopes=["cases:read"], days=5, by=person)[0].issued_by == person
    with pytest.raises(Refused):
        issue_key(body="DK", scopes=["cases:read"], days=5, by=denmark)


def test_issuing_revoking_and_rotating_leave_sentences_without_the_key(secretariat):
    stored, key = issue_key(body="NATO", scopes=["cases:read"], days=5, by=secretariat)
    fresh, other = rotate_key(key=stored, days=9, by=secretariat)
    sentences = [sentence for _event, sentence in readable(trail_of(stored))]
    assert "issued a key for NATO" in sentences[0]
    assert f"revoked the key {stored.prefix}" in sentences[1]
    assert not [sentence for sentence in sentences if key in sentence or other in sentence]
    stored.refresh_from_db()
    assert stored.revoked_at is not None
    assert (fresh.scopes, fresh.user) == (stored.scopes, stored.user)


def test_a_key_is_revoked_once(secretariat):
    stored, _key = issue_key(body="NATO", scopes=["cases:read"], days=5)
    revoke_key(key=stored, by=secretariat)
    with pytest.raises(Refused) as refused:
        revoke_key(key=stored, by=secretariat)
    assert refused.value.refusal.code == "partners.key_gone"


def test_reference_data_may_be_loaded_again_without_undoing_a_decision(secretariat):
    switch_partner(partner=Partner.objects.get(pk="US"), active=False, by=secretariat)
    before = User.objects.count()
    reference.load()
    assert not Partner.objects.get(pk="US").active
    assert User.objects.count() == before
    assert set(Partner.objects.values_list("pk", flat=True)) == {"NATO", "US", "UK", "CA", "NO"}


def test_the_system_of_a_partner_may_report_and_cannot_sign_in(nato, client):
    actor = people.actor(nato)
    assert (actor.delegation, actor.kind) == ("NATO", "partner")
    assert not nato.has_usable_password()
    client.post("/accounts/login/", {"login": nato.email, "password": ""})
    assert "_auth_user_id" not in client.session
