"""A paper as an answer to a browser."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from core.paper.blocks import Paper
from core.paper.docx import CONTENT_TYPE as WORD
from core.paper.docx import as_docx
from core.paper.pdf import CONTENT_TYPE as PDF
from core.paper.pdf import as_pdf

FORMS = {"docx": (as_docx, WORD), "pdf": (as_pdf, PDF)}


def download(paper: Paper, form: str, name: str) -> HttpResponse:
    """The paper as ``docx`` or ``pdf``, to be saved under ``name``; 404 for any other form."""
    if form not in FORMS:
        raise Http404
    write, content_type = FORMS[form]
    answer = HttpResponse(write(paper), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)[:80] or "entente"}.{form}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
