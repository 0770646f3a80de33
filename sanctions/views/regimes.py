"""Regimes and the wordings of their criteria: public facts of law, with source."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from delegations import facts as people
from sanctions import queries
from sanctions.models import Regime


@require_safe
def regimes(request: HttpRequest) -> HttpResponse:
    """Every regime known here."""
    trail = [(_("Listings"), reverse("sanctions:dossiers")), (_("Regimes"), "")]
    return render(request, "sanctions/regimes.html", {"regimes": queries.regimes(), "trail": trail})


@require_safe
def regime(request: HttpRequest, code: str) -> HttpResponse:
    """One regime: its pair of acts and every wording of its criteria, old ones kept."""
    found = get_object_or_404(Regime, code=code)
    trail = [
        (_("Listings"), reverse("sanctions:dossiers")),
        (_("Regimes"), reverse("sanctions:regimes")),
        (found.code, ""),
    ]
    context = {"regime": found, "criteria": queries.criteria(found), "today": people.today(), "trail": trail}
    return render(request, "sanctions/regime.html", context)
