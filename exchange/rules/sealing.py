"""Who may take a sealed dossier out, for how long it lies there, and how often it is tried."""

from datetime import datetime, timedelta

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor
from delegations.rules.roles import Kind as Body

KEPT_FOR = timedelta(days=3)
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 3
LONGEST_PURPOSE = 300
MOST_WAITING = 20
MAY_HIDE = (
    *("change_case_marking", "change_marking", "remove_from_audience", "change_lead", "withdraw_release", "let_out"),
    *("pseudonymise", "erase_bystander", "erase_item", "erase_evidence"),
)
"""Acts by which a reader may lose something: a marking, an access, words taken out, an erasure."""


def may_ask(actor: Actor, purpose: str) -> Refusal | None:
    """Any delegation or service, for a stated purpose; partners receive releases instead."""
    if not actor.delegation or actor.kind == Body.PARTNER:
        return Refusal("exchange.may_not_seal")
    fits = 0 < len(purpose.strip()) <= LONGEST_PURPOSE
    return None if fits else Refusal("exchange.purpose_missing", kind=Kind.INVALID, field="purpose")


def may_wait(*, the_same: bool, others: int) -> Refusal | None:
    """One of the same at a time, and not so many that nobody else gets a turn."""
    if the_same:
        return Refusal("exchange.dossier_in_the_making", kind=Kind.STATE)
    crowded = others >= MOST_WAITING
    return Refusal("exchange.too_many_waiting", {"most": MOST_WAITING}, kind=Kind.STATE) if crowded else None


def may_hand_out(*, is_ready: bool, expires_at: datetime | None, now: datetime) -> Refusal | None:
    """Only what is ready and has not passed its end."""
    there = is_ready and expires_at is not None and now < expires_at
    return None if there else Refusal("exchange.dossier_not_there", kind=Kind.STATE)


def still_theirs(*, hidden_since: bool, about: str) -> Refusal | None:
    """Rights are those of the day it is handed out: after an act that may hide a part of it, it is made anew."""
    outdated = Refusal("exchange.dossier_outdated", {"about": about}, kind=Kind.STATE)
    return outdated if hidden_since else None
