"""Who sees a case: the audience, the lead, who was let in by name, and what was released to partners."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.actions.audience import add_to_audience, change_lead, remove_from_audience
from cases.actions.releases import let_in, release_case, withdraw_release
from cases.facts import case_facts, in_force
from cases.forms.cases import Join, Lead, Leave, LetIn, Release
from cases.models import Case, CaseGrant, ReleaseEntry
from cases.rules.access import may_release, may_share
from cases.rules.vocabulary import Marking
from cases.views.pages import case_or_404, case_trail
from core.web import attempt, done, status_of
from delegations import facts as people
from delegations.rules.roles import Kind as Body

MOST_LINES = 100
page = require_http_methods(["GET", "HEAD", "POST"])
ACTS = {
    "join": (Join, add_to_audience),
    "leave": (Leave, remove_from_audience),
    "lead": (Lead, change_lead),
    "release": (Release, release_case),
    "let_in": (LetIn, let_in),
}


@page
def audience(request: HttpRequest, pk: Any) -> HttpResponse:
    """Everyone on the case; five small forms that change it, each sent under its own name."""
    case = case_or_404(request, pk)
    forms = {name: form(auto_id=f"{name}_%s") for name, (form, _act) in ACTS.items()}
    status = 200
    chosen = request.POST.get("act", "")
    if request.method == "POST" and chosen in ACTS:
        form = forms[chosen] = ACTS[chosen][0](request.POST, auto_id=f"{chosen}_%s")
        act = ACTS[chosen][1]
        if form.is_valid() and _did(form, act, case, request):
            return done(request, _("Who sees the case is changed."), reverse("cases:audience", args=[case.pk]))
        status = status_of(form)
    return render(request, "cases/audience.html", _shown(request, case, forms, chosen), status=status)


def _did(form: Any, act: Any, case: Case, request: HttpRequest) -> bool:
    attempt(form, act, case=case, by=request.user)
    return not form.errors


def _shown(request: HttpRequest, case: Case, forms: dict[str, Any], chosen: str) -> dict[str, Any]:
    actor, facts = people.actor(request.user), case_facts(case)
    return {
        "case": case,
        "rows": case.audience.select_related("delegation").order_by("delegation__protocol_order"),
        "grants": _grants(case),
        "entries": _register(case, request.user),
        "forms": forms,
        "failed": forms.get(chosen) if chosen else None,
        "share_refusal": may_share(actor, facts, Body.STATE),
        "release_refusal": may_release(actor, case.originator_id, Marking(case.marking)),
        "trail": [*case_trail(case), (_("Who sees this case"), "")],
        "marking": case.marking.upper(),
    }


def _register(case: Case, user: Any) -> QuerySet[ReleaseEntry]:
    """What left and what was taken back, of the file and its items, newest first, as far as this reader may know."""
    rows = ReleaseEntry.objects.visible_to(user).filter(case=case).select_related("evidence", "partner", "by")
    return rows.order_by("-created_at", "-id")[:MOST_LINES]


def _grants(case: Case) -> QuerySet[CaseGrant]:
    rows = in_force(CaseGrant.objects.filter(content_object=case))
    return rows.select_related("user", "granted_by").order_by("-granted_at")


@require_POST
def withdraw(request: HttpRequest, pk: Any, grant: int) -> HttpResponse:
    """End a release of this case."""
    case = case_or_404(request, pk)
    withdraw_release(grant=get_object_or_404(CaseGrant, pk=grant, content_object=case), by=request.user)
    return done(request, _("The release has ended."), reverse("cases:audience", args=[case.pk]))
