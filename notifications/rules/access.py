"""Who may do what with notices and their delivery."""

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from notifications.rules.vocabulary import EscalationStatus, EscalationStep, NoticeStatus, ReminderStatus


def may_acknowledge(actor: Actor, *, addressee: str) -> Refusal | None:
    """Only the person told can say that it arrived."""
    return None if actor.user_token == addressee else Refusal("notifications.not_yours")


def may_see_deliveries(actor: Actor) -> Refusal | None:
    """The secretariat looks after what does not arrive."""
    return None if actor.can(Can.MANAGE_REFERENCE) else Refusal("core.may_not")


def may_see_log(actor: Actor) -> Refusal | None:
    """Who received what is for those who run the procedure."""
    allowed = actor.can(Can.CHAIR) or actor.can(Can.MANAGE_REFERENCE) or actor.can(Can.AUDIT)
    return None if allowed else Refusal("core.may_not")


def may_see_calls(actor: Actor) -> Refusal | None:
    """Whoever records on behalf of a State also telephones."""
    return None if actor.can(Can.RECORD_ON_BEHALF) else Refusal("core.may_not")


def may_call(actor: Actor, *, step: str, status: str, called: bool) -> Refusal | None:
    """Once, where the ladder has come to the call."""
    if refusal := may_see_calls(actor):
        return refusal
    due = step == EscalationStep.SECRETARIAT_CALL and status == EscalationStatus.TAKEN and not called
    return None if due else Refusal("notifications.no_call_to_make", kind=Kind.STATE)


def may_retry(actor: Actor, status: str) -> Refusal | None:
    """A dead letter, a bounced mail or a failed reminder may be tried again by the secretariat."""
    if refusal := may_see_deliveries(actor):
        return refusal
    if status in (NoticeStatus.DEAD, NoticeStatus.BOUNCED, ReminderStatus.FAILED):
        return None
    return Refusal("notifications.nothing_to_retry", kind=Kind.STATE)
