"""What was kept out: for those who guard markings, and each entry for whoever tried it."""

from typing import Any

from django import forms
from django.db.models import Case, QuerySet, Value, When
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from audit.trail import readable, trail_of
from cases.actions import quarantine as actions
from cases.models import Quarantined
from cases.rules import quarantine as rules
from cases.rules.vocabulary import QuarantineOutcome
from cases.views.pages import form_page, paged, quarantine_trail
from cases.views.sending import as_attachment
from core.rules.refusal import Refusal, enforce
from core.web import attempt, done
from delegations import facts as people
from delegations.rules.roles import Can

page = require_http_methods(["GET", "HEAD", "POST"])


class Handled(forms.Form):
    """What was done about it."""

    note = forms.CharField(label=gettext_lazy("What was done"), max_length=300)


class Why(forms.Form):
    """The reason of a decision."""

    why = forms.CharField(label=gettext_lazy("Why"), max_length=300)


@require_safe
def quarantine(request: HttpRequest) -> HttpResponse:
    """Every entry, those still open first."""
    actor = people.actor(request.user)
    allowed = actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT)
    enforce(None if allowed else Refusal("cases.may_not_guard"))
    waits = Case(When(outcome=QuarantineOutcome.OPEN, then=Value(0)), default=Value(1))
    rows = _rows(request).order_by(waits, "-created_at", "pk")
    return render(request, "cases/quarantine.html", paged(request, rows))


@require_safe
def entry(request: HttpRequest, pk: Any) -> HttpResponse:
    """One entry: what was tried, what was found, what became of it, and what to do now."""
    found = _or_404(request, pk)
    actor, facts = people.actor(request.user), actions.entry_facts(found)
    context = {
        "entry": found,
        "decides": rules.may_decide(actor) is None,
        "close_refusal": rules.may_close(actor, facts),
        "let_in_refusal": rules.may_let_in(actor, facts),
        "destroy_refusal": rules.may_destroy(actor, facts),
        "inspect_refusal": rules.may_inspect(actor, facts),
        "guards": actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT),
        "entries": [{"at": event.at, "sentence": said} for event, said in readable(trail_of(found))],
        "trail": [*quarantine_trail(request)[:1], (str(found), "")],
    }
    return render(request, "cases/quarantine_entry.html", context)


@page
def handled(request: HttpRequest, pk: Any) -> HttpResponse:
    """Close an entry that holds nothing, with a note."""
    found = _or_404(request, pk)
    enforce(rules.may_decide(people.actor(request.user)))
    form = Handled(request.POST or None)
    words = (_("What was done"), _("Close the entry"), _("The entry is closed."))
    return _decide(request, found, form, actions.close_quarantine_entry, words)


@page
def let_in(request: HttpRequest, pk: Any) -> HttpResponse:
    """A false alarm."""
    found = _or_404(request, pk)
    enforce(rules.may_decide(people.actor(request.user)))
    said = _("The file is in its case.") if found.file else _("The same text may now be sent again.")
    words = (_("Let it in as a false alarm"), _("Let it in"), said)
    return _decide(request, found, Why(request.POST or None), actions.let_in, words)


@page
def destroy(request: HttpRequest, pk: Any) -> HttpResponse:
    """The held bytes go for good."""
    found = _or_404(request, pk)
    enforce(rules.may_decide(people.actor(request.user)))
    words = (_("Destroy what is held"), _("Destroy it for good"), _("The file is destroyed; the entry stays."))
    return _decide(request, found, Why(request.POST or None), actions.destroy, words)


@require_POST
def inspect(request: HttpRequest, pk: Any) -> FileResponse:
    """A security officer looks into a held file, on record."""
    held = actions.inspect(entry=_or_404(request, pk), by=request.user, sitting=request.session.session_key or "")
    return as_attachment(held.file.open("rb"), held.file_name, held.sha256)


def _decide(
    request: HttpRequest, found: Quarantined, form: forms.Form, act: Any, words: tuple[str, str, str]
) -> HttpResponse:
    title, submit, said = words
    if request.method == "POST" and form.is_valid() and attempt(form, act, entry=found, by=request.user):
        return done(request, said, found.get_absolute_url())
    trail = [*quarantine_trail(request), (str(found), found.get_absolute_url())]
    return form_page(request, form, title=title, submit=submit, trail=trail, about=str(found))


def _rows(request: HttpRequest) -> QuerySet[Quarantined]:
    return Quarantined.objects.visible_to(request.user).select_related("by", "case", "handled_by", "evidence")


def _or_404(request: HttpRequest, pk: Any) -> Quarantined:
    return get_object_or_404(_rows(request), pk=pk)
