"""What every page here needs: the object if the reader may see it, and a note that it was read."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from attribution.models import Assessment, Hypothesis
from audit.trail import disclose
from cases.models import Case
from delegations import facts as people


def case_or_404(request: HttpRequest, pk: Any) -> Case:
    """A case whose analysis the reader may see; to partners it does not exist."""
    if people.actor(request.user).kind == "partner":
        raise Http404
    return get_object_or_404(Case.objects.visible_to(request.user), pk=pk)


def assessment_or_404(request: HttpRequest, pk: Any) -> Assessment:
    """An assessment the reader may see, with what its page names."""
    rows = Assessment.objects.visible_to(request.user).select_related("case", "actor", "author", "reviewer")
    return get_object_or_404(rows, pk=pk)


def hypothesis_or_404(request: HttpRequest, pk: Any) -> Hypothesis:
    """A hypothesis of an assessment the reader may see."""
    visible = Assessment.objects.visible_to(request.user).values("pk")
    return get_object_or_404(Hypothesis.objects.select_related("assessment__case"), pk=pk, assessment__in=visible)


def frame(case: Case, *further: tuple[str, str]) -> dict[str, Any]:
    """Case, marking and breadcrumb; ``further`` are the crumbs after the case."""
    part = reverse("desk:case_part", args=[case.pk, "attribution"])
    trail = [(_("Cases"), reverse("desk:cases")), (case.reference, part), *further]
    return {"case": case, "marking": case.marking.upper(), "trail": trail}


def note_reading(request: HttpRequest, assessment: Assessment) -> None:
    """Reading is disclosure, once per version and sign-in (decision 20)."""
    disclose(
        reader=request.user, subject=assessment, channel="page", sitting=request.session.session_key or "",
        version=assessment.changed_at.isoformat(), body=people.actor(request.user).delegation,
    )  # fmt: skip
