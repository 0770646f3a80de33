"""“As it stood at …”: an instant is chosen, and the page shows the case or the round of then."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from audit import trail
from cases.views.pages import case_or_404, case_trail
from core.clock import db_now
from delegations import facts as people
from delegations.rules.roles import Kind
from desk.standing.of_case import case_at
from desk.standing.of_round import round_at
from responses.forms.rounds import BrusselsField
from responses.views.pages import proposal_trail, round_or_404

TURNING_POINTS = 12


class At(forms.Form):
    """The instant, to the second, on a clock in Brussels."""

    at = BrusselsField(label=gettext_lazy("As it stood at (Brussels time)"))
    at.widget.attrs["step"] = "1"

    def clean_at(self) -> Any:
        wanted = self.cleaned_data["at"]
        if wanted > db_now() + timedelta(seconds=1):  # an act of this very second is looked back from its end
            raise forms.ValidationError(_("That is still to come. Choose an instant that has passed."))
        return wanted


def _of_then(request: HttpRequest, template: str, thing: Any, about: dict[str, Any], show: Any) -> HttpResponse:
    if people.actor(request.user).kind == Kind.PARTNER:
        raise Http404
    form = At(request.GET if "at" in request.GET else None)
    events = trail.seen_by(request.user, about.pop("events"))
    points = [{"at": e.at, "sentence": said} for e, said in trail.readable(events.order_by("-id")[:TURNING_POINTS])]
    context: dict[str, Any] = {"form": form, "points": points, "thing": thing, **about}
    bad = form.is_bound and not form.is_valid()
    if form.is_bound and not bad:
        at = form.cleaned_data["at"]
        context |= {"at": at, "then": show(thing, at, request.user)}
    return render(request, template, context, status=400 if bad else 200)


@require_safe
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The case of then. Rights are those of today."""
    found = case_or_404(request, pk)
    crumbs = [*case_trail(found), (_("As it stood"), "")]
    about = {"events": trail.chain_of(found), "trail": crumbs, "marking": found.marking.upper()}
    return _of_then(request, "desk/case_then.html", found, about, case_at)


@require_safe
def round_(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The round of then. Answers that are not shown today are not shown for then."""
    found = round_or_404(request, pk)
    crumbs = [*proposal_trail(found.proposal), (_("As it stood"), "")]
    about = {"events": trail.trail_of(found), "trail": crumbs, "marking": found.proposal.marking.upper()}
    return _of_then(request, "desk/round_then.html", found, about, round_at)
