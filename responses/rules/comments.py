"""Comments and proposed wording before a round: who may write what, until when, and what becomes of it."""

from datetime import datetime
from enum import StrEnum

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from responses.rules.authorship import may_hold_the_pen
from responses.rules.proposal import ProposalStatus
from responses.rules.tasks import EDITABLE

MOST = 20_000


class CommentKind(StrEnum):
    """What a delegation says about the text; the middle three propose words."""

    REMARK = "remark"
    AMEND = "amend"  # this paragraph should read so
    INSERT = "insert"  # a new paragraph after this one
    DELETE = "delete"  # this paragraph should go
    NOTHING = "nothing"  # the delegation has looked and has no comment


WORDING = (CommentKind.AMEND, CommentKind.INSERT)
PROPOSING = (*WORDING, CommentKind.DELETE)


class Decision(StrEnum):
    """What the penholder did with a comment; the last one said counts."""

    ACCEPTED = "accepted"
    MERGED = "merged"  # taken up in words of the penholder's own
    BRACKETED = "bracketed"  # both wordings stand in square brackets
    REJECTED = "rejected"
    REOPENED = "reopened"


def may_comment(actor: Actor, status: ProposalStatus, *, invited: bool) -> Refusal | None:
    """Any delegation's officer, no signatory needed; while the text can still be changed and once asked.

    Beside a running round a body that is not asked in it, uninvited: its objection is a comment (R19).
    """
    if not actor.can(Can.COMMENT):
        return Refusal("responses.may_not_comment")
    if not _takes_comments(actor, status):
        return Refusal("responses.comments_are_over", kind=Kind.STATE)
    uninvited = not invited and status in EDITABLE
    return Refusal("responses.comments_not_invited", kind=Kind.STATE) if uninvited else None


def _takes_comments(actor: Actor, status: ProposalStatus) -> bool:
    """A Member State says what it has to say in the round; the round is open to nobody else."""
    beside = status is ProposalStatus.ROUND_OPEN and not actor.speaks_for_a_state
    return status in EDITABLE or beside


def kind_meant(chosen: CommentKind, *, text: str, wording: str, paragraph: str | None) -> CommentKind:
    """Whoever leaves the paragraph as it is and says something has made a remark."""
    unchanged = wording.split() == (paragraph or "").split()
    return CommentKind.REMARK if chosen is CommentKind.AMEND and unchanged and text.strip() else chosen


def is_late(at: datetime, closes_at: datetime | None) -> bool:
    """After the instant, or with no phase running: kept and marked, and the penholder may still use it."""
    return closes_at is None or at > closes_at


def check_comment(kind: CommentKind, *, text: str, wording: str, paragraph: str | None) -> Refusal | None:
    """Words of the kind; ``paragraph`` is what it is about, None for the whole text."""
    if len(text) > MOST or len(wording) > MOST:
        return Refusal("responses.comment_too_long", {"most": MOST}, kind=Kind.INVALID, field="text")
    if kind is CommentKind.REMARK and not text.strip():
        return _fault("responses.comment_says_nothing", "text")
    if kind in WORDING and not wording.strip():
        return _fault("responses.wording_missing", "wording")
    if kind in (CommentKind.AMEND, CommentKind.DELETE) and paragraph is None:
        return _fault("responses.paragraph_missing", "paragraph")
    if kind is CommentKind.AMEND and paragraph is not None and wording.split() == paragraph.split():
        return _fault("responses.wording_is_the_text", "wording")
    return None


def may_support(actor: Actor, status: ProposalStatus, *, author: str, kind: CommentKind) -> Refusal | None:
    """Another delegation's wording, while it can still be taken up."""
    if not actor.can(Can.COMMENT):
        return Refusal("responses.may_not_comment")
    if status not in EDITABLE:
        return Refusal("responses.comments_are_over", kind=Kind.STATE)
    if actor.delegation == author:
        return Refusal("responses.own_wording", kind=Kind.STATE)
    return None if kind is not CommentKind.NOTHING else Refusal("responses.nothing_to_support", kind=Kind.STATE)


def may_withdraw_comment(actor: Actor, status: ProposalStatus, *, author: str) -> Refusal | None:
    """The delegation that made it, while it could still make one; it stays readable as withdrawn."""
    if not actor.can(Can.COMMENT) or actor.delegation != author:
        return Refusal("responses.not_your_comment", {"state": author})
    return None if _takes_comments(actor, status) else Refusal("responses.comments_are_over", kind=Kind.STATE)


def may_decide(
    actor: Actor, penholder: str, status: ProposalStatus, *, decision: Decision, kind: CommentKind, reason: str = ""
) -> Refusal | None:
    """The penholder, on wording; a rejection says why, so that the capital knows."""
    refusal = may_hold_the_pen(actor, penholder)
    if refusal:
        return refusal
    if status not in EDITABLE:
        return Refusal("responses.comments_are_over", kind=Kind.STATE)
    if decision is Decision.REJECTED and not reason.strip():
        return _fault("responses.rejection_says_why", "reason")
    if decision is Decision.ACCEPTED and kind not in PROPOSING:
        return Refusal("responses.no_words_to_take", kind=Kind.STATE)
    if decision is Decision.BRACKETED and kind is CommentKind.NOTHING:
        return Refusal("responses.no_words_to_take", kind=Kind.STATE)
    return None


def check_period(opened_at: datetime, closes_at: datetime | None) -> Refusal | None:
    """Comments are asked until an instant that is still to come."""
    if closes_at is not None and closes_at > opened_at:
        return None
    return Refusal("responses.instant_to_come", kind=Kind.INVALID, field="closes_at")


def check_extension(closes_at: datetime, *, until: datetime, now: datetime) -> Refusal | None:
    """Moved on before it has passed, never back."""
    if now > until:
        return Refusal("responses.comments_have_closed", {"closes_at": until}, kind=Kind.STATE)
    if closes_at > until:
        return None
    return Refusal("responses.comments_only_longer", {"closes_at": until}, kind=Kind.INVALID, field="closes_at")


def _fault(code: str, field: str) -> Refusal:
    return Refusal(code, kind=Kind.INVALID, field=field)
