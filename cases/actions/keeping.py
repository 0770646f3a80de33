"""Legal holds, reviews of what is past its time, and erasing what nobody may keep any longer."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from audit import trail
from audit.models import AuditEvent
from cases.actions.guard import keeps_out_marked
from cases.models import Case, LegalHold, Report, RetentionReview
from cases.rules import retention
from cases.rules.erasing import ERASED
from cases.rules.vocabulary import ReportStatus
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.actions.erasure import forget_person
from delegations.models import User
from notifications.models import Notice


@keeps_out_marked("why")
@transaction.atomic
def place_hold(*, case: Case, why: str, by: Any) -> LegalHold:
    """From now on nothing of the case is erased. Refused while one stands (409)."""
    enforce(retention.may_hold(people.actor(by)) or retention.check_reason(why, "why"))
    Case.objects.select_for_update().get(pk=case.pk)
    standing = case.holds.filter(lifted_at__isnull=True).exists()
    enforce(Refusal("cases.hold_stands", kind=Kind.STATE) if standing else None)
    made = LegalHold.objects.create(case=case, why=why.strip(), placed_by=by)
    _record(case, "place_legal_hold", f"placed a legal hold on {case.reference}: {why.strip()}", by)
    return made


@keeps_out_marked("why")
@transaction.atomic
def lift_hold(*, case: Case, why: str, by: Any) -> LegalHold:
    """The hold ends; what is past its time is due again. Refused where none stands (409)."""
    enforce(retention.may_hold(people.actor(by)) or retention.check_reason(why, "why"))
    hold = case.holds.select_for_update().filter(lifted_at__isnull=True).first()
    enforce(None if hold else Refusal("cases.no_hold", kind=Kind.STATE))
    assert hold is not None  # noqa: S101 - refused above
    hold.lifted_at, hold.lifted_by, hold.lifted_why = db_now(), by, why.strip()
    hold.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])
    _record(case, "lift_legal_hold", f"lifted the legal hold on {case.reference}: {why.strip()}", by)
    return hold


@keeps_out_marked("why")
@transaction.atomic
def keep_on(*, case: Case, keep_until: date, why: str, by: Any) -> RetentionReview:
    """A case past its time was looked at and stays until a day to come."""
    enforce(retention.may_keep_terms(people.actor(by)) or retention.check_reason(why, "why"))
    past = keep_until <= people.brussels_day(db_now())
    enforce(Refusal("cases.day_must_come", kind=Kind.INVALID, field="keep_until") if past else None)
    made = RetentionReview.objects.create(case=case, keep_until=keep_until, why=why.strip(), by=by)
    _record(case, "review_retention", f"keeps {case.reference} until {keep_until}: {why.strip()}", by)
    return made


@keeps_out_marked("why")
@transaction.atomic
def erase_report(*, report: Report, why: str, by: Any) -> Report:
    """The words of a dismissed report are emptied; its hash, sender and dates stay as proof that it came.

    Refused: a report that is in a case or waits (409), or twice (409).
    """
    enforce(retention.may_keep_terms(people.actor(by)) or retention.check_reason(why, "why"))
    locked = Report.objects.select_for_update().get(pk=report.pk)
    dead = locked.status == ReportStatus.DISMISSED and locked.title != ERASED
    enforce(None if dead else Refusal("cases.only_dismissed_reports", kind=Kind.STATE))
    locked.bystanders.filter(erased_at__isnull=True).update(name="", erased_at=db_now())
    Report.objects.filter(pk=report.pk).update(
        title=ERASED, body="", actor_named="", links=[], status_reason="", redactions=F("redactions") + 1
    )
    body = people.actor(by).delegation
    trail.record(
        verb="erase_report", subject=report, by=by, body=body, content_hash=report.content_hash,
        sentence=f"{{actor}} ({body}) erased the words of a dismissed report of {report.source_id}: {why.strip()}",
    )  # fmt: skip
    report.refresh_from_db()
    return report


@keeps_out_marked("why")
@transaction.atomic
def erase_person(*, user: User, why: str, by: Any) -> User:
    """Name and address of a former user are erased everywhere; every act and every hash stays.

    Refused: an account in use, oneself, or acts in a case under a legal hold (409).
    """
    enforce(retention.may_erase_people(people.actor(by)) or retention.check_reason(why, "why"))
    enforce(Refusal("cases.account_in_use", kind=Kind.STATE) if user.is_active or user.pk == by.pk else None)
    held = LegalHold.objects.filter(lifted_at__isnull=True).values_list("case_id", flat=True)
    acted = AuditEvent.objects.filter(person=user.token, chain__in=[str(case) for case in held])
    enforce(retention.not_held(acted.exists()))
    for notice in Notice.objects.filter(params__person=user.name):
        Notice.objects.filter(pk=notice.pk).update(params=notice.params | {"person": "a former user"})
    return forget_person(user=user, why=why.strip(), by=by)


def _record(case: Case, verb: str, what: str, by: Any) -> None:
    body = people.actor(by).delegation
    trail.record(verb=verb, subject=case, by=by, chain=case, body=body, sentence=f"{{actor}} ({body}) {what}")
