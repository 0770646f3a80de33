"""Actors get the names that public sources give them, each kept once."""

from attribution.models import ThreatActor
from attribution.rules.writing import check_name
from core.rules.refusal import enforce


def actor_named(name: str) -> ThreatActor | None:
    """The actor of this name, whatever its case or by an alias; a new one if nobody named it before.

    None for an empty name. Call it inside the transaction of the act that names the actor.
    """
    enforce(check_name(name))
    wanted = " ".join(name.split())
    if not wanted:
        return None
    known = ThreatActor.objects.filter(name__iexact=wanted).first()
    known = known or ThreatActor.objects.filter(aliases__contains=[wanted]).order_by("name").first()
    return known or ThreatActor.objects.get_or_create(name=wanted)[0]
