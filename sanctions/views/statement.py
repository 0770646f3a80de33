"""The statement of reasons, sentence by sentence."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.web import attempt, done, status_of
from sanctions import actions
from sanctions.forms import SentenceForm
from sanctions.models import Dossier
from sanctions.views.reading import dossier_or_404, frame, sentence_or_404

REASONS = "#reasons"


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: Any) -> HttpResponse:
    """Add a sentence with the evidence it stands on."""
    found = dossier_or_404(request, pk)
    form = SentenceForm(request.POST or None, case=found.case, reader=request.user)
    if form.is_valid() and attempt(form, actions.add_sentence, dossier=found, by=request.user):
        return done(request, _("The sentence is added."), found.get_absolute_url() + REASONS)
    return _form(request, found, form, _("New sentence"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: Any) -> HttpResponse:
    """Change a sentence or its evidence."""
    one = sentence_or_404(request, pk)
    initial = {"text": one.text, "evidence": list(one.evidence.values_list("pk", flat=True))}
    form = SentenceForm(request.POST or None, case=one.dossier.case, reader=request.user, initial=initial)
    if form.is_valid() and attempt(form, actions.edit_sentence, sentence=one, by=request.user):
        return done(request, _("The sentence is saved."), one.dossier.get_absolute_url() + REASONS)
    return _form(request, one.dossier, form, _("Sentence %(number)s") % {"number": one.number})


@require_POST
def move(request: HttpRequest, pk: Any) -> HttpResponse:
    """Move a sentence up or down by one place."""
    one = sentence_or_404(request, pk)
    to = one.number + (1 if request.POST.get("to") == "down" else -1)
    actions.move_sentence(sentence=one, to=to, by=request.user)
    return done(request, _("The sentence is moved."), one.dossier.get_absolute_url() + REASONS)


@require_POST
def remove(request: HttpRequest, pk: Any) -> HttpResponse:
    """Take a sentence out."""
    one = sentence_or_404(request, pk)
    actions.remove_sentence(sentence=one, by=request.user)
    return done(request, _("The sentence is taken out."), one.dossier.get_absolute_url() + REASONS)


def _form(request: HttpRequest, found: Dossier, form: SentenceForm, title: str) -> HttpResponse:
    context = frame(found, (title, "")) | {"form": form, "title": title}
    return render(request, "sanctions/form.html", context, status=status_of(form))
