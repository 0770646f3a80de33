"""Keep the register of releases: a line for each release, and one for the end of each."""

from datetime import datetime
from typing import Any

from cases.facts import about, in_force, live_entry, live_releases, version_of
from cases.models import Case, CaseGrant, Evidence, EvidenceGrant, ReleaseEntry
from cases.rules.markings import tlp_out
from cases.rules.releasing import EntryKind, RevocationReason, caveat_for
from cases.rules.vocabulary import Marking
from core.clock import db_now
from notifications.actions import cancel_deadline, set_deadline
from notifications.rules.vocabulary import DeadlineKind

RELEASE_ENDS = "cases.release_ends"


def enter_release(
    thing: Case | Evidence, partner: str, purpose: str, expires_at: datetime, ground: str, by: Any
) -> ReleaseEntry:
    """A line for a release; one in force on other terms ends with it."""
    former = live_entry(thing, partner)
    if former is not None:
        enter_revocation(former, RevocationReason.RENEWED, by=by)
    entry = ReleaseEntry.objects.create(
        kind=EntryKind.RELEASED, partner_id=partner, version=version_of(thing),
        tlp=tlp_out(Marking(thing.marking)), purpose=purpose.strip(),
        caveat=caveat_for(partner), personal_data_ground=ground.strip(), expires_at=expires_at, by=by,
        **about(thing),
    )  # fmt: skip
    set_deadline(
        subject=entry, handler=RELEASE_ENDS, kind=DeadlineKind.FOLLOW_UP, chain=str(entry.case_id),
        opened_at=entry.created_at, due_at=expires_at, delegations=[thing.originator_id],
    )  # fmt: skip
    return entry


def enter_revocation(entry: ReleaseEntry, reason: RevocationReason, *, by: Any = None) -> ReleaseEntry:
    """A line for the end of a release, which the partner's feed shows; its deadline goes with it."""
    if reason is not RevocationReason.EXPIRED:
        cancel_deadline(subject=entry, handler=RELEASE_ENDS)
    return ReleaseEntry.objects.create(
        kind=EntryKind.REVOKED, ends=entry, reason=reason, case_id=entry.case_id, evidence_id=entry.evidence_id,
        partner_id=entry.partner_id, version=entry.version, tlp=entry.tlp, purpose=entry.purpose, caveat=entry.caveat,
        personal_data_ground=entry.personal_data_ground, expires_at=entry.expires_at, by=by,
    )  # fmt: skip


def end_releases(thing: Case | Evidence, reason: RevocationReason, *, by: Any) -> int:
    """Every release of this thing to partners ends now: what they may see, and a line for each. Returns how many."""
    grants: Any = (CaseGrant if isinstance(thing, Case) else EvidenceGrant).objects
    in_force(grants.filter(content_object=thing, user__is_service=True)).update(withdrawn_at=db_now())
    entries = list(live_releases(thing))
    for entry in entries:
        enter_revocation(entry, reason, by=by)
    return len(entries)
