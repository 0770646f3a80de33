"""The parts of the page frame that need more than one app."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.sentences import render
from delegations.rules.roles import Actor, Can
from desk.inbox import Group, of_request
from notifications.health import alarm

ENTRIES = (
    ("desk:inbox", gettext_lazy("Inbox"), "/"),
    ("desk:cases", gettext_lazy("Cases"), "/cases/"),
    ("cases:reports", gettext_lazy("Reports"), "/reports/"),
    ("responses:proposals", gettext_lazy("Proposals"), "/proposals/"),
    ("meetings:meetings", gettext_lazy("Meetings"), "/meetings/"),
    ("sanctions:dossiers", gettext_lazy("Listings"), "/listings/"),
    ("desk:calendar", gettext_lazy("Calendar"), "/calendar/"),
)


def navigation(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    """Entries of the main navigation for this reader, the current one marked."""
    entries = [_entry(request, name, label, prefix) for name, label, prefix in ENTRIES]
    found: list[Any] = [entry for entry in entries if entry]
    if found:
        waiting = of_request(request)
        found[0]["count"] = len(waiting[Group.DECIDE]) + len(waiting[Group.WORK])
    if time := _time_entry(request, actor):
        found.append(time)
    keeps_or_audits = actor.can(Can.MANAGE_REFERENCE) or actor.can(Can.AUDIT)
    if keeps_or_audits and request.user.is_staff:
        found.append({"label": _("Administration"), "url": reverse("admin:index"), "current": False, "count": 0})
    return found


def _time_entry(request: HttpRequest, actor: Actor) -> dict[str, Any] | None:
    """Each reader's own page of time: all cases for the secretariat, the own answers for a State."""
    if actor.can(Can.MANAGE_REFERENCE) or actor.can(Can.AUDIT):
        return _entry(request, "desk:time", gettext_lazy("Time"), "/time/")
    return _entry(request, "desk:time_ours", gettext_lazy("Time"), "/time/") if actor.speaks_for_a_state else None


def _entry(request: HttpRequest, name: str, label: Any, prefix: str) -> dict[str, Any] | None:
    try:
        url = reverse(name)
    except NoReverseMatch:
        return None
    current = request.path == prefix if prefix == "/" else request.path.startswith(prefix)
    return {"label": str(label), "url": url, "current": current, "count": 0}


def health_sentence() -> str:
    """What is wrong with the dispatcher, in a sentence; empty while all is well."""
    wrong = alarm()
    return render(wrong) if wrong else ""
