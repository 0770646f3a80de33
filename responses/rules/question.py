"""What is asked, of whom, and what came back."""

from collections.abc import Mapping
from dataclasses import dataclass

from responses.rules.figures import Figures
from responses.rules.vocabulary import Answer, ProposalFrom, Rule

_DECLARING = (Answer.FOR, Answer.AGAINST, Answer.ABSTAIN, Answer.ABSTAIN_WITH_DECLARATION)
_VOTE = (Answer.FOR, Answer.AGAINST, Answer.ABSTAIN)

COUNTED: dict[Rule, tuple[Answer, ...]] = {
    Rule.UNANIMITY: _DECLARING,
    Rule.WRITTEN_UNANIMITY: _DECLARING,
    Rule.QUALIFIED_MAJORITY: _VOTE,
    Rule.SIMPLE_MAJORITY: _VOTE,
    Rule.CONSENT_OF_PARTICIPANTS: _VOTE,
    Rule.SILENCE: (Answer.AGREE, Answer.OBJECT, Answer.RESERVATION),
}
"""The answers a rule counts. Absence and a comment are no answer under any of them."""

NO_ANSWER = (Answer.ABSENT, Answer.COMMENT)


@dataclass(frozen=True, slots=True)
class Question:
    """One rule put to an electorate. ``members`` are all Member States in protocol order.

    Suspended States (Art. 7(3) TEU) neither vote nor count, and stay bound.
    """

    rule: Rule
    members: tuple[str, ...]
    figures: Figures
    proposal_from: ProposalFrom | None = None
    participants: frozenset[str] | None = None
    suspended: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.electorate:
            raise ValueError("nobody is left to vote")

    @property
    def participating(self) -> tuple[str, ...]:
        """Those the act concerns, suspended ones included."""
        return tuple(s for s in self.members if self.participants is None or s in self.participants)

    @property
    def electorate(self) -> tuple[str, ...]:
        """Those who vote, in protocol order."""
        return tuple(s for s in self.participating if s not in self.suspended)

    @property
    def everyone_votes(self) -> bool:
        """Whether all members of the Council take part (Art. 16(4) TEU, not Art. 238(3) TFEU)."""
        return len(self.electorate) == len(self.members)


@dataclass(frozen=True, slots=True)
class Count:
    """The answers of the electorate, sorted. Build it with ``count``."""

    question: Question
    electorate: tuple[str, ...]
    answers: Mapping[str, Answer]

    def gave(self, *answers: Answer) -> tuple[str, ...]:
        """The States that gave one of ``answers``, protocol order."""
        return tuple(s for s in self.electorate if self.answers.get(s) in answers)

    @property
    def missing(self) -> tuple[str, ...]:
        """The States that have not answered."""
        return tuple(s for s in self.electorate if s not in self.answers)


def count(question: Question, positions: Mapping[str, str]) -> Count:
    """Sort what came in. Positions of States that do not vote are left out.

    ``ValueError`` for an answer the rule does not know: edges refuse it before it gets here.
    """
    electorate = question.electorate
    answers = {s: Answer(positions[s]) for s in electorate if s in positions}
    answers = {s: a for s, a in answers.items() if a not in NO_ANSWER}
    strange = {a for a in answers.values() if a not in COUNTED[question.rule]}
    if strange:
        raise ValueError(f"{question.rule} does not know {', '.join(sorted(strange))}")
    return Count(question, electorate, answers)
