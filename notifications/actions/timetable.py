"""The secretariat changes a plan, a ladder, a usual period or a term: by a new dated row."""

from datetime import date
from typing import Any

from django.db import transaction

from audit.trail import record
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from notifications.rules.access import may_see_deliveries
from notifications.rules.timetables import Sort, read
from notifications.time_rules import TimeRule


@transaction.atomic
def set_time_rule(*, sort: str, key: str, value: Any, valid_from: date, source: str, by: Any) -> TimeRule:
    """From ``valid_from`` on this holds; instants already set keep their plan.

    Refused: not the secretariat (403); a day that is past, or that has a row already; a key or a value
    that does not fit its sort (400).
    """
    who = people.actor(by)
    enforce(may_see_deliveries(who))
    read(sort, key, value)
    past = Refusal("notifications.time_rule_past", kind=Kind.INVALID, field="valid_from")
    enforce(past if valid_from < people.today() else None)
    taken = TimeRule.objects.filter(sort=sort, key=key, valid_from=valid_from).exists()
    enforce(Refusal("notifications.time_rule_taken", kind=Kind.INVALID, field="valid_from") if taken else None)
    made = TimeRule.objects.create(sort=sort, key=key, valid_from=valid_from, value=value, source=source)
    what = f"the {Sort(sort).name.lower().replace('_', ' ')} “{key}”"
    record(
        verb="set_time_rule", sentence=f"{{actor}} set {what} anew from {valid_from} ({source}).",
        subject=made, by=by, body=who.delegation, value=value,
    )  # fmt: skip
    return made
