"""What several dispatchers on real connections do together, and what a dead one leaves behind."""

import os
import signal
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.core.management import call_command
from django.db import connections, transaction

from cases.models import Case
from core.clock import db_now
from notifications.actions import cancel_reminders, set_deadline
from notifications.dispatcher import tick
from notifications.dispatcher.firing import fire_due
from notifications.models import Deadline, Notice, Reminder
from notifications.rules.vocabulary import DeadlineKind
from tests import cast
from tests.notifications.conftest import HANDLER, make_case

CODES = ("DK", "FR", "DE", "HU", "SE", "PL", "IT", "ES", "FI", "EL")


def at_once(act: Callable[[], object], times: int) -> None:
    """Run ``act`` in several threads, each with its own connection; an error in one fails the test."""
    errors: list[BaseException] = []

    def run() -> None:
        try:
            act()
        except BaseException as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run) for _each in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []


def opened_rounds(count: int, codes: tuple[str, ...] = CODES) -> list[Case]:
    """Cases whose rounds have just opened: one reminder of the opening per delegation each."""
    first = cast.signatory(codes[0])
    for code in codes[1:]:
        cast.signatory(code)
    cases = [make_case(first, audience=codes, number=number) for number in range(1, count + 1)]
    now = db_now()
    for case in cases:
        set_deadline(
            subject=case, handler=HANDLER, kind=DeadlineKind.SILENCE, chain=str(case.pk),
            opened_at=now, due_at=now + timedelta(hours=48), delegations=codes, chair="EEAS",
        )  # fmt: skip
    return cases


def test_two_dispatchers_over_200_reminders_lose_none_and_repeat_none(own_database, handler):
    opened_rounds(20)
    assert Reminder.objects.filter(kind="opened", status="planned").count() == 200
    at_once(tick, 2)
    tick()
    assert Reminder.objects.filter(kind="opened").values_list("status", flat=True).distinct().get() == "sent"
    ids = Counter(message.extra_headers["Message-ID"] for message in mail.outbox)
    assert len(ids) == 200
    assert set(ids.values()) == {1}
    assert set(Notice.objects.values_list("status", flat=True)) == {"sent"}


def test_a_deadline_fires_once_however_many_try(own_database, handler, clock):
    cases = opened_rounds(3, ("DK", "FR"))
    clock.forward(hours=49)
    at_once(lambda: fire_due(float("inf")), 4)
    assert [case.summary for case in Case.objects.filter(pk__in=[c.pk for c in cases])] == ["fired;"] * 3


