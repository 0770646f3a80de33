"""What the rule says about a round, with the numbers behind it."""

from dataclasses import dataclass
from enum import StrEnum

from core.rules.refusal import Reason
from responses.rules.vocabulary import LEGALLY_CARRIED, OutcomeCode


class LimbCode(StrEnum):
    """The tests a rule can consist of."""

    STATES = "states"
    POPULATION = "population"
    DECLARED_STATES = "declared_states"
    DECLARED_POPULATION = "declared_population"
    PRESENT = "present"  # in the room, against the quorum
    NOT_IN_FAVOUR = "not_in_favour"  # against the least number that can block


@dataclass(frozen=True, slots=True)
class Limb:
    """One test: ``value`` of ``total``, and the whole number needed to meet it.

    ``needed`` is None where no count is required. ``exact`` is False if a figure was worked out
    from a percentage or taken from another year's set.
    """

    code: LimbCode
    value: int
    needed: int | None
    total: int
    met: bool
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Needs:
    """The least number of unanswered States whose "for" would carry it, with up to five examples."""

    count: int
    examples: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """What the other reading of open question A1 would give."""

    code: OutcomeCode
    reason: Reason


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict. ``reason`` is the one sentence; ``notes`` are plain additions to it."""

    code: OutcomeCode
    reason: Reason
    legal_basis: str
    states_for: int
    limbs: tuple[Limb, ...]
    missing: tuple[str, ...]
    declared: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    not_bound: tuple[str, ...] = ()
    needs: Needs | None = None
    alternative: Alternative | None = None
    indicative: bool = False
    notes: tuple[Reason, ...] = ()

    @property
    def remarks(self) -> tuple[Reason, ...]:
        """The notes, and what the other reading of open question A1 would give."""
        return self.notes if self.alternative is None else (*self.notes, self.alternative.reason)

    @property
    def carried(self) -> bool:
        """Whether the vote, as the treaties count it, carries the act."""
        return self.code in LEGALLY_CARRIED

    def limb(self, code: LimbCode) -> Limb | None:
        """The test called ``code``, or None if the rule does not make it."""
        return next((limb for limb in self.limbs if limb.code is code), None)
