"""Who presides, who may not vote, when Brussels is closed: rows are added, with their source."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from audit.trail import record
from core.registry import keep_time
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts
from delegations.models import ClosingDay, Delegation, Presidency, Recess, VotingSuspension
from delegations.rules import appointments as rights


@transaction.atomic
def add_presidency(*, since: date, state: Delegation, source: str, by: Any) -> Presidency:
    """A State presides from 00:00 of a day in Brussels. Refused where a row begins that day (400)."""
    enforce(rights.may_keep_reference(facts.actor(by)))
    enforce(_taken("since") if Presidency.objects.filter(since=since).exists() else None)
    made = Presidency.objects.create(since=since, state=state, source=source)
    _remember(made, "presidency.add", f"recorded that {state.code} presides from {since} ({source}).", by)
    return made


@transaction.atomic
def suspend_voting(*, state: Delegation, since: date, legal_reference: str, by: Any, until: date | None = None) -> Any:
    """A State's voting rights are suspended (Art. 7(3) TEU), on the ground of ``legal_reference``.

    Votes that are under way follow: the day of the vote decides.
    """
    enforce(rights.may_keep_reference(facts.actor(by)))
    made = VotingSuspension.objects.create(state=state, since=since, until=until, legal_reference=legal_reference)
    did = f"recorded the suspension of voting rights of {state.code} from {since} ({legal_reference})."
    _remember(made, "suspension.add", did, by)
    keep_time(made)
    return made


@transaction.atomic
def end_suspension(*, suspension: VotingSuspension, until: date, by: Any) -> VotingSuspension:
    """The last day of a suspension; votes that are under way follow. Refused before its first (400)."""
    enforce(rights.may_keep_reference(facts.actor(by)))
    before = Refusal("delegations.ends_before_it_begins", kind=Kind.INVALID, field="until")
    enforce(before if until < suspension.since else None)
    suspension.until = until
    suspension.save(update_fields=["until"])
    did = f"recorded that the suspension of voting rights of {suspension.state_id} ends on {until}."
    _remember(suspension, "suspension.end", did, by)
    keep_time(suspension)
    return suspension


@transaction.atomic
def add_closing_day(*, day: date, source: str, by: Any, confirmed: bool = False) -> ClosingDay:
    """A day on which the institutions in Brussels are closed. Refused twice (400)."""
    enforce(rights.may_keep_reference(facts.actor(by)))
    enforce(_taken("day") if ClosingDay.objects.filter(day=day).exists() else None)
    made = ClosingDay.objects.create(day=day, source=source, confirmed=confirmed)
    _remember(made, "closing_day.add", f"added {day} as a closing day ({source}).", by)
    return made


@transaction.atomic
def confirm_closing_day(*, closing_day: ClosingDay, by: Any) -> ClosingDay:
    """Found in the published calendar of the institutions."""
    enforce(rights.may_keep_reference(facts.actor(by)))
    closing_day.confirmed = True
    closing_day.save(update_fields=["confirmed"])
    _remember(closing_day, "closing_day.confirm", f"confirmed {closing_day.day} as a closing day.", by)
    return closing_day


@transaction.atomic
def add_recess(*, name: str, since: date, until: date, source: str, by: Any, confirmed: bool = False) -> Recess:
    """Weeks in which meetings stop. Refused where they end before they begin, or are known already (400)."""
    enforce(rights.may_keep_reference(facts.actor(by)))
    before = Refusal("delegations.ends_before_it_begins", kind=Kind.INVALID, field="until")
    enforce(before if until < since else None)
    enforce(_taken("since") if Recess.objects.filter(since=since, until=until).exists() else None)
    made = Recess.objects.create(name=name, since=since, until=until, source=source, confirmed=confirmed)
    _remember(made, "recess.add", f"added the recess {since} to {until} ({source}).", by)
    return made


@transaction.atomic
def confirm_recess(*, recess: Recess, by: Any) -> Recess:
    """Found in the published calendar."""
    enforce(rights.may_keep_reference(facts.actor(by)))
    recess.confirmed = True
    recess.save(update_fields=["confirmed"])
    _remember(recess, "recess.confirm", f"confirmed the recess {recess.since} to {recess.until}.", by)
    return recess


def _taken(field: str) -> Refusal:
    return Refusal("delegations.day_taken", kind=Kind.INVALID, field=field)


def _remember(thing: Model, verb: str, did: str, by: Any) -> None:
    record(verb=verb, sentence=f"{{actor}} {did}", subject=thing, by=by, body=facts.actor(by).delegation)
