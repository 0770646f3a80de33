"""Sealed dossiers that hold evidence which was erased go before their time."""

from functools import partial

from django.db import transaction

from audit import trail
from cases.models import Case
from exchange.models import SealedDossier, SealingStatus


@transaction.atomic
def delete_copies(*, case: Case) -> int:
    """What was made, for whom and with which hash stays on record. Returns how many files go."""
    rows = SealedDossier.objects.select_for_update(of=("self",)).filter(case=case, status=SealingStatus.READY)
    found = list(rows.select_related("case", "proposal__case"))
    for dossier in found:
        stored, held = dossier.file.storage, dossier.file.name
        dossier.status, dossier.file = SealingStatus.EXPIRED, ""
        dossier.save(update_fields=["status", "file"])
        trail.record(
            verb="dossier_expired", subject=dossier, chain=case, sha256=dossier.sha256,
            sentence=f"{{actor}} deleted the sealed dossier of {dossier.about}: evidence it holds was erased.",
        )  # fmt: skip
        transaction.on_commit(partial(stored.delete, held))
    return len(found)
