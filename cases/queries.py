"""Reading: lists, search and likeness. All of it goes through ``visible_to``."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from cases.facts import live_entry, traits
from cases.models import Case, ClassifiedPointer, Evidence, Report, TimelineEntry
from cases.rules.duplicates import Likeness, Traits, likely_duplicates, words
from cases.rules.grading import credibility_at_least, reliability_at_least
from cases.rules.references import format_reference, parse_reference
from cases.rules.vocabulary import Credibility, Reliability
from core.registry import Hit
from core.rules.letters import shown
from delegations import facts as people
from delegations.rules.roles import Kind as Body

CANDIDATES = 500
FOUND = 20


class Alike(NamedTuple):
    """An earlier report the reader may see, and why it looks like the new one."""

    report: Report
    likeness: Likeness


def reports(user: Any, *, status: str = "", source: str = "", search: str = "") -> QuerySet[Report]:
    """Reports this reader may see, newest first; each filter is optional."""
    found = Report.objects.visible_to(user).select_related("source", "case")
    if status:
        found = found.filter(status=status)
    if source:
        found = found.filter(source_id=source)
    for word in search.split():
        found = found.filter(Q(title__icontains=word) | Q(body__icontains=word) | Q(actor_named__icontains=word))
    return found.order_by("-created_at", "-id")


def cases(user: Any, *, status: str = "", tier: str = "", lead: str = "", search: str = "") -> QuerySet:
    """Cases this reader may see, last changed first; each filter is optional."""
    found = Case.objects.visible_to(user).select_related("lead")
    if status:
        found = found.filter(status=status)
    if tier:
        found = found.filter(tier=tier)
    if lead:
        found = found.filter(lead_id=lead)
    for word in search.split():
        found = found.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(reference__icontains=word))
    return found.order_by("-changed_at", "id")


def timeline_of(case: Case, user: Any) -> QuerySet[TimelineEntry]:
    """What happened, oldest first. A partner reads what stood there when the case was released to it."""
    rows = case.timeline.order_by("date", "created_at")
    actor = people.actor(user)
    if actor.kind != Body.PARTNER:
        return rows
    released = live_entry(case, actor.delegation)
    return rows.filter(created_at__lte=released.created_at) if released else rows.none()


def evidence_of(case: Case, user: Any) -> QuerySet[Evidence]:
    """A case's items this reader may see, newest first."""
    found = Evidence.objects.visible_to(user).filter(case=case)
    return found.select_related("originator", "added_by").order_by("-created_at", "id")


def likely(user: Any, *, title: str, links: Iterable[str] = (), techniques: Iterable[str] = ()) -> list[Alike]:
    """At most five earlier reports the reader may see that probably say the same, the most alike first."""
    new = Traits("", title, tuple(links), frozenset(techniques))
    earlier = {str(report.pk): report for report in _candidates(user, new)}
    compared = (traits(report, [each.pk for each in report.techniques.all()]) for report in earlier.values())
    return [Alike(earlier[found.key], found) for found in likely_duplicates(new, compared)]


def alike(user: Any, report: Report) -> list[Alike]:
    """As ``likely``, for a report that is stored already."""
    codes = report.techniques.values_list("pk", flat=True)
    found = likely(user, title=report.title, links=report.links, techniques=codes)
    return [each for each in found if each.report.pk != report.pk]


def visible_case(user: Any, report: Report) -> Case | None:
    """The case a report went into, if this reader may see it."""
    return Case.objects.visible_to(user).filter(pk=report.case_id).first() if report.case_id else None


def visible_original(user: Any, report: Report) -> Report | None:
    """What a report repeats, if this reader may see it."""
    rows = Report.objects.visible_to(user).filter(pk=report.duplicate_of_id)
    return rows.first() if report.duplicate_of_id else None


def items(
    user: Any, *, kind: str = "", reliability: str = "", credibility: str = "", search: str = ""
) -> QuerySet[Evidence]:
    """Evidence of all cases this reader may see. “At least” leaves out what cannot be judged."""
    found = Evidence.objects.visible_to(user).select_related("case", "originator")
    if kind:
        found = found.filter(kind=kind)
    if reliability:
        found = found.filter(reliability__in=reliability_at_least(Reliability(reliability)))
    if credibility:
        found = found.filter(credibility__in=credibility_at_least(Credibility(credibility)))
    for word in search.split():
        found = found.filter(Q(title__icontains=word) | Q(description__icontains=word) | Q(file_name__icontains=word))
    return found.order_by("-created_at", "id")


def pointers(user: Any, search: str) -> QuerySet[ClassifiedPointer]:
    """Pointers this reader may see, by words of their number and summary."""
    found = ClassifiedPointer.objects.visible_to(user).filter(withdrawn_at__isnull=True)
    for word in search.split():
        found = found.filter(Q(reference__icontains=word) | Q(summary__icontains=word))
    return found.order_by("-created_at", "pk")


def _candidates(user: Any, new: Traits) -> QuerySet[Report]:
    """The newest reports that share a word, a link or a technique: what could be alike at all."""
    shares = Q(techniques__in=new.techniques) if new.techniques else Q(pk__in=[])
    for word in words(new.title):
        shares |= Q(title__icontains=word)
    for link in new.links:
        shares |= Q(links__contains=[link])
    sharing = Report.objects.filter(shares).values("pk")
    return Report.objects.visible_to(user).filter(pk__in=sharing).select_related("source", "case").prefetch_related(
        "techniques"
    ).order_by("-created_at")[:CANDIDATES]  # fmt: skip


def search(user: Any, text: str) -> Iterator[Hit]:
    """Cases, reports and evidence by words, or a case by its reference however it is written."""
    reference = parse_reference(text)
    wanted = format_reference(*reference) if reference else text
    for case in cases(user, search=wanted)[:FOUND]:
        yield Hit("case", str(case), case.get_absolute_url(), _excerpt(case.summary), case.changed_at)
    for report in reports(user, search=text)[:FOUND]:
        yield Hit("report", report.title, report.get_absolute_url(), _excerpt(report.body), report.created_at)
    for pointer in pointers(user, text)[:FOUND]:
        yield Hit(
            "pointer", pointer.reference, pointer.get_absolute_url(), _excerpt(pointer.summary), pointer.created_at
        )
    for item in items(user, search=text)[:FOUND]:
        yield Hit("evidence", item.title, item.get_absolute_url(), _excerpt(item.description), item.created_at)


def _excerpt(text: str) -> str:
    return shown(text[:160]) + ("…" if len(text) > 160 else "")
