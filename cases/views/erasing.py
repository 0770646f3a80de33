"""Evidence past its time: proposed for erasure by one person, confirmed by a second, or withdrawn."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.actions.erasing import confirm_erasure, propose_erasure, withdraw_erasure
from cases.forms.erasing import ProposeErasure
from cases.forms.protection import Why
from cases.models import Erasure, ErasureItem, Evidence
from cases.rules import retention
from cases.views.pages import case_or_404, case_trail, form_page
from core.rules.refusal import enforce
from core.web import attempt, done
from delegations import facts as people

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose what is to be erased; nothing is erased by it."""
    case = case_or_404(request, pk)
    enforce(retention.may_keep_terms(people.actor(request.user)))
    form = ProposeErasure(request.POST or None, case=case, reader=request.user)
    if request.method == "POST" and form.is_valid():
        act = partial(propose_erasure, case=case, by=request.user, items=form.chosen(), why=form.cleaned_data["why"])
        if attempt(form, lambda **_typed: act()):
            said = _("Proposed. Another person who keeps the terms confirms it.")
            return done(request, said, reverse("desk:data_protection", args=[case.pk]))
    return form_page(
        request, form, title=_("Propose to erase evidence"), submit=_("Propose it"), trail=case_trail(case),
        about=_("The content goes for good once it is confirmed; hash and custody stay."), nothing=not form.rows,
    )  # fmt: skip


@page
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second person erases."""
    return _decide(
        request, pk, confirm_erasure, title=_("Erase the evidence"), tone="danger",
        said=_("Erased. Hash and custody are kept, and it stands in the record."),
    )  # fmt: skip


@page
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Nothing is erased."""
    said = _("The proposal is withdrawn; nothing was erased.")
    return _decide(request, pk, withdraw_erasure, title=_("Withdraw the proposal"), said=said)


def _decide(request: HttpRequest, pk: UUID, act: Any, *, title: str, said: str, **shown: Any) -> HttpResponse:
    rows = Erasure.objects.visible_to(request.user).select_related("case", "term", "proposed_by", "decided_by")
    erasure = get_object_or_404(rows, pk=pk)
    case = case_or_404(request, erasure.case_id)
    enforce(retention.may_keep_terms(people.actor(request.user)))
    form = Why(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, act, erasure=erasure, by=request.user):
        return done(request, said, reverse("desk:data_protection", args=[case.pk]))
    return form_page(
        request, form, title=title, submit=title, trail=case_trail(case), erasure=erasure,
        items=_seen(erasure, request.user),
        template="cases/erasure.html", **shown,
    )  # fmt: skip


def _seen(erasure: Erasure, user: Any) -> QuerySet[ErasureItem]:
    visible = Evidence.objects.visible_to(user).values("pk")
    return erasure.items.filter(evidence__in=visible).select_related("evidence").order_by("evidence__created_at")
