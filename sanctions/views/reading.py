"""What every page here needs: the dossier if the reader may see it, and a note that it was read."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from audit.trail import disclose
from cases.rules.vocabulary import Marking
from delegations import facts as people
from sanctions.models import Dossier, ReasonSentence


def dossier_or_404(request: HttpRequest, pk: Any) -> Dossier:
    """A dossier that is open to the reader, with what its page names; that it was read is noted."""
    visible = Dossier.objects.visible_to(request.user).values("pk")
    rows = Dossier.objects.select_related("case", "proposer", "criterion__regime", "renews", "legality_confirmed_by")
    found: Dossier = get_object_or_404(rows, pk=pk, pk__in=visible)
    _note_reading(request, found)
    return found


def sentence_or_404(request: HttpRequest, pk: Any) -> ReasonSentence:
    """A sentence of a dossier that is open to the reader; that the dossier was read is noted."""
    visible = Dossier.objects.visible_to(request.user).values("pk")
    rows = ReasonSentence.objects.select_related("dossier__case")
    found: ReasonSentence = get_object_or_404(rows, pk=pk, dossier__in=visible)
    _note_reading(request, found.dossier)
    return found


def frame(dossier: Dossier, *further: tuple[str, str]) -> dict[str, Any]:
    """Dossier, marking and breadcrumb. A dossier is never public before publication, whatever its case."""
    own = (dossier.target_name, dossier.get_absolute_url() if further else "")
    public = dossier.case.marking in (Marking.PUBLIC, Marking.COMMUNITY)
    return {
        "dossier": dossier,
        "marking": "LIMITE" if public else dossier.case.marking.upper(),
        "trail": [(_("Listings"), reverse("sanctions:dossiers")), own, *further],
    }


def _note_reading(request: HttpRequest, dossier: Dossier) -> None:
    """Reading is disclosure, once per version and sign-in (decision 20); an act by POST is recorded by itself."""
    if request.method not in ("GET", "HEAD"):
        return
    disclose(
        reader=request.user, subject=dossier, channel="page", sitting=request.session.session_key or "",
        version=dossier.changed_at.isoformat(), body=people.actor(request.user).delegation,
    )  # fmt: skip
