"""Competing explanations of an assessment."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from attribution import actions
from attribution.forms import HypothesisForm
from attribution.models import Assessment, Hypothesis
from attribution.views.reading import assessment_or_404, frame, hypothesis_or_404
from core.web import attempt, done, status_of


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: Any) -> HttpResponse:
    """Add an explanation."""
    found = assessment_or_404(request, pk)
    form = HypothesisForm(request.POST or None, case=found.case, reader=request.user)
    if form.is_valid() and attempt(form, actions.add_hypothesis, assessment=found, by=request.user):
        return done(request, _("The hypothesis is added."), found.get_absolute_url() + "#hypotheses")
    return _form(request, found, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: Any) -> HttpResponse:
    """Change the words of an explanation or weigh it anew."""
    found = hypothesis_or_404(request, pk)
    form = HypothesisForm(
        request.POST or None, case=found.assessment.case, reader=request.user, initial=_as_weighed(found)
    )
    if form.is_valid() and attempt(form, actions.edit_hypothesis, hypothesis=found, by=request.user):
        return done(request, _("The hypothesis is saved."), found.assessment.get_absolute_url() + "#hypotheses")
    return _form(request, found.assessment, form, found)


@require_POST
def remove(request: HttpRequest, pk: Any) -> HttpResponse:
    """Take an explanation out."""
    found = hypothesis_or_404(request, pk)
    actions.remove_hypothesis(hypothesis=found, by=request.user)
    return done(request, _("The hypothesis is taken out."), found.assessment.get_absolute_url() + "#hypotheses")


def _as_weighed(found: Hypothesis) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "statement": found.statement,
        "supporting": list(found.supporting.values_list("pk", flat=True)),
        "contradicting": list(found.contradicting.values_list("pk", flat=True)),
    }


def _form(request: HttpRequest, found: Assessment, form: HypothesisForm, one: Hypothesis | None) -> HttpResponse:
    context = frame(found.case, (_("Assessment"), found.get_absolute_url()), (_("Hypothesis"), ""))
    context |= {"assessment": found, "form": form, "hypothesis": one}
    return render(request, "attribution/hypothesis.html", context, status=status_of(form))
