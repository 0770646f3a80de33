"""A key is about to end: whoever looks after that system hears of it in time, and the secretariat."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from delegations import facts as people
from delegations.rules.roles import Can
from notifications.actions import cancel_deadline, set_deadline
from notifications.models import Deadline, Reminder
from notifications.rules.vocabulary import DeadlineKind, ReminderKind
from partners.models import ApiKey

KEY_ENDS = "partners.key_ends"


def keep_key(key: ApiKey) -> None:
    """Remind of the end of a live key; one that was revoked reminds nobody."""
    if key.revoked_at is not None:
        cancel_deadline(subject=key, handler=KEY_ENDS)
        return
    managers = [*people.holders(Can.MANAGE_REFERENCE), *people.holders(Can.GUARD_MARKINGS)]
    bodies = {people.actor(each).delegation for each in managers}
    own = people.actor(key.user).delegation
    set_deadline(
        subject=key, handler=KEY_ENDS, kind=DeadlineKind.KEY_EXPIRY, chain="", opened_at=key.created_at,
        due_at=key.expires_at, delegations=sorted(bodies | ({own} if own else set())),
    )  # fmt: skip


def keys_for(user: Any) -> QuerySet[ApiKey]:
    """All for who manages keys and for auditors; those of its own system for a delegation's lead; what one issued."""
    who = people.actor(user)
    rows = ApiKey.objects.all()
    if who.can(Can.MANAGE_REFERENCE) or who.can(Can.GUARD_MARKINGS) or who.can(Can.AUDIT):
        return rows
    if not who.can(Can.MANAGE_DELEGATION):
        return rows.none()
    return rows.filter(Q(user__appointments__delegation_id=who.delegation, user__is_service=True)).distinct()


def key_url(key: ApiKey) -> str:
    """Its page in the administration."""
    return reverse("admin:partners_apikey_change", args=[key.pk])


def key_ends(deadline: Deadline, at: datetime) -> None:
    """The key has ended by its own date; the reminder of that instant says so."""


def still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """As long as the key lives to that instant, unless its system has a younger key with the same scopes."""
    key = ApiKey.objects.filter(pk=deadline.subject_id, revoked_at__isnull=True).first()
    if key is None or key.expires_at != deadline.due_at:
        return False
    others = ApiKey.objects.filter(user_id=key.user_id, revoked_at__isnull=True, expires_at__gt=key.expires_at)
    return not any(set(other.scopes) >= set(key.scopes) for other in others)


def notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """Which key ends when. Only its prefix is said; a lead is led to the page of the delegation."""
    key = ApiKey.objects.select_related("user").get(pk=deadline.subject_id)
    params = {"name": key.name, "prefix": key.prefix, "due": deadline.due_at}
    own = people.actor(key.user).delegation == reminder.delegation_id
    code = "partners.notice_key_ended" if reminder.kind == ReminderKind.EXPIRY else "partners.notice_key_ends"
    return code, params, reverse("desk:delegation") if own else key_url(key)
