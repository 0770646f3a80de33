"""A report comes in: checked, kept verbatim, told to those who triage."""

from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.actions.wording import quoted
from cases.models import Report, Technique
from cases.rules.access import may_report
from cases.rules.report_words import Words, check_words
from cases.rules.vocabulary import Marking
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.rules.roles import Can
from notifications import outbox
from notifications.actions import set_deadline
from notifications.rules.vocabulary import DeadlineKind
from notifications.timetable import time_allowed

TRIAGE = "cases.triage"


class Received(NamedTuple):
    """The stored report and what became of it: ``new``, ``unchanged`` or ``changed``."""

    report: Report
    outcome: str


def receive_report(*, by: Any, external_id: str = "", channel: str = "form", **words: Any) -> Received:
    """Keep a report of ``by``'s body verbatim and tell everyone who must triage.

    ``words`` are the fields of ``rules.report_words.Words``. With an ``external_id`` a repeat of what is
    already here changes nothing (``unchanged``, the stored row); other words under the same id become a
    new version beside the old one (``changed``). A classification marking in any text is refused (422)
    and what was tried is recorded by itself, so this must not run inside a transaction of the caller's.
    """
    said = look_over(by=by, external_id=external_id, **words)
    return _keep(said, by, external_id, channel)


def look_over(*, by: Any, external_id: str = "", **words: Any) -> Words:
    """Everything ``receive_report`` refuses, without keeping the report: for a form in two steps."""
    enforce(may_report(people.actor(by)))
    said = _as_words(words)
    enforce(check_words(said, external_id=external_id, today=people.today()))
    refuse_marked_text(said.texts() | {"external id": external_id}, by=by)
    _known_techniques(said)
    return said


def _as_words(words: dict[str, Any]) -> Words:
    marking = words.get("marking", Marking.LIMITE)
    if marking not in tuple(Marking):
        enforce(Refusal("cases.marking_unknown", {"marking": marking}, kind=Kind.INVALID, field="marking"))
    lists = {
        "marking": Marking(marking),
        "links": tuple(words.get("links", ())),
        "techniques": frozenset(words.get("techniques", ())),
    }
    return Words(**(words | lists))


@transaction.atomic
def _keep(said: Words, by: Any, external_id: str, channel: str) -> Received:
    source = people.actor(by).delegation
    known = _known_techniques(said)
    family = Report.objects.filter(source_id=source, external_id=external_id) if external_id else Report.objects.none()
    same = family.filter(content_hash=said.content_hash()).order_by("-version").first()
    if same:
        return Received(same, "unchanged")
    latest = family.order_by("-version").first()
    try:  # two at once: the later one finds the earlier and is a repeat of it
        with transaction.atomic():
            report = _stored(said, by, source, external_id, channel, latest.version + 1 if latest else 1)
    except IntegrityError as clash:
        if "one_report_per_version" not in str(clash):
            raise
        return _keep(said, by, external_id, channel)
    report.techniques.set(known)
    _remember(report, latest, by)
    _tell(report, channel)
    return Received(report, "changed" if latest else "new")


def _known_techniques(said: Words) -> list[Technique]:
    known = list(Technique.objects.filter(code__in=said.techniques))
    unknown = said.techniques - {each.code for each in known}
    params = {"codes": tuple(sorted(unknown))}
    enforce(Refusal("cases.technique_unknown", params, kind=Kind.INVALID, field="techniques") if unknown else None)
    return known


def _stored(said: Words, by: Any, source: str, external_id: str, channel: str, version: int) -> Report:
    return Report.objects.create(
        source_id=source, submitted_by=by, external_id=external_id, version=version,
        content_hash=said.content_hash(), title=said.title, body=said.body, language=said.language,
        observed_on=said.observed_on, actor_named=said.actor_named, links=list(said.links),
        marking=said.marking, channel=channel,
    )  # fmt: skip


def _remember(report: Report, latest: Report | None, by: Any) -> None:
    again = f", version {report.version} of what it had sent as {quoted(report.external_id)}" if latest else ""
    trail.record(
        verb="receive_report", subject=report, by=by, body=report.source_id, content_hash=report.content_hash,
        sentence=f"{{actor}} ({report.source_id}) sent the report {quoted(report.title)}{again}.",
    )  # fmt: skip


def _tell(report: Report, channel: str) -> None:
    """Tell those who triage. A batch is told once a day per sender, and sets no clock: it is history."""
    triage = people.holders(Can.TRIAGE)
    now = db_now()
    batch = channel == "import"
    outbox.notify(
        people=triage,
        code="cases.notice_reports_imported" if batch else "cases.notice_report_received",
        params={"source": report.source_id},
        subject=report, url=report.get_absolute_url(),
        dedupe=f"imported:{report.source_id}:{people.brussels_day(now)}" if batch else f"received:{report.pk}",
    )  # fmt: skip
    if not batch:
        bodies = sorted({people.actor(each).delegation for each in triage})
        set_deadline(
            subject=report, handler=TRIAGE, kind=DeadlineKind.TRIAGE, chain="",
            opened_at=now, due_at=time_allowed(DeadlineKind.TRIAGE, now), delegations=bodies,
        )  # fmt: skip
