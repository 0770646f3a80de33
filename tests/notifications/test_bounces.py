"""A mail that comes back is noted, told to who should call, and never taken for anything else."""

import io
import mailbox
import sys
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends import locmem
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from audit.trail import trail_of
from notifications import actions
from notifications.dispatcher import tick
from notifications.models import Notice, Preference
from notifications.queries import delivery_of
from notifications.rules.bounces import bounce_in
from notifications.wording import text_for
from tests import cast

pytestmark = pytest.mark.django_db
NOT_FOUND = "smtp; 550 5.1.1 no such mailbox"


def report(message_id: str, *, action: str = "failed", status: str = "5.1.1", headers_only: bool = False) -> bytes:
    """As a mail server writes it: words for people, fields for machines, the mail itself or its headers."""
    kind = "text/rfc822-headers" if headers_only else "message/rfc822"
    return f"""From: MAILER-DAEMON@mx.example.org
To: entente@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"

--=_b
Content-Type: text/plain

This is the mail system. I could not deliver it.

--=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; somebody@example.org
Action: {action}
Status: {status}
Diagnostic-Code: {NOT_FOUND}

--=_b
Content-Type: {kind}

Message-ID: {message_id}
Subject: Entente

--=_b--
""".encode()


def refused(code: int) -> type[locmem.EmailBackend]:
    class Refusing(locmem.EmailBackend):
        def send_messages(self, messages):
            raise SMTPRecipientsRefused({to: (code, b"no such mailbox") for each in messages for to in each.to})

    return Refusing


class For_good(refused(550)): ...  # noqa: N801 - why: named in a setting


class For_now(refused(451)): ...  # noqa: N801 - why: named in a setting


@pytest.fixture
def mailed(plan_round, denmark):
    """A round that Denmark has been told of by mail, and its notice."""
    deadline = plan_round(delegations=("DK",))
    tick()
    return deadline, Notice.objects.get(person=denmark, channel="email")


def feed(monkeypatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


@pytest.mark.parametrize("headers_only", [True, False])
def test_a_returned_mail_is_noted_on_its_notice_and_remembered(mailed, monkeypatch, capsys, headers_only):
    deadline, notice = mailed
    feed(monkeypatch, report(notice.message_id, headers_only=headers_only))
    call_command("take_bounces")
    assert "1 bounces noted" in capsys.readouterr().out
    notice.refresh_from_db()
    assert (notice.status, notice.last_error) == ("bounced", f"5.1.1 {NOT_FOUND}")
    assert delivery_of(deadline)["DK"].state == "failed"
    assert [event.verb for event in trail_of(notice)] == ["bounced"]


def test_chair_and_secretariat_are_told_once_whom_to_call(mailed, chair, secretariat):
    _deadline, notice = mailed
    for _again in range(2):
        actions.record_bounce(message_id=notice.message_id, reason=NOT_FOUND)
    told = Notice.objects.filter(code="notifications.unreached", channel="in_app")
    assert {each.person_id for each in told} >= {chair.pk, secretariat.pk}
    assert told.filter(person=chair).count() == 1


def test_a_colleague_whom_the_mail_reached_is_enough(plan_round, denmark, chair):
    cast.officer("DK")
    deadline = plan_round(delegations=("DK",))
    tick()
    actions.record_bounce(
        message_id=Notice.objects.get(person=denmark, channel="email", code="tests.told").message_id, reason=NOT_FOUND
    )
    assert delivery_of(deadline)["DK"].state == "delivered"
    assert not Notice.objects.filter(code="notifications.unreached").exists()


def test_a_digest_comes_back_whole(plan_round, denmark, clock):
    Preference.objects.create(person=denmark, digest=True)
    plan_round(hours=300, delegations=("DK",))
    tick()
    first = Notice.objects.get(person=denmark, channel="digest")
    other = Notice.objects.get(pk=first.pk)
    other.pk, other.dedupe, other.message_id = None, "another", "<another@localhost>"
    other.save(force_insert=True)
    clock.forward(hours=26)
    tick()
    sent = Notice.objects.filter(person=denmark, channel="digest", status="sent").order_by("due_at", "id")
    assert sent.count() == 2
    assert any(actions.record_bounce(message_id=each.message_id, reason="550") for each in sent)
    assert set(Notice.objects.filter(person=denmark, channel="digest").values_list("status", flat=True)) == {"bounced"}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Subject: Out of office\n\nBack on Monday.",
        report("<notice-x@localhost>", action="delayed", status="4.4.1"),
        report("<notice-x@localhost>").replace(b"Message-ID", b"X-Nothing"),
        report("<notice-x@localhost>").replace(b"multipart/report", b"multipart/mixed"),
        report("<notice-x@localhost>").replace(b"Content-Type: message/delivery-status", b"Content-Type: text/plain"),
    ],
)
def test_what_is_no_failure_report_changes_nothing(raw, monkeypatch, capsys):
    feed(monkeypatch, raw)
    call_command("take_bounces")
    assert "1 other messages" in capsys.readouterr().out


