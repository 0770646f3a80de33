"""What is done with a dossier: its moves, the acts, the legal check, the hearing, the access list."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.rules.refusal import enforce
from core.web import attempt, done, said, status_of
from delegations import facts as people
from delegations.models import Delegation
from sanctions import actions
from sanctions.facts import access_facts
from sanctions.forms import AccessForm, AdoptionForm, DayForm, PublicationForm
from sanctions.models import Dossier
from sanctions.ready import may_move_now
from sanctions.rules.access import may_move
from sanctions.rules.lifecycle import DOSSIER
from sanctions.views.reading import dossier_or_404, frame

MOVES = frozenset(row.name for row in DOSSIER)


@require_POST
def move(request: HttpRequest, pk: Any, name: str) -> HttpResponse:
    """One step of the dossier's life."""
    if name not in MOVES:
        raise Http404
    found = dossier_or_404(request, pk)
    reason = said(request, "reason", most=500)
    actions.move(dossier=found, name=name, by=request.user, reason=reason)
    return done(request, _("The dossier has moved on."), found.get_absolute_url())


@require_POST
def legality(request: HttpRequest, pk: Any) -> HttpResponse:
    """The legal adviser confirms."""
    found = dossier_or_404(request, pk)
    actions.confirm_legality(dossier=found, by=request.user)
    return done(request, _("The legal check is confirmed."), found.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def adoption(request: HttpRequest, pk: Any) -> HttpResponse:
    """Record the adoption outside with the references of both acts."""
    found = dossier_or_404(request, pk)
    enforce(may_move_now(found, "record_adoption", people.actor(request.user)))
    return _recorded(
        request, found, AdoptionForm(request.POST or None), actions.record_adoption, _("Record the adoption")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, pk: Any) -> HttpResponse:
    """Record the publication of both acts, and until when the measures last."""
    found = dossier_or_404(request, pk)
    enforce(may_move_now(found, "record_publication", people.actor(request.user)))
    form = PublicationForm(request.POST or None)
    return _recorded(request, found, form, actions.record_publication, _("Record the publication"))


@require_http_methods(["GET", "HEAD", "POST"])
def hearing(request: HttpRequest, pk: Any) -> HttpResponse:
    """Record that the person was informed of what is new, and heard."""
    found = dossier_or_404(request, pk)
    enforce(may_move(people.actor(request.user), access_facts(found), "take_to_coreper"))
    form = DayForm(request.POST or None, name="disclosed_on", label=_("Informed and heard on"))
    return _recorded(request, found, form, actions.record_disclosure, _("Record the hearing"))


@require_http_methods(["GET", "HEAD", "POST"])
def expiry(request: HttpRequest, pk: Any) -> HttpResponse:
    """Record until which day the measures last."""
    found = dossier_or_404(request, pk)
    enforce(may_move(people.actor(request.user), access_facts(found), "record_publication"))
    form = DayForm(request.POST or None, name="expires_on", label=_("The measures last until"))
    return _recorded(request, found, form, actions.record_expiry, _("Record the expiry"))


@require_POST
def let_in(request: HttpRequest, pk: Any) -> HttpResponse:
    """Open the dossier to a delegation."""
    found, form = dossier_or_404(request, pk), AccessForm(request.POST)
    if form.is_valid():
        actions.let_in(dossier=found, by=request.user, **form.cleaned_data)
        return done(request, _("The delegation is let in."), found.get_absolute_url() + "#access")
    context = frame(found, (_("Access"), "")) | {"form": form, "title": _("Let a delegation in")}
    return render(request, "sanctions/form.html", context, status=400)


@require_POST
def let_out(request: HttpRequest, pk: Any, code: str) -> HttpResponse:
    """Close the dossier to a delegation."""
    found = dossier_or_404(request, pk)
    actions.let_out(dossier=found, delegation=get_object_or_404(Delegation, pk=code), by=request.user)
    return done(request, _("The dossier is closed to that delegation."), found.get_absolute_url() + "#access")


def _recorded(
    request: HttpRequest, found: Dossier, form: Form, act: Callable[..., Dossier], title: str
) -> HttpResponse:
    """Call the verb with what was typed, or show the form with the reason why not."""
    if form.is_valid() and attempt(form, act, dossier=found, by=request.user):
        return done(request, _("It is recorded."), found.get_absolute_url())
    context = frame(found, (title, "")) | {"form": form, "title": title}
    return render(request, "sanctions/form.html", context, status=status_of(form))
