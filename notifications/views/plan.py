"""What a deadline will do and whom it reminds, visible before it happens."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from core.registry import SUBJECTS, find_visible
from delegations.facts import actor
from notifications import queries
from notifications.models import Deadline, Reminder
from notifications.rules.access import may_see_log
from notifications.rules.vocabulary import ReminderStatus
from notifications.words import AUDIENCES, FATES, KINDS


@require_safe
def deadline(request: HttpRequest, pk: Any) -> HttpResponse:
    """The plan for whoever may see the subject; who received what, for those who run the procedure."""
    row = get_object_or_404(Deadline, pk=pk)
    subject = find_visible(row.subject_kind, row.subject_id, request.user)
    if subject is None:
        raise Http404
    reader = actor(request.user)
    known = SUBJECTS[row.subject_kind]
    context = {"deadline": row, "title": known.title(subject), "url": known.url(subject)}
    context["plan"] = _plan(row, reader.delegation)
    if may_see_log(reader) is None:
        context |= {"deliveries": queries.delivery_of(row).values(), "log": queries.log_of(row)[:200]}
        context["ladder"] = queries.ladder_of(row)
    return render(request, "notifications/deadline.html", context)


def _plan(row: Deadline, own: str) -> list[dict[str, Any]]:
    """One line per step: when, what, to whom, how many are sent; and by itself what the reader's own body gets.

    A step stays although nobody is owed it any more: that it was called off would tell that somebody answered.
    """
    lines = []
    for (due_at, kind, audience), steps in groupby(queries.plan_of(row), key=_step):
        reminders = list(steps)
        owed = [each for each in reminders if each.status != ReminderStatus.CANCELLED]
        sent = sum(1 for each in owed if each.status == ReminderStatus.SENT)
        mine = next((FATES[each.status] for each in reminders if each.delegation_id == own), "")
        codes = [each.delegation_id for each in owed]
        words = {"kind": KINDS[kind], "audience": AUDIENCES[audience], "mine": mine}
        lines.append({"due_at": due_at, "codes": codes, "sent": sent, **words})
    return lines


def _step(reminder: Reminder) -> tuple[Any, str, str]:
    return reminder.due_at, reminder.kind, reminder.audience
