"""A mail says one thing in plain words, leads to the very action, and names nothing above its marking."""

from email import message_from_bytes

import pytest
from django.conf import settings
from django.core import mail

from cases.rules.vocabulary import Marking
from notifications.dispatcher import tick
from notifications.mail import marking_of
from notifications.models import Notice
from notifications.outbox import notify
from notifications.rules.mail_marking import ORDER, may_be_mailed
from notifications.rules.vocabulary import DeadlineKind
from tests import cast
from tests.notifications.conftest import make_case

pytestmark = pytest.mark.django_db


def the_mail():
    (message,) = mail.outbox
    return message


@pytest.fixture
def opening(plan_round, denmark):
    plan_round(DeadlineKind.SILENCE, delegations=("DK",))
    tick()
    return the_mail()


def test_text_and_html_say_the_same_and_link_to_the_very_action(opening, case):
    ((html, kind),) = opening.alternatives
    assert kind == "text/html"
    for part in (opening.body, html):
        assert "FIMI-2026-0001 wants an answer by" in part
        assert f"{settings.SITE_URL}/cases/{case.pk}/" in part
        assert "You are told because you act for DK" in part
    assert opening.subject.startswith("FIMI-2026-0001 wants an answer by")


def test_headers_make_a_repeat_recognisable_and_keep_machines_from_answering(opening):
    raw = message_from_bytes(opening.message().as_bytes())
    notice = Notice.objects.get(channel="email")
    assert raw.get_all("Message-ID") == [notice.message_id]
    assert raw["Auto-Submitted"] == "auto-generated"
    assert raw["List-Unsubscribe"] == f"<{settings.SITE_URL}/notices/preferences/>"


def test_instants_are_written_in_brussels_time_with_the_readers_own_beside(case, plan_round):
    case.audience.create(delegation_id="FI")
    cast.signatory("FI")
    plan_round(delegations=("FI",))
    tick()
    assert "(Brussels, CET)" in the_mail().body
    assert "(Helsinki, EET)" in the_mail().body


def test_a_case_above_the_marking_allowed_is_not_named(case, plan_round, denmark):
    type(case).objects.filter(pk=case.pk).update(marking="eyes")
    plan_round(delegations=("DK",))
    tick()
    whole = the_mail().message().as_string()
    assert "Something in Entente waits for you until" in the_mail().body
    for secret in (case.reference, case.title, "EYES"):
        assert secret not in whole


def test_words_from_outside_cannot_become_markup_or_headers(case, denmark):
    notify(
        people=[denmark], code="tests.plain", params={"case": "<b>x</b>\nBcc: everyone@example.org"}, subject=case,
        url="/", dedupe="odd",
    )  # fmt: skip
    tick()
    raw = message_from_bytes(the_mail().message().as_bytes())
    assert raw["Bcc"] is None
    assert "\n" not in the_mail().subject
    assert "<b>" not in the_mail().alternatives[0][0]
    assert "<b>x</b>" in the_mail().body


def test_the_order_of_markings_is_the_one_of_cases():
    assert tuple(Marking) == ORDER
    assert not may_be_mailed("unheard of", "limite")


def test_what_belongs_to_something_marked_carries_its_marking(case, denmark):
    entry = case.timeline.create(date="2026-01-01", text="x", added_by=denmark)
    assert (marking_of(case), marking_of(entry), marking_of(denmark)) == ("limite", "limite", "")
    assert marking_of(make_case(denmark, marking="eyes", number=2)) == "eyes"
