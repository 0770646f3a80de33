"""Which instants concern a person: asked of the body, asking something of the person, and open to be seen."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.registry import DEADLINES, SUBJECTS
from delegations.facts import actor
from delegations.rules.roles import Actor, Can
from notifications.models import Deadline, Reminder
from notifications.people import concerns


def visible_deadlines(user: Any, rows: QuerySet[Deadline]) -> QuerySet[Deadline]:
    """Those whose subject this user may see, asked in one query, so that a limit counts what is shown.

    One query before it learns which kinds there are at all: asking who may see each of some thirty kinds
    would cost every page of the site more than the rest of it.
    """
    kinds = set(rows.order_by().values_list("subject_kind", flat=True).distinct()) & SUBJECTS.keys()
    seen = Q(pk__in=[])
    for kind in sorted(kinds):
        seen |= Q(subject_kind=kind, subject_id__in=SUBJECTS[kind].visible_to(user).order_by().values("pk"))
    return rows.filter(seen) if kinds else rows.none()


def concerning(user: Any, rows: QuerySet[Deadline]) -> QuerySet[Deadline]:
    """Those of which the user's body is reminded and that ask something of the user; all, for who runs procedures."""
    who = actor(user)
    if runs_procedures(who):
        return rows
    mine = Reminder.objects.filter(
        deadline=OuterRef("pk"), revision=OuterRef("revision"), delegation_id=who.delegation or None
    )
    return rows.filter(Exists(mine), handler__in=handlers_for(who))


def worth_knowing(user: Any, rows: QuerySet[Deadline]) -> QuerySet[Deadline]:
    """Those of a sort that asks something of people with the user's rights, whichever body is reminded."""
    who = actor(user)
    return rows if runs_procedures(who) else rows.filter(handler__in=handlers_for(who))


def runs_procedures(who: Actor) -> bool:
    """Chairs and the secretariat keep an eye on every instant."""
    return who.can(Can.CHAIR) or who.can(Can.MANAGE_REFERENCE)


def handlers_for(who: Actor) -> list[str]:
    """The sorts of deadline that ask something of somebody with these rights."""
    return [handler for handler in DEADLINES if concerns(handler, who)]


def subjects_of(user: Any, rows: Iterable[Deadline]) -> dict[tuple[str, Any], Any]:
    """(kind, id) → the subject as a row, for those this user may see; one query per kind."""
    wanted: dict[str, set[Any]] = {}
    for row in rows:
        wanted.setdefault(row.subject_kind, set()).add(row.subject_id)
    return {
        (kind, found.pk): found
        for kind, ids in wanted.items()
        if kind in SUBJECTS
        for found in SUBJECTS[kind].visible_to(user).filter(pk__in=ids)
    }
