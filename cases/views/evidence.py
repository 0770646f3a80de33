"""Evidence: the list, adding an item, its page, and handing it out."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import queries
from cases.actions.evidence import add_file, add_link
from cases.actions.handling import hand_out, verify
from cases.facts import case_facts, room_for_evidence
from cases.forms.evidence import AddEvidence, EvidenceFilter
from cases.models import Case, Quarantined
from cases.rules.access import may_add_evidence
from cases.upload_handler import EvidenceUploadHandler, receive_uploads_of, too_large
from cases.views.item import item_context
from cases.views.pages import case_or_404, case_trail, evidence_or_404, form_page, paged
from cases.views.sending import as_attachment
from core.rules.refusal import Kind, Refusal, enforce
from core.sentences import render as sentence
from core.web import STATUS, attempt, done
from delegations import facts as people


@require_safe
def evidence_list(request: HttpRequest) -> HttpResponse:
    """Evidence of every case the reader may see, newest first."""
    form = EvidenceFilter(request.GET)
    rows = queries.items(request.user, **form.wanted())
    return render(request, "cases/evidence_list.html", {"form": form} | paged(request, rows))


@require_safe
def evidence(request: HttpRequest, pk: Any) -> HttpResponse:
    """One item: what it is, how it is graded, who can see it, who had it."""
    item = evidence_or_404(request, pk)
    return render(request, "cases/evidence.html", item_context(request, item))


@csrf_exempt  # why: the check reads the form, so the upload handler must stand first; ``_add`` is protected
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_add(request: HttpRequest, pk: Any) -> HttpResponse:
    """Add a file or a link to a case."""
    case = case_or_404(request, pk)
    enforce(may_add_evidence(people.actor(request.user), case_facts(case)) or room_for_evidence(case))
    handler = receive_uploads_of(request) if request.method == "POST" else None
    return _add(request, case, handler)


@csrf_protect
def _add(request: HttpRequest, case: Case, handler: EvidenceUploadHandler | None) -> HttpResponse:
    form = AddEvidence(request.POST or None, request.FILES or None)
    if handler and form.is_valid() and not _dropped(form, handler):
        item = attempt(form, lambda **_typed: _added(case, form, request.user))
        if item:
            held = isinstance(item, Quarantined)
            said = _("It is held until it is checked.") if held else _("The evidence is in the case.")
            return done(request, said, item.get_absolute_url())
    elif handler:
        _dropped(form, handler)
    title, submit = _("Add evidence"), _("Add it")
    return form_page(
        request, form, title=title, submit=submit, trail=case_trail(case), template="cases/evidence_add.html", case=case
    )


def _dropped(form: AddEvidence, handler: EvidenceUploadHandler) -> bool:
    """A file over the limit did not arrive; the other words did."""
    if handler.too_large:
        form.add_error("file", sentence(too_large()))
        form.refused_status = STATUS[Kind.TOO_LARGE]
    return handler.too_large


def _added(case: Case, form: AddEvidence, by: Any) -> Any:
    file, link = form.cleaned_data["file"], form.cleaned_data["link"]
    if bool(file is not None) == bool(link):
        enforce(Refusal("cases.file_or_link", kind=Kind.INVALID, field="file"))
    if link:
        return add_link(case=case, link=link, by=by, **form.words())
    return add_file(case=case, file=file, by=by, **form.words())


@require_POST
def download(request: HttpRequest, pk: Any) -> FileResponse:
    """Hand the file out, after comparing it with what was received. Always as an attachment."""
    item = hand_out(evidence=evidence_or_404(request, pk), by=request.user, sitting=request.session.session_key or "")
    return as_attachment(item.file.open("rb"), item.file_name, item.sha256)


@require_POST
def check(request: HttpRequest, pk: Any) -> HttpResponse:
    """Compute the hash again and compare."""
    item = evidence_or_404(request, pk)
    verify(evidence=item, by=request.user)
    return done(request, _("The file is what was received."), item.get_absolute_url())
