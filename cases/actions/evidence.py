"""Evidence comes into a case: a file or a link, hashed, typed, graded, marked, with its first custody step."""

from typing import Any, NamedTuple

from django.conf import settings
from django.core.files import File

from cases import jail, virus_check
from cases.actions.guard import hold, keep_file_out, refuse_marked_text, was_let_in
from cases.actions.kept_files import inserted, store, unstore, words_to_hold
from cases.facts import case_facts, room_for_evidence
from cases.file_checks import seen_as, sha256_of
from cases.models import Case, Evidence, Quarantined
from cases.rules import classification, uploads
from cases.rules.access import may_add_evidence
from cases.rules.evidence_words import EvidenceWords, check_evidence
from cases.rules.report_words import check_link
from cases.rules.vocabulary import QuarantineReason
from core.clock import db_now
from core.rules.refusal import Refusal, enforce
from delegations import facts as people

MOST_NOTE = 300


class Arrived(NamedTuple):
    """A file as it came: its name and type fit, and the server hashed it."""

    file: File
    name: str
    size: int
    sha256: str
    said: EvidenceWords

    def entry(self, reason: QuarantineReason, found: str, where: str) -> dict[str, Any]:
        """The columns of ``Quarantined`` if it must be held."""
        return {
            "reason": reason, "marking_found": found[:60], "where": where[:60], "sha256": self.sha256,
            "file_name": self.name, "size": self.size, "words": words_to_hold(self.said),
        }  # fmt: skip


def add_file(*, case: Case, file: File, by: Any, **words: Any) -> Evidence | Quarantined:
    """Keep a file as evidence. ``words`` are the fields of ``rules.evidence_words.EvidenceWords``.

    Refused: nothing in it or an unusable name (400), too large (413), a type not kept or that belies the
    name (415), a classification marking in name or content or malware (422; the file is held apart for the
    security officers and recorded, so this must not run inside a transaction of the caller's). Where the
    checker for malware does not answer, the file is held and enters by itself once it is found clean:
    then the entry of the quarantine comes back instead of the item.
    """
    said = _ready(case, words, by)
    arrived = _arrived(file, said)
    unread = _look_for_markings(arrived, case, by)
    verdict = virus_check.check(file)
    if verdict.infected:
        entry = arrived.entry(QuarantineReason.INFECTED, verdict.infected, "file")
        keep_file_out(file=file, entry=entry, by=by, case=case)
    if verdict.silent:
        return hold(file=file, entry=arrived.entry(QuarantineReason.UNCHECKED, "", "file"), by=by, case=case)
    return _kept_file(case, arrived, by, _note(unread, verdict))


def add_link(*, case: Case, link: str, by: Any, **words: Any) -> Evidence:
    """Keep an address as evidence, never fetched and never shown clickable. Only http and https."""
    said = _ready(case, words, by)
    wrong = check_link(link)
    enforce(Refusal(wrong.code, wrong.params, kind=wrong.kind, field="link") if wrong else None)
    refuse_marked_text({"link": link}, by=by, case=case)
    return _kept_link(case, link.strip(), said, by)


def _ready(case: Case, words: dict[str, Any], by: Any) -> EvidenceWords:
    enforce(may_add_evidence(people.actor(by), case_facts(case)) or room_for_evidence(case))
    said = EvidenceWords(**words)
    enforce(check_evidence(said, now=db_now()))
    refuse_marked_text({"title": said.title, "description": said.description}, by=by, case=case)
    return said


def _arrived(file: File, said: EvidenceWords) -> Arrived:
    name = file.name or ""
    enforce(uploads.check_name(name))
    enforce(uploads.check_size(file.size, most=settings.EVIDENCE_MAX_BYTES))
    enforce(uploads.check_type(name, seen_as(file)))
    sha256 = getattr(file, "sha256", "") or sha256_of(file)  # hashed on arrival by the upload handler
    return Arrived(file, name, file.size, sha256, said)


def _look_for_markings(arrived: Arrived, case: Case, by: Any) -> tuple[str, ...]:
    """What could not be searched. A file with a marking does not come back from here."""
    in_name = classification.found_in_name(arrived.name)
    look = jail.Look(in_name, "file name") if in_name else jail.look(arrived.file, arrived.name)
    if look.marking and not was_let_in(arrived.sha256, file_name=arrived.name):
        entry = arrived.entry(QuarantineReason.MARKED, look.marking, look.where)
        keep_file_out(file=arrived.file, entry=entry, by=by, case=case)
    return look.unread


def _note(unread: tuple[str, ...], verdict: virus_check.Verdict) -> str:
    """What the first step of the custody says about the checks."""
    said = "Checked for malware: clean." if verdict.clean else ""
    if unread:
        said += f" It could not be searched for classification markings everywhere: it {'; '.join(unread)}."
    return said.strip()[:MOST_NOTE]


def _kept_file(case: Case, arrived: Arrived, by: Any, note: str) -> Evidence:
    """Bytes first, row second: if the row fails, the bytes go again."""
    body = people.actor(by).delegation
    evidence = Evidence(case=case, added_by=by, originator_id=body, **arrived.said.columns())
    evidence.file_name, evidence.content_type = arrived.name, uploads.content_type(arrived.name)
    evidence.size, evidence.sha256 = arrived.size, arrived.sha256
    store(evidence, arrived.file)
    try:
        return inserted(evidence, by, note=note)
    except BaseException:
        unstore(evidence)
        raise


def _kept_link(case: Case, link: str, said: EvidenceWords, by: Any) -> Evidence:
    body = people.actor(by).delegation
    return inserted(Evidence(case=case, added_by=by, originator_id=body, link=link, **said.columns()), by)
