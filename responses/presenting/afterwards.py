"""What follows the deliveries of a proposal, as its page shows it."""

from typing import Any

from delegations.rules.roles import Actor
from responses.afterwards_words import COMMITMENT_STATUS, EFFECTS
from responses.models import Commitment, EffectReview, Proposal
from responses.rules.afterwards import may_note_commitment, may_say_effect, may_settle


def afterwards(proposal: Proposal, actor: Actor) -> dict[str, Any]:
    """Commitments by delivery and looks at the effect, each with what this reader may do. Two queries."""
    rows = Commitment.objects.filter(delivery__proposal=proposal).order_by("due_at", "pk")
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        line = {"row": row, "said": COMMITMENT_STATUS[row.status], "settle": may_settle(actor, row.status) is None}
        found.setdefault(row.delivery_id, []).append(line)
    return {
        "deliveries": [
            {
                "row": one,
                "commitments": found.get(one.pk, []),
                "may_note": may_note_commitment(actor, one.kind) is None,
            }
            for one in proposal.deliveries.all()
        ],
        "effects": [_effect(row, actor) for row in EffectReview.objects.filter(proposal=proposal).order_by("due_at")],
    }


def _effect(row: EffectReview, actor: Actor) -> dict[str, Any]:
    may = may_say_effect(actor, done=row.done_at is not None) is None
    return {"row": row, "said": EFFECTS.get(row.effect, ""), "may": may}
