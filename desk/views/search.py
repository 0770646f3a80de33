"""One box over everything the reader may see."""

from itertools import chain, islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from core.registry import SEARCHES

MOST = 100
LABELS = {
    "case": gettext_lazy("Cases"),
    "report": gettext_lazy("Reports"),
    "evidence": gettext_lazy("Evidence"),
    "pointer": gettext_lazy("Pointers to classified content"),
    "assessment": gettext_lazy("Assessments"),
    "listing": gettext_lazy("Listing dossiers"),
    "responses.proposal": gettext_lazy("Proposals"),
    "responses.comment": gettext_lazy("Comments"),
}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Hits of every app's searcher, grouped by kind; what the reader may not see is not counted either."""
    words = request.GET.get("q", "").strip()[:200]
    found = chain.from_iterable(look(request.user, words) for look in SEARCHES.values()) if len(words) > 1 else ()
    hits = list(islice(found, MOST))
    found_kinds = dict.fromkeys(hit.kind for hit in hits)
    kinds = {LABELS.get(kind, kind): [hit for hit in hits if hit.kind == kind] for kind in found_kinds}
    return render(request, "desk/search.html", {"q": words, "kinds": kinds, "count": len(hits), "most": MOST})
