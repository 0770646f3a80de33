"""How long a case took from the first report to the delivered response, and in which phase.

What is measured is the first response of a case. Hours are hours of the clock, nights and holidays
included: whoever waits for an answer waits through them too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

HOUR = 3600.0


class Phase(StrEnum):
    """The five stretches of the way, in order."""

    TRIAGE = "triage"  # from the first report to the opening of the case
    ASSESSMENT = "assessment"  # to the agreed assessment
    DRAFTING = "drafting"  # to the opening of the first round
    SIGN_OFF = "sign_off"  # to the confirmed outcome or the recorded adoption
    DELIVERY = "delivery"  # to the first response carried out


class State(StrEnum):
    """What became of a phase."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    SKIPPED = "skipped"  # the case went on without it


@dataclass(frozen=True, slots=True)
class Milestones:
    """When each end was first reached, None while it was not. ``ended``: closed without going further."""

    reported: datetime
    opened: datetime | None = None
    assessed: datetime | None = None
    put: datetime | None = None
    decided: datetime | None = None
    delivered: datetime | None = None
    ended: datetime | None = None

    @property
    def ends(self) -> dict[Phase, datetime | None]:
        """The instant that ends each phase."""
        return dict(zip(Phase, (self.opened, self.assessed, self.put, self.decided, self.delivered), strict=True))


@dataclass(frozen=True, slots=True)
class Span:
    """One phase of one case: hours spent so far, and the hours its budget allows (None: no budget is set)."""

    phase: Phase
    state: State
    hours: float
    budget: int | None

    @property
    def left(self) -> float | None:
        """Hours of the budget not spent; below zero is overdrawn."""
        return None if self.budget is None else self.budget - self.hours

    @property
    def over(self) -> bool:
        """Whether the budget is spent."""
        return self.left is not None and self.left < 0


def spans(reached: Milestones, budget: Mapping[Phase, int], now: datetime) -> tuple[Span, ...]:
    """The five phases of a case as they stand at ``now``.

    A later end implies the earlier ones: a case that was answered without an assessment skipped that
    phase, and its time counts to the phase that followed.
    """
    ends = reached.ends
    start, current = reached.reported, None
    found: list[Span] = []
    for phase in Phase:
        state = _state(ends, phase, waiting=current is not None, ended=reached.ended is not None)
        until = ends[phase] if state is State.DONE else now
        counts = until is not None and state in (State.DONE, State.NOW)
        hours = max((until - start).total_seconds() / HOUR, 0.0) if counts and until else 0.0
        found.append(Span(phase, state, hours, budget.get(phase)))
        start = max(start, ends[phase] or start) if state is State.DONE else start
        current = phase if state is State.NOW else current
    return tuple(found)


def _state(ends: Mapping[Phase, datetime | None], phase: Phase, *, waiting: bool, ended: bool) -> State:
    own = ends[phase]
    phases = list(Phase)
    later = [end for each in phases[phases.index(phase) + 1 :] if (end := ends[each]) is not None]
    if own is not None and all(own <= end for end in later):
        return State.DONE
    if later or ended:
        return State.SKIPPED
    return State.AHEAD if waiting else State.NOW


def total(found: tuple[Span, ...]) -> tuple[float, int]:
    """Hours spent on the whole way so far, and the budget of all its phases that were not skipped."""
    spent = sum(span.hours for span in found)
    return spent, sum(span.budget or 0 for span in found if span.state is not State.SKIPPED)
