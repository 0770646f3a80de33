"""Evidence comes into a case: a file or a link, hashed, typed, graded, marked, with its first custody step."""

from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files import File
from django.db import transaction

from audit import trail
from cases.actions.custody import take_step
from cases.actions.guard import keep_out, refuse_marked_text
from cases.actions.telling import tell_bodies
from cases.actions.wording import quoted
from cases.facts import case_facts
from cases.file_checks import seen_as, sha256_of, texts_in
from cases.models import Case, Evidence
from cases.rules import classification, uploads
from cases.rules.access import may_add_evidence
from cases.rules.evidence_words import EvidenceWords, check_evidence
from cases.rules.report_words import check_link
from cases.rules.vocabulary import CustodyStepKind
from core.clock import db_now
from core.rules.refusal import Refusal, enforce
from delegations import facts as people


class Checked(NamedTuple):
    """What the server found out about a file. ``note``: what could not be checked."""

    name: str
    content_type: str
    size: int
    sha256: str
    note: str


def add_file(*, case: Case, file: File, by: Any, **words: Any) -> Evidence:
    """Keep a file as evidence. ``words`` are the fields of ``rules.evidence_words.EvidenceWords``.

    Refused: nothing in it or an unusable name (400), too large (413), a type not kept or that belies the
    name (415), a classification marking in name or content (422; recorded by itself, nothing is kept, so
    this must not run inside a transaction of the caller's).
    """
    said = _ready(case, words, by)
    checked = _checked(file, case, by)
    return _kept_file(case, file, checked, said, by)


def add_link(*, case: Case, link: str, by: Any, **words: Any) -> Evidence:
    """Keep an address as evidence, never fetched and never shown clickable. Only http and https."""
    said = _ready(case, words, by)
    wrong = check_link(link)
    enforce(Refusal(wrong.code, wrong.params, kind=wrong.kind, field="link") if wrong else None)
    refuse_marked_text({"link": link}, by=by, case=case)
    return _kept_link(case, link.strip(), said, by)


def _ready(case: Case, words: dict[str, Any], by: Any) -> EvidenceWords:
    enforce(may_add_evidence(people.actor(by), case_facts(case)))
    said = EvidenceWords(**words)
    enforce(check_evidence(said, now=db_now()))
    refuse_marked_text({"title": said.title, "description": said.description}, by=by, case=case)
    return said


def _checked(file: File, case: Case, by: Any) -> Checked:
    name = file.name or ""
    enforce(uploads.check_name(name))
    marked = classification.found_in_name(name)
    if marked:
        keep_out(found=marked, where="file name", by=by, case=case)
    enforce(uploads.check_size(file.size, most=settings.EVIDENCE_MAX_BYTES))
    enforce(uploads.check_type(name, seen_as(file)))
    sha256 = getattr(file, "sha256", "") or sha256_of(file)  # hashed on arrival by the upload handler
    note = _look_for_markings(file, name, sha256, case, by)
    return Checked(name, uploads.content_type(name), file.size, sha256, note)


def _look_for_markings(file: File, name: str, sha256: str, case: Case, by: Any) -> str:
    try:
        for text in texts_in(file, name):
            marked = classification.found(text)
            if marked:
                keep_out(found=marked, where="file", by=by, case=case, sha256=sha256)
    except ValueError as unread:
        return f"Its text could not be searched for classification markings: it {unread}."
    return ""


def _kept_file(case: Case, file: File, checked: Checked, said: EvidenceWords, by: Any) -> Evidence:
    """Bytes first, row second: if the row fails, the bytes go again."""
    evidence = Evidence(case=case, added_by=by, originator_id=people.actor(by).delegation, **said.columns())
    evidence.file_name, evidence.content_type = checked.name, checked.content_type
    evidence.size, evidence.sha256 = checked.size, checked.sha256
    file.seek(0)
    evidence.file.save(f"{evidence.pk}.bin", file, save=False)
    try:
        return _inserted(evidence, by, note=checked.note)
    except BaseException:
        evidence.file.storage.delete(evidence.file.name)
        raise


def _kept_link(case: Case, link: str, said: EvidenceWords, by: Any) -> Evidence:
    body = people.actor(by).delegation
    return _inserted(Evidence(case=case, added_by=by, originator_id=body, link=link, **said.columns()), by)


@transaction.atomic
def _inserted(evidence: Evidence, by: Any, note: str = "") -> Evidence:
    case = Case.objects.select_for_update().get(pk=evidence.case_id)
    enforce(may_add_evidence(people.actor(by), case_facts(case)))
    evidence.save(force_insert=True)
    collected = evidence.captured_at is not None
    if collected:
        take_step(evidence, CustodyStepKind.COLLECTED, by=by, note=f"Captured at {_utc(evidence.captured_at)}")
    take_step(evidence, CustodyStepKind.RECEIVED, by=by, note=note, sha256=evidence.sha256)
    what = f"the file {quoted(evidence.file_name)} ({evidence.size} bytes)" if evidence.file else "a link"
    trail.record(
        verb="add_evidence", subject=evidence, by=by, chain=case, body=evidence.originator_id,
        sha256=evidence.sha256, sentence=f"{{actor}} ({evidence.originator_id}) added {what} to {case.reference} as "
        f"{quoted(evidence.title)}.",
    )  # fmt: skip
    dedupe = f"evidence:{evidence.pk}"
    tell_bodies(
        case, [case.lead_id], code="cases.notice_evidence_added", dedupe=dedupe, by=by, body=evidence.originator_id
    )
    return evidence


def _utc(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M %Z}" if at else ""
