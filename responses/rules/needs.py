"""The least that is still needed, without trying every combination of 27 States."""

from collections.abc import Iterator, Mapping
from itertools import accumulate, combinations, islice

from responses.rules.outcome import Needs

EXAMPLES = 5


def every_one(missing: tuple[str, ...]) -> Needs:
    """Where each unanswered State must say yes."""
    return Needs(len(missing), (missing,))


def any_of(missing: tuple[str, ...], number: int) -> Needs:
    """Where ``number`` of them suffice, whichever they are."""
    return Needs(number, tuple(islice(combinations(missing, number), EXAMPLES)))


def least(
    missing: tuple[str, ...],
    persons: Mapping[str, int],
    *,
    states_short: int,
    persons_short: int,
    deemed_at: int | None,
) -> Needs:
    """The least number, with the first five sets in protocol order.

    ``states_short`` and ``persons_short`` are what each limb still lacks; from ``deemed_at`` more
    States in favour the others cannot block and population no longer matters (None: never); that may
    lie behind what is there already, or beyond those who are still to answer.
    """
    by_weight = sorted((persons[s] for s in missing), reverse=True)
    reached = enumerate(accumulate(by_weight, initial=0))
    by_persons = next((n for n, persons_in_favour in reached if persons_in_favour >= persons_short), None)
    ways = [n for n in (by_persons, deemed_at) if n is not None]
    number = max(states_short, min(ways))
    if deemed_at is not None and number >= deemed_at:
        return any_of(missing, number)
    return Needs(number, tuple(islice(_sets(missing, persons, number, persons_short), EXAMPLES)))


def _sets(states: tuple[str, ...], persons: Mapping[str, int], number: int, short: int) -> Iterator[tuple[str, ...]]:
    """Sets of ``number`` States with ``short`` persons or more, in order.

    A branch is entered only if the most populous that remain could still complete it, so every
    step leads to a set and five are found at once.
    """
    if sum(sorted((persons[s] for s in states), reverse=True)[:number]) < short or number > len(states):
        return
    if number == 0:
        yield ()
        return
    for place, state in enumerate(states):
        later = _sets(states[place + 1 :], persons, number - 1, short - persons[state])
        for rest in later:
            yield (state, *rest)
