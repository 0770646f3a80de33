"""Where a proposed response stands, from first draft to review."""

from enum import StrEnum

from core.rules.refusal import Kind, Refusal
from core.rules.transitions import Lifecycle, Transition, check
from delegations.rules.roles import Actor, Can
from responses.rules.instrument_facts import InstrumentFacts


class ProposalStatus(StrEnum):
    """``agreed`` is what Entente can say; ``adopted`` is said only once the act is recorded."""

    DRAFT = "draft"
    CHECKS = "checks"
    COMMENT = "comment"
    ROUND_OPEN = "round_open"
    AGREED = "agreed"
    ADOPTED = "adopted"
    DELIVERED = "delivered"
    IN_REVIEW = "in_review"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


P = ProposalStatus

PROPOSAL: Lifecycle = (
    Transition("submit_for_checks", (P.DRAFT,), P.CHECKS),
    Transition("invite_comments", (P.DRAFT, P.CHECKS), P.COMMENT),
    Transition("back_to_draft", (P.CHECKS, P.COMMENT), P.DRAFT),
    Transition("open_round", (P.DRAFT, P.CHECKS, P.COMMENT), P.ROUND_OPEN),
    Transition("rework", (P.ROUND_OPEN,), P.DRAFT),
    Transition("agree", (P.ROUND_OPEN,), P.AGREED),
    Transition("go_ahead", (P.DRAFT, P.CHECKS, P.COMMENT), P.AGREED),
    Transition("next_stage", (P.AGREED,), P.CHECKS),
    Transition("record_adoption", (P.DRAFT, P.CHECKS, P.COMMENT, P.AGREED), P.ADOPTED),
    Transition("deliver", (P.DRAFT, P.CHECKS, P.COMMENT, P.AGREED, P.ADOPTED), P.DELIVERED),
    Transition("review", (P.DELIVERED,), P.IN_REVIEW),
    Transition("close", (P.DELIVERED, P.IN_REVIEW), P.CLOSED),
    Transition(
        "withdraw",
        (P.DRAFT, P.CHECKS, P.COMMENT, P.ROUND_OPEN, P.AGREED),
        P.WITHDRAWN,
    ),
)


def may_edit_text(status: ProposalStatus) -> Refusal | None:
    """A text under decision is frozen, and what was handed over stays as it was handed over."""
    if status in (P.DRAFT, P.CHECKS, P.COMMENT):
        return None
    return Refusal("responses.text_is_frozen", {"status": P(status)}, kind=Kind.STATE)


def may_deliver(actor: Actor, status: ProposalStatus, instrument: InstrumentFacts) -> Refusal | None:
    """Delivered only once adopted outside, where the instrument needs an act; else once agreed."""
    if not actor.can(Can.RECORD_DELIVERY):
        return Refusal("responses.may_not_deliver")
    if instrument.needs_adoption and status is not P.ADOPTED:
        return Refusal("responses.adoption_needed_first", kind=Kind.STATE)
    if not instrument.without_round and status in (P.DRAFT, P.CHECKS, P.COMMENT):
        return Refusal("responses.agreement_needed_first", kind=Kind.STATE)
    return check(PROPOSAL, "deliver", state=status)


def may_go_ahead(status: ProposalStatus, instrument: InstrumentFacts) -> Refusal | None:
    """Straight on to carrying it out, where nobody is asked and no act is taken outside: a dialogue, a referral."""
    if not instrument.without_round:
        return Refusal("responses.agreement_needed_first", kind=Kind.STATE)
    if instrument.needs_adoption:
        return Refusal("responses.adoption_needed_first", kind=Kind.STATE)
    return check(PROPOSAL, "go_ahead", state=status)


def may_say_adopted(*, adoption_references: int) -> bool:
    """The word is used only once the act outside is recorded with its reference."""
    return adoption_references > 0
