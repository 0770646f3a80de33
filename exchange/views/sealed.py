"""A sealed dossier is asked for on a page, made in the background, and taken from its own page."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.models import Case
from cases.views.pages import case_or_404, case_trail, form_page, note_reading, paged
from core.rules.refusal import Refusal, enforce
from core.web import attempt, done
from delegations import facts as people
from delegations.rules.roles import Kind
from exchange.actions.sealing import ask_for_dossier, hand_out_dossier
from exchange.facts import may_hide_since
from exchange.models import SealedDossier, SealingStatus
from exchange.rules.sealing import LONGEST_PURPOSE, still_theirs
from exchange.sending import as_bag
from responses.models import Proposal
from responses.views.pages import proposal_or_404, proposal_trail

GOING = (SealingStatus.WAITING, SealingStatus.MAKING)


class Ask(forms.Form):
    """What it is for."""

    purpose = forms.CharField(
        label=gettext_lazy("What it is for"), max_length=LONGEST_PURPOSE,
        help_text=gettext_lazy("Such as a file for the Court, or a briefing of the minister. It stands in the record."),
    )  # fmt: skip


def _not_for_partners(request: HttpRequest) -> None:
    partner = people.actor(request.user).kind == Kind.PARTNER
    enforce(Refusal("exchange.may_not_seal") if partner else None)


@require_http_methods(["GET", "HEAD", "POST"])
def of_case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything of a case that this reader may see."""
    case = case_or_404(request, pk)
    return _ask(request, case, None, case_trail(case))


@require_http_methods(["GET", "HEAD", "POST"])
def of_proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One decision: its texts, rounds, positions and outcome, with the evidence of the case."""
    proposal = proposal_or_404(request, pk)
    return _ask(request, proposal.case, proposal, proposal_trail(proposal))


def _ask(request: HttpRequest, case: Case, proposal: Proposal | None, trail: list[tuple[str, str]]) -> HttpResponse:
    _not_for_partners(request)
    form = Ask(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, ask_for_dossier, case=case, proposal=proposal, by=request.user)
        if made:
            return done(
                request, _("The dossier is being made. This page shows how far it is."), made.get_absolute_url()
            )
    return form_page(
        request, form, title=_("Sealed dossier"), submit=_("Make it"), trail=trail, about=str(proposal or case),
        template="exchange/ask.html", whole=proposal is None,
    )  # fmt: skip


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """The reader's own, newest first; to auditors all."""
    _not_for_partners(request)
    rows = _rows(request).order_by("-created_at")
    return render(request, "exchange/sealed_list.html", paged(request, rows))


@require_safe
def dossier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far it is; then its hash, its end and the button. The status asks for itself while it is being made."""
    found = get_object_or_404(_rows(request), pk=pk)
    note_reading(request, found.case, str(found.case.revision))
    part = request.GET.get("part") == "status"
    context: dict[str, Any] = {"dossier": found, "going": found.status in GOING, "marking": found.marking.upper()}
    context["outdated"] = still_theirs(hidden_since=may_hide_since(found), about=found.about)
    context["trail"] = [*case_trail(found.case), (_("Sealed dossier"), "")]
    return render(request, "exchange/_status.html" if part else "exchange/sealed.html", context)


@require_POST
def download(request: HttpRequest, pk: UUID) -> FileResponse:
    """The file, always as an attachment; each time is on record as an export."""
    found = get_object_or_404(_rows(request), pk=pk)
    hand_out_dossier(dossier=found, by=request.user, sitting=request.session.session_key or "")
    return as_bag(found)


def _rows(request: HttpRequest) -> Any:
    return SealedDossier.objects.visible_to(request.user).select_related("case", "proposal__case", "asked_by")
