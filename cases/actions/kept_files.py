"""The one place where the bytes of an item are stored, and where a held file becomes an item."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from django.core.files import File
from django.db import transaction

from audit import trail
from cases.actions.custody import take_step
from cases.actions.telling import tell_bodies
from cases.actions.wording import quoted
from cases.facts import case_facts, room_for_evidence
from cases.file_checks import sha256_of
from cases.models import Case, Evidence, Preview, Quarantined
from cases.rules import uploads
from cases.rules.access import may_add_evidence
from cases.rules.evidence_words import EvidenceWords
from cases.rules.vocabulary import CustodyStepKind
from core.rules.refusal import Kind, Refusal, enforce
from core.rules.showing import shown_as
from delegations import facts as people


def store(evidence: Evidence, file: File) -> None:
    """Bytes first: what fails afterwards takes them away again with ``unstore``."""
    file.seek(0)
    evidence.file.save(f"{evidence.pk}.bin", file, save=False)


def unstore(evidence: Evidence) -> None:
    """The bytes of an item whose row did not come to be."""
    evidence.file.storage.delete(evidence.file.name)


def hash_of_stored(evidence: Evidence) -> str:
    """Of the bytes in the store now; empty where there are none. A store that does not answer raises."""
    try:
        with evidence.file.open("rb") as stored:
            return sha256_of(stored)
    except FileNotFoundError:
        return ""


@transaction.atomic
def inserted(evidence: Evidence, by: Any, note: str = "") -> Evidence:
    """The row, its first custody steps, its sentence and the notice to the lead; a preview is asked for."""
    case = Case.objects.select_for_update().get(pk=evidence.case_id)
    enforce(may_add_evidence(people.actor(by), case_facts(case)) or room_for_evidence(case, arriving=False))
    evidence.save(force_insert=True)
    if evidence.captured_at is not None:
        take_step(evidence, CustodyStepKind.COLLECTED, by=by, note=f"Captured at {shown_as(evidence.captured_at)}")
    take_step(evidence, CustodyStepKind.RECEIVED, by=by, note=note, sha256=evidence.sha256)
    if uploads.may_be_drawn(evidence.content_type):
        Preview.objects.create(evidence=evidence)
    _record(evidence, case, by)
    dedupe, body = f"evidence:{evidence.pk}", evidence.originator_id
    tell_bodies(case, [case.lead_id], code="cases.notice_evidence_added", dedupe=dedupe, by=by, body=body)
    return evidence


def enter(entry: Quarantined, step: CustodyStepKind, *, why: str, by: Any, note: str) -> Evidence:
    """A held file becomes an item of its sender's, who must still be allowed to add one. Inside a transaction.

    Refused (409) where the held bytes are not the ones that were received.
    """
    evidence = Evidence(case=entry.case, added_by=entry.by, originator_id=entry.body, **words_of(entry).columns())
    evidence.file_name, evidence.content_type = entry.file_name, uploads.content_type(entry.file_name)
    evidence.size, evidence.sha256 = entry.size, entry.sha256
    with entry.file.open("rb") as held:
        same = sha256_of(held) == entry.sha256
        enforce(None if same else Refusal("cases.file_not_as_received", kind=Kind.STATE))
        store(evidence, held)
    try:
        received = f"Received {shown_as(entry.created_at)} and held. {note}".strip()
        item = inserted(evidence, entry.by, note=received)
        take_step(item, CustodyStepKind.QUARANTINED, by=entry.by, note=str(entry))
        take_step(item, step, by=by, note=why, sha256=item.sha256)
    except BaseException:
        unstore(evidence)
        raise
    return item


def words_of(entry: Quarantined) -> EvidenceWords:
    """What the sender said about the held file."""
    said = {field.name: entry.words[field.name] for field in fields(EvidenceWords) if field.name in entry.words}
    at = said.pop("captured_at", None)
    return EvidenceWords(**said, captured_at=datetime.fromisoformat(at) if at else None)


def words_to_hold(said: EvidenceWords) -> dict[str, Any]:
    """As JSON keeps them."""
    at = said.captured_at
    return said.columns() | {"captured_at": at.isoformat() if at else None}


def _record(evidence: Evidence, case: Case, by: Any) -> None:
    what = f"the file {quoted(evidence.file_name)} ({evidence.size} bytes)" if evidence.file else "a link"
    trail.record(
        verb="add_evidence", subject=evidence, by=by, chain=case, body=evidence.originator_id,
        sha256=evidence.sha256, sentence=f"{{actor}} ({evidence.originator_id}) added {what} to {case.reference} as "
        f"{quoted(evidence.title)}.",
    )  # fmt: skip
