"""A round and what was answered in it, as rules see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cases.models import Case
from core.clock import db_now
from delegations import facts as people
from responses.facts.instrument import instrument_facts
from responses.facts.union import figures_for, reference
from responses.models import Position, Round, RoundMember
from responses.rules.closing import answers_of_record
from responses.rules.instrument_facts import InstrumentFacts
from responses.rules.positions import Given, RoundFacts, current_positions
from responses.rules.question import Question
from responses.rules.reference import Reference
from responses.rules.reservations import effect_of
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Answer, Procedure, ProposalFrom, ReservationType, Rule

_AS_GIVEN = ("state_id", "sequence", "answer", "reservation", "late", "withdraws", "received_at")
VOTES_WITH_ORIGIN = (Rule.QUALIFIED_MAJORITY,)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an answer is judged by: the round, all that was ``said`` in it, each State's last word that counts."""

    facts: RoundFacts
    instrument: InstrumentFacts
    said: tuple[Given, ...]
    current: dict[str, Given]

    def said_by(self, state: str) -> tuple[Given, ...]:
        """All this State said, in the order it said it; late answers too."""
        return tuple(one for one in self.said if one.state == state)


@dataclass(frozen=True, slots=True)
class StateOfPlay:
    """Everything a verdict on a round needs. ``current`` is each State's last word that counts."""

    facts: RoundFacts
    question: Question
    current: dict[str, Given]

    @property
    def answers(self) -> dict[str, str]:
        """What is counted, by State."""
        return answers_of_record(self.current)

    @property
    def of_voters(self) -> dict[str, Given]:
        """The last word of each State that has a vote; one that lost it is on record and says nothing here."""
        return {state: said for state, said in self.current.items() if state in self.facts.electorate}


def standing(round_: Round) -> Standing:
    """The same without the question: an answer is judged by no figures. Two queries, no row in full."""
    instrument = instrument_facts(round_.proposal.instrument)
    rows = round_.positions.order_by("state_id", "sequence").values_list(*_AS_GIVEN)
    said = tuple(_given(instrument, round_.closes_at, *row) for row in rows)
    facts = round_facts(round_, round_.members.all(), instrument)
    return Standing(facts, instrument, said, current_positions(said))


def state_of_play(round_: Round, known: Reference | None = None) -> StateOfPlay:
    """Facts, question and current positions. Five queries at most, whatever the number of answers."""
    members = list(round_.members.all())
    instrument = instrument_facts(round_.proposal.instrument)
    return StateOfPlay(
        facts=round_facts(round_, members, instrument),
        question=question_of(round_, members, known or reference()),
        current=current_positions(positions_of(round_, instrument)),
    )


def round_facts(round_: Round, members: Iterable[RoundMember], instrument: InstrumentFacts) -> RoundFacts:
    """The round itself: who may answer, what, until when, on which text."""
    procedure, rule = Procedure(round_.procedure), Rule(round_.rule)
    return RoundFacts(
        procedure=procedure,
        rule=rule,
        status=RoundStatus(round_.status),
        answers=answers_on(instrument, procedure, rule),
        electorate=tuple(m.state_id for m in members if not m.suspended),
        closes_at=round_.closes_at,
        text_sha256=round_.text_sha256,
    )


def answers_on(instrument: InstrumentFacts, procedure: Procedure, rule: Rule) -> tuple[Answer, ...]:
    """The positions a signatory may give; absence is recorded in a room, never given."""
    return tuple(a for a in instrument.answers(procedure, rule) if a is not Answer.ABSENT)


def day_of_vote(round_: Round) -> date:
    """In Brussels: the day of its instant, in a room today; of a round that has ended, the day it ended.

    Its figures and who has a vote go by this day.
    """
    return people.brussels_day(round_.closed_at or round_.closes_at or db_now())


def question_of(round_: Round, members: Iterable[RoundMember], known: Reference) -> Question:
    """The rule put to the States that are members of the round, with the figures of the day of the vote (R11).

    A round that has ended keeps what it was counted with.
    """
    asked = frozenset(m.state_id for m in members)
    rule = Rule(round_.rule)
    return Question(
        rule=rule,
        members=known.members,
        figures=figures_for(
            known,
            on=day_of_vote(round_),
            counted=round_.population_year if round_.closed_at else None,
        ),
        proposal_from=ProposalFrom(round_.proposal.proposal_from) if rule in VOTES_WITH_ORIGIN else None,
        participants=None if asked == frozenset(known.members) else asked,
        suspended=frozenset(m.state_id for m in members if m.suspended),
    )


def positions_of(round_: Round, instrument: InstrumentFacts) -> list[Given]:
    """Every position on record, in the order it was given."""
    rows = sorted(round_.positions.all(), key=lambda row: (row.state_id, row.sequence))
    return [given(row, instrument) for row in rows]


def case_of(round_id: UUID) -> Case:
    """The case a round is on."""
    return Case.objects.get(proposals__rounds=round_id)


def given(row: Position, instrument: InstrumentFacts) -> Given:
    """One position, with what its reservation does under this instrument."""
    return _given(instrument, row.round.closes_at, *(getattr(row, name) for name in _AS_GIVEN))


def _given(
    instrument: InstrumentFacts, closes_at: datetime | None,
    state: str, sequence: int, answer: str, reservation: str, late: bool, withdraws: bool, received_at: datetime,
) -> Given:  # fmt: skip
    """Late, and yet before the instant: that instant is another one, the round was re-opened since."""
    kind = ReservationType(reservation) if reservation else None
    effect = effect_of(kind, instrument.reservation_effects) if kind else None
    reopened = late and closes_at is not None and received_at <= closes_at
    return Given(state, sequence, Answer(answer), effect, late, withdraws, reopened)
