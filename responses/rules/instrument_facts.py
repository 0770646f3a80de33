"""The legal forms a response can take. The instrument decides the rule, not the case.

The values below seed dated rows in the database; a changed rule is a new row, and rounds already
opened keep the row they were opened under.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

from responses.rules.delivery import DeliveryKind
from responses.rules.vocabulary import (
    DEFAULT_EFFECTS,
    Answer,
    Procedure,
    ProposalFrom,
    ReservationEffect,
    ReservationType,
    Rule,
    answers_of,
)


class Tool(IntEnum):
    """The four tools of the 2021 non-paper, by their number there."""

    DIALOGUE = 1
    DIPLOMACY = 2
    ATTRIBUTION = 3  # public statements and attribution
    SANCTIONS = 4


class Voice(StrEnum):
    """In whose name the text speaks; the wording tests follow from it."""

    UNION = "union"
    HIGH_REPRESENTATIVE = "high_representative"
    SPOKESPERSON = "spokesperson"
    PARTICIPANTS = "participants"
    ONE_STATE = "one_state"
    COUNCIL = "council"


class Stage(StrEnum):
    """Where a proposal is discussed, in the order it climbs."""

    CAPITALS = "capitals"
    EEAS = "eeas"
    WORKING_PARTY = "working_party"
    PSC = "psc"
    COREPER = "coreper"
    COUNCIL = "council"


class Recorder(StrEnum):
    """Who records what was decided outside."""

    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    EEAS = "eeas"
    PARTICIPANTS = "participants"


NOBODY = (Procedure.NONE, Rule.NONE)
SILENCE = (Procedure.SILENCE, Rule.SILENCE)
IN_WRITING = (Procedure.WRITTEN, Rule.WRITTEN_UNANIMITY)
WRITTEN_MAJORITY = (Procedure.WRITTEN, Rule.QUALIFIED_MAJORITY)
UNANIMOUS_MEETING = (Procedure.MEETING, Rule.UNANIMITY)
MAJORITY_MEETING = (Procedure.MEETING, Rule.QUALIFIED_MAJORITY)
CONSENSUS = (Procedure.MEETING, Rule.CONSENSUS_BY_CHAIR)
PROCEDURAL_VOTE = (Procedure.MEETING, Rule.SIMPLE_MAJORITY)
EACH_AGREES = (Procedure.CONSENT, Rule.CONSENT_OF_PARTICIPANTS)

CLIMB = (Stage.WORKING_PARTY, Stage.PSC, Stage.COREPER, Stage.COUNCIL)


@dataclass(frozen=True, slots=True)
class Admissible:
    """One way to decide on the instrument, with the positions it knows there."""

    procedure: Procedure
    rule: Rule
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ActFacts:
    """One legal act of a proposal, with its own rule. ``proposal_from`` only under a majority."""

    code: str
    name: str
    rule: Rule
    legal_basis: str
    proposal_from: ProposalFrom | None = None
    declarations: bool = False  # Art. 31(1) TEU declaration possible: unanimous CFSP acts only
    brake: bool = False  # Art. 31(2) TEU emergency brake possible


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """One legal form as rules see it. ``tier`` is the lowest grid tier that suggests it (0 to 4).

    ``confirmed`` is False while the row rests on memory and waits for a domain owner.
    """

    code: str
    name: str
    tool: Tool
    voice: Voice
    admissible: tuple[Admissible, ...]
    stages: tuple[Stage, ...]
    recorder: Recorder
    delivery: DeliveryKind
    tier: int
    legal_basis: str
    source: str
    acts: tuple[ActFacts, ...] = ()
    needs_rights_test: bool = True
    needs_adoption: bool = True
    third_states_may_align: bool = False
    confirmed: bool = False
    valid_from: date = date(2009, 12, 1)  # the Treaty of Lisbon
    valid_to: date | None = None
    reservation_effects: Mapping[ReservationType, ReservationEffect] = field(
        default_factory=lambda: dict(DEFAULT_EFFECTS)
    )

    def admits(self, procedure: Procedure, rule: Rule) -> bool:
        """Whether a round on this instrument may use the pair."""
        return any((a.procedure, a.rule) == (procedure, rule) for a in self.admissible)

    def answers(self, procedure: Procedure, rule: Rule) -> tuple[Answer, ...]:
        """The positions a round of this pair knows here; none where the pair is not admitted."""
        for row in self.admissible:
            if (row.procedure, row.rule) == (procedure, rule):
                return row.answers
        return ()

    @property
    def speaks_for_all(self) -> bool:
        """Whether the text speaks for the Union, so that every Member State must have been asked."""
        return self.voice in (Voice.UNION, Voice.COUNCIL)

    @property
    def declarations(self) -> bool:
        """Whether an Art. 31(1) TEU declaration is possible on one of its acts."""
        return any(act.declarations for act in self.acts)

    @property
    def without_round(self) -> bool:
        """Nobody is asked: the responsible person decides and the adoption stands alone."""
        return self.admits(Procedure.NONE, Rule.NONE)


def ways(*pairs: tuple[Procedure, Rule], declarations: bool = False) -> tuple[Admissible, ...]:
    """Admissible rows with the positions of the vocabulary."""
    return tuple(Admissible(p, r, answers_of(p, r, declarations=declarations)) for p, r in pairs)
