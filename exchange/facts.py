"""What happened to a case since a sealed dossier of it was asked for."""

from audit import trail
from audit.models import AuditEvent
from exchange.models import SealedDossier
from exchange.rules.sealing import MAY_HIDE
from sanctions.models import Dossier


def may_hide_since(dossier: SealedDossier) -> bool:
    """Whether an act since the order may have taken something it holds from its reader: see ``MAY_HIDE``.

    Counted from the order and not from when it was made, because its parts are read before it is made. A listing
    dossier of the case has a chain of its own.
    """
    asked = trail.trail_of(dossier).filter(verb="ask_for_dossier").values_list("pk", flat=True).first() or 0
    listings = Dossier.objects.filter(case=dossier.case_id).values_list("pk", flat=True)
    chains = [str(dossier.case_id), *map(str, listings)]
    return AuditEvent.objects.filter(chain__in=chains, pk__gt=asked, verb__in=MAY_HIDE).exists()
