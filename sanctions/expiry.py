"""The ladder before a listing expires: one deadline per dossier that climbs from step to step."""

from datetime import datetime, time, timedelta
from typing import Any

from core.clock import db_now
from core.rules.refusal import Reason
from delegations import facts as people
from delegations.models import ClosingDay
from delegations.rules.roles import Can
from notifications import outbox
from notifications.actions import set_deadline
from notifications.models import Deadline, Reminder
from notifications.rules.vocabulary import DeadlineKind
from sanctions.facts import steps_done
from sanctions.models import Dossier
from sanctions.rules.terms import Rung, ladder
from sanctions.rules.vocabulary import ExpiryStep

HANDLER = "sanctions.expiry"
MORNING = time(9)


def rungs(dossier: Dossier) -> tuple[Rung, ...]:
    """The steps before a listing expires; none where no expiry is recorded."""
    if dossier.expires_on is None:
        return ()
    closed = ClosingDay.objects.filter(day__lte=dossier.expires_on, day__gte=dossier.expires_on - timedelta(days=150))
    return ladder(dossier.expires_on, closing_days=frozenset(closed.values_list("day", flat=True)))


def instant_of(rung: Rung) -> datetime:
    """Nine in the morning in Brussels of the day to act; the expiry itself: the end of its day."""
    if rung.step is ExpiryStep.EXPIRY:
        return datetime.combine(rung.act_by + timedelta(days=1), time(), tzinfo=people.BRUSSELS)
    return datetime.combine(rung.act_by, MORNING, tzinfo=people.BRUSSELS)


def plan_next_step(dossier: Dossier, after: datetime | None = None) -> None:
    """Set the deadline to the next step after ``after`` (default: now). After the last one: nothing."""
    now = db_now()
    ahead = [instant_of(rung) for rung in rungs(dossier) if instant_of(rung) > (after or now)]
    if not ahead:
        return
    set_deadline(
        subject=dossier, handler=HANDLER, kind=DeadlineKind.LISTING_EXPIRY, chain=str(dossier.pk), opened_at=now,
        due_at=ahead[0], delegations=_watching(dossier),
    )  # fmt: skip


def _watching(dossier: Dossier) -> list[str]:
    """Who proposed it and the services that draft: they see the ladder in their calendars."""
    services = {people.actor(each).delegation for each in people.holders(Can.DRAFT)}
    return sorted({dossier.proposer_id, *services})


def fire(deadline: Deadline, at: datetime) -> None:
    """Tell those who run the procedure what is due, loudly once it is late, and climb to the next step."""
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("case").get(pk=deadline.subject_id)
    due = [rung for rung in rungs(dossier) if instant_of(rung) == deadline.due_at]
    if due and ExpiryStep.ADOPTION not in steps_done(dossier):
        _tell(dossier, due[-1].step, deadline)
    plan_next_step(dossier, after=deadline.due_at)


def still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """``fire`` tells by itself; no reminder goes out beside it."""
    return False


def notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """The words of a step, for the list of what lies ahead."""
    dossier = Dossier.objects.select_related("case").get(pk=deadline.subject_id)
    step = next((rung.step for rung in rungs(dossier) if instant_of(rung) == deadline.due_at), ExpiryStep.EXPIRY)
    return "sanctions.notice_step", _params(dossier, step), dossier.get_absolute_url()


def _tell(dossier: Dossier, step: ExpiryStep, deadline: Deadline) -> None:
    codes = {
        ExpiryStep.ADOPTION: "sanctions.notice_not_adopted",
        ExpiryStep.EXPIRY: "sanctions.notice_lapsed",
    }
    told = [*people.holders(Can.DRAFT), *people.holders(Can.CHAIR), *people.people_of(dossier.proposer_id)]
    seeing = [each for each in told if Dossier.objects.visible_to(each).filter(pk=dossier.pk).exists()]
    outbox.notify(
        people=seeing, code=codes.get(step, "sanctions.notice_step"), params=_params(dossier, step), subject=dossier,
        url=dossier.get_absolute_url(), chain=str(dossier.pk), dedupe=f"expiry:{dossier.pk}:{deadline.due_at:%Y-%m-%d}",
    )  # fmt: skip


def _params(dossier: Dossier, step: ExpiryStep) -> dict[str, Any]:
    return {
        "reference": dossier.case.reference,
        "expires_on": dossier.expires_on,
        "step": Reason(f"sanctions.step_{step}"),
    }
