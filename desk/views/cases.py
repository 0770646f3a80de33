"""The list of cases and the page of one."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from audit.trail import disclose
from cases.models import Case
from cases.rules.vocabulary import CaseStatus, Marking
from core.constraints import choices
from delegations import facts as people
from desk.case import parts, steps
from desk.case.acts import acts

PER_PAGE = 30


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """Cases the reader may see, the last changed first; filtered by status and words."""
    rows = Case.objects.visible_to(request.user)
    status, words = request.GET.get("status", ""), request.GET.get("q", "").strip()
    if status in set(CaseStatus):
        rows = rows.filter(status=status)
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(reference__icontains=words) | Q(summary__icontains=words))
    rows = rows.select_related("lead").annotate(
        items=Count("evidence", distinct=True), responses=Count("proposals", distinct=True)
    )
    page = Paginator(rows.order_by("-changed_at", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "status": status, "words": words, "statuses": choices(CaseStatus)}
    return render(request, "desk/cases.html", context)


@require_safe
def case(request: HttpRequest, pk: Any, part: str = "summary") -> HttpResponse:
    """One part of the case page under the common head. A case one may not see does not exist."""
    if part not in parts.PARTS:
        raise Http404
    found = get_object_or_404(Case.objects.visible_to(request.user).select_related("lead", "originator"), pk=pk)
    done = steps.done_steps(found)
    context = {
        "case": found,
        "part": part,
        "marking": found.marking.upper(),
        "tabs": parts.tabs(found, part),
        "steps": steps.stepper(found, done),
        "next_step": steps.next_step(done),
    }
    actor = people.actor(request.user)
    _note_reading(request, found, actor.delegation)
    context["acts"] = acts(found, request.user, actor)
    context |= parts.PARTS[part].content(found, request.user, actor)
    return render(request, f"desk/case_{part}.html", context)


def _note_reading(request: HttpRequest, found: Case, body: str) -> None:
    """Reading is disclosure, once per version and sign-in; what is public needs no note (decision 20)."""
    if found.marking != Marking.PUBLIC:
        sitting = request.session.session_key or ""
        disclose(
            reader=request.user, subject=found, channel="page", sitting=sitting, version=str(found.revision), body=body
        )
