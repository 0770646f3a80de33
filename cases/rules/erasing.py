"""When evidence past its time may be erased: by two persons, and never while anything still rests on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cases.rules.retention import Retention, ends_on, is_due, may_keep_terms, not_held
from cases.rules.vocabulary import CaseStatus
from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor

ERASED = "[erased]"
"""What stands where a title was."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A class under which a later step of the work keeps the evidence, counted from its own day if it has one."""

    retention: Retention
    counted_from: date | None = None


@dataclass(frozen=True, slots=True)
class LastDay:
    """The class that keeps longest, and the last day under it."""

    retention: Retention
    day: date


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case as the rules of erasure see it. ``last``: None where no class is loaded for today."""

    status: CaseStatus
    held: bool
    last: LastDay | None
    kept_until: date | None = None


def last_day(closed_on: date, claims: Iterable[Claim], months: Mapping[str, int]) -> LastDay | None:
    """The latest last day of the classes that apply: that of a closed case, and whatever is claimed beside it.

    None if one of them has no period in force: what nobody can count is not erased.
    """
    every = (Claim(Retention.CLOSED_CASE), *claims)
    if any(claim.retention not in months for claim in every):
        return None
    ends = [
        LastDay(claim.retention, ends_on(max(closed_on, claim.counted_from or closed_on), months[claim.retention]))
        for claim in every
    ]
    return max(ends, key=lambda each: each.day)


def may_erase(actor: Actor, case: KeptCase, today: date) -> Refusal | None:
    """Who keeps the terms, evidence of a closed case past its last day that is neither held nor kept on."""
    not_now = may_keep_terms(actor) or not_held(case.held)
    if not_now:
        return not_now
    if case.status is not CaseStatus.CLOSED:
        return Refusal("cases.erase_when_closed", kind=Kind.STATE)
    if case.last is None:
        return Refusal("cases.no_term_loaded", kind=Kind.STATE)
    if not is_due(case.last.day, today=today, held=case.held, kept_until=case.kept_until):
        day = max(case.last.day, case.kept_until or case.last.day)
        return Refusal("cases.not_past_its_time", {"day": day}, kind=Kind.STATE)
    return None


def second_person(proposed_by: int, confirming: int, *, sees_all: bool = True) -> Refusal | None:
    """Whoever proposed it cannot confirm it, nor whoever cannot see what it would take."""
    if proposed_by == confirming:
        return Refusal("cases.second_person_erases")
    return None if sees_all else Refusal("cases.second_person_sees_all")


def whole(erased_on: date | None) -> Refusal | None:
    """What is erased cannot be shown, handed out, verified or released any more."""
    return Refusal("cases.item_erased", {"day": erased_on}, kind=Kind.GONE) if erased_on else None
