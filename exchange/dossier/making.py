"""Orders become bags, one after the other; any number of workers may do this at once."""

import logging
import tempfile
from typing import Any

from django.core.files import File
from django.db import transaction

from audit import trail
from cases.models import Case, Evidence, Report
from core.clock import db_now
from exchange.actions.sealing import claim, give_up, keep, tell_progress
from exchange.dossier.bag import BagWriter
from exchange.dossier.of_case import put_attribution, put_case, put_evidence
from exchange.dossier.of_decision import put_decisions
from exchange.dossier.of_listing import listings, marking_of_listing, put_listings
from exchange.dossier.of_memory import put_memory
from exchange.dossier.readme import info, marking_of, readme
from exchange.models import SealedDossier
from exchange.rules.provenance import Thing
from responses.models import Proposal

log = logging.getLogger(__name__)


def make_waiting(most: int = 10) -> int:
    """Make what is waiting; returns how many were made. What fails is tried again after its lease."""
    made = 0
    for _ in range(most):
        dossier = claim()
        if dossier is None:
            return made
        try:
            make(dossier)
            made += 1
        except Exception:
            log.exception("A sealed dossier could not be made: %s", dossier.pk)
    return made


def make(dossier: SealedDossier) -> None:
    """One bag, with the rights its asker has now. If the asker may not see the case any more, it is given up."""
    if not Case.objects.visible_to(dossier.asked_by).filter(pk=dossier.case_id).exists():
        give_up(dossier=dossier)
        return
    name = f"entente-{dossier.about.replace('/', '-')}-{db_now():%Y%m%d-%H%M%S}"
    with tempfile.TemporaryFile() as target:
        marking = _write(dossier, BagWriter(target, name))
        keep(dossier=dossier, file=File(target), marking=marking, name=f"{name}.zip")


def _write(dossier: SealedDossier, bag: BagWriter) -> str:
    things: list[Thing] = put_case(bag, dossier)
    things += put_evidence(bag, dossier, lambda done, of: tell_progress(dossier=dossier, done=done, of=of))
    things += put_attribution(bag, dossier)
    things += put_listings(bag, dossier)
    things += put_decisions(bag, dossier)
    _disclosed(dossier)
    put_memory(bag, dossier, things)
    marking, at = marking_of(_markings(dossier)), db_now()
    bag.close(readme(dossier, marking, at), info(dossier, marking, at))
    return marking.value


def _parts(dossier: SealedDossier) -> list[tuple[Any, str, str]]:
    """Everything of the bag that has a marking, with the version it has now, and the marking."""
    reader, case = dossier.asked_by, dossier.case
    reports = Report.objects.visible_to(reader).filter(case=case)
    items = Evidence.objects.visible_to(reader).filter(case=case)
    return [
        (case, str(case.revision), case.marking),
        *((row, row.content_hash, row.marking) for row in reports),
        *((row, row.sha256, row.marking) for row in items),
        *((row, row.changed_at.isoformat(), row.marking) for row in _proposals(dossier)),
        *((row, row.changed_at.isoformat(), marking_of_listing(row)) for row in listings(dossier)),
    ]


def _proposals(dossier: SealedDossier) -> Any:
    rows = Proposal.objects.visible_to(dossier.asked_by).filter(case=dossier.case)
    return rows.filter(pk=dossier.proposal_id) if dossier.proposal_id else rows


def _markings(dossier: SealedDossier) -> list[str]:
    return [marking for _thing, _version, marking in _parts(dossier)]


@transaction.atomic
def _disclosed(dossier: SealedDossier) -> None:
    """What leaves in a bag was read (decision 20): each part on record as an export."""
    for thing, version, marking in _parts(dossier):
        if marking != "public":
            trail.disclose(
                reader=dossier.asked_by, subject=thing, channel="export", version=version,
                sitting=f"sealed:{dossier.pk}", body=dossier.body,
            )  # fmt: skip
