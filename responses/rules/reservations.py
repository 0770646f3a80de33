"""Reservations: typed, owned by a State, with a condition that clears them."""

from collections.abc import Mapping

from core.rules.refusal import Refusal
from core.rules.transitions import Lifecycle, Transition, check
from delegations.rules.roles import Actor, Can
from responses.rules.vocabulary import (
    DEFAULT_EFFECTS,
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


def may_move(actor: Actor, name: str, *, owner: str, status: ReservationStatus) -> Refusal | None:
    """Only a signatory of the State that entered it moves its reservation; the chair never lifts one."""
    if not actor.can(Can.SIGN_POSITION) or not actor.speaks_for_a_state or actor.delegation != owner:
        return Refusal("responses.only_the_owner", {"state": owner})
    return check(RESERVATION, name, state=status)
