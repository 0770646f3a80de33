"""What was kept out, for those who guard markings."""

from typing import Any

from django import forms
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions.guard import close_quarantine_entry
from cases.models import Quarantined
from cases.views.pages import form_page, paged
from core.rules.refusal import Refusal, enforce
from core.web import attempt, done
from delegations import facts as people
from delegations.rules.roles import Can


class Handled(forms.Form):
    """What was done about it."""

    note = forms.CharField(label=gettext_lazy("What was done"), max_length=300)


@require_safe
def quarantine(request: HttpRequest) -> HttpResponse:
    """Every entry, those still open first. The content itself was not stored."""
    actor = people.actor(request.user)
    allowed = actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT)
    enforce(None if allowed else Refusal("cases.may_not_guard"))
    rows = Quarantined.objects.visible_to(request.user).select_related("by", "case")
    return render(
        request,
        "cases/quarantine.html",
        paged(request, rows.order_by(F("handled_at").desc(nulls_first=True), "-created_at")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def handled(request: HttpRequest, pk: Any) -> HttpResponse:
    """Close an entry with a note."""
    entry = get_object_or_404(Quarantined.objects.visible_to(request.user), pk=pk)
    enforce(None if people.actor(request.user).can(Can.GUARD_MARKINGS) else Refusal("cases.may_not_guard"))
    form = Handled(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, close_quarantine_entry, entry=entry, by=request.user)
    ):
        return done(request, _("The entry is closed."), reverse("cases:quarantine"))
    trail = [(_("Kept out"), reverse("cases:quarantine"))]
    return form_page(
        request, form, title=_("What was done"), submit=_("Close the entry"), trail=trail, about=str(entry)
    )
