"""One lifecycle table per thing that moves; guards, buttons and diagrams derive from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.rules.refusal import Kind, Refusal


@dataclass(frozen=True, slots=True)
class Transition:
    """One permitted move: from any of ``sources`` to ``target``, named by a verb."""

    name: str
    sources: tuple[StrEnum, ...]
    target: StrEnum

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError(f"{self.name}: a move needs somewhere to start from")


Lifecycle = Sequence[Transition]


@dataclass(frozen=True, slots=True)
class Move:
    """A move as a parameter of a sentence: ``of`` says whose move it is, so that it can be called by its words."""

    name: str
    of: type[StrEnum]


def named(table: Lifecycle, name: str) -> Transition:
    """The row called ``name``. An unknown name is a programming error: ``KeyError``."""
    for row in table:
        if row.name == name:
            return row
    raise KeyError(name)


def open_from(table: Lifecycle, state: str) -> tuple[Transition, ...]:
    """Every move the table allows from ``state``, in the table's order."""
    return tuple(row for row in table if state in row.sources)


def check(table: Lifecycle, name: str, *, state: str) -> Refusal | None:
    """None if the move may start from ``state``; otherwise a refusal naming both."""
    row = named(table, name)
    if state in row.sources:
        return None
    states = type(row.target)
    params = {"move": Move(name, states), "state": states(state)}
    return Refusal("core.not_from_this_state", params, kind=Kind.STATE)


def mermaid(table: Lifecycle) -> str:
    """The table as a Mermaid state diagram, one arrow per source."""
    return "\n".join(["stateDiagram-v2", *_arrows(table)]) + "\n"


def _arrows(table: Iterable[Transition]) -> Iterable[str]:
    for row in table:
        for source in row.sources:
            yield f"    {source} --> {row.target}: {row.name}"
