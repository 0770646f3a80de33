"""What the machine keeps an eye on by itself: previews of files, and the store of evidence."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit import trail
from cases.models import Evidence, Preview, PreviewSheet, StoreCheck
from cases.rules.erasing import whole
from cases.rules.vocabulary import PreviewState
from cases.views.pages import evidence_or_404, paged
from cases.views.sending import as_drawn
from core.rules.refusal import Refusal, enforce
from delegations import facts as people
from delegations.rules.roles import Can


@require_safe
def sheet(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    """One drawn page of an item, as a picture. Seeing it is on record as a reading of the item."""
    item = _still_there(request, pk)
    drawn = PreviewSheet.objects.filter(preview__evidence=item, number=number).first()
    if drawn is None:
        raise Http404
    trail.disclose(
        reader=request.user, subject=item, channel="preview", sitting=request.session.session_key or "",
        version=item.sha256, body=people.actor(request.user).delegation,
    )  # fmt: skip
    with drawn.image.open("rb") as image:
        return as_drawn(image.read())


@require_safe
def preview(request: HttpRequest, pk: Any) -> HttpResponse:
    """The preview of an item by itself: what the page of the item asks for until it is drawn."""
    item = _still_there(request, pk)
    return render(request, "cases/_preview.html", {"item": item} | preview_context(item, request.GET.get("sheet")))


def _still_there(request: HttpRequest, pk: Any) -> Evidence:
    item = evidence_or_404(request, pk)
    enforce(whole(people.brussels_day(item.erased_at) if item.erased_at else None))
    return item


@require_safe
def store_checks(request: HttpRequest) -> HttpResponse:
    """The walks over the store and what they found."""
    actor = people.actor(request.user)
    allowed = actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT)
    enforce(None if allowed else Refusal("cases.may_not_guard"))
    runs = StoreCheck.objects.visible_to(request.user).prefetch_related("found__evidence__case")
    return render(request, "cases/store_checks.html", paged(request, runs.order_by("-created_at", "pk")))


def preview_context(item: Evidence, wanted: str | None) -> dict[str, Any]:
    """How far the preview is, and which of its pages is shown."""
    found = Preview.objects.filter(evidence=item).first()
    if found is None:
        return {"preview": None}
    drawn = found.sheets.count() if found.state == PreviewState.READY else 0
    number = int(wanted) if wanted and wanted.isascii() and wanted.isdecimal() and len(wanted) < 5 else 1
    number = min(max(number, 1), max(drawn, 1))
    return {
        "preview": found,
        "drawn": drawn,
        "sheet": number,
        "earlier": number - 1,
        "later": number + 1 if number < drawn else 0,
    }
