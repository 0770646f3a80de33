"""People decide how they are told: once a day, not about this case; and deadlines near at hand win."""

import pytest
from django.core import mail
from django.urls import reverse

from core.clock import db_now
from notifications import actions
from notifications.dispatcher import tick
from notifications.models import Mute, Notice, Preference
from notifications.outbox import notify
from notifications.rules.vocabulary import DeadlineKind
from tests.notifications.conftest import make_case, sign_in

pytestmark = pytest.mark.django_db


def tell(case, person, dedupe: str) -> None:
    notify(
        people=[person], code="tests.plain", params={"case": case.reference}, subject=case,
        url=f"/cases/{case.pk}/", dedupe=dedupe, chain=str(case.pk),
    )  # fmt: skip


def test_the_digest_gathers_a_days_notices_into_one_mail_of_the_morning(case, denmark, clock):
    Preference.objects.create(person=denmark, digest=True)
    other = make_case(denmark, audience=("DK",), number=2)
    tell(case, denmark, "one")
    tell(other, denmark, "two")
    clock.forward(minutes=1)
    due = Notice.objects.filter(channel="digest").values_list("due_at", flat=True).distinct().get()
    clock.forward(seconds=(due - db_now()).total_seconds() + 1)
    tick()
    (message,) = mail.outbox
    assert message.subject == "Entente: 2 notices"
    for each in (case, other):
        assert each.reference in message.body
        assert f"/cases/{each.pk}/" in message.alternatives[0][0]
    first = Notice.objects.filter(channel="digest").order_by("due_at", "created_at").first()
    assert message.extra_headers["Message-ID"] in set(Notice.objects.values_list("message_id", flat=True))
    assert first.status == "sent"
    tick()
    assert len(mail.outbox) == 1


def test_a_digest_does_not_name_what_is_above_the_marking_of_mails(case, denmark, clock):
    Preference.objects.create(person=denmark, digest=True)
    hidden = make_case(denmark, marking="eyes", audience=("DK",), number=2)
    tell(case, denmark, "one")
    tell(hidden, denmark, "two")
    clock.forward(hours=25)
    tick()
    (message,) = mail.outbox
    assert hidden.reference not in message.body
    assert case.reference in message.body


def test_a_deadline_less_than_six_hours_away_does_not_wait_for_the_digest(plan_round, denmark):
    Preference.objects.create(person=denmark, digest=True)
    plan_round(hours=4, delegations=("DK",))
    tick()
    assert len(mail.outbox) == 1


def test_a_muted_case_sends_no_mail_and_is_still_told_in_the_application(client, case, denmark):
    tell(case, denmark, "one")
    sign_in(client, denmark)
    notice = Notice.objects.get(channel="in_app")
    assert client.post(reverse("notifications:mute", args=[notice.pk])).status_code == 303
    tell(case, denmark, "two")
    assert list(Notice.objects.filter(dedupe="two").values_list("channel", flat=True)) == ["in_app"]
    page = client.get(reverse("notifications:preferences")).content.decode()
    assert f"Something happened to {case.reference}." in page
    assert client.post(reverse("notifications:unmute"), {"chain": str(case.pk)}).status_code == 303
    assert not Mute.objects.exists()
    tell(case, denmark, "three")
    assert Notice.objects.filter(dedupe="three").count() == 2


def test_muting_yields_to_a_deadline_less_than_six_hours_away(case, plan_round, denmark, clock):
    Mute.objects.create(person=denmark, chain=str(case.pk))
    plan_round(DeadlineKind.WRITTEN, hours=72, delegations=("DK",))
    tick()
    assert mail.outbox == []
    clock.forward(hours=68, seconds=5)
    tick()
    assert len(mail.outbox) == 1


def test_nobody_mutes_for_another(case, denmark, france):
    tell(case, denmark, "one")
    with pytest.raises(Exception, match=r"notifications\.not_yours"):
        actions.mute(notice=Notice.objects.get(channel="in_app"), by=france)


def test_the_digest_wish_is_kept(client, denmark):
    sign_in(client, denmark)
    client.post(reverse("notifications:preferences"), {"email": "on", "digest": "on"})
    assert Preference.objects.get(person=denmark).digest
