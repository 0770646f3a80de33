"""Who may see one item of evidence: the case's readers, and each partner it was released to."""

from dataclasses import dataclass

from cases.rules.access import CaseFacts, may_view
from cases.rules.markings import HANDLING, Readers
from cases.rules.vocabulary import Marking
from core.rules.refusal import Refusal
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item as the rules see it. ``released_to``: tokens of those it was released to, in force."""

    marking: Marking
    originator: str
    released_to: frozenset[str] = frozenset()


def may_view_item(actor: Actor, case: CaseFacts, item: ItemFacts) -> Refusal | None:
    """A partner sees what was released to it and nothing else, whatever it sees of the case."""
    if actor.kind == Body.PARTNER:
        return None if actor.user_token in item.released_to else Refusal("cases.not_yours_to_see")
    hidden = may_view(actor, case)
    if hidden or _is_of_the_team(actor, case, item):
        return hidden
    return Refusal("cases.not_yours_to_see")


def _is_of_the_team(actor: Actor, case: CaseFacts, item: ItemFacts) -> bool:
    """Anybody, unless the item is for named eyes only."""
    if HANDLING[item.marking].readers is not Readers.NAMED or actor.user_token in item.released_to:
        return True
    if actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT):
        return True
    return actor.delegation in (item.originator, case.lead)
