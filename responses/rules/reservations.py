"""Reservations: typed, owned by a State, with a condition that clears them."""

from collections.abc import Mapping, Sequence

from core.rules.refusal import Refusal
from core.rules.transitions import Lifecycle, Transition, check
from delegations.rules.roles import Actor, Can
from responses.rules.positions import Given
from responses.rules.vocabulary import (
    DEFAULT_EFFECTS,
    Answer,
    ReservationEffect,
    ReservationStatus,
    ReservationType,
)

R = ReservationStatus

STANDING = (R.ENTERED, R.MAINTAINED)
"""Those that hold or break at the instant; one waiting to be confirmed belongs to an older text."""

RESERVATION: Lifecycle = (
    Transition("maintain", (R.ENTERED, R.MAINTAINED), R.MAINTAINED),
    Transition("lift", (R.ENTERED, R.MAINTAINED, R.TO_BE_CONFIRMED), R.LIFTED),
    Transition("convert", (R.ENTERED, R.MAINTAINED), R.CONVERTED),
    Transition("carry_over", (R.ENTERED, R.MAINTAINED), R.TO_BE_CONFIRMED),
    Transition("confirm", (R.TO_BE_CONFIRMED,), R.MAINTAINED),
    Transition("lapse", (R.TO_BE_CONFIRMED,), R.LAPSED),
)


def effect_of(
    kind: ReservationType, own: Mapping[ReservationType, ReservationEffect] | None = None
) -> ReservationEffect:
    """What it does at the instant: as the instrument says, else the default of the working parties."""
    return (own or {}).get(kind, DEFAULT_EFFECTS[kind])


def on_new_version(status: ReservationStatus) -> ReservationStatus:
    """A new text copies nothing silently: a standing reservation asks its owner again."""
    return R.TO_BE_CONFIRMED if status in STANDING else status


def blocks_publication(kind: ReservationType) -> bool:
    """A linguistic reservation stops no agreement, only the publication of that language version."""
    return kind is ReservationType.LINGUISTIC


def status_in_round(said: Sequence[Given]) -> ReservationStatus | None:
    """Where a State's reservation stands after all it ``said`` in time in one round; None if it entered none.

    Given again it is maintained, followed by an objection it was converted, by any other answer lifted.
    """
    places = [place for place, one in enumerate(said) if one.answer is Answer.RESERVATION]
    if not places:
        return None
    if places[-1] == len(said) - 1:
        return R.MAINTAINED if len(places) > 1 else R.ENTERED
    return R.CONVERTED if said[-1].answer is Answer.OBJECT else R.LIFTED


def status_afterwards(status: ReservationStatus, later: Sequence[Given]) -> ReservationStatus:
    """Where a reservation that stood at the end stands after what its State said ``later``: in order, all late.

    That moves the reservation and never the outcome: a held text still waits for its chair.
    """
    if status not in STANDING:
        return status
    for one in later:
        status = moved_to(one) or status
    return status


def moved_to(said: Given) -> ReservationStatus | None:
    """What an answer makes of a standing reservation of the same State; a mere comment leaves it."""
    if said.answer is Answer.RESERVATION:
        return R.MAINTAINED
    if said.answer is Answer.OBJECT:
        return R.CONVERTED
    return None if said.answer is Answer.COMMENT and not said.withdraws else R.LIFTED


def status_later(status: ReservationStatus, *, answered_since: bool) -> ReservationStatus:
    """The same on a newer text: to be confirmed until its State answers there, then it has lapsed."""
    waiting = on_new_version(status)
    return R.LAPSED if waiting is R.TO_BE_CONFIRMED and answered_since else waiting


def may_move(actor: Actor, name: str, *, owner: str, status: ReservationStatus) -> Refusal | None:
    """Only a signatory of the State that entered it moves its reservation; the chair never lifts one."""
    if not actor.can(Can.SIGN_POSITION) or not actor.speaks_for_a_state or actor.delegation != owner:
        return Refusal("responses.only_the_owner", {"state": owner})
    return check(RESERVATION, name, state=status)
