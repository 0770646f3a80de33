"""A case as it stood: its words, status, marking, readers, and what was in it."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from attribution.models import Assessment
from audit import trail
from audit.models import AuditEvent
from cases.former_words import TAKES_OUT
from cases.models import Case, CustodyStep, Evidence, Report
from cases.rules.lifecycle import CASE
from cases.rules.vocabulary import CaseStatus, CustodyStepKind
from core.registry import subject_kind
from core.rules.transitions import named
from desk.standing.replaying import Stood, case_before, first_of
from responses.models import Proposal, Round

NAMES = ("title", "summary", "marking", "tier", "scores")


def case_at(case: Case, at: datetime, user: Any) -> dict[str, Any]:
    """Everything the page shows. What the reader may not see today is not shown for then either."""
    events = trail.chain_of(case)
    now = Stood({name: getattr(case, name) for name in NAMES} | {"lead": case.lead_id}, audience=_audience(case))
    own = events.filter(Q(subject_kind=subject_kind(case)) | Q(verb=TAKES_OUT), at__gt=at)
    stood = case_before(own.order_by("-number"), now)
    return {
        "known": stood.known, "audience": sorted(stood.audience), "lost": sorted(stood.lost),
        "name_taken_out": stood.name_taken_out,
        "status": CaseStatus(_status(events, at)).value.replace("_", " "),
        "timeline": case.timeline.filter(created_at__lte=at).order_by("date"),
        "reports": _reports(case, events, at, user), "evidence": _evidence(case, at, user),
        "latest": _latest(case, at, user),
    }  # fmt: skip


def _audience(case: Case) -> set[str]:
    return set(case.audience.values_list("delegation_id", flat=True))


def _status(events: Any, at: datetime) -> str:
    moved = events.filter(verb__startswith="case_", at__lte=at).order_by("-number")
    verb = moved.values_list("verb", flat=True).first()
    return str(named(CASE, verb.removeprefix("case_")).target) if verb else CaseStatus.OPEN


def _reports(case: Case, events: Any, at: datetime, user: Any) -> Any:
    """Reports were taken in one by one; each time is an act."""
    taken = events.filter(verb="triage", at__lte=at).values_list("subject_id", flat=True)
    return Report.objects.visible_to(user).filter(pk__in=list(taken)).select_related("source").order_by("created_at")


def _evidence(case: Case, at: datetime, user: Any) -> list[dict[str, Any]]:
    """Items that were there, with grade and marking of then: the first later change says what was before it."""
    rows = Evidence.objects.visible_to(user).filter(case=case, created_at__lte=at).order_by("created_at")
    items = list(rows.select_related("originator"))
    changed = (CustodyStepKind.GRADED, CustodyStepKind.MARKING_CHANGED)
    later = CustodyStep.objects.filter(evidence__in=items, at__gt=at, kind__in=changed).order_by("-number")
    before = {(step.evidence_id, step.kind): first_of(step.note) for step in later}
    return [_item(item, before) for item in items]


def _item(item: Evidence, before: dict[tuple[Any, str], str]) -> dict[str, Any]:
    grade = before.get((item.pk, CustodyStepKind.GRADED), f"{item.reliability}{item.credibility}")
    marking = before.get((item.pk, CustodyStepKind.MARKING_CHANGED), item.marking)
    return {"item": item, "grade": grade, "marking": marking.upper()}


def _latest(case: Case, at: datetime, user: Any) -> list[dict[str, Any]]:
    """Assessments, proposals and rounds that were there, each with the last sentence recorded of it by then."""
    things: list[Any] = []
    for model in (Assessment, Proposal):
        things += model.objects.visible_to(user).filter(case=case, created_at__lte=at).order_by("created_at")
    rounds = Round.objects.visible_to(user).filter(proposal__case=case, opened_at__lte=at)
    things += rounds.select_related("proposal__case").order_by("opened_at")
    said = _last_sentences([str(thing.pk) for thing in things], at, user)
    return [{"thing": thing, "is_round": isinstance(thing, Round), **said.get(str(thing.pk), {})} for thing in things]


def _last_sentences(ids: list[str], at: datetime, user: Any) -> dict[str, dict[str, Any]]:
    events = trail.seen_by(user, AuditEvent.objects.filter(subject_id__in=ids, at__lte=at))
    rows = events.order_by("subject_id", "-id").distinct("subject_id")
    return {row.subject_id: {"at": row.at, "sentence": said} for row, said in trail.readable(rows)}
