"""The data-protection page of a case, and what is past its time in the whole house."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.models import Erasure, LegalHold
from cases.rules import retention
from cases.rules.vocabulary import ErasureOutcome
from cases.views.pages import case_or_404, case_trail
from core.rules.refusal import enforce
from delegations import facts as people
from delegations.rules.roles import Kind
from desk.protection import holdings, remaining, terms


@require_safe
def data_protection(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What personal data, on which ground, in which class, until when, and who saw them."""
    case, actor = case_or_404(request, pk), people.actor(request.user)
    if actor.kind == Kind.PARTNER:
        raise Http404
    knows_names = not retention.may_reveal(actor, case.lead_id) or not retention.may_keep_terms(actor)
    context = {
        "case": case, "marking": case.marking.upper(), "trail": [*case_trail(case), (_("Data protection"), "")],
        "inventory": holdings.inventory(case, request.user), "basis": holdings.basis(case),
        "term": terms.of_case(case, request.user), "bystanders": holdings.bystanders(case, request.user),
        "hold": case.holds.filter(lifted_at__isnull=True).select_related("placed_by").first(),
        "hold_refusal": retention.may_hold(actor), "reveal_refusal": retention.may_reveal(actor, case.lead_id),
        "take_out_refusal": retention.may_pseudonymise(actor), "terms_refusal": retention.may_keep_terms(actor),
        "erasures": remaining.erasures(case, request.user), "remaining": remaining.rows(case, request.user),
        "names_left": remaining.names_left(case, request.user) if knows_names else None,
        **holdings.who_saw(case, actor),
    }  # fmt: skip
    return render(request, "desk/data_protection.html", context)


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """For the secretariat and security officers: what is to be looked at or erased, what is held, who has left."""
    actor = people.actor(request.user)
    enforce(retention.may_keep_terms(actor))
    context = {
        "terms": terms.terms(people.today()).values(),
        "reports": terms.due_reports(request.user),
        "cases": terms.due_cases(request.user),
        "people": terms.former_people() if retention.may_erase_people(actor) is None else None,
        "erasures": Erasure.objects.visible_to(request.user).filter(outcome=ErasureOutcome.OPEN).select_related("case"),
        "holds": LegalHold.objects.visible_to(request.user).filter(lifted_at__isnull=True).select_related("case"),
    }
    return render(request, "desk/retention.html", context)
