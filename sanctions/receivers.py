"""What this app objects to when an earlier one asks."""

from datetime import date
from typing import Any

from django.dispatch import receiver

from cases.models import Case
from cases.rules.erasing import Claim
from cases.rules.retention import Retention
from cases.signals import evidence_erasing
from core.rules.refusal import Kind, Refusal, Refused
from delegations import facts as people
from sanctions.models import Dossier
from sanctions.rules.vocabulary import DossierPurpose, DossierStatus


@receiver(evidence_erasing, dispatch_uid="sanctions.no_erasing_under_a_listing")
def keep_evidence_while_a_listing_rests_on_it(sender: Any, case: Case, **kwargs: Any) -> Claim | None:
    """Evidence stays while a listing from the case is prepared or in force, and for its own term after the last ended.

    A renewal rests on the same evidence, whichever case it was prepared in. An action before a court is a legal hold.
    """
    dossiers = _with_renewals(Dossier.objects.filter(case=case))
    if not dossiers:
        return None
    ends = [day for each in dossiers if (day := _ended_on(each, people.today()))]
    if len(ends) < len(dossiers):
        raise Refused(Refusal("sanctions.listing_keeps_evidence", kind=Kind.STATE))
    return Claim(Retention.LISTING_EVIDENCE, counted_from=max(ends))


def _with_renewals(rows: Any) -> list[Dossier]:
    found: dict[Any, Dossier] = {}
    while new := [row for row in rows.exclude(status=DossierStatus.WITHDRAWN) if row.pk not in found]:
        found |= {row.pk: row for row in new}
        rows = Dossier.objects.filter(renews__in=list(found))
    return list(found.values())


def _ended_on(dossier: Dossier, today: date) -> date | None:
    """The day after which nothing of it is in force: its expiry, or for a delisting the day it was made."""
    if dossier.status != DossierStatus.IN_FORCE:
        return None
    delisted = dossier.purpose == DossierPurpose.DELISTING
    last = people.brussels_day(dossier.changed_at) if delisted else dossier.expires_on
    return last if last and last < today else None
