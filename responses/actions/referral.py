"""The chair sends an item to the next body with the one open point, or back down with a reason."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.models import CaseAudience
from core.clock import db_now
from core.rules.refusal import Kind, Reason, Refusal, enforce
from delegations import facts as people
from delegations.rules.roles import Actor
from notifications import outbox
from responses.actions.moves import lock_proposal, lock_round, move_proposal
from responses.agenda_line import agenda_line
from responses.facts import instrument_facts, state_of_play
from responses.models import Proposal, Referral, Round
from responses.people import persons_of, running_the_round
from responses.rules.instrument_facts import Stage
from responses.rules.proposal import ProposalStatus
from responses.rules.referral import Direction, body_below, check_line, may_refer, may_send_back, next_body
from responses.rules.rounds import RoundStatus


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a locked item lies, for the rules."""

    status: ProposalStatus
    stage: str
    stages: tuple[Stage, ...]
    rounds: tuple[RoundStatus, ...]


def refer(*, proposal: Proposal, line: str, seen: str, by: Any) -> Referral:
    """Send it up to the next body of its instrument; ``line`` goes on that body's agenda, everyone asked is told.

    What was generated is kept beside what is sent. ``seen`` is ``as_of`` of what the chair had before
    it (409 if a round moved meanwhile). Refused: not the chair, a round that runs, no higher body, a line with
    a classification marking (422).
    """
    refuse_marked_text({"line": line}, by=by, case=proposal.case)
    return _referred(proposal, line.strip(), seen, by)


def send_back(*, proposal: Proposal, reason: str, by: Any) -> Referral:
    """Undo a referral: back to the body below, with the reason its delegations read."""
    refuse_marked_text({"reason": reason}, by=by, case=proposal.case)
    return _sent_back(proposal, reason.strip(), by)


def as_of(last: Round | None) -> str:
    """A mark of how the last round stands: changes with everything that changes the generated line."""
    return f"{last.number}.{last.revision}" if last else "0"


@transaction.atomic
def _referred(proposal: Proposal, line: str, seen: str, by: Any) -> Referral:
    proposal, last, lying = _locked(proposal)
    actor = people.actor(by)
    enforce(may_refer(actor, lying.status, stages=lying.stages, stage=lying.stage, rounds=lying.rounds))
    enforce(check_line(line))
    enforce(None if seen == as_of(last) else Refusal("responses.line_overtaken", kind=Kind.STATE, field="line"))
    generated = agenda_line(proposal, last, state_of_play(last) if last else None)
    if proposal.status == ProposalStatus.AGREED:
        move_proposal(proposal, "next_stage")
    row = _moved(proposal, next_body(lying.stages, lying.stage), Direction.UP, last, by, generated=generated, line=line)
    _told(row, actor, by, "refer", "referred {item} to {body}", line)
    return row


@transaction.atomic
def _sent_back(proposal: Proposal, reason: str, by: Any) -> Referral:
    proposal, last, lying = _locked(proposal)
    actor = people.actor(by)
    where = {"stages": lying.stages, "stage": lying.stage, "rounds": lying.rounds}
    enforce(may_send_back(actor, lying.status, reason=reason, **where))
    row = _moved(proposal, body_below(lying.stages, lying.stage), Direction.DOWN, last, by, reason=reason)
    _told(row, actor, by, "send_back", "sent {item} back to {body}", reason)
    return row


def _locked(proposal: Proposal) -> tuple[Proposal, Round | None, Lying]:
    """The proposal, then its last round: nobody answers while the line is written."""
    proposal = lock_proposal(proposal.pk)
    rounds = list(proposal.rounds.order_by("-number").values_list("pk", "status"))
    last = lock_round(rounds[0][0]) if rounds else None
    states = tuple(RoundStatus(status) for _, status in rounds)
    stages = instrument_facts(proposal.instrument).stages
    return proposal, last, Lying(ProposalStatus(proposal.status), proposal.stage, stages, states)


def _moved(
    proposal: Proposal, to: Stage | None, direction: Direction, last: Round | None, by: Any, **said: str
) -> Referral:
    assert to is not None  # noqa: S101 - the rule refused where there is none
    before = proposal.referrals.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    row = Referral.objects.create(
        proposal=proposal, sequence=before + 1, direction=direction, from_stage=proposal.stage, to_stage=to,
        round=last, referred_by=by, **said,
    )  # fmt: skip
    proposal.stage, proposal.changed_at = to, db_now()
    Proposal.objects.filter(pk=proposal.pk).update(stage=to, changed_at=proposal.changed_at)
    return row


def _told(row: Referral, actor: Actor, by: Any, verb: str, what: str, words: str) -> None:
    """Recorded with both texts; the chairs, the penholder and every delegation asked are told."""
    proposal, stage = row.proposal, Stage(row.to_stage)
    what = what.format(item=proposal.reference, body=BODIES[stage])
    trail.record(
        verb=verb, subject=proposal, by=by, chain=proposal.case, body=actor.delegation, generated=row.generated,
        line=row.line, from_stage=row.from_stage, to_stage=row.to_stage,
        sentence=f"{{actor}} ({actor.delegation}) {what}: {words.rstrip('.')}.",
    )  # fmt: skip
    outbox.notify(
        people=[*persons_of(_concerned(row)), *running_the_round(proposal.penholder_id)],
        code=NOTICES[Direction(row.direction)], subject=proposal, url=row.get_absolute_url(),
        params={"proposal": str(proposal), "body": Reason(f"responses.lies_with_{stage}"), "words": words},
        dedupe=f"referral:{row.pk}", chain=str(proposal.case_id),
    )  # fmt: skip


def _concerned(row: Referral) -> list[str]:
    """The States asked in the last round; before any round, everyone the case is shared with."""
    if row.round is not None:
        return list(row.round.members.values_list("state_id", flat=True))
    return list(CaseAudience.objects.filter(case=row.proposal.case_id).values_list("delegation_id", flat=True))


NOTICES = {Direction.UP: "responses.notice_referred", Direction.DOWN: "responses.notice_sent_back"}
BODIES = {
    Stage.CAPITALS: "the capitals",
    Stage.EEAS: "the EEAS",
    Stage.WORKING_PARTY: "the working party",
    Stage.PSC: "the PSC",
    Stage.COREPER: "Coreper",
    Stage.COUNCIL: "the Council",
}
"""As the record names them, in English."""
