"""Data protection: names taken out and shown again for a reason, holds, reviews, erasure."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.actions.keeping import erase_person, erase_report, keep_on, lift_hold, place_hold
from cases.actions.pseudonymising import Taken, erase_bystander, pseudonymise, reveal
from cases.forms.protection import KeepOn, Reason, TakeOut, Why
from cases.models import Bystander
from cases.rules import retention
from cases.views.pages import case_or_404, case_trail, form_page, report_or_404, report_trail
from core.rules.refusal import enforce
from core.web import attempt, done
from delegations import facts as people
from delegations.models import User

page = require_http_methods(["GET", "HEAD", "POST"])


def _act(
    request: HttpRequest, form_class: type[Form], act: Callable[..., Any], *, back: str, title: str, **shown: Any
) -> HttpResponse:
    """One form, one act, and back to where one came from."""
    form = form_class(request.POST or None)
    said = shown.pop("said", lambda made: _("Done; it stands in the record."))
    if request.method == "POST" and form.is_valid():
        made = attempt(form, act, by=request.user)
        if made:
            return done(request, said(made), back)
    return form_page(request, form, title=title, submit=shown.pop("submit", title), **shown)


def _page_of(case: Any) -> str:
    return reverse("desk:data_protection", args=[case.pk])


def _taken(made: Taken) -> str:
    said = _("“%(label)s” stands in %(places)s places now.") % {"label": made.bystander.label, "places": made.places}
    if made.still_in:
        said += " " + _("%(n)s acts of the record quote the name and cannot change.") % {"n": made.still_in}
    return said


@page
def pseudonymise_case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a bystander's name out of all texts of a case."""
    case = case_or_404(request, pk)
    enforce(retention.may_pseudonymise(people.actor(request.user)))
    return _act(
        request, TakeOut, partial(pseudonymise, case=case), back=_page_of(case), said=_taken,
        title=_("Take a name out"), trail=case_trail(case), about=_("Title, summary, reports, evidence, dated facts"),
    )  # fmt: skip


@page
def pseudonymise_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same for one report."""
    report = report_or_404(request, pk)
    enforce(retention.may_pseudonymise(people.actor(request.user)))
    return _act(
        request, TakeOut, partial(pseudonymise, report=report), back=report.get_absolute_url(), said=_taken,
        title=_("Take a name out"), trail=report_trail(report), about=report.title,
    )  # fmt: skip


@page
def bystander_reveal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a name once, on the answer to the reason. Nothing of it is kept on the way."""
    found, case = _bystander(request, pk)
    lead = case.lead_id if case else ""
    enforce(retention.may_reveal(people.actor(request.user), lead))
    form, sitting = Reason(request.POST or None), request.session.session_key or ""
    trail = [*(case_trail(case) if case else []), (found.label, "")]
    if request.method == "POST" and form.is_valid():
        name = attempt(form, reveal, bystander=found, by=request.user, sitting=sitting)
        if name:
            context = {"name": name, "bystander": found, "trail": trail, "back": _back(found)}
            return render(request, "cases/revealed.html", context)
    about = _("Showing it is recorded with your reason, for auditors and for the data-protection page.")
    return form_page(request, form, title=_("Show the name"), submit=_("Show it"), trail=trail, about=about)


@page
def bystander_erase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Erase the name behind a label for good."""
    found, case = _bystander(request, pk)
    enforce(retention.may_keep_terms(people.actor(request.user)))
    trail = [*(case_trail(case) if case else []), (found.label, "")]
    return _act(
        request, Why, partial(erase_bystander, bystander=found), back=_back(found), title=_("Erase the name"),
        trail=trail, tone="danger", about=_("The label stays in the texts. This cannot be undone."),
    )  # fmt: skip


def _bystander(request: HttpRequest, pk: UUID) -> tuple[Bystander, Any]:
    rows = Bystander.objects.visible_to(request.user).select_related("case", "report__case")
    found: Bystander = get_object_or_404(rows, pk=pk)
    case = found.case or (found.report.case if found.report else None)
    if case:
        case_or_404(request, case.pk)
    elif found.report:
        report_or_404(request, found.report.pk)
    return found, case


def _back(found: Bystander) -> str:
    case = found.case or (found.report.case if found.report else None)
    return _page_of(case) if case else found.get_absolute_url()


@page
def hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Place a legal hold."""
    case = case_or_404(request, pk)
    enforce(retention.may_hold(people.actor(request.user)))
    return _act(request, Why, partial(place_hold, case=case), back=_page_of(case), title=_("Place a legal hold"),
                trail=case_trail(case), about=_("Nothing of the case is erased while it stands."))  # fmt: skip


@page
def lift(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lift the hold that stands."""
    case = case_or_404(request, pk)
    enforce(retention.may_hold(people.actor(request.user)))
    return _act(request, Why, partial(lift_hold, case=case), back=_page_of(case), title=_("Lift the legal hold"),
                trail=case_trail(case))  # fmt: skip


@page
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep a case past its time until a day, for a reason."""
    case = case_or_404(request, pk)
    enforce(retention.may_keep_terms(people.actor(request.user)))
    return _act(request, KeepOn, partial(keep_on, case=case), back=reverse("desk:retention"),
                title=_("Keep the case on"), trail=case_trail(case))  # fmt: skip


@page
def report_erase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Erase the words of a dismissed report."""
    report = report_or_404(request, pk)
    enforce(retention.may_keep_terms(people.actor(request.user)))
    return _act(
        request, Why, partial(erase_report, report=report), back=reverse("desk:retention"), tone="danger",
        title=_("Erase the words of this report"), trail=report_trail(report),
        about=_("Its hash, sender and dates stay. This cannot be undone."),
    )  # fmt: skip


@page
def person_erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase name and address of a former user."""
    enforce(retention.may_erase_people(people.actor(request.user)))
    user = get_object_or_404(User.objects.filter(is_service=False), pk=pk)
    return _act(
        request, Why, partial(erase_person, user=user), back=reverse("desk:retention"), tone="danger", about=user.name,
        title=_("Erase a former user"), trail=[(_("Retention"), reverse("desk:retention"))],
    )  # fmt: skip
