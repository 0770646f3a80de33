"""What every page here needs: the object if the reader may see it, and a note that it was read."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from attribution.models import Assessment, Hypothesis
from audit.trail import disclose
from cases.models import Case
from cases.views.pages import note_reading as note_reading_of_case
from delegations import facts as people


def case_or_404(request: HttpRequest, pk: Any) -> Case:
    """A case whose analysis the reader may see; to partners it does not exist. That it was read is noted."""
    if people.actor(request.user).kind == "partner":
        raise Http404
    found: Case = get_object_or_404(Case.objects.visible_to(request.user), pk=pk)
    note_reading_of_case(request, found, str(found.revision))
    return found


def assessment_or_404(request: HttpRequest, pk: Any) -> Assessment:
    """An assessment the reader may see, with what its page names; that it was read is noted."""
    rows = Assessment.objects.visible_to(request.user).select_related("case", "actor", "author", "reviewer")
    found: Assessment = get_object_or_404(rows, pk=pk)
    _note_reading(request, found)
    return found


def hypothesis_or_404(request: HttpRequest, pk: Any) -> Hypothesis:
    """A hypothesis of an assessment the reader may see; that the assessment was read is noted."""
    visible = Assessment.objects.visible_to(request.user).values("pk")
    rows = Hypothesis.objects.select_related("assessment__case")
    found: Hypothesis = get_object_or_404(rows, pk=pk, assessment__in=visible)
    _note_reading(request, found.assessment)
    return found


def frame(case: Case, *further: tuple[str, str]) -> dict[str, Any]:
    """Case, marking and breadcrumb; ``further`` are the crumbs after the case."""
    part = reverse("desk:case_part", args=[case.pk, "attribution"])
    trail = [(_("Cases"), reverse("desk:cases")), (case.reference, part), *further]
    return {"case": case, "marking": case.marking.upper(), "trail": trail}


def _note_reading(request: HttpRequest, assessment: Assessment) -> None:
    """Reading is disclosure, once per version and sign-in (decision 20); an act by POST is recorded by itself."""
    if request.method not in ("GET", "HEAD"):
        return
    disclose(
        reader=request.user, subject=assessment, channel="page", sitting=request.session.session_key or "",
        version=assessment.changed_at.isoformat(), body=people.actor(request.user).delegation,
    )  # fmt: skip
