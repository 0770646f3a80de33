"""The dossier, locked, and the sentence each act leaves; nobody outside its access list hears of it."""

from typing import Any

from audit import trail
from core.clock import db_now
from core.rules.refusal import enforce
from delegations import facts as people
from notifications import outbox
from sanctions.facts import access_facts
from sanctions.models import Dossier
from sanctions.rules.access import may_edit


def locked(dossier: Dossier) -> Dossier:
    """The row as it is now, held until the transaction ends."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("case")
    return rows.get(pk=dossier.pk)


def draft(dossier: Dossier, by: Any) -> Dossier:
    """The locked draft, if ``by`` may write it. Refused: not in it (403), no draft any more (409)."""
    found = locked(dossier)
    enforce(may_edit(people.actor(by), access_facts(found)))
    return found


def record(dossier: Dossier, verb: str, did: str, by: Any, **details: Any) -> None:
    """One sentence in a chain of the dossier's own: the case has more readers than the dossier."""
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=dossier, by=by, chain=dossier, body=body, sentence=f"{{actor}} ({body}) {did}", **details
    )


def tell(dossier: Dossier, told: list[Any], code: str, **params: Any) -> None:
    """A notice with the reference of the case and a link; never the name of the target."""
    outbox.notify(
        people=[each for each in told if Dossier.objects.visible_to(each).filter(pk=dossier.pk).exists()],
        code=code, params={"reference": dossier.case.reference, **params}, subject=dossier,
        url=dossier.get_absolute_url(), chain=str(dossier.pk), dedupe=f"{code}:{dossier.pk}:{db_now().isoformat()}",
    )  # fmt: skip
