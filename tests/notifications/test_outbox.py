"""Telling is writing rows: one per person and channel, once, for those who can be told."""

from datetime import time, timedelta

import pytest

from core.clock import db_now
from notifications.models import Notice, Preference
from notifications.outbox import notify

pytestmark = pytest.mark.django_db


def tell(case, *people, **more) -> int:
    known = {"code": "tests.plain", "params": {"case": case.reference}, "dedupe": "once"}
    return notify(people=people, subject=case, url=f"/cases/{case.pk}/", **known | more)


def test_each_person_gets_a_row_in_the_application_and_one_by_mail(case, denmark, france):
    assert tell(case, denmark, france, denmark) == 4
    assert set(Notice.objects.values_list("person__email", "channel")) == {
        (person.email, channel) for person in (denmark, france) for channel in ("in_app", "email")
    }


def test_told_twice_is_told_once(case, denmark):
    assert (tell(case, denmark), tell(case, denmark)) == (2, 0)
    assert Notice.objects.count() == 2


def test_whoever_left_and_systems_are_not_told(case, denmark, nato):
    denmark.is_active = False
    assert tell(case, denmark, nato) == 0


def test_no_mail_for_whoever_does_not_want_any(case, denmark):
    Preference.objects.create(person=denmark, email=False)
    tell(case, denmark)
    assert list(Notice.objects.values_list("channel", flat=True)) == ["in_app"]


def test_mail_waits_for_the_end_of_quiet_hours_and_the_application_does_not(case, denmark):
    Preference.objects.create(person=denmark, quiet_from=time(0), quiet_until=time(23, 59))
    tell(case, denmark)
    due = dict(Notice.objects.values_list("channel", "due_at"))
    assert due["in_app"] - db_now() < timedelta(seconds=5)
    assert due["email"] > due["in_app"]


def test_every_row_has_its_own_message_id(case, denmark, france):
    tell(case, denmark, france)
    ids = set(Notice.objects.values_list("message_id", flat=True))
    assert len(ids) == 4
    assert all(one.startswith("<notice-") and one.endswith(">") for one in ids)


@pytest.mark.parametrize("wrong", [{"code": "tests.never_written"}])
def test_a_sentence_nobody_wrote_is_refused_at_once(case, denmark, wrong):
    with pytest.raises(LookupError):
        tell(case, denmark, **wrong)
