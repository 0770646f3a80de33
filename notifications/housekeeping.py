"""Instants that follow from rows of people and figures: an appointment ends, a year's figures run out.

Set and cancelled in the transaction of the act that writes the row (``core.registry.keep_time``).
``plan_missing`` finds rows that were written without an act: a first installation, an import.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from core.clock import db_now
from delegations import facts as people
from delegations.models import Appointment, PopulationSet, User
from delegations.rules.roles import Can
from notifications import outbox
from notifications.actions.deadlines import cancel_deadline, set_deadline
from notifications.models import Deadline, Reminder
from notifications.rules.vocabulary import DeadlineKind, DeadlineStatus, ReminderKind

APPOINTMENT_ENDS = "delegations.appointment_ends"
FIGURES_END = "delegations.figures_end"
ASKED_AGAIN = timedelta(days=7)
"""Until the set is loaded the secretariat is asked every week."""
ONE_DAY = timedelta(days=1)


def end_of(day: date) -> datetime:
    """24:00 in Brussels of a day."""
    return datetime.combine(day + ONE_DAY, time(), tzinfo=people.BRUSSELS)


def keepers() -> list[str]:
    """The bodies whose people keep the reference data."""
    return sorted({people.actor(each).delegation for each in people.holders(Can.MANAGE_REFERENCE)})


def keep_appointment(row: Appointment) -> None:
    """An appointment with a last day reminds its person, the lead and the secretariat; one that goes on nobody."""
    for former in _same_place(row).exclude(pk=row.pk).filter(until__gte=people.today()):
        if _continued(former):
            cancel_deadline(subject=former, handler=APPOINTMENT_ENDS)
    if row.until is None or row.until < people.today() or row.user.is_service or _continued(row):
        cancel_deadline(subject=row, handler=APPOINTMENT_ENDS)
        return
    set_deadline(
        subject=row, handler=APPOINTMENT_ENDS, kind=DeadlineKind.APPOINTMENT_EXPIRY, chain="",
        opened_at=row.created_at, due_at=end_of(row.until),
        delegations=sorted({row.delegation_id, *keepers()}), chair=row.delegation_id,
    )  # fmt: skip


def appointments_for(user: Any) -> QuerySet[Appointment]:
    """One's own, those of the delegation one leads, all for the secretariat and auditors."""
    who = people.actor(user)
    rows = Appointment.objects.all()
    if who.can(Can.MANAGE_REFERENCE) or who.can(Can.AUDIT):
        return rows
    led = Q(delegation_id=who.delegation) if who.can(Can.MANAGE_DELEGATION) else Q(pk__in=[])
    return rows.filter(led | Q(user_id=user.pk))


def appointment_title(row: Appointment) -> str:
    """Who, as what, of which body."""
    return f"{row.user}: {row.get_role_display()} ({row.delegation_id})"


def appointment_url(row: Appointment) -> str:
    """The page of one's delegation."""
    return reverse("desk:delegation")


def appointment_ends(deadline: Deadline, at: datetime) -> None:
    """Rights end by their last day and not by this instant; its reminder says that they have."""


def appointment_still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """As long as it has that last day, the person is here, and nothing continues it."""
    row = Appointment.objects.select_related("user").filter(pk=deadline.subject_id).first()
    if row is None or row.until is None or not row.user.is_active or end_of(row.until) != deadline.due_at:
        return False
    return not _continued(row)


def appointment_notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """Whose appointment ends when; the secretariat is led to it, others to their delegation's page."""
    row = Appointment.objects.select_related("user").get(pk=deadline.subject_id)
    params = {
        "person": str(row.user), "role": row.get_role_display().lower(), "delegation": row.delegation_id,
        "until": row.until,
    }  # fmt: skip
    over = reminder.kind == ReminderKind.EXPIRY
    elsewhere = reminder.delegation_id != row.delegation_id
    url = reverse("admin:delegations_appointment_change", args=[row.pk]) if elsewhere else appointment_url(row)
    return f"notifications.notice_appointment_{'ended' if over else 'ends'}", params, url


def keep_figures(row: PopulationSet) -> None:
    """The newest complete set asks the secretariat for the next one; sets that were followed ask no more."""
    newest = PopulationSet.objects.order_by("-year").first()
    if newest is None:
        return
    for older in PopulationSet.objects.exclude(pk=newest.pk):
        cancel_deadline(subject=older, handler=FIGURES_END)
    now, ends = db_now(), end_of(newest.valid_to)
    if ends > now:
        _ask_for_figures(newest, newest.created_at, ends)
    elif not Deadline.objects.filter(subject_id=newest.pk, handler=FIGURES_END, status=DeadlineStatus.OPEN).exists():
        _ask_for_figures(newest, now, now + ASKED_AGAIN)


def figures_for(user: Any) -> QuerySet[PopulationSet]:
    """Everybody who works here may look at the figures."""
    return PopulationSet.objects.all() if people.actor(user).delegation else PopulationSet.objects.none()


def figures_url(row: PopulationSet) -> str:
    """Where the secretariat loads a set."""
    return reverse("admin:delegations_populationset_changelist")


def figures_end(deadline: Deadline, at: datetime) -> None:
    """The year is over without the next set: those who run procedures are told, and asked again in a week."""
    row = PopulationSet.objects.get(pk=deadline.subject_id)
    if _followed(row):
        return
    told: list[User] = [*people.holders(Can.MANAGE_REFERENCE), *people.holders(Can.CHAIR)]
    outbox.notify(
        people=told, code="notifications.notice_figures_missing", params={"next_year": str(row.year + 1)}, subject=row,
        url=figures_url(row), dedupe=f"figures:{row.pk}:{deadline.revision}",
    )  # fmt: skip
    _ask_for_figures(row, at, at + ASKED_AGAIN)


def figures_still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """Until the next set is loaded; the end itself is told by ``figures_end``."""
    row = PopulationSet.objects.filter(pk=deadline.subject_id).first()
    return row is not None and not _followed(row) and reminder.kind != ReminderKind.EXPIRY


def figures_notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """Which year's figures run out, and which are asked for."""
    row = PopulationSet.objects.get(pk=deadline.subject_id)
    params = {"year": str(row.year), "next_year": str(row.year + 1), "until": row.valid_to}
    return "notifications.notice_figures_end", params, figures_url(row)


def plan_missing() -> int:
    """Give their instants to rows that have none; returns how many were looked at. Safe to repeat."""
    newest = PopulationSet.objects.order_by("-year").first()
    if newest is not None:
        keep_figures(newest)
    ending = Appointment.objects.filter(until__gte=people.today()).select_related("user")
    for row in ending:
        keep_appointment(row)
    return len(ending) + (newest is not None)


def _ask_for_figures(row: PopulationSet, opened_at: datetime, due_at: datetime) -> None:
    set_deadline(
        subject=row, handler=FIGURES_END, kind=DeadlineKind.POPULATION_SET, chain="", opened_at=opened_at,
        due_at=due_at, delegations=keepers(),
    )  # fmt: skip


def _same_place(row: Appointment) -> QuerySet[Appointment]:
    return Appointment.objects.filter(user_id=row.user_id, role=row.role, delegation_id=row.delegation_id)


def _continued(row: Appointment) -> bool:
    """Whether another appointment of the same person to the same place goes on where this one ends."""
    if row.until is None:
        return False
    later = Q(until__isnull=True) | Q(until__gt=row.until)
    return _same_place(row).filter(later, since__lte=row.until + ONE_DAY).exclude(pk=row.pk).exists()


def _followed(row: PopulationSet) -> bool:
    return PopulationSet.objects.filter(year__gt=row.year).exists()
