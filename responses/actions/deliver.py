"""Carrying the response out: what, when, by whom, how it was received, and when to look again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import keeps_out_marked
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from notifications.actions import cancel_deadline, set_deadline
from notifications.rules.vocabulary import DeadlineKind
from responses.actions.afterwards import plan_reviews
from responses.actions.moves import lock_proposal, move_proposal
from responses.actions.package_turns import note_reply, start_package
from responses.actions.responding import case_is_delivered
from responses.facts import instrument_facts
from responses.facts.wording import consents_in, wording_bar
from responses.instants import FOLLOW_UP
from responses.models import Delivery, Proposal, Round
from responses.rules.authorship import may_follow_up
from responses.rules.delivery import DETAILS, DeliveryKind, complete
from responses.rules.proposal import ProposalStatus, may_deliver
from responses.rules.rounds import RoundStatus

SETTLED = (RoundStatus.CONFIRMED, RoundStatus.ADOPTION_RECORDED)
AGAIN = (ProposalStatus.DELIVERED, ProposalStatus.IN_REVIEW)
"""A response may leave the house more than once: a demarche in a second capital, a second session."""


@keeps_out_marked("what", "delivered_by", "addressee", "reaction", "reference", "details")
@transaction.atomic
def record_delivery(
    *,
    proposal: Proposal,
    kind: str,
    what: str,
    delivered_by: str,
    delivered_at: datetime,
    by: Any,
    addressee: str = "",
    reaction: str = "",
    reference: str = "",
    details: Mapping[str, str] | None = None,
    follow_up_at: datetime | None = None,
) -> Delivery:
    """Record one delivery. The proposal, and with it the case, is delivered.

    Refused before the adoption is recorded where the instrument needs one, for a moment still to
    come, for a follow-up not after the delivery, for a listing that names one act of its pair, and for
    words the instrument may not say (R22).
    """
    proposal = lock_proposal(proposal.pk)
    said = {name: str((details or {}).get(name, "")).strip() for name in DETAILS[DeliveryKind(kind)]}
    enforce(_may(proposal, by))
    enforce(_moments(delivered_at, follow_up_at))
    enforce(complete(DeliveryKind(kind), said))
    version = proposal.versions.order_by("-number").first()
    enforce(wording_bar(proposal, version, consenting=consents_in(_agreed_in(proposal))))
    delivery = Delivery.objects.create(
        proposal=proposal, kind=kind, what=what.strip(), addressee=addressee.strip(), recorded_by=by,
        delivered_by=delivered_by.strip(), delivered_at=delivered_at, reaction=reaction.strip(),
        reference=reference.strip(), details=said, follow_up_at=follow_up_at,
        version=version,
    )  # fmt: skip
    _move_on(proposal, by)
    _resurfaces(delivery, by)
    plan_reviews(proposal, delivered_at)
    _record(delivery, by, "record_delivery", f"recorded a delivery of {proposal.reference} ({delivery.kind})")
    start_package(proposal, by)
    return delivery


@keeps_out_marked("note")
@transaction.atomic
def mark_followed_up(*, delivery: Delivery, note: str, by: Any, replied_at: datetime | None = None) -> Delivery:
    """Somebody looked again; the instant is cancelled and the delivery leaves the inbox.

    ``replied_at``: when the addressee answered, which settles a phase that waits for silence.
    """
    enforce(may_follow_up(people.actor(by)))
    now = db_now()
    rows = Delivery.objects.filter(pk=delivery.pk, follow_up_at__isnull=False, followed_up_at__isnull=True)
    done = rows.update(followed_up_at=now, follow_up_note=note.strip())
    enforce(None if done else Refusal("responses.nothing_to_follow_up", kind=Kind.STATE))
    cancel_deadline(subject=delivery, handler=FOLLOW_UP)
    delivery.refresh_from_db()
    _record(delivery, by, "follow_up", f"followed up the delivery of {delivery.proposal.reference}")
    phase = getattr(delivery, "phase", None)
    if phase is not None and replied_at is not None:
        note_reply(phase=phase, replied_at=replied_at, reply=note, by=by)
    return delivery


def _may(proposal: Proposal, by: Any) -> Refusal | None:
    if proposal.status in AGAIN:
        return may_follow_up(people.actor(by))
    return may_deliver(people.actor(by), ProposalStatus(proposal.status), instrument_facts(proposal.instrument))


def _agreed_in(proposal: Proposal) -> Round | None:
    """The round that counts what was consented to: the last one the chair confirmed."""
    return proposal.rounds.filter(status__in=SETTLED).order_by("-number").first()


def _moments(delivered_at: datetime, follow_up_at: datetime | None) -> Refusal | None:
    if delivered_at > db_now():
        return Refusal("responses.delivery_not_yet", kind=Kind.INVALID, field="delivered_at")
    if follow_up_at is not None and follow_up_at <= delivered_at:
        return Refusal("responses.follow_up_after_delivery", kind=Kind.INVALID, field="follow_up_at")
    return None


def _move_on(proposal: Proposal, by: Any) -> None:
    if proposal.status not in AGAIN:
        move_proposal(proposal, "deliver")
    case_is_delivered(proposal.case, by)


def _resurfaces(delivery: Delivery, by: Any) -> None:
    if delivery.follow_up_at is None:
        return
    body = people.actor(by).delegation
    set_deadline(
        subject=delivery, handler=FOLLOW_UP, kind=DeadlineKind.FOLLOW_UP, chain=str(delivery.proposal.case_id),
        opened_at=db_now(), due_at=delivery.follow_up_at, chair=body,
        delegations=sorted({body, delivery.proposal.penholder_id}),
    )  # fmt: skip


def _record(delivery: Delivery, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=delivery.proposal, by=by, chain=delivery.proposal.case, body=body, delivery=delivery.pk,
        sentence=f"{{actor}} ({body}) {what}.",
    )  # fmt: skip
