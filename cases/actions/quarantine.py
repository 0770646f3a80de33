"""What becomes of what was kept out: closed, let in as a false alarm, or destroyed."""

from typing import Any

from django.db import transaction

from audit import trail
from cases import virus_check
from cases.actions.guard import tell_guards
from cases.actions.kept_files import enter
from cases.actions.wording import quoted
from cases.models import Quarantined
from cases.rules import quarantine as rules
from cases.rules.quarantine import EntryFacts
from cases.rules.vocabulary import CustodyStepKind, QuarantineOutcome, QuarantineReason
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from notifications import outbox


def entry_facts(entry: Quarantined) -> EntryFacts:
    """An entry as the rules see it."""
    return EntryFacts(QuarantineReason(entry.reason), QuarantineOutcome(entry.outcome), bool(entry.file))


@transaction.atomic
def close_quarantine_entry(*, entry: Quarantined, note: str, by: Any) -> Quarantined:
    """The security officer says what was done about it (the sender called, the registry told)."""
    entry = locked(entry)
    enforce(rules.may_close(people.actor(by), entry_facts(entry)) or rules.check_note(note, "note"))
    return decide(entry, QuarantineOutcome.CLOSED, note, by, "closed the quarantine entry")


def let_in(*, entry: Quarantined, why: str, by: Any) -> Quarantined:
    """A false alarm: a held file enters its case with its custody, a text may be sent again by anybody.

    A file is checked for malware once more: infected (409, and recorded) or without an answer (409) it stays.
    """
    enforce(rules.may_let_in(people.actor(by), entry_facts(entry)) or rules.check_note(why, "why"))
    note = _found_clean(entry) if entry.file else ""
    return _let_in(entry, why, by, note)


@transaction.atomic
def destroy(*, entry: Quarantined, why: str, by: Any) -> Quarantined:
    """The held bytes go for good; that they were there, and their hash, stay."""
    entry = locked(entry)
    enforce(rules.may_destroy(people.actor(by), entry_facts(entry)) or rules.check_note(why, "why"))
    entry = decide(entry, QuarantineOutcome.DESTROYED, why, by, "destroyed what was held in quarantine")
    tell_sender(entry, "cases.notice_destroyed", by)
    return entry


@transaction.atomic
def inspect(*, entry: Quarantined, by: Any, sitting: str) -> Quarantined:
    """Before a security officer looks into a held file: it goes on record."""
    actor = people.actor(by)
    enforce(rules.may_inspect(actor, entry_facts(entry)))
    trail.record(
        verb="inspect_quarantine", subject=entry, by=by, chain=entry.case or "", body=actor.delegation,
        sentence=f"{{actor}} ({actor.delegation}) looked into the held file {quoted(entry.file_name)}.",
    )  # fmt: skip
    trail.disclose(
        reader=by, subject=entry, channel="quarantine", sitting=sitting, version=entry.sha256, body=actor.delegation
    )
    return entry


def _found_clean(entry: Quarantined) -> str:
    with entry.file.open("rb") as held:
        verdict = virus_check.check(held)
    if verdict.infected:
        mark_infected(entry, verdict.infected)
        raise Refused(Refusal("cases.infected_stays_out", kind=Kind.STATE))
    enforce(Refusal("cases.checker_silent", {"why": verdict.silent}, kind=Kind.STATE) if verdict.silent else None)
    return "Checked for malware: clean." if verdict.clean else ""


@transaction.atomic
def mark_infected(entry: Quarantined, name: str) -> None:
    """What was held for another reason turned out to be infected; it will not enter."""
    found = {"reason": QuarantineReason.INFECTED, "marking_found": name[:60], "checked_at": db_now()}
    if not Quarantined.objects.filter(pk=entry.pk, outcome=QuarantineOutcome.OPEN).update(**found):
        return
    entry.refresh_from_db()
    trail.record(
        verb="found_infected", subject=entry, chain=entry.case or "", malware=name[:60],
        sentence=f"{{actor}} found the held file {quoted(entry.file_name)} infected with {name[:60]}.",
    )  # fmt: skip
    tell_guards(entry, "cases.notice_infected", dedupe=f"infected:{entry.pk}")
    tell_sender(entry, "cases.notice_held_file_infected", None)


@transaction.atomic
def _let_in(entry: Quarantined, why: str, by: Any, note: str) -> Quarantined:
    entry = locked(entry)
    enforce(rules.may_let_in(people.actor(by), entry_facts(entry)))
    code = "cases.notice_send_again"
    if entry.file:
        entry.evidence = enter(entry, CustodyStepKind.RELEASED_FROM_QUARANTINE, why=why, by=by, note=note)
        code = "cases.notice_let_in"
    entry = decide(entry, QuarantineOutcome.RELEASED, why, by, "found a false alarm and let in what was kept out")
    tell_sender(entry, code, by)
    return entry


def locked(entry: Quarantined) -> Quarantined:
    return Quarantined.objects.select_for_update(of=("self",)).select_related("by", "case").get(pk=entry.pk)


def decide(entry: Quarantined, outcome: QuarantineOutcome, note: str, by: Any, did: str) -> Quarantined:
    """The outcome, its sentence in the memory; the bytes go once the transaction stands."""
    held = entry.file.name
    entry.outcome, entry.handled_at, entry.handled_by, entry.handled_note = outcome, db_now(), by, note.strip()
    entry.file = ""
    entry.save(update_fields=["outcome", "handled_at", "handled_by", "handled_note", "file", "evidence"])
    body = people.actor(by).delegation if by else ""
    trail.record(
        verb=f"quarantine_{outcome}", subject=entry, by=by, chain=entry.case or "", body=body,
        sentence=f"{{actor}}{f' ({body})' if body else ''} {did}: {quoted(note.strip())}.",
    )  # fmt: skip
    if held:
        transaction.on_commit(lambda: Quarantined._meta.get_field("file").storage.delete(held))
    return entry


def tell_sender(entry: Quarantined, code: str, by: Any) -> None:
    if entry.by_id == getattr(by, "pk", None):
        return
    outbox.notify(
        people=[entry.by], code=code, params={"where": entry.where, "name": entry.file_name}, subject=entry,
        url=entry.get_absolute_url(), dedupe=f"{code}:{entry.pk}",
    )  # fmt: skip
