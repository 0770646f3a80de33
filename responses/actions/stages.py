"""Move a proposal where nothing else happens but the move."""

from typing import Any

from django.db import transaction

from audit import trail
from core.clock import db_now
from core.rules.refusal import enforce
from delegations import facts as people
from responses.actions.moves import lock_proposal, move_proposal
from responses.actions.opening import Ballot, outstanding
from responses.actions.package_turns import start_package
from responses.actions.responding import case_responds
from responses.facts import instrument_facts
from responses.models import Proposal
from responses.models.round import Visibility
from responses.rules.authorship import may_hold_the_pen
from responses.rules.package import still_ahead
from responses.rules.proposal import ProposalStatus, may_go_ahead
from responses.rules.stages import may_move_on
from responses.rules.vocabulary import Procedure, Rule

NOBODY_ASKED = Ballot(Procedure.NONE, Rule.NONE, None, Visibility.AT_ONCE, None, ())

SAYS = {
    "submit_for_checks": "sent {reference} to its checks",
    "back_to_draft": "took {reference} back to drafting",
    "review": "put {reference} under review",
    "close": "closed {reference}",
}


@transaction.atomic
def go_ahead(*, proposal: Proposal, by: Any) -> Proposal:
    """Straight to carrying it out, for a dialogue or a referral: nobody is asked, no act is taken outside.

    Refused for an instrument that needs a round or an adoption, and while a check is still to do.
    """
    proposal = lock_proposal(proposal.pk)
    actor = people.actor(by)
    enforce(may_hold_the_pen(actor, proposal.penholder_id))
    enforce(may_go_ahead(ProposalStatus(proposal.status), instrument_facts(proposal.instrument)))
    enforce(outstanding(proposal, NOBODY_ASKED, now=db_now()))
    move_proposal(proposal, "go_ahead")
    case_responds(proposal.case, by)
    trail.record(
        verb="proposal_go_ahead", subject=proposal, by=by, chain=proposal.case, body=actor.delegation,
        sentence=f"{{actor}} ({actor.delegation}) let {proposal.reference} go ahead: nobody is asked, no act is taken.",
    )  # fmt: skip
    start_package(proposal, by)
    return proposal


@transaction.atomic
def move_on(*, proposal: Proposal, name: str, by: Any) -> Proposal:
    """To checks, back to draft (which ends the comments), into review, to its end: along the table or not at all."""
    proposal = lock_proposal(proposal.pk)
    actor = people.actor(by)
    enforce(may_move_on(actor, name, proposal.penholder_id))
    if name == "close":
        enforce(still_ahead(proposal.phases.values_list("status", flat=True)))
    move_proposal(proposal, name)
    what = SAYS[name].format(reference=proposal.reference)
    trail.record(
        verb=f"proposal_{name}", subject=proposal, by=by, chain=proposal.case, body=actor.delegation,
        sentence=f"{{actor}} ({actor.delegation}) {what}.",
    )  # fmt: skip
    return proposal
