"""After the delivery: note what others promised, settle it, and say what the response changed."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.rules.roles import Can
from notifications.actions import cancel_deadline, set_deadline
from notifications.rules.vocabulary import DeadlineKind
from notifications.timetable import review_days
from responses.instants import COMMITMENT_DUE, EFFECT_DUE
from responses.models import Commitment, Delivery, EffectReview, Proposal
from responses.rules.afterwards import (
    CommitmentStatus,
    Effect,
    may_note_commitment,
    may_say_effect,
    may_settle,
    written,
)

NOON = time(12)


def note_commitment(*, delivery: Delivery, by_whom: str, what: str, due_at: datetime, by: Any) -> Commitment:
    """Somebody said they would do something by an instant; it comes back then.

    Refused: not one who carries responses out (403), a delivery in which nobody was spoken to (409), no
    words or an instant before the delivery (400), a classification marking (422).
    """
    refuse_marked_text({"by_whom": by_whom, "what": what}, by=by, case=delivery.proposal.case)
    return _noted(delivery, by_whom.strip(), what.strip(), due_at, by)


@transaction.atomic
def _noted(delivery: Delivery, by_whom: str, what: str, due_at: datetime, by: Any) -> Commitment:
    actor = people.actor(by)
    enforce(may_note_commitment(actor, delivery.kind))
    enforce(written(by_whom, "by_whom", longest=200) or written(what, "what"))
    early = Refusal("responses.commitment_after_delivery", kind=Kind.INVALID, field="due_at")
    enforce(early if due_at <= delivery.delivered_at else None)
    made = Commitment.objects.create(delivery=delivery, by_whom=by_whom, what=what, due_at=due_at, recorded_by=by)
    set_deadline(
        subject=made, handler=COMMITMENT_DUE, kind=DeadlineKind.COMMITMENT, chain=str(delivery.proposal.case_id),
        opened_at=db_now(), due_at=due_at, chair=actor.delegation,
        delegations=sorted({actor.delegation, delivery.proposal.penholder_id}),
    )  # fmt: skip
    _record(made, delivery.proposal, by, "note_commitment", f"noted a commitment in {delivery.proposal.reference}")
    return made


def settle_commitment(*, commitment: Commitment, status: str, by: Any, note: str = "") -> Commitment:
    """Kept, not kept, or dropped: said once, and nobody is reminded any more."""
    refuse_marked_text({"note": note}, by=by, case=commitment.delivery.proposal.case)
    return _settled(commitment, CommitmentStatus(status), note.strip(), by)


@transaction.atomic
def _settled(commitment: Commitment, status: CommitmentStatus, note: str, by: Any) -> Commitment:
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("delivery__proposal__case")
    found = rows.get(pk=commitment.pk)
    enforce(may_settle(people.actor(by), found.status))
    choose = Refusal("responses.commitment_stays_open", kind=Kind.INVALID, field="status")
    enforce(choose if status is CommitmentStatus.OPEN else None)
    found.status, found.note, found.settled_at, found.settled_by = status, note, db_now(), by
    found.save(update_fields=["status", "note", "settled_at", "settled_by"])
    cancel_deadline(subject=found, handler=COMMITMENT_DUE)
    proposal = found.delivery.proposal
    said = status.value.replace("_", " ")
    _record(found, proposal, by, "settle_commitment", f"found a commitment in {proposal.reference} {said}")
    return found


def plan_reviews(proposal: Proposal, delivered_at: datetime) -> None:
    """From the first delivery on: noon in Brussels, 30, 90 and 180 days later; days already past are left out."""
    now, day = db_now(), people.brussels_day(delivered_at)
    if proposal.effect_reviews.exists():
        return
    looking = [*people.holders(Can.RECORD_DELIVERY), *people.holders(Can.ASSESS)]
    bodies = sorted({people.actor(each).delegation for each in looking})
    for days in review_days(people.brussels_day(now)):
        due_at = datetime.combine(day + timedelta(days=days), NOON, tzinfo=people.BRUSSELS)
        if due_at <= now:
            continue
        row = EffectReview.objects.create(proposal=proposal, after_days=days, due_at=due_at)
        set_deadline(
            subject=row, handler=EFFECT_DUE, kind=DeadlineKind.REVIEW, chain=str(proposal.case_id), opened_at=now,
            due_at=due_at, delegations=bodies,
        )  # fmt: skip


def say_effect(*, review: EffectReview, effect: str, by: Any, cost: str = "", note: str = "") -> EffectReview:
    """What changed after so many days. Refused to others than those who carry out or assess, and a second time."""
    refuse_marked_text({"cost": cost, "note": note}, by=by, case=review.proposal.case)
    return _said(review, Effect(effect), cost.strip(), note.strip(), by)


@transaction.atomic
def _said(review: EffectReview, effect: Effect, cost: str, note: str, by: Any) -> EffectReview:
    rows = EffectReview.objects.select_for_update(of=("self",)).select_related("proposal__case")
    found = rows.get(pk=review.pk)
    enforce(may_say_effect(people.actor(by), done=found.done_at is not None))
    found.effect, found.cost, found.note, found.done_at, found.done_by = effect, cost, note, db_now(), by
    found.save(update_fields=["effect", "cost", "note", "done_at", "done_by"])
    cancel_deadline(subject=found, handler=EFFECT_DUE)
    what = f"said what {found.proposal.reference} changed after {found.after_days} days"
    _record(found, found.proposal, by, "say_effect", what, effect=effect.value)
    return found


def _record(thing: Any, proposal: Proposal, by: Any, verb: str, what: str, **details: Any) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=proposal, by=by, chain=proposal.case, body=body, about=thing.pk,
        sentence=f"{{actor}} ({body}) {what}.", **details,
    )  # fmt: skip
