"""The closing days of the Brussels institutions that the deadline tests count with.

Derived from the institutions' yearly pattern; the same span as the product's reference data.
"""

from datetime import date

from notifications.rules.calendars import ClosingDays

_LISTED = {
    2026: "12-24 12-25 12-28 12-29 12-30 12-31",
    2027: "01-01 03-25 03-26 03-29 05-06 05-07 05-17 07-21 11-01 11-02 12-24 12-27 12-28 12-29 12-30 12-31",
    2028: "04-13 04-14 04-17 05-01 05-09 05-25 05-26 06-05 07-21 08-15 11-01 11-02 12-25 12-26 12-27 12-28 12-29",
    2029: "01-01 01-02 03-29 03-30 04-02 05-01 05-09 05-10 05-11 05-21 08-15 11-01 11-02 "
    "12-24 12-25 12-26 12-27 12-28 12-31",
    2030: "01-01 01-02 04-18 04-19 04-22 05-01 05-09 05-30 05-31 06-10 08-15 11-01 12-24 12-25 12-26 12-27 12-30 12-31",
}

CALENDAR = ClosingDays(
    days=frozenset(date.fromisoformat(f"{year}-{day}") for year, days in _LISTED.items() for day in days.split()),
    covers_from=date(2026, 11, 3),
    covers_to=date(2030, 12, 31),
)
