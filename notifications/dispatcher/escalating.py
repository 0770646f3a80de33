"""The ladder: a delegation that has not been reached is looked for higher up, and that is recorded."""

import logging
import time
from datetime import timedelta

from django.db import transaction

from audit.trail import record
from core.clock import db_now
from core.registry import DEADLINES, find_visible
from notifications.models import Escalation, Reminder
from notifications.outbox import notify
from notifications.people import may_see, staff
from notifications.queries import delivery_of
from notifications.rules.escalation import reached
from notifications.rules.vocabulary import Audience, DeadlineKind, DeadlineStatus, EscalationStatus, EscalationStep

PAUSE = timedelta(minutes=1)
CODES = {
    EscalationStep.DEPUTY: "notifications.escalated",
    EscalationStep.LEAD: "notifications.escalated",
    EscalationStep.SECRETARIAT_CALL: "notifications.escalated_call",
}

log = logging.getLogger(__name__)


def escalate_due(end: float) -> int:
    """Take every rung that is due; returns how many were dealt with."""
    done = 0
    while time.monotonic() < end and _next():
        done += 1
    return done


@transaction.atomic
def _next() -> bool:
    """The oldest due rung nobody else is at; False if there is none."""
    due = Escalation.objects.filter(status=EscalationStatus.PLANNED, due_at__lte=db_now()).order_by("due_at")
    rung = due.select_related("deadline").select_for_update(skip_locked=True, of=("self",)).first()
    if rung is None:
        return False
    try:
        with transaction.atomic():
            _take(rung)
    except Exception:  # why: one rung whose words cannot be made must not hold up the others
        log.exception("escalation %s could not be taken", rung.pk)
        Escalation.objects.filter(pk=rung.pk).update(due_at=db_now() + PAUSE)
    return True


def _take(rung: Escalation) -> None:
    if not _needed(rung):
        rung.status = EscalationStatus.UNNEEDED
    elif people := [each for each in staff(rung) if may_see(each, rung.deadline)]:
        _tell(rung, people)
        rung.status = EscalationStatus.TAKEN
        _recorded(rung, "turned to: {step}, because nobody of {body} is known to have been reached")
    else:
        rung.status = EscalationStatus.SKIPPED
        _bring_forward(rung)
        _recorded(rung, "skipped: {step} of {body}, because nobody fills that place", verb="escalation_skipped")
    rung.done_at = db_now()
    rung.save()


def _needed(rung: Escalation) -> bool:
    deadline = rung.deadline
    if deadline.status != DeadlineStatus.OPEN or deadline.revision != rung.revision:
        return False
    found = delivery_of(deadline).get(rung.delegation_id)
    return found is not None and not reached(DeadlineKind(deadline.kind), found.state) and _owes(rung)


def _owes(rung: Escalation) -> bool:
    """Whoever has answered was reached, though it confirmed nothing and though the instant was moved since."""
    asked = Reminder(deadline=rung.deadline, delegation_id=rung.delegation_id, audience=Audience.OWING)
    return DEADLINES[rung.deadline.handler].still_owed(rung.deadline, asked)


def _tell(rung: Escalation, people: list) -> None:
    deadline = rung.deadline
    last = deadline.reminders.filter(delegation_id=rung.delegation_id).order_by("-due_at").first()
    _code, _params, url = DEADLINES[deadline.handler].notice(deadline, last)
    subject = find_visible(deadline.subject_kind, deadline.subject_id, people[0])
    if subject is None:  # hidden from them since a moment ago: there is nothing to tell
        return
    notify(
        people=people, code=CODES[EscalationStep(rung.step)],
        params={"delegation": rung.delegation_id, "due": deadline.due_at},
        subject=subject, url=url,
        dedupe=f"escalation:{rung.pk}", chain=deadline.chain,
    )  # fmt: skip


def _bring_forward(rung: Escalation) -> None:
    """The next rung takes the place in time of the one nobody fills."""
    rest = Escalation.objects.filter(
        deadline_id=rung.deadline_id, revision=rung.revision, delegation_id=rung.delegation_id,
        status=EscalationStatus.PLANNED,
    ).exclude(pk=rung.pk)  # fmt: skip
    following = rest.order_by("due_at").first()
    if following is not None:
        Escalation.objects.filter(pk=following.pk).update(due_at=rung.due_at)


def _recorded(rung: Escalation, sentence: str, verb: str = "escalated") -> None:
    said = sentence.format(step=rung.get_step_display().lower(), body=rung.delegation_id)
    record(
        verb=verb, sentence=f"{{actor}} {said}.", subject=rung.deadline, chain=rung.deadline.chain,
        delegation=rung.delegation_id, step=rung.step,
    )  # fmt: skip
