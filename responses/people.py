"""Who is told: the persons of several bodies at once, in one query."""

from collections.abc import Iterable
from typing import Any

from delegations import facts
from delegations.rules.roles import Can


def persons_of(codes: Iterable[str]) -> list[Any]:
    """Everyone appointed today in one of these bodies, each once."""
    return facts.people_of(*codes)


def chairs() -> list[Any]:
    """Everyone who may chair today."""
    return facts.holders(Can.CHAIR)


def running_the_round(penholder: str) -> list[Any]:
    """The chairs and whoever holds the pen, each once."""
    return list({person.pk: person for person in [*chairs(), *persons_of([penholder])]}.values())
