"""A changed rule is a new dated row; rounds already opened keep the row of their proposal."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from audit import trail
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.rules.roles import Can
from responses.facts import instrument_facts
from responses.models import Instrument


@transaction.atomic
def add_instrument_row(*, row: Instrument, by: Any) -> Instrument:
    """Add a dated row of an instrument; the row before it ends on the day before.

    Refused: not the secretariat, a day already past (rules do not change backwards), a day on which
    or after which a row of this instrument begins already, and values no rule can read.
    """
    actor = people.actor(by)
    enforce(None if actor.can(Can.MANAGE_REFERENCE) else Refusal("responses.only_secretariat_keeps_instruments"))
    enforce(fault_in(row))
    before = Instrument.objects.select_for_update().filter(code=row.code).order_by("-valid_from").first()
    if before is not None and (before.valid_to is None or before.valid_to >= row.valid_from):
        Instrument.objects.filter(pk=before.pk).update(valid_to=row.valid_from - timedelta(days=1))
    row.save(force_insert=True)
    trail.record(
        verb="add_instrument_row", subject=row, by=by, body=actor.delegation, code=row.code, source=row.source,
        sentence=f"{{actor}} ({actor.delegation}) changed the instrument {row.name} from {row.valid_from}.",
    )  # fmt: skip
    return row


def fault_in(row: Instrument) -> Refusal | None:
    """What is wrong with a row about to be added, or None."""
    return _readable(row) or _in_order(row)


def _readable(row: Instrument) -> Refusal | None:
    try:
        instrument_facts(row)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return Refusal("responses.instrument_unreadable", {"what": str(error)}, kind=Kind.INVALID)
    return None


def _in_order(row: Instrument) -> Refusal | None:
    if row.valid_from < people.brussels_day(db_now()):
        return Refusal("responses.instrument_not_backwards", kind=Kind.INVALID, field="valid_from")
    if Instrument.objects.filter(code=row.code, valid_from__gte=row.valid_from).exists():
        return Refusal("responses.instrument_row_exists", kind=Kind.INVALID, field="valid_from")
    return None
