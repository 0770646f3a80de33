"""One step down the ladder: the same words as the first version of a smaller response, each linked to the other."""

from typing import Any

from django.db import transaction

from audit import trail
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.rules.roles import Actor
from notifications import outbox
from responses.actions.moves import lock_proposal
from responses.actions.propose import proposed
from responses.actions.text import added_version
from responses.models import Instrument, Proposal, Round
from responses.people import running_the_round
from responses.rules.authorship import may_propose
from responses.rules.ladder import is_dead_end, may_step_down
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import OutcomeCode, ProposalFrom


@transaction.atomic
def step_down(*, proposal: Proposal, instrument: Instrument, by: Any) -> Proposal:
    """A new draft on the lower instrument with the latest text; whoever takes the step holds its pen.

    The proposal it comes from stays as it is. The words are carried over whole, also those the lower
    instrument may not say: the page shows them, and nothing goes out before they are changed (R22).
    Refused: whoever may not propose, no step of this instrument's ladder, a round that has not come to
    nothing, a step taken already.
    """
    actor = people.actor(by)
    enforce(may_propose(actor, origin_of(actor)))
    proposal = lock_proposal(proposal.pk)
    enforce(_may(proposal, instrument))
    latest = proposal.versions.order_by("-number").first()
    if latest is None:
        enforce(Refusal("responses.text_first", kind=Kind.STATE))
    made = proposed(
        proposal.case, instrument, proposal.title, origin_of(actor), proposal.rationale, by, came_from=proposal,
    )  # fmt: skip
    words = "\n\n".join(latest.paragraphs.order_by("number").values_list("text", flat=True))
    note = f"The text of version {latest.number} of {proposal.reference}."
    added_version(made, words, by, 0, {"change_note": note, "language": latest.language}, ends_round=False)
    _tell(proposal, made, by)
    return made


def origin_of(actor: Actor) -> ProposalFrom:
    """In whose name this person proposes (Art. 30(1) TEU)."""
    return ProposalFrom.MEMBER_STATE if actor.speaks_for_a_state else ProposalFrom.HR_OR_COMMISSION


def at_a_dead_end(last: Round | None) -> bool:
    """Whether the last round came to nothing."""
    if last is None:
        return False
    return is_dead_end(RoundStatus(last.status), OutcomeCode(last.outcome["code"]) if last.outcome else None)


def _may(proposal: Proposal, instrument: Instrument) -> Refusal | None:
    last = proposal.rounds.order_by("-number").first()
    steps = proposal.went_on_as.filter(instrument__code=instrument.code).exclude(status=ProposalStatus.WITHDRAWN)
    taken = steps.select_related("case").first()
    return may_step_down(
        proposal.instrument.code, instrument.code, dead_end=at_a_dead_end(last),
        taken=taken.reference if taken else "",
    )  # fmt: skip


def _tell(proposal: Proposal, made: Proposal, by: Any) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb="step_down", subject=proposal, by=by, chain=proposal.case, body=body, went_on_as=str(made.pk),
        sentence=f"{{actor}} ({body}) let {proposal.reference} go on as {made.reference}: {made.instrument.name}.",
    )  # fmt: skip
    params = {"proposal": str(proposal), "next": made.reference, "instrument": made.instrument.name}
    outbox.notify(
        people=running_the_round(proposal.penholder_id), code="responses.notice_stepped_down", subject=made,
        params=params, url=made.get_absolute_url(), dedupe=f"step_down:{made.pk}", chain=str(proposal.case_id),
    )  # fmt: skip
