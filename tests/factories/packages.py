"""Packages as the actions make them: a demarche, and a declaration if nobody replies to it."""

from typing import Any

import pytest

from core.clock import db_now
from core.rules.refusal import Refused
from delegations import facts as people
from delegations.models import Delegation
from notifications import dispatcher
from responses.actions.adopt import record_adoption
from responses.actions.endings import confirm_outcome
from responses.actions.packaging import add_phase
from responses.actions.releasing import carry_out_phase, release_phase
from responses.models import Instrument, Phase, Proposal
from tests.factories.responses import a_round, everybody_told


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


def confirmed(proposal: Proposal, chair: Any, clock: Any) -> None:
    """Put to the States, no objection, confirmed by the chair."""
    round_ = a_round(proposal, chair)
    everybody_told(round_, chair)
    clock.forward(hours=25)
    dispatcher.tick()
    round_.refresh_from_db()
    confirm_outcome(round_=round_, by=chair)


def adopted(proposal: Proposal, chair: Any, clock: Any) -> None:
    """The same, and its act recorded: the package begins."""
    confirmed(proposal, chair, clock)
    record_adoption(proposal=proposal, reference="COREU 1", adopted_on=people.today(), by=chair)


def fresh(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """As they stand now."""
    for one in phases:
        one.refresh_from_db()
    return phases


def statuses(proposal: Proposal) -> list[str]:
    """Where each phase stands, in order."""
    return list(proposal.phases.order_by("number").values_list("status", flat=True))


def refused(act: Any, **words: Any) -> str:
    """The code of the refusal this act meets."""
    with pytest.raises(Refused) as no:
        act(**words)
    return no.value.refusal.code
