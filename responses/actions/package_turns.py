"""A package begins when it is agreed; then each phase follows its trigger, and people are told."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from audit import trail
from cases.actions.guard import keeps_out_marked
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from core.rules.transitions import check, named
from delegations import facts as people
from notifications import outbox
from notifications.actions import cancel_deadline, set_deadline
from notifications.facts import closing_days
from notifications.rules.vocabulary import DeadlineKind
from responses.actions.moves import lock_proposal
from responses.actions.package_keeping import kept
from responses.facts.package import phase_facts, phases_of
from responses.instants import PHASE_DUE
from responses.models import Phase, Proposal
from responses.people import chairs, persons_of
from responses.rules.package import CARRIED_OUT_IN, may_note_reply
from responses.rules.phases import BEFORE_RELEASE, PHASE, PhaseStatus, Trigger, Turn, moves_to, turns
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus

AGREED = (RoundStatus.CONFIRMED, RoundStatus.ADOPTION_RECORDED)
A_MOMENT = timedelta(minutes=1)
"""What is due at once is due a moment ahead: an instant that has passed would stay with nobody."""
SAYS = {
    "fall_due": "Phase {number} of the package of {reference}, “{title}”, fell due.",
    "skip": "Phase {number} of the package of {reference}, “{title}”, is not needed: its condition did not come true.",
    "reinstate": "Phase {number} of the package of {reference}, “{title}”, waits again.",
}
TOLD = {"fall_due": "responses.notice_phase_due", "skip": "responses.notice_phase_skipped"}


def start_package(proposal: Proposal, by: Any) -> None:
    """Begin the phases of a locked proposal once it stands: agreed, or adopted where its instrument needs an act.

    Refused (409) where the phases are not those the States agreed to.
    """
    awaits_act = proposal.instrument.needs_adoption and proposal.status == ProposalStatus.AGREED
    stands = proposal.status in CARRIED_OUT_IN and not awaits_act
    rows = list(phases_of(proposal)) if stands else []
    if not rows or any(row.started_at for row in rows):
        return
    _as_agreed(proposal, kept(proposal, rows))
    now = db_now()
    for row in rows:
        row.started_at = now
        if row.status == PhaseStatus.PLANNED:
            move_phase(row, "start")
    proposal.phases.update(started_at=now)
    _record(proposal, by, "start_package", f"The package of {proposal.reference} began: {len(rows)} phases.")
    settle(proposal, by=by)


def _as_agreed(proposal: Proposal, digest: str) -> None:
    last = proposal.rounds.filter(status__in=AGREED).order_by("-number").first()
    if last is not None and last.package_sha256 != digest:
        enforce(Refusal("responses.package_not_agreed", {"number": last.number}, kind=Kind.STATE))


def move_phase(row: Phase, name: str, **changes: Any) -> None:
    """One row of the lifecycle table, on a phase of a locked proposal."""
    enforce(check(PHASE, name, state=row.status))
    row.status = named(PHASE, name).target
    change_phase_row(row, status=row.status, **changes)


def change_phase_row(row: Phase, **changes: Any) -> None:
    """Write changes to a phase of a locked proposal."""
    Phase.objects.filter(pk=row.pk).update(revision=F("revision") + 1, **changes)
    for name, value in changes.items():
        setattr(row, name, value)


def settle(proposal: Proposal, *, by: Any = None) -> None:
    """Every phase of a locked proposal goes where its trigger puts it now; instants and notices follow."""
    rows = {row.number: row for row in phases_of(proposal)}
    for number, turn in turns(map(phase_facts, rows.values()), closing_days(), now=db_now()).items():
        row, before = rows[number], rows[number].status
        for name in moves_to(PhaseStatus(row.status), turn.status):
            move_phase(row, name)
            _say(proposal, row, name, by)
        known = row.due_at == turn.due_at
        if not known:
            change_phase_row(row, due_at=turn.due_at)
        if not known or (row.status != before and turn.status is not PhaseStatus.DUE):
            _instant(proposal, row, turn)


def _instant(proposal: Proposal, row: Phase, turn: Turn) -> None:
    """Those who carry it out are reminded before the instant, and it stays with them until it is released."""
    if turn.status is PhaseStatus.SKIPPED or turn.due_at is None:
        return end_instant(row)
    set_deadline(
        subject=row, handler=PHASE_DUE, kind=DeadlineKind.PHASE, chain=str(proposal.case_id),
        opened_at=row.started_at or db_now(), due_at=max(turn.due_at, db_now() + A_MOMENT),
        delegations=sorted({row.carried_out_by_id, proposal.penholder_id}),
    )  # fmt: skip
    return None


def end_package(proposal: Proposal, reason: str) -> None:
    """The proposal was taken off the table: nothing of a locked one's package comes any more."""
    for row in phases_of(proposal).filter(status__in=BEFORE_RELEASE):
        move_phase(row, "stop", reason=reason, due_at=None)
        end_instant(row)


