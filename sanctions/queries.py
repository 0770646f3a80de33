"""Reading: dossiers a reader may see. All of it goes through ``visible_to``."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet

from cases.models import Case
from core.registry import Hit
from delegations import facts as people
from delegations.rules.roles import Can
from sanctions.models import Criterion, Dossier, Regime
from sanctions.rules.opening import may_open

FOUND = 20


def dossiers(user: Any, *, status: str = "", regime: str = "", search: str = "") -> QuerySet[Dossier]:
    """Dossiers this reader may see, last changed first; each filter is optional."""
    found = Dossier.objects.filter(pk__in=Dossier.objects.visible_to(user).values("pk"))
    if status:
        found = found.filter(status=status)
    if regime:
        found = found.filter(criterion__regime__code=regime)
    for word in search.split():
        found = found.filter(
            Q(target_name__icontains=word) | Q(original_script__icontains=word) | Q(case__reference__icontains=word)
        )
    found = found.select_related("case", "proposer", "criterion__regime")
    return found.annotate(reasons=Count("sentences", distinct=True)).order_by("-changed_at", "id")


def regimes() -> QuerySet[Regime]:
    """Every regime with the number of its criteria, those that cover information manipulation first."""
    return Regime.objects.annotate(wordings=Count("criteria")).order_by("-covers_fimi", "code")


def criteria(regime: Regime) -> QuerySet[Criterion]:
    """Every wording of a regime's criteria, the oldest first within each."""
    return regime.criteria.order_by("code", "valid_from")


def panel(case: Case, user: Any) -> dict[str, Any]:
    """The context of ``sanctions/_panel.html``, all under one key; None for those who see no dossier."""
    actor = people.actor(user)
    if actor.kind == "partner" or not actor.delegation:
        return {"listings": None}
    return {
        "listings": {
            "case": case,
            "dossiers": dossiers(user).filter(case=case),
            "may_open": may_open(actor) is None,
            "sees_all": actor.can(Can.DRAFT) or actor.can(Can.CHAIR),
        }
    }


def search(user: Any, text: str) -> Iterator[Hit]:
    """Dossiers by the name of the target or the reference of the case."""
    for one in dossiers(user, search=text)[:FOUND]:
        yield Hit("listing", str(one), one.get_absolute_url(), one.case.reference, one.changed_at)
