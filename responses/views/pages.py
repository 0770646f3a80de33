"""What the pages of this app share: finding what may be seen, and where one is."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.views.pages import note_reading
from responses import queries
from responses.models import Proposal, Round

page = require_http_methods(["GET", "HEAD", "POST"])
reading = require_http_methods(["GET", "HEAD"])


def proposal_or_404(request: HttpRequest, pk: UUID) -> Proposal:
    """The proposal, if this reader may see it; that it was read is noted."""
    rows = Proposal.objects.visible_to(request.user).select_related("case", "instrument", "penholder")
    found: Proposal = get_object_or_404(rows, pk=pk)
    note_reading(request, found, f"v{queries.last_version_number(found)}")
    return found


def round_or_404(request: HttpRequest, pk: UUID) -> Round:
    """The round with members and positions, if this reader may see it; that its text was read is noted."""
    found = queries.round_in_full(request.user, pk)
    if found is None:
        raise Http404
    note_reading(request, found.proposal, f"v{found.version.number}")
    return found


def proposals_trail() -> list[tuple[str, str]]:
    """Breadcrumb to the list."""
    return [(_("Proposals"), reverse("responses:proposals"))]


def proposal_trail(proposal: Proposal) -> list[tuple[str, str]]:
    """Breadcrumb to one proposal, through its case."""
    case = proposal.case
    return [(case.reference, case.get_absolute_url()), (proposal.title, proposal.get_absolute_url())]