class DiesAfterSending(locmem.EmailBackend):
    """A worker that is killed when the mail is out and not yet marked."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise SystemExit("killed")


def test_a_worker_that_dies_between_send_and_mark_is_followed_by_one_with_the_same_message_id(
    own_database, handler, clock, settings
):
    opened_rounds(1, ("DK",))
    settings.EMAIL_BACKEND = f"{__name__}.DiesAfterSending"
    with pytest.raises(SystemExit):
        tick()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    notice = Notice.objects.get(channel="email")
    assert notice.status == "claimed"
    tick()
    assert len(mail.outbox) == 1
    clock.forward(minutes=3)
    tick()
    notice.refresh_from_db()
    assert (notice.status, notice.attempts, len(mail.outbox)) == ("sent", 2, 2)
    assert {message.extra_headers["Message-ID"] for message in mail.outbox} == {notice.message_id}


class ToldToStop(locmem.EmailBackend):
    """During the first mail the process is told to stop."""

    def send_messages(self, messages):
        if not mail.outbox:
            os.kill(os.getpid(), signal.SIGTERM)
        return super().send_messages(messages)


class ToldWhereItIsLost(ToldToStop):
    """The same in a place that lets no interrupt out, as a destructor."""

    def send_messages(self, messages):
        try:
            return super().send_messages(messages)
        except KeyboardInterrupt:
            return locmem.EmailBackend.send_messages(self, messages)


@pytest.mark.parametrize(
    ("mailbox", "left"),
    [
        (ToldToStop, [("claimed", 1), ("queued", 0), ("queued", 0)]),
        (ToldWhereItIsLost, [("sent", 1), ("sent", 1), ("sent", 1)]),
    ],
)
def test_a_watch_that_is_told_to_stop_stops_and_gives_back_what_it_had_not_begun(
    mailbox, left, own_database, handler, settings, capsys
):
    opened_rounds(1, ("DK", "FR", "DE"))
    settings.EMAIL_BACKEND = f"{__name__}.{mailbox.__name__}"
    before = signal.getsignal(signal.SIGTERM)
    call_command("dispatch", watch=True, every=0.01)
    assert "Stopped." in capsys.readouterr().err
    assert signal.getsignal(signal.SIGTERM) is before
    assert sorted(Notice.objects.filter(channel="email").values_list("status", "attempts")) == left


def test_a_worker_that_dies_in_a_handler_leaves_no_trace_and_another_fires_after_the_lease(
    own_database, handler, clock
):
    (case,) = opened_rounds(1, ("DK",))
    clock.forward(hours=49)
    handler.fails_with = SystemExit("killed")
    with pytest.raises(SystemExit):
        fire_due(float("inf"))
    handler.fails_with = None
    assert fire_due(float("inf")) == 0
    clock.forward(minutes=2)
    assert fire_due(float("inf")) == 1
    case.refresh_from_db()
    assert case.summary == "fired;"


@transaction.atomic
def _answer_that_fails(case: Case) -> None:
    cancel_reminders(subject=case, handler=HANDLER, delegation="FR")
    raise LookupError("the answer was refused after all")


def test_an_answer_and_the_cancelling_of_its_reminders_are_one_act(own_database, handler, clock):
    (case,) = opened_rounds(1, ("DK", "FR"))
    tick()
    clock.forward(hours=44, seconds=5)
    mail.outbox.clear()
    with pytest.raises(LookupError):
        _answer_that_fails(case)
    assert Reminder.objects.get(kind="last_notice", delegation="FR").status == "planned"
    with transaction.atomic():
        cancel_reminders(subject=case, handler=HANDLER, delegation="FR")
    tick()
    assert [message.to for message in mail.outbox] == [["dk.signatory@test.invalid"]]


def test_an_extension_and_a_closing_at_the_same_moment_do_not_block_each_other(own_database, handler, clock):
    (case,) = opened_rounds(1, ("DK",))
    clock.forward(hours=49)
    later = db_now() + timedelta(hours=24)

    def extend() -> None:
        with transaction.atomic():
            Case.objects.select_for_update().get(pk=case.pk)
            set_deadline(
                subject=case, handler=HANDLER, kind=DeadlineKind.SILENCE, chain=str(case.pk),
                opened_at=Deadline.objects.get().opened_at, due_at=later, delegations=("DK",), chair="EEAS",
            )  # fmt: skip

    acts = [extend, lambda: fire_due(float("inf")), lambda: fire_due(float("inf"))]
    at_once(lambda: acts.pop()(), 3)
    deadline = Deadline.objects.get()
    assert (deadline.status, deadline.due_at, deadline.revision) == ("open", later, 2)


def test_a_dispatcher_told_to_stop_gives_back_what_it_had_not_begun(own_database, handler, settings):
    opened_rounds(1, ("DK", "FR", "DE"))
    settings.EMAIL_BACKEND = f"{__name__}.DiesAfterSending"
    with pytest.raises(SystemExit):
        tick()
    left = Counter(Notice.objects.filter(channel="email").values_list("status", "attempts"))
    assert left == {("claimed", 1): 1, ("queued", 0): 2}


@pytest.mark.django_db
def test_idle_ticks_ask_a_constant_number_of_questions(handler, django_assert_max_num_queries):
    opened_rounds(2, ("DK", "FR"))
    tick()
    with django_assert_max_num_queries(22):
        tick()
