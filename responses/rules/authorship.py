"""Who may put a proposal on the table and hold its pen (Art. 30(1) TEU)."""

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from responses.rules.vocabulary import ProposalFrom


def may_propose(actor: Actor, proposal_from: ProposalFrom) -> Refusal | None:
    """The services that draft, and any Member State; a State cannot propose in the name of the HR."""
    if not (actor.can(Can.DRAFT) or (actor.speaks_for_a_state and actor.can(Can.PREPARE_POSITION))):
        return Refusal("responses.may_not_propose")
    if (proposal_from is ProposalFrom.MEMBER_STATE) != actor.speaks_for_a_state:
        return Refusal("responses.proposal_in_own_name", kind=Kind.INVALID, field="proposal_from")
    return None


def may_hold_the_pen(actor: Actor, penholder: str) -> Refusal | None:
    """The body that proposed writes the text; the chair may write a compromise."""
    writes = actor.can(Can.DRAFT) or actor.can(Can.PREPARE_POSITION)
    if actor.can(Can.CHAIR) or (writes and actor.delegation == penholder):
        return None
    return Refusal("responses.only_the_penholder", {"penholder": penholder})


def may_withdraw_proposal(actor: Actor, penholder: str) -> Refusal | None:
    """Whoever put it on the table takes it off, or the chair does."""
    return may_hold_the_pen(actor, penholder)


def may_follow_up(actor: Actor) -> Refusal | None:
    """Deliveries are recorded and looked after by the services that carry them out."""
    return None if actor.can(Can.RECORD_DELIVERY) else Refusal("responses.may_not_deliver")


def may_sign_check(actor: Actor, code: str, penholder: str) -> Refusal | None:
    """The rights test is signed by a legal adviser or rights reviewer, the rest by who holds the pen."""
    if code == "rights_test":
        return None if actor.can(Can.SIGN_RIGHTS_TEST) else Refusal("responses.may_not_sign_rights_test")
    if actor.can(Can.ASSESS) and code == "evidence":
        return None
    return may_hold_the_pen(actor, penholder)