@given(st.binary(max_size=400), st.integers(0, 900))
def test_no_message_however_broken_breaks_the_reading(noise, at):
    whole = report("<notice-x@localhost>")
    for raw in (noise, whole[:at] + noise + whole[at:], whole[:at]):
        bounce = bounce_in(raw)
        assert bounce is None or len(bounce.reason) <= 200


def test_a_bounce_of_somebody_elses_mail_is_counted_and_left(monkeypatch, capsys):
    feed(monkeypatch, report("<elsewhere@example.org>"))
    call_command("take_bounces")
    assert "1 of mails not known here" in capsys.readouterr().out


def test_a_maildir_is_read_once_and_nothing_in_it_is_lost(mailed, tmp_path, capsys):
    _deadline, notice = mailed
    box = mailbox.Maildir(tmp_path / "bounces")
    box.add(report(notice.message_id))
    box.add(b"Subject: hello\n\nA letter.")
    for said in (
        "1 bounces noted, 0 of mails not known here, 1 other",
        "0 bounces noted, 0 of mails not known here, 0",
    ):
        call_command("take_bounces", maildir=str(tmp_path / "bounces"))
        assert said in capsys.readouterr().out
    assert len(box) == 2
    assert not list((tmp_path / "bounces" / "new").iterdir())


def test_a_folder_that_is_no_maildir_is_named(tmp_path):
    with pytest.raises(CommandError, match="is not a Maildir"):
        call_command("take_bounces", maildir=str(tmp_path))


def test_a_mailbox_refused_for_good_is_not_tried_eight_times(settings, plan_round, denmark, chair):
    settings.EMAIL_BACKEND = f"{__name__}.For_good"
    deadline = plan_round(delegations=("DK",))
    tick()
    notice = Notice.objects.get(person=denmark, channel="email")
    assert (notice.status, notice.attempts) == ("bounced", 1)
    assert delivery_of(deadline)["DK"].state == "failed"
    assert Notice.objects.filter(person=chair, code="notifications.unreached").exists()


def test_a_mailbox_refused_for_now_is_tried_again(settings, plan_round, denmark):
    settings.EMAIL_BACKEND = f"{__name__}.For_now"
    plan_round(delegations=("DK",))
    tick()
    assert Notice.objects.get(person=denmark, channel="email").status == "queued"


def test_the_chair_hears_an_hour_before_who_was_not_reached_and_who_has_not_confirmed(
    plan_round, chair, denmark, france, germany, clock
):
    plan_round(hours=48)
    tick()
    bounced = Notice.objects.get(person=denmark, channel="email", code="tests.told")
    actions.record_bounce(message_id=bounced.message_id, reason=NOT_FOUND)
    actions.acknowledge(notice=Notice.objects.get(person=france, channel="in_app"), by=france)
    clock.forward(hours=47, seconds=5)
    tick()
    told = Notice.objects.get(person=chair, channel="in_app", code="notifications.chair_told")
    words = text_for(chair, told.code, told.params)
    assert "wants an answer by" in words
    assert "Not reached: DK. Please have them called. Delivered, but receipt not confirmed by: DE." in words
