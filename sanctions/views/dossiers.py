"""The dossiers a reader may see, one of them, and its entry sheet."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.views.pages import case_or_404
from core.rules.refusal import enforce
from core.web import attempt, done, status_of
from delegations import facts as people
from delegations.rules.roles import Can
from sanctions import actions, queries, words
from sanctions.forms import AccessForm, EditForm, OpenForm, as_written
from sanctions.models import Dossier
from sanctions.rules.opening import may_open
from sanctions.rules.vocabulary import DossierStatus
from sanctions.showing import shown
from sanctions.views.reading import dossier_or_404, frame

PER_PAGE = 30


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """The list, filtered by status and words. Constant in queries."""
    if people.actor(request.user).kind == "partner":
        raise Http404
    status, search = request.GET.get("status", ""), request.GET.get("q", "").strip()[:100]
    rows = queries.dossiers(request.user, status=status if status in set(DossierStatus) else "", search=search)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "status": status, "words": search, "statuses": words.choices(words.STATUS)}
    return render(request, "sanctions/dossiers.html", context)


@require_safe
def dossier(request: HttpRequest, pk: Any) -> HttpResponse:
    """Entry sheet, statement of reasons with its evidence, gates, warnings, steps, readers."""
    found = dossier_or_404(request, pk)
    context = frame(found) | shown(found, request.user, people.actor(request.user)) | {"access_form": AccessForm()}
    return render(request, "sanctions/dossier.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def open_dossier(request: HttpRequest, case_pk: Any) -> HttpResponse:
    """Open a dossier from a case."""
    case, actor = case_or_404(request, case_pk), people.actor(request.user)
    enforce(may_open(actor))
    own = "" if actor.can(Can.DRAFT) else actor.delegation
    form = OpenForm(request.POST or None, reader=request.user, own=own)
    made = attempt(form, actions.open_dossier, case=case, by=request.user) if form.is_valid() else None
    if made:
        return done(request, _("The dossier is open."), made.get_absolute_url())
    trail = [(_("Cases"), reverse("desk:cases")), (case.reference, case.get_absolute_url()), (_("Listing dossier"), "")]
    context = {"case": case, "form": form, "marking": case.marking.upper(), "trail": trail}
    return render(request, "sanctions/open.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: Any) -> HttpResponse:
    """Write the entry sheet. A change by somebody else in between shows both (409)."""
    found = dossier_or_404(request, pk)
    form = EditForm(request.POST or None, initial=as_written(found))
    if form.is_valid() and attempt(form, actions.edit_dossier, dossier=found, by=request.user):
        return done(request, _("The entry sheet is saved."), found.get_absolute_url())
    return _edit_form(request, found, form)


def _edit_form(request: HttpRequest, found: Dossier, form: EditForm) -> HttpResponse:
    status = status_of(form)
    stale = status == 409
    if stale:
        found = dossier_or_404(request, found.pk)
        form.saw(found.changed_at)
    context = frame(found, (_("Entry sheet"), "")) | {"form": form, "stale": stale}
    return render(request, "sanctions/edit.html", context, status=status)
