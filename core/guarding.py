"""Words that must not enter: looked for by a later app, also in what people write into the apps before it."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Look = Callable[[Mapping[str, str], Any, str], None]
GUARDS: list[Look] = []


def register_guard(look: Look) -> None:
    """Add one: ``look(texts, by, chain)`` raises ``Refused`` for a text that stays outside, and notes the attempt."""
    GUARDS.append(look)


def look_through(texts: Mapping[str, str], *, by: Any, chain: str = "") -> None:
    """Every guard reads the texts, named by where they stand. Outside a transaction: what a guard notes must stay."""
    for look in GUARDS:
        look(texts, by, chain)


def looked_through(
    *names: str, chain: Callable[[Mapping[str, Any]], str] = lambda said: ""
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """An act whose words of these names are looked through first; stands above ``@transaction.atomic``."""

    def around(act: Callable[P, R]) -> Callable[P, R]:
        @wraps(act)
        def guarded(*args: P.args, **said: P.kwargs) -> R:
            look_through({name: str(said[name]) for name in names if said.get(name)}, by=said["by"], chain=chain(said))
            return act(*args, **said)

        return guarded

    return around
