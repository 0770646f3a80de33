"""What this app does when an earlier one erases."""

from typing import Any

from django.dispatch import receiver

from cases.models import Case
from cases.signals import evidence_erased, evidence_erasing
from core.rules.refusal import Kind, Refusal, Refused
from exchange.actions.deleting import delete_copies
from exchange.models import SealedDossier, SealingStatus

COPYING = (SealingStatus.WAITING, SealingStatus.MAKING)


@receiver(evidence_erasing, dispatch_uid="exchange.no_erasing_under_a_copy")
def wait_for_the_copy(sender: Any, case: Case, **kwargs: Any) -> None:
    """While a sealed dossier of the case is made, its files are being read."""
    if SealedDossier.objects.filter(case=case, status__in=COPYING).exists():
        raise Refused(Refusal("exchange.dossier_copies_evidence", kind=Kind.STATE))


@receiver(evidence_erased, dispatch_uid="exchange.copies_go_with_the_evidence")
def delete_the_copies(sender: Any, case: Case, **kwargs: Any) -> None:
    """Sealed dossiers of the case that still lie here hold what was erased."""
    delete_copies(case=case)
