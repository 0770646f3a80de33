"""When the outcome of the round at hand is likely to stand, from the rounds this reader may see."""

from typing import Any

from core.clock import db_now
from responses.models import Round
from responses.rules.forecast import ENOUGH, Forecast, Past, forecast
from responses.rules.rounds import RUNNING, RoundStatus

MOST = 200
CARRIED = (RoundStatus.CONFIRMED, RoundStatus.ADOPTION_RECORDED)
LEFT_OUT = (RoundStatus.DRAFT, *RUNNING, RoundStatus.WITHDRAWN, RoundStatus.SUPERSEDED)


def forecast_of(round_: Round | None, user: Any) -> dict[str, Any] | None:
    """None unless the round runs towards an instant. One query for the clock, one for the past."""
    if round_ is None or round_.closes_at is None or round_.status not in RUNNING:
        return None
    found = forecast(past_rounds(round_, user), closes_at=round_.closes_at, now=db_now())
    return {"found": found, "enough": ENOUGH, "percent": percent(found)}


def past_rounds(round_: Round, user: Any) -> list[Past]:
    """The last rounds of the same procedure that came to their end, among those this reader may see."""
    rows = Round.objects.visible_to(user).filter(procedure=round_.procedure, closed_at__isnull=False)
    rows = rows.exclude(pk=round_.pk).exclude(status__in=LEFT_OUT).filter(closes_at__isnull=False)
    known = rows.order_by("-closed_at").values_list("status", "closes_at", "confirmed_at")[:MOST]
    return [
        Past(status in CARRIED and stood_at is not None, (stood_at or closes_at) - closes_at)
        for status, closes_at, stood_at in known
    ]


def percent(found: Forecast) -> int:
    """How many of the past rounds came to an outcome, per cent."""
    return round(100 * found.carried / found.past) if found.past else 0
