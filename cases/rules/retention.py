"""How long personal data stay, who may end that early, and why data are held at all.

The periods are reference data; here is how they are counted. Sources: Regulation (EU) 2018/1725 Art. 4(1)(e),
Art. 5 and Art. 10; GDPR Art. 2(2)(b) with Art. 39 TEU for Member States acting under Title V Chapter 2 TEU.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body

LONGEST_REASON = 300
SHORTEST_REASON = 10
KEEPERS = (Can.MANAGE_REFERENCE, Can.GUARD_MARKINGS)
"""Who keeps the terms. What is for named eyes the secretariat does not see; who guards markings sees all."""


class Retention(StrEnum):
    """The classes of ``eu_procedure`` §7.3."""

    UNSUBSTANTIATED = "unsubstantiated"  # a report that was dismissed
    CLOSED_CASE = "closed_case"
    LISTING_EVIDENCE = "listing_evidence"  # a case a listing rests on
    AUDIT_LOG = "audit_log"  # names in the memory


class Basis(StrEnum):
    """Why the originator of a file may hold personal data."""

    UNION_TASK = "union_task"  # Reg. (EU) 2018/1725 Art. 5(1)(a)
    NATIONAL_CFSP = "national_cfsp"  # outside the GDPR by its Art. 2(2)(b); national law
    PARTNER_AGREEMENT = "partner_agreement"


@dataclass(frozen=True, slots=True)
class Term:
    """One class as in force on a day."""

    code: Retention
    months: int


def ends_on(counted_from: date, months: int) -> date:
    """The last day data of a class stay: so many calendar months later, at most the last day of that month."""
    place = counted_from.month - 1 + months
    year, month = counted_from.year + place // 12, place % 12 + 1
    return date(year, month, min(counted_from.day, monthrange(year, month)[1]))


def is_due(last_day: date, *, today: date, held: bool, kept_until: date | None = None) -> bool:
    """Whether somebody has to look at it: past its last day, not under a legal hold, not kept on for a reason."""
    return not held and today > max(last_day, kept_until or last_day)


def basis_of(originator_kind: str) -> Basis:
    """The ground on which the originator holds the data."""
    if originator_kind == Body.STATE:
        return Basis.NATIONAL_CFSP
    return Basis.PARTNER_AGREEMENT if originator_kind == Body.PARTNER else Basis.UNION_TASK


def may_keep_terms(actor: Actor) -> Refusal | None:
    """What is due, and erasing it: the secretariat, and for what it may not see those who guard markings."""
    return None if any(map(actor.can, KEEPERS)) else Refusal("cases.retention_is_the_secretariats")


def may_erase_people(actor: Actor) -> Refusal | None:
    """Former users are the secretariat's alone: nothing of theirs is for named eyes."""
    return None if actor.can(Can.MANAGE_REFERENCE) else Refusal("cases.people_are_the_secretariats")


def may_hold(actor: Actor) -> Refusal | None:
    """A legal hold is for whoever foresees litigation: legal advisers and the secretariat."""
    allowed = actor.can(Can.CHECK_LEGALITY) or actor.can(Can.MANAGE_REFERENCE)
    return None if allowed else Refusal("cases.holds_are_the_lawyers")


def may_pseudonymise(actor: Actor) -> Refusal | None:
    """Whoever writes in files may take a bystander's name out of them."""
    allowed = any(actor.can(each) for each in (Can.ADD_EVIDENCE, Can.ASSESS, Can.MANAGE_REFERENCE, Can.GUARD_MARKINGS))
    return None if allowed and actor.kind != Body.PARTNER else Refusal("cases.may_not_pseudonymise")


def may_reveal(actor: Actor, lead: str) -> Refusal | None:
    """Those who assess, check legality or guard markings, and the delegation that leads the case."""
    allowed = any(actor.can(each) for each in (Can.ASSESS, Can.CHECK_LEGALITY, Can.GUARD_MARKINGS))
    leads = actor.kind == Body.STATE and actor.delegation == lead and actor.can(Can.ADD_EVIDENCE)
    return None if allowed or leads else Refusal("cases.may_not_reveal")


def check_reason(reason: str, field: str = "reason") -> Refusal | None:
    """A reason somebody can be asked about later: ten characters at least."""
    fits = SHORTEST_REASON <= len(reason.strip()) <= LONGEST_REASON
    return None if fits else Refusal("cases.say_why", {"longest": LONGEST_REASON}, kind=Kind.INVALID, field=field)


def not_held(held: bool) -> Refusal | None:
    """Nothing under a legal hold is erased."""
    return Refusal("cases.under_legal_hold", kind=Kind.STATE) if held else None
