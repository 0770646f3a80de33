"""The assessment: read it, write it, weigh explanations, agree."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from attribution import actions
from attribution.forms import AssessmentForm
from attribution.models import Assessment
from attribution.showing import shown, written
from attribution.views.reading import assessment_or_404, case_or_404, frame
from core.web import attempt, done, said, status_of
from delegations import facts as people

MOVES = {
    "submit_for_review": (actions.submit_for_review, gettext_lazy("The assessment waits for a second analyst.")),
    "take_review": (actions.take_review, gettext_lazy("You are reading this assessment critically.")),
    "return_to_draft": (actions.return_to_draft, gettext_lazy("The assessment is a draft again.")),
    "agree": (actions.agree, gettext_lazy("The assessment is agreed.")),
}


@require_POST
def start(request: HttpRequest, case_pk: Any) -> HttpResponse:
    """Begin an assessment and go on to write it."""
    made = actions.start_assessment(case=case_or_404(request, case_pk), by=request.user)
    return done(request, _("The assessment is begun."), reverse("attribution:edit", args=[made.pk]))


@require_safe
def assessment(request: HttpRequest, pk: Any) -> HttpResponse:
    """The whole analysis with what may be done with it now."""
    found = assessment_or_404(request, pk)
    context = frame(found.case, (_("Assessment"), "")) | shown(found, request.user, people.actor(request.user))
    return render(request, "attribution/assessment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: Any) -> HttpResponse:
    """Write the words of a draft. A change by somebody else in between shows both texts (409)."""
    found = assessment_or_404(request, pk)
    form = AssessmentForm(request.POST or None, initial=written(found))
    if form.is_valid() and attempt(form, actions.edit_assessment, assessment=found, by=request.user):
        return done(request, _("The assessment is saved."), found.get_absolute_url())
    return _form(request, found, form)


@require_POST
def move(request: HttpRequest, pk: Any, name: str) -> HttpResponse:
    """One step of the assessment's life."""
    found = assessment_or_404(request, pk)
    act, message = MOVES[name]
    known = {"reason": said(request, "reason", most=500)} if name == "return_to_draft" else {}
    act(assessment=found, by=request.user, **known)
    return done(request, str(message), found.get_absolute_url())


def _form(request: HttpRequest, found: Assessment, form: AssessmentForm) -> HttpResponse:
    """The form, beside it the stored words if they are not those the writer saw."""
    status = status_of(form)
    stale = status == 409
    if stale:
        found = assessment_or_404(request, found.pk)
        form.saw(found.changed_at)
    context = frame(found.case, (_("Assessment"), found.get_absolute_url()), (_("Write"), ""))
    context |= {"assessment": found, "form": form, "stale": stale, "known_actors": form.known_actors(request.user)}
    return render(request, "attribution/edit.html", context, status=status)
