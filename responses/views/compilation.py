"""The compilation table as page, document and spreadsheet. Taking it along is disclosure."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases.views.pages import note_reading
from core.paper import download
from responses.models import Proposal
from responses.papers.compilation import SPREADSHEET, compilation_paper, compilation_spreadsheet
from responses.presenting.compilation import Compilation, compilation
from responses.views.pages import proposal_or_404, proposal_trail, reading


@reading
def table(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Paragraph by delegation, and the files."""
    found, told = _told(request, pk)
    trail = [*proposal_trail(found), (_("Compilation"), "")]
    return render(request, "responses/compilation.html", {"proposal": found, "told": told, "trail": trail})


@reading
def document(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """The table as Word or PDF."""
    found, told = _told(request, pk)
    return download(compilation_paper(found, told), form, told.file_name)


@reading
def spreadsheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The table as .xlsx."""
    _found, told = _told(request, pk)
    answer = HttpResponse(compilation_spreadsheet(told), content_type=SPREADSHEET)
    answer["Content-Disposition"] = f'attachment; filename="{told.file_name}.xlsx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _told(request: HttpRequest, pk: UUID) -> tuple[Proposal, Compilation]:
    """The table; 404 while there is no text. What was shown is noted once per version and sign-in."""
    found = proposal_or_404(request, pk)
    told = compilation(found)
    if told is None:
        raise Http404
    note_reading(request, found, f"compilation v{told.version}")
    return found, told
