"""One tick: fires what is due, reminds whoever still owes, sends once, never gives up a deadline."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends import locmem

from core.clock import db_now
from core.registry import DEADLINES
from core.registry import DeadlineKind as Registered
from notifications import dispatcher
from notifications.actions import cancel_reminders, set_deadline
from notifications.dispatcher import tick
from notifications.dispatcher.expanding import expand_due
from notifications.models import Deadline, Notice, Reminder, Tick
from notifications.queries import delivery_of, notices_of, readable
from notifications.rules.retries import MOST_ATTEMPTS
from notifications.rules.vocabulary import DeadlineKind
from tests.notifications.conftest import HANDLER, make_case

pytestmark = pytest.mark.django_db


def to(person) -> list:
    return [message for message in mail.outbox if message.to == [person.email]]


def test_a_deadline_fires_once_at_its_instant_and_not_before(case, plan_round, clock):
    plan_round(hours=2)
    assert tick().fired == 0
    clock.forward(hours=2, seconds=1)
    assert (tick().fired, tick().fired) == (1, 0)
    case.refresh_from_db()
    assert case.summary == "fired;"
    assert Deadline.objects.get().status == "fired"


def test_a_deadline_fires_late_if_nobody_ticked_at_its_instant(case, plan_round, clock):
    plan_round(hours=2)
    clock.forward(days=9)
    assert tick().fired == 1


def test_a_handler_that_fails_changes_nothing_is_noted_and_tried_again_later(case, plan_round, handler, clock):
    plan_round(hours=2)
    handler.fails_with = RuntimeError("the register is away")
    clock.forward(hours=3)
    assert tick().fired == 0
    deadline = Deadline.objects.get()
    assert (deadline.status, deadline.failures, deadline.last_error) == (
        "open", 1, "RuntimeError: the register is away",
    )  # fmt: skip
    assert timedelta(0) < deadline.retry_at - db_now() < timedelta(seconds=30)
    handler.fails_with = None
    assert tick().fired == 0
    clock.forward(minutes=1)
    assert tick().fired == 1


def test_a_deadline_moved_while_its_handler_runs_does_not_fire(case, plan_round, handler, clock, monkeypatch):
    plan_round(hours=2)
    clock.forward(hours=3)
    whole = handler.fire

    def moved_meanwhile(deadline, at):
        whole(deadline, at)
        Deadline.objects.filter(pk=deadline.pk).update(revision=2)

    monkeypatch.setitem(DEADLINES, HANDLER, _acting(handler, moved_meanwhile))
    assert tick().fired == 0
    case.refresh_from_db()
    assert case.summary == ""


def test_a_handler_may_set_its_own_next_instant(case, plan_round, handler, clock, monkeypatch):
    plan_round(hours=2)
    clock.forward(hours=3)

    def next_rung(deadline, at):
        set_deadline(
            subject=case, handler=HANDLER, kind=DeadlineKind.REVIEW, chain=str(case.pk), opened_at=at,
            due_at=at + timedelta(days=30), delegations=("DK",),
        )  # fmt: skip

    monkeypatch.setitem(DEADLINES, HANDLER, _acting(handler, next_rung))
    assert tick().fired == 1
    deadline = Deadline.objects.get()
    assert (deadline.status, deadline.revision) == ("open", 2)


def _acting(handler, fire):
    return Registered(HANDLER, fire, handler.still_owed, handler.notice)


def test_the_opening_reaches_every_delegation_in_the_application_and_by_mail(plan_round, denmark, france, germany):
    plan_round()
    done = tick()
    assert (done.expanded, done.sent) == (3, 3)
    assert Notice.objects.filter(channel="in_app", status="sent").count() == 3
    assert {message.to[0] for message in mail.outbox} == {p.email for p in (denmark, france, germany)}
    assert not tick()


def test_one_last_notice_goes_to_whoever_has_not_agreed(case, plan_round, handler, france, denmark, clock):
    plan_round(hours=48)
    tick()
    mail.outbox.clear()
    handler.answered.add("FR")
    clock.forward(hours=44, seconds=5)
    tick()
    assert (len(to(denmark)), len(to(france))) == (1, 0)
    assert Reminder.objects.get(kind="last_notice", delegation="FR").status == "obsolete"


def test_an_answer_between_expanding_and_sending_stops_the_mail(case, plan_round, handler, france, clock):
    plan_round(hours=48)
    tick()
    mail.outbox.clear()
    clock.forward(hours=44, seconds=5)
    expand_due(float("inf"))
    cancel_reminders(subject=case, handler=HANDLER, delegation="FR")
    tick()
    assert to(france) == []


def test_after_a_standstill_only_the_latest_of_several_nudges_goes_out(plan_round, denmark, clock):
    plan_round(DeadlineKind.WRITTEN, hours=72)
    tick()
    mail.outbox.clear()
    clock.forward(hours=71, minutes=30)
    tick()
    assert len(to(denmark)) == 1
    kinds = Reminder.objects.filter(delegation="DK").exclude(status="planned").values_list("kind", "status")
    assert dict(kinds) == {
        "opened": "sent", "half_time": "obsolete", "t_24h": "obsolete", "t_4h": "obsolete", "t_1h": "sent",
    }  # fmt: skip


def test_the_chair_hears_an_hour_before_and_nobody_else_does(plan_round, chair, denmark, clock):
    plan_round(hours=48)
    clock.forward(hours=47, seconds=5)
    tick()
    assert len(to(chair)) == 1


def test_whoever_may_no_longer_see_the_case_is_not_told(case, plan_round, france, clock):
    plan_round()
    case.audience.filter(delegation_id="FR").delete()
    tick()
    assert to(france) == []
    assert Reminder.objects.get(kind="opened", delegation="FR").problem == "notifications.nobody_to_tell"


def test_a_person_who_loses_sight_of_it_before_the_mail_leaves_is_spared(case, plan_round, france):
    plan_round()
    expand_due(float("inf"))
    case.audience.filter(delegation_id="FR").delete()
    tick()
    assert to(france) == []
    assert Notice.objects.get(person=france, channel="email").status == "cancelled"
    assert readable(france, notices_of(france)) == []


def test_a_delegation_without_anybody_is_shown_as_not_reached(plan_round, case):
    case.audience.create(delegation_id="SE")
    deadline = plan_round(delegations=("DK", "SE"))
    tick()
    found = delivery_of(deadline)
    assert (found["DK"].state, found["SE"].state) == ("delivered", "failed")
    assert found["SE"].problem.code == "notifications.nobody_to_tell"


class Broken(locmem.EmailBackend):
    """A mail server that refuses everything."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("mail server away")


