"""An assessment is read by a second analyst and agreed; the former agreed one gives way."""

from typing import Any

from django.db import transaction

from attribution.actions.guard import is_closed, locked, see_case
from attribution.due import end_due
from attribution.facts import assessment_facts, token
from attribution.models import Assessment
from attribution.rules.access import may_agree, may_review
from attribution.rules.lifecycle import ASSESSMENT
from attribution.rules.readiness import may_go_to_review
from attribution.rules.vocabulary import AssessmentStatus
from attribution.rules.writing import may_edit
from audit import trail
from cases.actions.case import advance
from cases.actions.guard import keeps_out_marked
from cases.actions.wording import quoted
from cases.models import Case
from cases.rules.vocabulary import CaseStatus
from core.clock import db_now
from core.rules.refusal import enforce
from core.rules.transitions import check, named
from delegations import facts as people
from delegations.rules.roles import Can
from notifications import outbox


@transaction.atomic
def submit_for_review(*, assessment: Assessment, by: Any) -> Assessment:
    """Ask a second analyst to read a draft. Other analysts are told.

    Refused with the first thing still missing: likelihood, confidence, reasons, hypotheses, a sentence
    that mixes likelihood and confidence (400); no draft (409); not an analyst (403).
    """
    found = locked(assessment)
    see_case(people.actor(by), found.case)
    enforce(check(ASSESSMENT, "submit_for_review", state=found.status))
    enforce(may_edit(people.actor(by), status=AssessmentStatus.DRAFT, case_closed=is_closed(found.case)))
    enforce(may_go_to_review(assessment_facts(found)))
    _move(found, "submit_for_review", by, "sent the assessment of {case} to a second analyst.", reviewer=None)
    others = [each for each in people.holders(Can.ASSESS) if each not in (by, found.author)]
    _tell(found, others, "attribution.notice_to_review")
    return found


@transaction.atomic
def take_review(*, assessment: Assessment, by: Any) -> Assessment:
    """A second analyst reads it critically. Refused to its author (403), and unless it waits for that (409)."""
    found = locked(assessment)
    see_case(people.actor(by), found.case)
    enforce(check(ASSESSMENT, "agree", state=found.status))
    enforce(may_review(people.actor(by), author=token(found.author)))
    found.reviewer = by
    found.save(update_fields=["reviewer"])
    _record(found, "take_review", by, f"reads the assessment of {found.case.reference} critically.")
    return found


@keeps_out_marked("reason")
@transaction.atomic
def return_to_draft(*, assessment: Assessment, by: Any, reason: str = "") -> Assessment:
    """Give it back to be written on, by the second analyst or taken back by its author, who is told."""
    found = locked(assessment)
    see_case(people.actor(by), found.case)
    enforce(check(ASSESSMENT, "return_to_draft", state=found.status))
    enforce(may_edit(people.actor(by), status=AssessmentStatus.DRAFT, case_closed=is_closed(found.case)))
    why = f": {quoted(reason)}." if reason else "."
    _move(found, "return_to_draft", by, f"returned the assessment of {{case}} to draft{why}", reviewer=None)
    _tell(found, [each for each in (found.author,) if each != by], "attribution.notice_returned")
    return found


@transaction.atomic
def agree(*, assessment: Assessment, by: Any) -> Assessment:
    """The analysis stands. A former agreed one is superseded, and an open case becomes assessed.

    Refused to the author (403), before a second analyst has read it or out of its place (409).
    """
    case = Case.objects.select_for_update().get(pk=assessment.case_id)
    found = locked(assessment)
    see_case(people.actor(by), case)
    enforce(check(ASSESSMENT, "agree", state=found.status))
    enforce(may_agree(people.actor(by), author=token(found.author), reviewer=token(found.reviewer)))
    for former in Assessment.objects.filter(case=case, status=AssessmentStatus.AGREED).select_related("case"):
        _move(former, "supersede", by, "superseded the former assessment of {case}.")
    _move(found, "agree", by, "agreed the assessment of {case}.")
    end_due(found)
    if case.status == CaseStatus.OPEN:
        advance(case=case, name="assess", by=by)
    _tell(
        found, [each for each in (found.author, *people.holders(Can.DRAFT)) if each != by], "attribution.notice_agreed"
    )
    return found


def _move(assessment: Assessment, name: str, by: Any, did: str, **also: Any) -> None:
    assessment.status = named(ASSESSMENT, name).target
    assessment.changed_at = db_now()
    for field, value in also.items():
        setattr(assessment, field, value)
    assessment.save(update_fields=["status", "changed_at", *also])
    _record(assessment, name, by, did.replace("{case}", assessment.case.reference))


def _record(assessment: Assessment, verb: str, by: Any, did: str) -> None:
    trail.record(
        verb=verb, subject=assessment, by=by, chain=assessment.case, body=people.actor(by).delegation,
        sentence=f"{{actor}} {did}",
    )  # fmt: skip


def _tell(assessment: Assessment, told: list[Any], code: str) -> None:
    outbox.notify(
        people=told, code=code, params={"reference": assessment.case.reference}, subject=assessment,
        url=assessment.get_absolute_url(), chain=str(assessment.case_id),
        dedupe=f"{code}:{assessment.pk}:{assessment.changed_at.isoformat()}",
    )  # fmt: skip
