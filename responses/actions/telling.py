"""What people are told when a round changes. Nobody's answer is named: each reads it where it may."""

from collections.abc import Iterable
from typing import Any

from notifications import outbox
from responses.models import Round
from responses.people import persons_of, running_the_round


def tell_everyone(round_: Round, code: str, **params: Any) -> None:
    """The people of every State asked, and those who run the round."""
    asked = round_.members.values_list("state_id", flat=True)
    _tell([*persons_of(asked), *running_the_round(round_.proposal.penholder_id)], round_, code, params)


def tell_conductors(round_: Round, code: str, **params: Any) -> None:
    """The chairs and whoever holds the pen."""
    _tell(running_the_round(round_.proposal.penholder_id), round_, code, params)


def tell_state(round_: Round, state: str, code: str, **params: Any) -> None:
    """The people of one State: that something was recorded in its name."""
    _tell(persons_of([state]), round_, code, params)


def _tell(people: Iterable[Any], round_: Round, code: str, params: dict[str, Any]) -> None:
    """``revision`` is part of the dedupe: the same news of the same change is told once."""
    outbox.notify(
        people=people, code=code, subject=round_, url=round_.get_absolute_url(),
        params={"proposal": str(round_.proposal), "number": round_.number} | params,
        dedupe=f"{code}:{round_.pk}:{round_.revision}", chain=str(round_.proposal.case_id),
    )  # fmt: skip
