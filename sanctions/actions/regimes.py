"""The secretariat keeps the regimes. A wording is never overwritten: reworded means a new row."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from audit import trail
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.rules.roles import Can
from sanctions.models import Criterion, Regime


@transaction.atomic
def keep_regime(*, by: Any, code: str, **columns: Any) -> Regime:
    """Add a regime, or bring what is known of it up to date; ``columns`` are the model's."""
    _may_keep(by)
    regime, is_new = Regime.objects.update_or_create(code=code, defaults=columns)
    verb = "added" if is_new else "updated"
    _remember(regime, f"{verb}_regime", f"{verb} the regime {code}.", by)
    return regime


@transaction.atomic
def add_wording(
    *, regime: Regime, code: str, act_version: str, text: str, valid_from: date, source: str, by: Any,
    valid_to: date | None = None, confirmed: bool = False, note: str = "",
) -> Criterion:  # fmt: skip
    """A criterion as one version of the act words it; the wording before it ends the day before.

    Refused to all but the secretariat (403), and for a version that is there already (400).
    """
    _may_keep(by)
    known = Criterion.objects.filter(regime=regime, code=code, act_version=act_version).exists()
    reworded = Refusal("sanctions.reworded_is_a_new_row", kind=Kind.INVALID, field="act_version")
    enforce(reworded if known else None)
    open_before = Criterion.objects.filter(regime=regime, code=code, valid_to=None, valid_from__lt=valid_from)
    open_before.update(valid_to=valid_from - timedelta(days=1))
    made = Criterion.objects.create(
        regime=regime, code=code, act_version=act_version, text=text, valid_from=valid_from, valid_to=valid_to,
        confirmed=confirmed, source=source, note=note,
    )  # fmt: skip
    _remember(made, "add_wording", f"added the wording of {regime.code}, Art. {code}, in {act_version}.", by)
    return made


@transaction.atomic
def confirm_wording(*, criterion: Criterion, by: Any) -> Criterion:
    """Checked against the Official Journal."""
    _may_keep(by)
    criterion.confirmed = True
    criterion.save(update_fields=["confirmed"])
    _remember(criterion, "confirm_wording", f"confirmed the wording of {criterion}.", by)
    return criterion


def _may_keep(by: Any) -> None:
    may = people.actor(by).can(Can.MANAGE_REFERENCE)
    enforce(None if may else Refusal("sanctions.may_not_keep_regimes"))


def _remember(thing: Any, verb: str, did: str, by: Any) -> None:
    trail.record(
        verb=verb,
        subject=thing,
        by=by,
        chain="sanctions",
        body=people.actor(by).delegation,
        sentence=f"{{actor}} {did}",
    )
