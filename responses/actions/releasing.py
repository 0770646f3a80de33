"""What people do with a phase: release it, record that it was done, stop it, take it up, call it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import keeps_out_marked, refuse_marked_text
from core.clock import db_now
from core.rules.refusal import enforce
from delegations import facts as people
from responses.actions.deliver import record_delivery
from responses.actions.moves import lock_proposal
from responses.actions.package_turns import change_phase_row, end_instant, move_phase, note_reply, settle, tell
from responses.facts.package import phases_of
from responses.models import Phase, Proposal
from responses.rules.package import may_call, may_carry_out, may_release, may_resume, may_stop
from responses.rules.phases import PhaseStatus, Trigger, way_back
from responses.rules.proposal import ProposalStatus


@transaction.atomic
def release_phase(*, phase: Phase, by: Any) -> Phase:
    """A person lets a due phase go; nothing leaves the house without that. Refused before it is due (409)."""
    proposal, row = _locked(phase)
    status = ProposalStatus(proposal.status)
    enforce(may_release(people.actor(by), row.carried_out_by_id, PhaseStatus(row.status), status))
    move_phase(row, "release", released_at=db_now(), released_by=by)
    end_instant(row)
    _record(proposal, row, by, "release_phase", "released")
    return row


@keeps_out_marked("what", "delivered_by", "addressee", "reaction", "reference", "details")
@transaction.atomic
def carry_out_phase(
    *, phase: Phase, by: Any, delivered_at: datetime, replied: bool = False, reaction: str = "", **words: Any
) -> Phase:
    """Record how a released phase was done, as a delivery; what follows it is counted from ``delivered_at``.

    ``words`` as ``record_delivery`` takes them. ``replied``: the addressee answered on the spot.
    """
    proposal, row = _locked(phase)
    enforce(may_carry_out(people.actor(by), PhaseStatus(row.status)))
    kind = words.pop("kind", row.instrument.delivery_kind)
    made = record_delivery(
        proposal=proposal, kind=kind, by=by, delivered_at=delivered_at, reaction=reaction, **words
    )  # fmt: skip
    move_phase(row, "carry_out", delivery=made)
    _record(proposal, row, by, "carry_out_phase", "recorded as carried out")
    if replied:
        note_reply(phase=row, replied_at=delivered_at, reply=reaction, by=by)
    settle(proposal, by=by)
    return row


def stop_phase(*, phase: Phase, reason: str, by: Any) -> Phase:
    """The chair stops a phase before its release and says why; what follows it waits. All concerned are told."""
    refuse_marked_text({"reason": reason}, by=by, case=phase.proposal.case)
    return _stopped(phase, reason.strip(), by)


@transaction.atomic
def _stopped(phase: Phase, reason: str, by: Any) -> Phase:
    proposal, row = _locked(phase)
    enforce(may_stop(people.actor(by), PhaseStatus(row.status), reason=reason))
    move_phase(row, "stop", reason=reason, due_at=None)
    end_instant(row)
    _record(proposal, row, by, "stop_phase", "stopped", reason)
    tell(proposal, row, "responses.notice_phase_stopped", str(row.revision), reason=reason)
    return row


def resume_phase(*, phase: Phase, reason: str, by: Any) -> Phase:
    """The chair takes up a stopped phase, or one skipped for a reply that was none; it follows its trigger again."""
    refuse_marked_text({"reason": reason}, by=by, case=phase.proposal.case)
    return _resumed(phase, reason.strip(), by)


@transaction.atomic
def _resumed(phase: Phase, reason: str, by: Any) -> Phase:
    proposal, row = _locked(phase)
    status, started = PhaseStatus(row.status), row.started_at is not None
    with_another = row.after.number if row.after and row.after.status == PhaseStatus.SKIPPED else None
    enforce(may_resume(people.actor(by), status, started=started, reason=reason, skipped_with=with_another))
    if status is PhaseStatus.SKIPPED:
        _no_reply_after_all(row)
    else:
        move_phase(row, way_back(status, started=started))
    change_phase_row(row, reason=reason)
    _record(proposal, row, by, "resume_phase", "taken up again", reason)
    tell(proposal, row, "responses.notice_phase_resumed", f"resumed:{row.revision}", reason=reason)
    settle(proposal, by=by)
    row.refresh_from_db()
    return row


def _no_reply_after_all(row: Phase) -> None:
    """The reply it was skipped for is taken back; its words are kept."""
    if row.after is not None:
        change_phase_row(row.after, replied_at=None)


@transaction.atomic
def call_phase(*, phase: Phase, by: Any) -> Phase:
    """The chair says “now” for a phase that waits for that word: it falls due."""
    proposal, row = _locked(phase)
    called = row.called_at is not None
    enforce(may_call(people.actor(by), Trigger(row.trigger), PhaseStatus(row.status), called=called))
    change_phase_row(row, called_at=db_now())
    _record(proposal, row, by, "call_phase", "called")
    settle(proposal, by=by)
    row.refresh_from_db()
    return row


def _locked(phase: Phase) -> tuple[Proposal, Phase]:
    proposal = lock_proposal(phase.proposal_id)
    return proposal, phases_of(proposal).get(pk=phase.pk)


def _record(proposal: Proposal, row: Phase, by: Any, verb: str, what: str, reason: str = "") -> None:
    body = people.actor(by).delegation
    because = f": {reason.rstrip('.')}" if reason else ""
    trail.record(
        verb=verb, subject=proposal, by=by, chain=proposal.case, body=body, phase=row.pk,
        sentence=f"{{actor}} ({body}): phase {row.number} of {proposal.reference}, “{row.title}”, {what}{because}.",
    )  # fmt: skip
