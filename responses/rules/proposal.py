"""Where a proposed response stands, from first draft to review."""

from enum import StrEnum

from core.rules.transitions import Lifecycle, Transition


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
    Transition("next_stage", (P.AGREED,), P.CHECKS),
    Transition("record_adoption", (P.DRAFT, P.CHECKS, P.COMMENT, P.AGREED), P.ADOPTED),
    Transition("deliver", (P.AGREED, P.ADOPTED), P.DELIVERED),
    Transition("review", (P.DELIVERED,), P.IN_REVIEW),
    Transition("close", (P.DELIVERED, P.IN_REVIEW), P.CLOSED),
    Transition(
        "withdraw",
        (P.DRAFT, P.CHECKS, P.COMMENT, P.ROUND_OPEN, P.AGREED),
        P.WITHDRAWN,
    ),
)
