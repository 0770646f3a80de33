"""Whom a reminder is for: the people of a delegation, or the chairs."""

from typing import Any

from core.registry import DEADLINES, find_visible
from delegations import facts
from delegations.rules.roles import Actor, Can
from notifications.models import Deadline, Escalation, Reminder
from notifications.rules.vocabulary import Audience, EscalationStep


def readers(reminder: Reminder) -> list[Any]:
    """Who is told: those of the reminder's people whom it concerns and who may see its subject now."""
    told = [person for person in _meant(reminder) if may_see(person, reminder.deadline)]
    if reminder.audience == Audience.CHAIR:
        return told
    return [person for person in told if concerns(reminder.deadline.handler, facts.actor(person))]


def concerns(handler: str, who: Actor) -> bool:
    """Whether a deadline of this sort asks anything of somebody with these rights."""
    known = DEADLINES.get(handler)
    return known is None or not known.asks or any(capability in known.asks for capability in who.capabilities)


def may_see(person: Any, deadline: Deadline) -> bool:
    """Whether this person may see what the deadline is about, at this moment."""
    return find_visible(deadline.subject_kind, deadline.subject_id, person) is not None


def chairs(delegation: str) -> list[Any]:
    """Those who chair for this body; where it has none, everybody who may chair."""
    everyone = facts.holders(Can.CHAIR)
    return [each for each in everyone if facts.actor(each).delegation == delegation] or everyone


def staff(rung: Escalation) -> list[Any]:
    """Who fills a rung: deputies of those away, the delegation's lead; those who record on behalf, for the call."""
    if rung.step == EscalationStep.DEPUTY:
        return facts.deputies_of(rung.delegation_id)
    if rung.step == EscalationStep.LEAD:
        home = facts.people_of(rung.delegation_id)
        return [each for each in home if facts.actor(each).can(Can.MANAGE_DELEGATION)]
    return facts.holders(Can.RECORD_ON_BEHALF) if rung.step == EscalationStep.SECRETARIAT_CALL else []


def _meant(reminder: Reminder) -> list[Any]:
    if reminder.audience == Audience.CHAIR:
        return chairs(reminder.delegation_id)
    return facts.people_of(reminder.delegation_id)
