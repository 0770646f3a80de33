"""The register of national attributions, and what texts of the Union say."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from attribution import actions, queries
from attribution.forms import NamesAnActor, OnBehalfForm, PositionForm, UnionPositionForm
from attribution.rules.access import may_record_stance, may_record_union_position
from attribution.views.reading import case_or_404, frame
from core.rules.refusal import enforce
from core.web import attempt, done, status_of
from delegations import facts as people
from delegations.rules.roles import Can


@require_safe
def register(request: HttpRequest, case_pk: Any) -> HttpResponse:
    """Every Member State in protocol order with what it recorded; nothing is added up."""
    case, actor = case_or_404(request, case_pk), people.actor(request.user)
    context = frame(case, (_("National attributions"), ""))
    context |= {
        "rows": queries.register(case, request.user),
        "union_positions": queries.union_positions(case, request.user),
        "may_not_record": may_record_stance(actor, state=actor.delegation, proof="-"),
        "may_record_union": may_record_union_position(actor, reference="-") is None,
        "home": actor.delegation,
    }
    return render(request, "attribution/register.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, case_pk: Any) -> HttpResponse:
    """A signatory records the own State's position; the secretariat, with proof, another's."""
    case, actor = case_or_404(request, case_pk), people.actor(request.user)
    enforce(may_record_stance(actor, state=actor.delegation, proof="-"))
    behalf = actor.can(Can.RECORD_ON_BEHALF)
    form = (OnBehalfForm if behalf else PositionForm)(request.POST or None)
    known = {} if behalf else {"state": actor.delegation}
    if form.is_valid() and attempt(form, actions.record_national_attribution, case=case, by=request.user, **known):
        return done(request, _("The position is recorded."), reverse("attribution:register", args=[case.pk]))
    context = frame(
        case, (_("National attributions"), reverse("attribution:register", args=[case.pk])), (_("Record"), "")
    )
    context |= {"form": form, "state": "" if behalf else people.home_of(request.user)}
    context["known_actors"] = NamesAnActor.known_actors(request.user)
    return render(request, "attribution/record.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def record_union(request: HttpRequest, case_pk: Any) -> HttpResponse:
    """What a text of the Union does with national attributions, with its reference."""
    case = case_or_404(request, case_pk)
    enforce(may_record_union_position(people.actor(request.user), reference="-"))
    form = UnionPositionForm(request.POST or None)
    to = reverse("attribution:register", args=[case.pk])
    if form.is_valid() and attempt(form, actions.record_union_position, case=case, by=request.user):
        return done(request, _("The text of the Union is recorded."), to)
    context = frame(case, (_("National attributions"), to), (_("Text of the Union"), "")) | {"form": form}
    return render(request, "attribution/record_union.html", context, status=status_of(form))
