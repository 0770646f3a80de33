"""Documents to save: a version, a comparison, a receipt, a cable, as Word or as PDF."""

from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cases.views.pages import note_reading
from core.paper import download
from core.rules.refusal import Refusal, enforce
from delegations import facts as people
from responses.models import Position, Round
from responses.papers.cable import cable_paper
from responses.papers.receipt import receipt_paper
from responses.papers.texts import comparison_paper, version_paper
from responses.presenting.signing import receipt_page
from responses.views.pages import proposal_or_404, proposal_trail, reading, round_or_404
from responses.views.text import numbered


@reading
def version(request: HttpRequest, pk: UUID, number: int, form: str) -> HttpResponse:
    """One version as a document."""
    found = proposal_or_404(request, pk)
    return download(version_paper(numbered(found, number)), form, f"{found.reference}-v{number}")


@reading
def comparison(request: HttpRequest, pk: UUID, old: int, new: int, form: str) -> HttpResponse:
    """Two versions beside each other as a document."""
    found = proposal_or_404(request, pk)
    paper = comparison_paper(numbered(found, old), numbered(found, new))
    return download(paper, form, f"{found.reference}-v{old}-v{new}")


@reading
def receipt(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """A receipt as a document, for whoever may read it."""
    rows = Position.objects.filter(round__in=Round.objects.visible_to(request.user))
    row = get_object_or_404(rows.select_related("round__proposal__case", "round__version", "signed_by"), pk=pk)
    shown = receipt_page(row, request.user)
    note_reading(request, row.round.proposal, f"v{row.round.version.number}")
    paper = receipt_paper(row, shown, urljoin(settings.SITE_URL, shown["verify_path"]))
    return download(paper, form, f"receipt-{row.state_id}-{row.receipt[:8]}")


@reading
def cable(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The draft of a report home, on the page."""
    found = _reported(request, pk)
    context = {"paper": cable_paper(found, request.user), "round": found, "trail": proposal_trail(found.proposal)}
    return render(request, "responses/cable.html", context)


@reading
def cable_document(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """The same as a document to complete."""
    found = _reported(request, pk)
    return download(cable_paper(found, request.user), form, _("report") + f"-{found.proposal.reference}-{found.number}")


def _reported(request: HttpRequest, pk: UUID) -> Round:
    """A round seen from a Member State; nobody else reports to a capital."""
    found = round_or_404(request, pk)
    enforce(None if people.actor(request.user).speaks_for_a_state else Refusal("responses.no_capital"))
    return found
