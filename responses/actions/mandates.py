"""Putting down, revoking and using a standing mandate."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from attribution.models import Assessment
from attribution.rules.vocabulary import AssessmentStatus, Confidence
from audit import trail
from cases.actions.guard import refuse_marked_text
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.models import Delegation
from delegations.rules.roles import Can
from notifications import outbox
from responses.facts import instrument_facts
from responses.facts.round import answers_on
from responses.models import PreparedPosition, Round, StandingMandate
from responses.people import persons_of
from responses.rules.mandates import MandateFacts, check_mandate, chosen, fits, may_mandate
from responses.rules.vocabulary import Answer, Procedure, Rule


def give_mandate(
    *,
    by: Any,
    instruments: Sequence[str],
    answer: str,
    until: date,
    confidence: int = 0,
    conditions: str = "",
    reference: str = "",
) -> StandingMandate:
    """From today ``until`` a day: what one's State would answer on these instruments.

    Refused: who does not sign for a State (403); an objection, reservation or declaration, no instrument,
    a day past (400). The memory keeps that it was given, without what it says.
    """
    refuse_marked_text({"conditions": conditions, "reference": reference}, by=by)
    actor, today = people.actor(by), people.today()
    enforce(may_mandate(actor))
    facts = MandateFacts(0, frozenset(instruments), Answer(answer), int(confidence), today, until)
    enforce(check_mandate(facts, today=today))
    return _give(actor.delegation, facts, {"conditions": conditions.strip(), "reference": reference.strip()}, by)


@transaction.atomic
def _give(state: str, facts: MandateFacts, words: dict[str, str], by: Any) -> StandingMandate:
    Delegation.objects.select_for_update().get(pk=state)
    last = StandingMandate.objects.filter(state=state).aggregate(last=Max("number"))["last"] or 0
    made = StandingMandate.objects.create(
        state_id=state, number=last + 1, instruments=sorted(facts.instruments), answer=facts.answer,
        confidence=facts.confidence, since=facts.since, until=facts.until, given_by=by, **words,
    )  # fmt: skip
    _record("give_mandate", made, by, f"{{actor}} put down standing mandate {made.number} of {state}.")
    return made


@transaction.atomic
def revoke_mandate(*, mandate: StandingMandate, by: Any) -> StandingMandate:
    """It prepares nothing any more; drafts it prepared stay for a signatory to sign or discard."""
    actor = people.actor(by)
    enforce(may_mandate(actor))
    found = StandingMandate.objects.select_for_update().get(pk=mandate.pk, state=actor.delegation)
    if found.revoked_at is not None:
        enforce(Refusal("responses.mandate_revoked", {"number": found.number}, kind=Kind.STATE))
    found.revoked_at, found.revoked_by = db_now(), by
    found.save(update_fields=["revoked_at", "revoked_by"])
    sentence = f"{{actor}} revoked standing mandate {found.number} of {found.state_id}."
    _record("revoke_mandate", found, by, sentence)
    return found


def prepare_under_mandates(round_: Round) -> int:
    """Drafts of the States whose mandate speaks about this round, inside the transaction that opened it.

    Answers how many. Nobody but each State learns of its own.
    """
    if round_.procedure == Procedure.MEETING:
        return 0
    asked = [member.state_id for member in round_.members.all() if not member.suspended]
    rows = StandingMandate.objects.filter(state__in=asked, revoked_at__isnull=True).select_related("given_by")
    found = _fitting(round_, list(rows))
    for row in found:
        _prepare(round_, row)
    return len(found)


def _fitting(round_: Round, rows: list[StandingMandate]) -> list[StandingMandate]:
    """One for each State that has one."""
    instrument = round_.proposal.instrument
    terms = {
        "instrument": instrument.code,
        "answers": answers_on(instrument_facts(instrument), Procedure(round_.procedure), Rule(round_.rule)),
        "confidence": _confidence(round_),
        "on": people.today(),
    }
    fitting: dict[str, list[StandingMandate]] = {}
    for row in rows:
        if fits(_facts(row), **terms):
            fitting.setdefault(row.state_id, []).append(row)
    numbers = {state: chosen(map(_facts, mine)) for state, mine in fitting.items()}
    return [row for state, mine in fitting.items() for row in mine if row.number == numbers[state].number]


def _facts(row: StandingMandate) -> MandateFacts:
    return MandateFacts(
        row.number, frozenset(row.instruments), Answer(row.answer), row.confidence, row.since, row.until,
        row.revoked_at is not None,
    )  # fmt: skip


def _confidence(round_: Round) -> int:
    """How sure the agreed assessment of the case is; 0 without one."""
    agreed = Assessment.objects.filter(case=round_.proposal.case_id, status=AssessmentStatus.AGREED)
    said = agreed.values_list("confidence", flat=True).first()
    return Confidence(said).rank if said else 0


def _prepare(round_: Round, row: StandingMandate) -> None:
    made = PreparedPosition.objects.create(
        round=round_, state_id=row.state_id, text_sha256=round_.text_sha256, prepared_by=row.given_by,
        answer=row.answer, mandate=row,
    )  # fmt: skip
    sentence = f"Entente prepared an answer of {row.state_id} under its standing mandate {row.number}."
    trail.record(verb="prepare_under_mandate", subject=made, body=row.state_id, sentence=sentence)
    signers = [one for one in persons_of([row.state_id]) if people.actor(one).can(Can.SIGN_POSITION)]
    outbox.notify(
        people=signers, code="responses.notice_under_mandate", subject=round_, url=round_.get_absolute_url(),
        params={"proposal": str(round_.proposal), "state": row.state_id, "number": row.number},
        dedupe=f"mandate:{made.pk}", chain=str(round_.proposal.case_id),
    )  # fmt: skip


def _record(verb: str, row: StandingMandate, by: Any, sentence: str) -> None:
    trail.record(verb=verb, subject=row, by=by, body=row.state_id, sentence=sentence)
