"""Who decides about what was kept out, and what may become of it."""

from dataclasses import dataclass

from cases.rules.vocabulary import QuarantineOutcome, QuarantineReason
from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can

LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """``holds``: a file lies in quarantine."""

    reason: QuarantineReason
    outcome: QuarantineOutcome
    holds: bool


def may_decide(actor: Actor) -> Refusal | None:
    """Security officers alone."""
    return None if actor.can(Can.GUARD_MARKINGS) else Refusal("cases.may_not_guard")


def may_close(actor: Actor, entry: EntryFacts) -> Refusal | None:
    """What holds nothing is closed with a note; a held file is let in or destroyed."""
    refusal = may_decide(actor) or _decided(entry)
    return refusal or (Refusal("cases.held_file_is_decided", kind=Kind.STATE) if entry.holds else None)


def may_let_in(actor: Actor, entry: EntryFacts) -> Refusal | None:
    """A false alarm. What is infected never enters."""
    refusal = may_decide(actor) or _decided(entry)
    infected = entry.reason is QuarantineReason.INFECTED
    return refusal or (Refusal("cases.infected_stays_out", kind=Kind.STATE) if infected else None)


def may_destroy(actor: Actor, entry: EntryFacts) -> Refusal | None:
    """Only what is held can be destroyed."""
    refusal = may_decide(actor) or _decided(entry)
    return refusal or (None if entry.holds else Refusal("cases.nothing_is_held", kind=Kind.STATE))


def may_inspect(actor: Actor, entry: EntryFacts) -> Refusal | None:
    """Whoever decides may look at what is held, on record."""
    return may_decide(actor) or (None if entry.holds else Refusal("cases.nothing_is_held", kind=Kind.STATE))


def check_note(note: str, field: str) -> Refusal | None:
    """A decision has its reason, short enough to be read."""
    fits = 0 < len(note.strip()) <= LONGEST_NOTE and "\x00" not in note
    params = {"longest": LONGEST_NOTE}
    return None if fits else Refusal("cases.reason_missing", params, kind=Kind.INVALID, field=field)


def _decided(entry: EntryFacts) -> Refusal | None:
    if entry.outcome is QuarantineOutcome.OPEN:
        return None
    return Refusal("cases.kept_out_is_decided", {"outcome": entry.outcome.value}, kind=Kind.STATE)