def end_instant(row: Phase) -> None:
    """Nothing happens at its instant any more."""
    cancel_deadline(subject=row, handler=PHASE_DUE)


@transaction.atomic
def settle_at(*, phase_id: UUID) -> Phase:
    """The instant of a phase has come: it falls due, unless something happened meanwhile. By the clock alone."""
    found = Phase.objects.get(pk=phase_id)
    settle(lock_proposal(found.proposal_id))
    found.refresh_from_db()
    return found


@keeps_out_marked("reply")
@transaction.atomic
def note_reply(*, phase: Phase, replied_at: datetime, by: Any, reply: str = "") -> Phase:
    """The addressee answered: what waited for silence is not needed, if it came in time.

    A reply after that day changes nothing by itself; the chair is told and may stop the phase.
    Refused: twice, before the delivery or for a moment to come, to others than the services and the chair.
    """
    proposal = lock_proposal(phase.proposal_id)
    row = phases_of(proposal).get(pk=phase.pk)
    kind, status = row.instrument.delivery_kind, PhaseStatus(row.status)
    enforce(may_note_reply(people.actor(by), kind, status, replied=row.replied_at is not None))
    if row.delivery is None or not row.delivery.delivered_at <= replied_at <= db_now():
        enforce(Refusal("responses.reply_after_delivery", kind=Kind.INVALID, field="replied_at"))
    change_phase_row(row, replied_at=replied_at, reply=reply.strip())
    _record(proposal, by, "note_reply", f"{{actor}} noted a reply to phase {row.number} of {proposal.reference}.")
    settle(proposal, by=by)
    late = row.followers.filter(trigger=Trigger.WITHOUT_REPLY, status=PhaseStatus.DUE, due_at__lt=replied_at)
    for follower in late:
        tell(proposal, follower, "responses.notice_reply_came_late", f"late:{row.replied_at}")
    return row


def tell(proposal: Proposal, row: Phase, code: str, what: str, **params: Any) -> None:
    """Those who carry the phase out, who holds the pen, and the chairs."""
    told = {one.pk: one for one in (*persons_of([row.carried_out_by_id, proposal.penholder_id]), *chairs())}
    outbox.notify(
        people=told.values(), code=code, subject=row, url=row.get_absolute_url(),
        params={"proposal": str(proposal), "number": row.number, "title": row.title} | params,
        dedupe=f"{code}:{row.pk}:{what}", chain=str(proposal.case_id),
    )  # fmt: skip


def _say(proposal: Proposal, row: Phase, name: str, by: Any) -> None:
    sentence = SAYS[name].format(number=row.number, reference=proposal.reference, title=row.title)
    _record(proposal, by, f"phase_{name}", sentence)
    if name in TOLD:
        tell(proposal, row, TOLD[name], str(row.revision))


def _record(proposal: Proposal, by: Any, verb: str, sentence: str) -> None:
    body = people.actor(by).delegation if by is not None else ""
    trail.record(verb=verb, subject=proposal, by=by, chain=proposal.case, body=body, sentence=sentence)
