"""Pages that are words: accessibility, privacy, glossary, keyboard."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

PAGES = frozenset({"accessibility", "privacy", "glossary", "keyboard"})


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """One page of text, for signed-in and signed-out readers alike."""
    if name not in PAGES:
        raise Http404
    return render(request, f"pages/{name}.html")
