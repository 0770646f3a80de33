"""Absences with a deputy, and whether a delegation wants two persons for each answer."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from audit.trail import record, token_for
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts
from delegations.models import Absence, Delegation, User
from delegations.rules import absences as rules
from delegations.rules.roles import Can


@transaction.atomic
def plan_absence(*, delegation: Delegation, person: User, deputy: User, since: date, until: date, by: Any) -> Absence:
    """A person is away from one day to another; the deputy, of the same body, stands in.

    Refused: not oneself, the lead or the secretariat (403); a deputy from elsewhere, days in the past (400).
    """
    code = delegation.code
    enforce(rules.may_plan_absence(facts.actor(by), str(person.token), code))
    there = {one.pk for one in facts.people_of(code)}
    enforce(
        None if person.pk in there else Refusal("delegations.deputy_from_elsewhere", kind=Kind.INVALID, field="person")
    )
    enforce(
        rules.check_absence(
            person=str(person.token), deputy=str(deputy.token), deputy_is_there=deputy.pk in there,
            since=since, until=until, today=facts.today(),
        )
    )  # fmt: skip
    made = Absence.objects.create(delegation=delegation, person=person, deputy=deputy, since=since, until=until)
    sentence = f"{{actor}} recorded that {_token(person)} is away from {since} to {until}; {_token(deputy)} stands in."
    record(verb="people.plan_absence", subject=made, by=by, body=code, sentence=sentence)
    return made


@transaction.atomic
def end_absence(*, absence: Absence, by: Any) -> Absence:
    """The person is back today; the deputy's rights end with yesterday, or never begin."""
    absence = Absence.objects.select_for_update(of=("self",)).select_related("person").get(pk=absence.pk)
    enforce(rules.may_plan_absence(facts.actor(by), str(absence.person.token), absence.delegation_id))
    today = facts.today()
    enforce(Refusal("delegations.absence_is_over", kind=Kind.STATE) if absence.until < today else None)
    absence.until = today - timedelta(days=1)
    absence.since = min(absence.since, absence.until)
    absence.save(update_fields=["since", "until"])
    sentence = f"{{actor}} recorded that {_token(absence.person)} is back."
    record(verb="people.end_absence", subject=absence, by=by, body=absence.delegation_id, sentence=sentence)
    return absence


@transaction.atomic
def set_double_key(*, delegation: Delegation, wanted: bool, by: Any) -> Delegation:
    """Whether two persons are needed for each answer of a State: one prepares, another signs."""
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    people = facts.people_of(delegation.code)
    prepare = sum(facts.actor(person).can(Can.PREPARE_POSITION) for person in people)
    actor = facts.actor(by)
    enforce(rules.may_change_keys(actor, delegation.code, is_state=delegation.is_state, wanted=wanted, prepare=prepare))
    delegation.double_key = wanted
    delegation.save(update_fields=["double_key"])
    what = "asks for two persons for each answer" if wanted else "lets a signatory answer alone"
    sentence = f"{{actor}} decided: {delegation.code} {what}."
    record(verb="people.double_key", subject=delegation, by=by, body=actor.delegation, sentence=sentence)
    return delegation


def _token(person: User) -> str:
    """How the memory names a person, so that the name can be forgotten later."""
    return f"{{person:{token_for(person)}}}"
