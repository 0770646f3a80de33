"""An instant as a reader sees it: Brussels first, the reader's own clock beside it.

Built on ``core.rules.showing``, the one way this house writes an instant.
"""

from datetime import datetime

from core.rules.showing import BRUSSELS, beside, shown_as


def shown(instant: datetime, *, zone: str = BRUSSELS, city: str = "", at_24: bool = False) -> str:
    """``Wed 6 Jan 2027, 12:00 (Brussels, CET) · Wed 6 Jan 2027, 13:00 (Athens, EET)``.

    The second half stands only where the clock of ``zone`` differs at that instant. ``at_24``
    writes 00:00 Brussels as 24:00 of the day that ends. Without ``city`` the zone's own is named.
    """
    text = shown_as(instant, ends_day=at_24)
    own = beside(instant, zone, city or city_of(zone))
    return f"{text} · {own}" if own else text


def city_of(zone: str) -> str:
    """The city a time zone is named after: ``Europe/Athens`` is Athens."""
    return zone.rpartition("/")[2].replace("_", " ")
