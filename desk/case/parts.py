"""What each part of the case page shows. The page composes; the facts stay with their apps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attribution import queries as attribution
from cases.models import Case, CaseGrant, ClassifiedPointer, Evidence, Report
from cases.rules.vocabulary import Factor
from delegations.rules.roles import Actor
from desk.case import happened
from desk.latency.of_case import time_of
from responses.models import Proposal, Round
from sanctions import queries as sanctions

FACTORS = {
    Factor.BREAKOUT: _("Breakout"),
    Factor.STATES: _("States affected"),
    Factor.TARGET: _("Target"),
    Factor.DURATION: _("Duration"),
    Factor.MEANS: _("Means"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One tab: its name on the page and the context it needs."""

    label: str | Promise
    content: Callable[[Case, Any, Actor], dict[str, Any]]


def tabs(case: Case, current: str) -> list[dict[str, Any]]:
    """The parts as links, the current one marked."""
    return [
        {
            "label": str(part.label),
            "url": reverse("desk:case_part", args=[case.pk, name]),
            "current": name == current,
            "count": "",
        }
        for name, part in PARTS.items()
    ]


def _summary(case: Case, user: Any, actor: Actor) -> dict[str, Any]:
    rows = [(label, case.scores.get(factor), case.score_reasons.get(factor, "")) for factor, label in FACTORS.items()]
    reports = Report.objects.visible_to(user).filter(case=case).select_related("source").order_by("created_at")
    return {"severity": rows, "score": sum(case.scores.values()), "reports": reports[:50]}


def _evidence(case: Case, user: Any, actor: Actor) -> dict[str, Any]:
    rows = Evidence.objects.visible_to(user).filter(case=case).select_related("originator").order_by("-created_at")
    pointers = ClassifiedPointer.objects.visible_to(user).filter(case=case).select_related("originator")
    return {"evidence": rows[:200], "pointers": pointers.order_by("-created_at")}


def _attribution(case: Case, user: Any, actor: Actor) -> dict[str, Any]:
    return attribution.panel(case, user)


def _responses(case: Case, user: Any, actor: Actor) -> dict[str, Any]:
    rounds = Prefetch("rounds", Round.objects.order_by("-number"))
    rows = Proposal.objects.visible_to(user).filter(case=case).select_related("instrument", "case")
    return {"proposals": rows.prefetch_related(rounds).order_by("-number")} | sanctions.panel(case, user)


def _timeline(case: Case, user: Any, actor: Actor) -> dict[str, Any]:
    if actor.kind == "partner":
        return {"events": [], "record": []}
    return {"events": happened.events(case), "record": happened.record(case, user)}


def _people(case: Case, user: Any, actor: Actor) -> dict[str, Any]:
    audience = case.audience.select_related("delegation").order_by("delegation__protocol_order")
    grants = CaseGrant.objects.filter(content_object=case).select_related("user", "granted_by")
    return {"audience": audience, "grants": grants.order_by("-granted_at")}


PARTS: dict[str, Part] = {
    "summary": Part(_("Summary"), _summary),
    "evidence": Part(_("Evidence"), _evidence),
    "attribution": Part(_("Attribution"), _attribution),
    "responses": Part(_("Responses"), _responses),
    "timeline": Part(_("Timeline"), _timeline),
    "time": Part(_("Time"), time_of),
    "people": Part(_("People"), _people),
}