def test_a_mail_that_fails_is_tried_again_and_at_last_given_to_the_secretariat(
    settings, plan_round, denmark, clock, secretariat
):
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    deadline = plan_round(delegations=("DK",))
    tick()
    notice = Notice.objects.get(person=denmark, channel="email")
    assert (notice.status, notice.attempts) == ("queued", 1)
    assert notice.due_at > db_now()
    for _attempt in range(MOST_ATTEMPTS):
        clock.forward(hours=2)
        tick()
    notice.refresh_from_db()
    assert (notice.status, notice.attempts) == ("dead", MOST_ATTEMPTS)
    assert "ConnectionRefusedError" in notice.last_error
    assert delivery_of(deadline)["DK"].state == "failed"


def test_every_tick_leaves_one_heartbeat_per_runner(db):
    tick("cron")
    tick("cron")
    tick("celery")
    assert Tick.objects.count() == 2


class Watching(locmem.EmailBackend):
    """A mail server that notes how many reminders still waited when each mail left."""

    waiting: list[int] = []

    def send_messages(self, messages):
        self.waiting.append(Reminder.objects.filter(status="planned", kind="opened").count())
        return super().send_messages(messages)


def test_a_wave_of_reminders_does_not_hold_up_the_mails_of_those_already_expanded(
    settings, monkeypatch, handler, denmark
):
    settings.EMAIL_BACKEND = f"{__name__}.Watching"
    monkeypatch.setattr(dispatcher, "TURN_SECONDS", 0.01)
    monkeypatch.setattr(Watching, "waiting", [])
    now = db_now()
    for number in range(2, 22):
        case = make_case(denmark, audience=("DK",), number=number)
        set_deadline(
            subject=case, handler=HANDLER, kind=DeadlineKind.SILENCE, chain=str(case.pk), opened_at=now,
            due_at=now + timedelta(hours=48), delegations=("DK",), chair="EEAS",
        )  # fmt: skip
    done = tick()
    assert (done.expanded, done.sent) == (20, 20)
    assert Watching.waiting[0] > 0, "the first mail left before the last reminder was expanded"
    assert Watching.waiting[-1] == 0
