"""Packages as the actions make them: a demarche, and a declaration if nobody replies to it."""

from typing import Any

from core.clock import db_now
from delegations.models import Delegation
from responses.actions.packaging import add_phase
from responses.actions.releasing import carry_out_phase, release_phase
from responses.models import Instrument, Phase, Proposal


def a_phase(proposal: Proposal, by: Any, **words: Any) -> Phase:
    """A demarche at once, unless told otherwise; ``instrument`` and ``carried_out_by`` by their codes."""
    usual: dict[str, Any] = {
        "title": "Demarche in the capital", "what": "Ask that the activity cease.", "instrument": "eu_demarche",
        "carried_out_by": "EEAS", "trigger": "at_once",
    }  # fmt: skip
    words = usual | words
    words["instrument"] = Instrument.objects.get(code=words["instrument"])
    words["carried_out_by"] = Delegation.objects.get(code=words["carried_out_by"])
    return add_phase(proposal=proposal, by=by, **words)


def a_package(proposal: Proposal, by: Any, *, days: int = 10, counted: str = "calendar") -> tuple[Phase, Phase]:
    """The demarche, and the declaration if no reply comes within ``days``."""
    first = a_phase(proposal, by)
    second = a_phase(
        proposal, by, title="Declaration", what="Publish the text.", instrument="hr_declaration",
        trigger="without_reply", after=first, days=days, counted=counted,
    )  # fmt: skip
    return first, second


def carried_out(phase: Phase, by: Any, **more: Any) -> Phase:
    """Released and recorded as done now."""
    release_phase(phase=phase, by=by)
    said = {"what": "Handed over.", "delivered_by": "EU Delegation", "delivered_at": db_now()} | more
    return carry_out_phase(phase=phase, by=by, **said)
