"""A key about to end is announced to its owner and the secretariat; a revoked one to nobody."""

from datetime import timedelta

import pytest

from core.registry import find_visible
from notifications import dispatcher
from notifications.models import Deadline, Notice
from partners.actions import issue_key, revoke_key, rotate_key
from partners.expiry import keys_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(secretariat):
    return issue_key(body="DK", scopes=["reports:write"], days=20, by=secretariat)[0]


def of(key) -> Deadline:
    return Deadline.objects.get(subject_id=key.pk)


def test_the_lead_and_whoever_manages_keys_are_told_a_week_before(key, danish_lead, denmark, secretariat, clock):
    assert of(key).due_at == key.expires_at
    clock.forward(days=13, minutes=5)
    dispatcher.tick()
    told = set(
        Notice.objects.filter(channel="in_app", code="partners.notice_key_ends").values_list("person", flat=True)
    )
    assert told == {danish_lead.pk, secretariat.pk}
    assert "ent_" not in str(Notice.objects.first().params["name"])


def test_revoking_and_rotating_cancel_the_old_instant_and_set_the_new_one(key, secretariat):
    younger, _secret = rotate_key(key=key, days=90, by=secretariat)
    assert of(younger).due_at == younger.expires_at
    revoke_key(key=younger, by=secretariat)
    assert of(younger).status == "cancelled"


def test_a_key_that_has_a_successor_reminds_nobody(key, secretariat, clock):
    issue_key(body="DK", scopes=["reports:write"], days=90, by=secretariat)
    clock.forward(days=19, minutes=5)
    dispatcher.tick()
    assert not Notice.objects.filter(code="partners.notice_key_ends").exists()


def test_nobody_else_knows_of_a_key(key, danish_lead, denmark, france, auditor):
    assert list(keys_for(danish_lead)) == [key]
    assert list(keys_for(auditor)) == [key]
    for other in (denmark, france):
        assert find_visible("partners.apikey", key.pk, other) is None
    assert abs(of(key).due_at - key.created_at - timedelta(days=20)) < timedelta(seconds=5)
