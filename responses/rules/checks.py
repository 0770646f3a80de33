"""What must be done before the States are asked: a list of tasks, not a wall."""

from dataclasses import dataclass
from datetime import datetime

from cases.rules.severity import GateFacts, closed_gates
from cases.rules.vocabulary import Tier
from core.rules.refusal import Reason
from responses.rules.instrument_facts import InstrumentFacts, Voice
from responses.rules.vocabulary import Procedure

_RIGHTS_GATE = "cases.gate_rights_test"


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """A proposal on its way to a round. ``closes_at`` is the instant the chair means to set."""

    instrument: InstrumentFacts
    procedure: Procedure
    has_text: bool
    proportionality_note: str
    gates: GateFacts
    closes_at: datetime | None = None


def outstanding_checks(facts: CheckFacts, *, now: datetime) -> tuple[Reason, ...]:
    """Everything still to do, in the order it is best done; empty when the round may open."""
    found = [*_paper(facts), *_gates(facts)]
    asked_in_writing = facts.procedure not in (Procedure.NONE, Procedure.MEETING)
    if asked_in_writing and (facts.closes_at is None or facts.closes_at <= now):
        found.append(Reason("responses.check_closing_instant"))
    return tuple(found)


def _paper(facts: CheckFacts) -> list[Reason]:
    found = []
    if not facts.has_text:
        found.append(Reason("responses.check_text"))
    if facts.instrument.needs_rights_test and not facts.proportionality_note.strip():
        found.append(Reason("responses.check_proportionality"))
    if facts.instrument.needs_rights_test and not facts.gates.rights_test_signed:
        found.append(Reason("responses.check_rights_test"))
    return found


def _gates(facts: CheckFacts) -> list[Reason]:
    """The evidence gates of the instrument's tier. One State's own decision passes no gate of ours."""
    if facts.instrument.voice is Voice.ONE_STATE:
        return []
    tier = next(t for t in Tier if t.rank == facts.instrument.tier)
    return [bar for bar in closed_gates(tier, facts.gates) if bar.code != _RIGHTS_GATE]
