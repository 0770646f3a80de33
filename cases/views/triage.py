"""What becomes of a report: five acts, each a page with one form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases import queries
from cases.actions import triage
from cases.actions.opening import open_case
from cases.forms.cases import OpenCase
from cases.forms.reports import Dismiss, JoinCase, MarkDuplicate, Nothing
from cases.models import Case, Report
from cases.rules.access import may_triage
from cases.rules.references import format_reference, parse_reference
from cases.views.pages import form_page, report_or_404, report_trail
from core.rules.refusal import Kind, Refusal, Refused, enforce
from core.rules.showing import shown_day
from core.web import attempt, done
from delegations import facts as people

page = require_http_methods(["GET", "HEAD", "POST"])


def _waiting(request: HttpRequest, pk: Any) -> Report:
    """The report, for somebody who may triage."""
    found = report_or_404(request, pk)
    enforce(may_triage(people.actor(request.user)))
    return found


@page
def open_from(request: HttpRequest, pk: Any) -> HttpResponse:
    """A new case from this report."""
    report = _waiting(request, pk)
    start = {"title": report.title, "lead": people.actor(request.user).delegation, "marking": report.marking}
    form = OpenCase(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        case = attempt(form, lambda **_typed: open_case(report=report, by=request.user, **form.words()))
        if case:
            return done(request, _("%s is open.") % case.reference, case.get_absolute_url())
    title, submit = _("Open a case"), _("Open the case")
    template = "cases/open_case.html"
    return form_page(
        request, form, title=title, submit=submit, trail=report_trail(report), report=report, template=template
    )


@page
def join(request: HttpRequest, pk: Any) -> HttpResponse:
    """Into a case that is open already."""
    report = _waiting(request, pk)
    form = JoinCase(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, _joining(request, report)):
        case: Any = report.case
        return done(request, _("The report is part of %s.") % case.reference, case.get_absolute_url())
    title, submit = _("Add to a case"), _("Add to this case")
    return form_page(request, form, title=title, submit=submit, trail=report_trail(report), about=report.title)


def _joining(request: HttpRequest, report: Report) -> Any:
    return lambda case: triage.triage_into(report=report, case=_named(request, case), by=request.user)


def _named(request: HttpRequest, reference: str) -> Case:
    parts = parse_reference(reference)
    wanted = format_reference(*parts) if parts else ""
    found = Case.objects.visible_to(request.user).filter(reference=wanted).first()
    if found is None:
        raise Refused(Refusal("cases.reference_unknown", {"reference": reference}, kind=Kind.INVALID, field="case"))
    return found


@page
def duplicate(request: HttpRequest, pk: Any) -> HttpResponse:
    """It says what another report already said."""
    report = _waiting(request, pk)
    form = MarkDuplicate(request.POST or None)
    likely = [each.report for each in queries.alike(request.user, report)]
    of_field: Any = form.fields["of"]
    of_field.choices = [(str(each.pk), _described(each)) for each in likely]
    if request.method == "POST" and form.is_valid():
        of = next(each for each in likely if str(each.pk) == form.cleaned_data["of"])
        if attempt(form, lambda **_typed: triage.mark_duplicate(report=report, of=of, by=request.user)):
            return done(request, _("Marked as a repeat."), reverse("cases:reports"))
    title, submit = _("It repeats another report"), _("Mark as a repeat")
    return form_page(
        request, form, title=title, submit=submit, trail=report_trail(report), about=report.title, nothing=not likely
    )


def _described(report: Report) -> Any:
    when = shown_day(report.created_at.astimezone(people.BRUSSELS).date())
    return format_html('{}<span class="opt__hint">{} · {}</span>', report.title, report.source_id, when)


@page
def dismiss(request: HttpRequest, pk: Any) -> HttpResponse:
    """No interference, and why."""
    report = _waiting(request, pk)
    form = Dismiss(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, triage.dismiss, report=report, by=request.user):
        return done(request, _("The report was dismissed; its sender can read why."), reverse("cases:reports"))
    title, submit = _("Dismiss the report"), _("Dismiss")
    return form_page(request, form, title=title, submit=submit, trail=report_trail(report), about=report.title)


@page
def reconsider(request: HttpRequest, pk: Any) -> HttpResponse:
    """Look at it again."""
    report = _waiting(request, pk)
    form = Nothing(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and attempt(form, triage.reconsider, report=report, by=request.user):
        return done(request, _("The report waits for triage again."), report.get_absolute_url())
    title, submit = _("Look at it again"), _("Put it back into triage")
    return form_page(request, form, title=title, submit=submit, trail=report_trail(report), about=report.title)
