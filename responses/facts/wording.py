"""A text on its way out, and for how many it may speak."""

from core.rules.refusal import Refusal
from delegations import facts as people
from responses.facts.instrument import instrument_facts
from responses.facts.round import state_of_play
from responses.models import Proposal, Round, TextVersion
from responses.rules.text import whole
from responses.rules.wording import explicit_consents, may_go_out


def wording_bar(proposal: Proposal, version: TextVersion | None, *, consenting: int) -> Refusal | None:
    """What this version may not say under the instrument of the proposal (R22); None where there is no text."""
    if version is None:
        return None
    parts = tuple(version.paragraphs.order_by("number").values_list("text", flat=True))
    facts = instrument_facts(proposal.instrument)
    return may_go_out(whole(parts), facts, consenting=consenting, members=len(people.states()))


def consents_in(round_: Round | None) -> int:
    """How many States said yes in so many words; nobody where nobody was asked."""
    return len(explicit_consents(state_of_play(round_).of_voters)) if round_ else 0
