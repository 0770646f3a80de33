"""A slip of language is put right without ending the round; anything more is a new text (decision 6)."""

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from responses.rules.rounds import ENDED, RoundStatus

MOST = 60
"""Characters on either side. A correction longer than a few words is not one of language."""


def may_correct(actor: Actor, status: RoundStatus, *, text: str, before: str, after: str, why: str) -> Refusal | None:
    """The chair accepts it, while the round counts; ``before`` stands exactly once in ``text``."""
    if not actor.can(Can.CHAIR):
        return Refusal("responses.only_the_chair")
    if status in (*ENDED, RoundStatus.DRAFT):
        return Refusal("responses.no_round_to_correct", {"status": status}, kind=Kind.STATE)
    if not before.strip() or text.count(before) != 1:
        return Refusal("responses.correction_not_found", {"before": before}, kind=Kind.INVALID, field="before")
    if not after.strip() or after == before:
        return Refusal("responses.correction_changes_nothing", kind=Kind.INVALID, field="after")
    if max(len(before), len(after)) > MOST:
        return Refusal("responses.correction_too_long", {"most": MOST}, kind=Kind.INVALID, field="after")
    if not why.strip():
        return Refusal("responses.correction_explained", kind=Kind.INVALID, field="why")
    return None
