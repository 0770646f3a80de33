"""An instant and its reminders are rows: planned once, moved, cancelled, brought back."""

from datetime import timedelta

import pytest

from core.clock import db_now
from core.registry import DEADLINES
from notifications.actions import cancel_deadline, cancel_reminders, restore_reminders, set_deadline
from notifications.models import Deadline
from notifications.rules.vocabulary import DeadlineKind
from tests.notifications.conftest import HANDLER

pytestmark = pytest.mark.django_db


def waiting(deadline: Deadline) -> list[tuple[str, str]]:
    rows = deadline.reminders.filter(status="planned").order_by("due_at", "delegation_id")
    return list(rows.values_list("kind", "delegation_id"))


def test_silence_plans_an_opening_one_last_notice_and_a_word_to_the_chair(plan_round):
    assert waiting(plan_round()) == [
        ("opened", "DE"), ("opened", "DK"), ("opened", "FR"),
        ("last_notice", "DE"), ("last_notice", "DK"), ("last_notice", "FR"),
        ("chair_t_1h", "EEAS"),
    ]  # fmt: skip


def test_the_same_instant_set_twice_plans_nothing_twice(plan_round):
    opened = db_now()
    first, second = plan_round(opened_at=opened), plan_round(opened_at=opened)
    assert (first.pk, first.revision) == (second.pk, second.revision)
    assert second.reminders.count() == 7


def test_a_later_instant_cancels_the_old_reminders_and_does_not_announce_the_opening_again(plan_round, clock):
    opened = db_now()
    plan_round(opened_at=opened, hours=48)
    clock.forward(hours=1)
    moved = plan_round(opened_at=opened, hours=72)
    assert moved.revision == 2
    assert set(waiting(moved)) == {("last_notice", c) for c in ("DE", "DK", "FR")} | {("chair_t_1h", "EEAS")}
    assert not moved.reminders.filter(revision=1, status="planned").exists()


def test_a_new_opening_tells_everyone_again(plan_round, clock):
    plan_round()
    clock.forward(hours=1)
    assert ("opened", "FR") in waiting(plan_round())


def test_an_answer_cancels_that_delegations_last_notice_and_nobody_elses(case, plan_round):
    deadline = plan_round()
    cancel_reminders(subject=case, handler=HANDLER, delegation="FR")
    assert [c for kind, c in waiting(deadline) if kind == "last_notice"] == ["DE", "DK"]
    assert ("opened", "FR") in waiting(deadline)


def test_an_answer_of_the_chairs_own_state_leaves_the_chairs_reminder(case, plan_round):
    deadline = plan_round(chair="DK")
    cancel_reminders(subject=case, handler=HANDLER, delegation="DK")
    assert ("chair_t_1h", "DK") in waiting(deadline)


def test_a_cancelled_deadline_reminds_nobody_and_a_withdrawn_objection_brings_all_back(case, plan_round):
    deadline = plan_round()
    cancel_deadline(subject=case, handler=HANDLER)
    assert waiting(deadline) == []
    deadline.refresh_from_db()
    assert deadline.status == "cancelled"
    restore_reminders(subject=case, handler=HANDLER)
    deadline.refresh_from_db()
    assert deadline.status == "open"
    assert ("last_notice", "FR") in waiting(deadline)


def test_reminders_come_back_for_one_delegation_alone(case, plan_round):
    deadline = plan_round()
    for code in ("FR", "DE"):
        cancel_reminders(subject=case, handler=HANDLER, delegation=code)
    restore_reminders(subject=case, handler=HANDLER, delegation="FR")
    assert [c for kind, c in waiting(deadline) if kind == "last_notice"] == ["DK", "FR"]


def test_nothing_comes_back_after_the_instant(case, plan_round, clock):
    deadline = plan_round()
    cancel_deadline(subject=case, handler=HANDLER)
    clock.forward(hours=49)
    restore_reminders(subject=case, handler=HANDLER)
    deadline.refresh_from_db()
    assert (deadline.status, waiting(deadline)) == ("cancelled", [])


def test_a_deadline_nobody_registered_is_refused_at_once(case):
    now = db_now()
    assert "tests.unheard_of" not in DEADLINES
    with pytest.raises(LookupError, match=r"tests\.unheard_of"):
        set_deadline(
            subject=case, handler="tests.unheard_of", kind=DeadlineKind.TASK, chain=str(case.pk),
            opened_at=now, due_at=now + timedelta(hours=1), delegations=("DK",),
        )  # fmt: skip
