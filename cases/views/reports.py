"""Reports: the list, one report, and sending one in two steps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.trail import readable, trail_of
from cases import queries
from cases.actions.report import look_over, receive_report
from cases.forms.reports import NewReport, ReportFilter
from cases.rules.access import may_report, may_triage
from cases.rules.retention import may_pseudonymise
from cases.rules.vocabulary import ReportStatus
from cases.views.pages import form_page, paged, report_or_404, report_trail
from core.rules.refusal import enforce
from core.web import attempt, done
from delegations import facts as people


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Reports the reader may see, newest first."""
    form = ReportFilter(request.GET)
    rows = queries.reports(request.user, **form.wanted())
    refusal = may_report(people.actor(request.user))
    return render(request, "cases/reports.html", {"form": form, "refusal": refusal} | paged(request, rows))


@require_safe
def report(request: HttpRequest, pk: Any) -> HttpResponse:
    """One report, word for word, with what can be decided about it."""
    found = report_or_404(request, pk)
    actor = people.actor(request.user)
    waits = found.status == ReportStatus.RECEIVED
    context = {
        "report": found,
        "case": queries.visible_case(request.user, found),
        "original": queries.visible_original(request.user, found),
        "techniques": found.techniques.order_by("code"),
        "alike": queries.alike(request.user, found) if waits and may_triage(actor) is None else [],
        "triage_refusal": may_triage(actor),
        "can_take_out": may_pseudonymise(actor) is None and found.case_id is None,
        "entries": [{"at": event.at, "sentence": said} for event, said in readable(trail_of(found))],
        "trail": [*report_trail(), (found.title, "")],
        "marking": found.marking.upper(),
    }
    return render(request, "cases/report.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_report(request: HttpRequest) -> HttpResponse:
    """First what it looks like, then sent: likely duplicates are shown before anything is saved."""
    enforce(may_report(people.actor(request.user)))
    form = NewReport(request.POST or None)
    if request.method == "POST" and form.is_valid():
        alike = _not_yet_shown(request, form)
        if not form.errors and not alike:
            received = attempt(form, lambda **_typed: receive_report(by=request.user, **form.words()))
            if received:
                return done(
                    request, _("The report was sent. Those who triage were told."), received.report.get_absolute_url()
                )
        elif alike:
            return _shown_first(request, form, alike)
    title, submit = _("Send a report"), _("Continue")
    return form_page(request, form, title=title, submit=submit, trail=report_trail(), template="cases/report_new.html")


def _not_yet_shown(request: HttpRequest, form: NewReport) -> list[queries.Alike]:
    """Likely duplicates the sender has not seen; none while the report itself cannot be taken."""
    if attempt(form, lambda **_typed: look_over(by=request.user, **form.words())) is None:
        return []
    said = form.cleaned_data
    found = queries.likely(request.user, title=said["title"], links=said["links"], techniques=said["techniques"])
    shown = set(said["seen"].split(","))
    return found if any(str(each.report.pk) not in shown for each in found) else []


def _shown_first(request: HttpRequest, form: NewReport, alike: list[queries.Alike]) -> HttpResponse:
    typed: Any = form.data.copy()  # type: ignore[attr-defined]
    typed["seen"] = ",".join(str(each.report.pk) for each in alike)
    form.data = typed
    title, submit = _("Is this new?"), _("It is new: send it anyway")
    return form_page(
        request, form, title=title, submit=submit, trail=report_trail(), alike=alike, template="cases/report_alike.html"
    )
