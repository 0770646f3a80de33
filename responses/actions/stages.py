"""Move a proposal where nothing else happens but the move."""

from typing import Any

from django.db import transaction

from audit import trail
from core.rules.refusal import enforce
from delegations import facts as people
from responses.actions.moves import lock_proposal, move_proposal
from responses.models import Proposal
from responses.rules.stages import may_move_on

SAYS = {
    "submit_for_checks": "sent {reference} to its checks",
    "invite_comments": "invited comments on {reference}",
    "back_to_draft": "took {reference} back to drafting",
    "review": "put {reference} under review",
    "close": "closed {reference}",
}


@transaction.atomic
def move_on(*, proposal: Proposal, name: str, by: Any) -> Proposal:
    """To checks, to comments, back to draft, into review, to its end: along the table or not at all."""
    proposal = lock_proposal(proposal.pk)
    actor = people.actor(by)
    enforce(may_move_on(actor, name, proposal.penholder_id))
    move_proposal(proposal, name)
    what = SAYS[name].format(reference=proposal.reference)
    trail.record(
        verb=f"proposal_{name}", subject=proposal, by=by, chain=proposal.case, body=actor.delegation,
        sentence=f"{{actor}} ({actor.delegation}) {what}.",
    )  # fmt: skip
    return proposal
