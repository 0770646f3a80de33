"""What the pages of this app share: finding what may be seen, and the plain form page."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from audit import trail
from cases.models import Case, Evidence, Report
from cases.rules.vocabulary import Marking
from core.web import status_of
from delegations import facts as people
from delegations.rules.roles import Can

PER_PAGE = 30


def case_or_404(request: HttpRequest, pk: Any) -> Case:
    """The case, if this reader may see it; that it was read is noted."""
    rows = Case.objects.visible_to(request.user).select_related("lead", "originator")
    found: Case = get_object_or_404(rows, pk=pk)
    note_reading(request, found, str(found.revision))
    return found


def report_or_404(request: HttpRequest, pk: Any) -> Report:
    """The report, if this reader may see it; that it was read is noted."""
    rows = Report.objects.visible_to(request.user).select_related("source", "submitted_by", "case", "duplicate_of")
    found: Report = get_object_or_404(rows, pk=pk)
    note_reading(request, found, found.content_hash)
    return found


def evidence_or_404(request: HttpRequest, pk: Any) -> Evidence:
    """The item, if this reader may see it; that it was read is noted."""
    rows = Evidence.objects.visible_to(request.user).select_related("case", "originator", "added_by")
    found: Evidence = get_object_or_404(rows, pk=pk)
    note_reading(request, found, found.sha256)
    return found


def form_page(
    request: HttpRequest, form: BaseForm, *, title: str, submit: str, trail: list[tuple[str, str]], **more: Any
) -> HttpResponse:
    """A page with one form, as it stands: empty, or with what was typed and what is wrong with it."""
    template = more.pop("template", "cases/form.html")
    context = {"form": form, "title": title, "submit": submit, "trail": [*trail, (title, "")], **more}
    return render(request, template, context, status=status_of(form))


def case_trail(case: Case) -> list[tuple[str, str]]:
    """Breadcrumb to a case."""
    return [(_("Cases"), reverse("desk:cases")), (case.reference, case.get_absolute_url())]


def report_trail(report: Report | None = None) -> list[tuple[str, str]]:
    """Breadcrumb to the reports, or to one."""
    found = [(_("Reports"), reverse("cases:reports"))]
    return [*found, (report.title, report.get_absolute_url())] if report else found


def evidence_trail(item: Evidence) -> list[tuple[str, str]]:
    """Breadcrumb to an item; the case stands in it only for whoever came through the case."""
    return [*case_trail(item.case), (item.title, item.get_absolute_url())]


def quarantine_trail(request: HttpRequest) -> list[tuple[str, str]]:
    """Breadcrumb to what was kept out; whoever only tried something has no list to go back to."""
    actor = people.actor(request.user)
    sees_all = actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT)
    return [(_("Kept out"), reverse("cases:quarantine") if sees_all else "")]


def paged(request: HttpRequest, rows: QuerySet) -> dict[str, Any]:
    """One page of rows with the addresses of its neighbours, filters kept."""
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()

    def address(number: int) -> str:
        kept["page"] = str(number)
        return f"?{kept.urlencode()}"

    return {
        "page": page,
        "previous_url": address(page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(page.next_page_number()) if page.has_next() else "",
        "total": page.paginator.count,
    }


def note_reading(request: HttpRequest, thing: Any, version: str) -> None:
    """Reading is disclosure, once per version and sign-in; what is public needs no note (decision 20).

    An act by POST is recorded by itself, and whoever acts has read the page before.
    """
    if thing.marking != Marking.PUBLIC and request.method in ("GET", "HEAD"):
        trail.disclose(
            reader=request.user, subject=thing, channel="page", version=version,
            sitting=request.session.session_key or "", body=people.actor(request.user).delegation,
        )  # fmt: skip
