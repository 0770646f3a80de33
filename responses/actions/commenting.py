"""Before the round: ask for comments until an instant, move it on, close; say something, take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.models import CaseAudience
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from core.rules.showing import shown_as
from delegations import facts as people
from delegations.rules.roles import Actor
from delegations.rules.roles import Kind as Body
from notifications import outbox
from notifications.actions import cancel_reminders, set_deadline
from notifications.rules.vocabulary import DeadlineKind
from responses.actions.moves import lock_proposal, move_proposal
from responses.facts.comments import open_sentence, said_about
from responses.instants import COMMENTS_CLOSE
from responses.models import Comment, CommentPhase, Paragraph, Proposal, TextVersion
from responses.people import persons_of
from responses.rules.authorship import may_hold_the_pen
from responses.rules.comments import (
    CommentKind,
    check_comment,
    check_extension,
    check_period,
    is_late,
    may_comment,
    may_withdraw_comment,
)
from responses.rules.proposal import ProposalStatus


@dataclass(frozen=True, slots=True)
class Saying:
    """A comment on its way in. ``version`` is the number the writer had open, ``paragraph`` None for all of it."""

    kind: CommentKind
    text: str
    wording: str
    version: int
    paragraph: int | None
    channel: str


@transaction.atomic
def invite_comments(*, proposal: Proposal, closes_at: datetime, by: Any) -> CommentPhase:
    """Ask every delegation that sees the case for comments on the latest text until ``closes_at``.

    Refused: not the penholder, no text yet, an instant not to come, a proposal past its drafting.
    Whoever owes an answer is reminded by the plan (decision 9).
    """
    proposal = lock_proposal(proposal.pk)
    actor, now = people.actor(by), db_now()
    enforce(may_hold_the_pen(actor, proposal.penholder_id))
    enforce(check_period(now, closes_at))
    latest = latest_of(proposal)
    move_proposal(proposal, "invite_comments")
    phase = CommentPhase.objects.create(
        proposal=proposal, number=proposal.comment_phases.count() + 1, version=latest, opened_at=now, opened_by=by,
        closes_at=closes_at,
    )  # fmt: skip
    _set_instant(phase, actor)
    _record(
        proposal, by, "invite_comments",
        f"invited comments on version {latest.number} of {proposal.reference} until {shown_as(closes_at)}",
    )  # fmt: skip
    return phase


@transaction.atomic
def extend_comments(*, proposal: Proposal, closes_at: datetime, by: Any) -> CommentPhase:
    """Move the instant on for everyone, before it has come and never back; all are told at once."""
    proposal = lock_proposal(proposal.pk)
    actor, now = people.actor(by), db_now()
    enforce(may_hold_the_pen(actor, proposal.penholder_id))
    phase = running_phase(proposal)
    if phase is None:
        enforce(Refusal("responses.no_comment_phase", kind=Kind.STATE))
    assert phase is not None  # noqa: S101 - enforced
    enforce(check_extension(closes_at, until=phase.closes_at, now=now))
    CommentPhase.objects.filter(pk=phase.pk).update(closes_at=closes_at)
    phase.closes_at = closes_at
    _set_instant(phase, actor)
    _record(
        proposal, by, "extend_comments",
        f"extended the comments on {proposal.reference} until {shown_as(closes_at)}",
    )  # fmt: skip
    outbox.notify(
        people=persons_of(asked(proposal)), code="responses.notice_comments_extended", subject=phase,
        params={"proposal": str(proposal), "closes_at": closes_at}, url=phase.get_absolute_url(),
        dedupe=f"comments_extended:{phase.pk}:{closes_at.isoformat()}", chain=str(proposal.case_id),
    )  # fmt: skip
    return phase


@transaction.atomic
def close_comments(*, phase_id: UUID) -> CommentPhase:
    """The instant has come: the pen is with the penholder again, who is told what is still open.

    Does nothing before the instant or a second time; ``closed_at`` is the instant itself.
    """
    proposal = lock_proposal(CommentPhase.objects.values_list("proposal_id", flat=True).get(pk=phase_id))
    phase = CommentPhase.objects.get(pk=phase_id)
    if phase.closed_at is not None or db_now() < phase.closes_at:
        return phase
    CommentPhase.objects.filter(pk=phase.pk).update(closed_at=phase.closes_at)
    phase.closed_at = phase.closes_at
    if proposal.status == ProposalStatus.COMMENT:
        move_proposal(proposal, "back_to_draft")
    trail.record(
        verb="close_comments", subject=proposal, chain=proposal.case,
        sentence=f"{{actor}} closed the comments on {proposal.reference}; the text is with its penholder.",
    )  # fmt: skip
    outbox.notify(
        people=persons_of([proposal.penholder_id]), code="responses.notice_comments_closed", subject=phase,
        params={"proposal": str(proposal), "open": open_sentence(said_about(proposal))}, url=phase.get_absolute_url(),
        dedupe=f"comments_closed:{phase.pk}", chain=str(proposal.case_id),
    )  # fmt: skip
    return phase


def comment(
    *,
    proposal: Proposal,
    kind: str,
    by: Any,
    version: int,
    paragraph: int | None = None,
    text: str = "",
    wording: str = "",
    channel: str = "page",
) -> Comment:
    """What the writer's delegation says; an officer may, no signature is needed.

    ``paragraph`` is a number of ``version``, None for the whole text; if another version came in
    between, 409 and nothing is lost at the edge. After the instant it is kept as late. Seen by
    everyone who sees the case.
    """
    refuse_marked_text({"text": text, "wording": wording}, by=by, case=proposal.case)
    saying = Saying(CommentKind(kind), text.strip(), wording.strip(), version, paragraph, channel)
    return _said(proposal, saying, by)


@transaction.atomic
def _said(proposal: Proposal, saying: Saying, by: Any) -> Comment:
    proposal = lock_proposal(proposal.pk)
    actor, now = people.actor(by), db_now()
    phase = running_phase(proposal)
    invited = phase is not None or proposal.comment_phases.exists()
    enforce(may_comment(actor, ProposalStatus(proposal.status), invited=invited))
    latest = latest_of(proposal)
    if saying.version != latest.number:
        enforce(Refusal("responses.text_moved_on", {"number": latest.number}, kind=Kind.STATE))
    paragraph = _paragraph(latest, saying)
    words = {"text": saying.text, "wording": saying.wording}
    enforce(check_comment(saying.kind, paragraph=paragraph.text if paragraph else None, **words))
    row = Comment.objects.create(
        proposal=proposal, version=latest, paragraph=paragraph, phase=phase, number=_next_number(proposal),
        delegation_id=actor.delegation, kind=saying.kind, author=by, received_at=now,
        late=is_late(now, phase.closes_at if phase else None), channel=saying.channel, **words,
    )  # fmt: skip
    if phase is not None:
        cancel_reminders(subject=phase, handler=COMMENTS_CLOSE, delegation=actor.delegation)
    _record(proposal, by, "comment", f"{_doing(row)} of {proposal.reference}", comment=str(row.pk))
    return row


@transaction.atomic
def withdraw_comment(*, comment: Comment, by: Any) -> Comment:
    """Its delegation takes it back; the words stay readable as withdrawn."""
    proposal = lock_proposal(comment.proposal_id)
    comment = Comment.objects.get(pk=comment.pk)
    actor = people.actor(by)
    enforce(may_withdraw_comment(actor, ProposalStatus(proposal.status), author=comment.delegation_id))
    if comment.withdrawn_at is not None:
        return comment
    comment.withdrawn_at, comment.withdrawn_by = db_now(), by
    Comment.objects.filter(pk=comment.pk).update(withdrawn_at=comment.withdrawn_at, withdrawn_by=by)
    _record(proposal, by, "withdraw_comment", f"withdrew comment {comment.number} on {proposal.reference}")
    return comment


def latest_of(proposal: Proposal) -> TextVersion:
    """The newest version; refused while there is no text."""
    latest = proposal.versions.order_by("-number").first()
    enforce(None if latest else Refusal("responses.text_first", kind=Kind.STATE))
    assert latest is not None  # noqa: S101 - enforced
    return latest


def running_phase(proposal: Proposal) -> CommentPhase | None:
    """The phase that takes comments in time, if one does."""
    return proposal.comment_phases.filter(closed_at__isnull=True).first()


def asked(proposal: Proposal) -> Sequence[str]:
    """The Member States on the case, in protocol order: those who owe an answer."""
    on_case = CaseAudience.objects.filter(case=proposal.case_id, delegation__kind=Body.STATE)
    return list(on_case.order_by("delegation__protocol_order").values_list("delegation_id", flat=True))


def _set_instant(phase: CommentPhase, actor: Actor) -> None:
    answered = set(phase.comments.values_list("delegation_id", flat=True))
    set_deadline(
        subject=phase, handler=COMMENTS_CLOSE, kind=DeadlineKind.COMMENT, chain=str(phase.proposal.case_id),
        opened_at=phase.opened_at, due_at=phase.closes_at,
        chair="" if actor.speaks_for_a_state else actor.delegation,
        delegations=[code for code in asked(phase.proposal) if code not in answered],
    )  # fmt: skip


def _paragraph(latest: TextVersion, saying: Saying) -> Paragraph | None:
    if saying.paragraph is None or saying.kind is CommentKind.NOTHING:
        return None
    found = latest.paragraphs.filter(number=saying.paragraph).first()
    enforce(None if found else Refusal("responses.no_such_paragraph", kind=Kind.INVALID, field="paragraph"))
    return found


def _next_number(proposal: Proposal) -> int:
    return (proposal.comments.aggregate(last=Max("number"))["last"] or 0) + 1


def _doing(row: Comment) -> str:
    where = f"§{row.paragraph.number}" if row.paragraph else "the text"
    if row.kind == CommentKind.NOTHING:
        return f"said to have no comment on version {row.version.number}"
    what = "commented on" if row.kind == CommentKind.REMARK else "proposed wording on"
    return f"{what} {where} of version {row.version.number}{' after the instant' if row.late else ''}"


def _record(proposal: Proposal, by: Any, verb: str, what: str, **details: Any) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=proposal, by=by, chain=proposal.case, body=body, sentence=f"{{actor}} ({body}) {what}.",
        **details,
    )  # fmt: skip
