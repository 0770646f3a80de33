"""Rows of cases → the frozen values rules take. The only bridge."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from cases.models import Case, CaseGrant, CustodyStep, Evidence, EvidenceGrant, Quarantined, ReleaseEntry, Report
from cases.rules.access import CaseFacts
from cases.rules.custody import Step
from cases.rules.duplicates import Traits
from cases.rules.item_access import ItemFacts
from cases.rules.releasing import fingerprint
from cases.rules.uploads import check_room
from cases.rules.vocabulary import CaseStatus, CustodyStepKind, Marking, QuarantineOutcome
from core.clock import EntenteNow
from core.rules.refusal import Refusal
from delegations.models import User


def case_facts(case: Case) -> CaseFacts:
    """A case with its audience and whoever was let in by name and still is. Two queries."""
    return CaseFacts(
        status=CaseStatus(case.status),
        marking=Marking(case.marking),
        lead=case.lead_id,
        originator=case.originator_id,
        audience=frozenset(case.audience.values_list("delegation_id", flat=True)),
        named=_tokens(CaseGrant.objects.filter(content_object=case)),
    )


def item_facts(evidence: Evidence) -> ItemFacts:
    """An item with those it was released to and still is. One query."""
    return ItemFacts(
        marking=Marking(evidence.marking),
        originator=evidence.originator_id,
        released_to=_tokens(EvidenceGrant.objects.filter(content_object=evidence)),
    )


def custody_steps(evidence: Evidence) -> list[Step]:
    """The chain of custody in order, as ``rules.custody`` reads it."""
    return [as_step(row) for row in evidence.custody.order_by("number")]


def as_step(row: CustodyStep) -> Step:
    """One stored step as the rules see it."""
    return Step(row.number, CustodyStepKind(row.kind), row.at, row.sha256)


def room_for_evidence(case: Case, *, arriving: bool = True) -> Refusal | None:
    """Whether the case takes one more item. What is held counts for what arrives; what was erased does not count."""
    there = Evidence.objects.filter(case=case, erased_at__isnull=True).count()
    if arriving:
        there += Quarantined.objects.filter(case=case, outcome=QuarantineOutcome.OPEN).exclude(file="").count()
    return check_room(there, most=settings.EVIDENCE_MAX_ITEMS)


def traits(report: Report, techniques: Iterable[str]) -> Traits:
    """What is compared of a stored report."""
    return Traits(str(report.pk), report.title, tuple(report.links), frozenset(techniques))


def in_force(grants: Any) -> Any:
    """Grants neither withdrawn nor expired by the database's clock."""
    return grants.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=EntenteNow()), withdrawn_at__isnull=True)


def _tokens(grants: Any) -> frozenset[str]:
    people = in_force(grants).values("user_id")
    return frozenset(map(str, User.objects.filter(pk__in=people).values_list("token", flat=True)))


def version_of(thing: Case | Evidence) -> str:
    """The fingerprint of what a partner would be shown of it now."""
    if isinstance(thing, Case):
        return fingerprint(title=thing.title, summary=thing.summary)
    return fingerprint(title=thing.title, description=thing.description, sha256=thing.sha256, link=thing.link)


def live_releases(thing: Case | Evidence) -> QuerySet[ReleaseEntry]:
    """Releases of this thing that nothing has ended, whatever their version."""
    return ReleaseEntry.objects.released().filter(**about(thing), revocation__isnull=True)


def live_entry(thing: Case | Evidence, partner: str) -> ReleaseEntry | None:
    """The release in force of this thing to this partner."""
    return live_releases(thing).filter(partner_id=partner).first()


def about(thing: Case | Evidence) -> dict[str, Any]:
    """How the register names a thing: a case by itself, an item with its case."""
    if isinstance(thing, Case):
        return {"case": thing, "evidence": None}
    return {"case_id": thing.case_id, "evidence": thing}
