"""Acts and readings by person, body, verb, object and period. Each a fixed number of queries."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from audit.models import AuditEvent, Disclosure, PersonToken
from cases.models import Case
from core.registry import SUBJECTS
from delegations.facts import BRUSSELS
from delegations.models import User

PARTS_OF_A_CASE = (
    "cases.evidence",
    "cases.report",
    "responses.proposal",
    "sanctions.dossier",
    "attribution.assessment",
)
Wanted = Mapping[str, Any]


def acts(wanted: Wanted) -> QuerySet[AuditEvent]:
    """Every act that fits, newest first."""
    rows = _common(AuditEvent.objects.all(), wanted)
    if verb := wanted.get("verb"):
        rows = rows.filter(verb__icontains=verb)
    if thing := wanted.get("thing"):
        case = Case.objects.filter(reference__iexact=thing).values_list("pk", flat=True).first()
        rows = rows.filter(chain=str(case)) if case else rows.filter(Q(subject_id=thing) | Q(chain=thing))
    return rows.order_by("-id")


def readings(wanted: Wanted) -> QuerySet[Disclosure]:
    """Every reading that fits, newest first. A case by its reference brings its parts as well."""
    rows = _common(Disclosure.objects.all(), wanted)
    if channel := wanted.get("channel"):
        rows = rows.filter(channel=channel)
    if thing := wanted.get("thing"):
        case = Case.objects.filter(reference__iexact=thing).values_list("pk", flat=True).first()
        rows = rows.filter(subject_id__in=[str(case), *_parts(case)]) if case else rows.filter(subject_id=thing)
    return rows.order_by("-id")


def _common(rows: QuerySet, wanted: Wanted) -> QuerySet:
    """What acts and readings are both asked by."""
    if person := wanted.get("person"):
        rows = rows.filter(person__in=tokens(person))
    if body := wanted.get("body"):
        rows = rows.filter(on_behalf_of__iexact=body)
    if kind := wanted.get("kind"):
        rows = rows.filter(subject_kind=kind)
    if since := wanted.get("since"):
        rows = rows.filter(at__gte=_midnight(since))
    if until := wanted.get("until"):
        rows = rows.filter(at__lt=_midnight(until) + timedelta(days=1))
    return rows


def tokens(words: str) -> set[Any]:
    """The tokens of persons whose name or address contains the words; an erased name is found no more."""
    known = PersonToken.objects.filter(name__icontains=words).values_list("token", flat=True)
    users = User.objects.filter(Q(name__icontains=words) | Q(email__icontains=words)).values_list("token", flat=True)
    return {*known, *users}


def names_of(people: Iterable[Any]) -> dict[Any, str]:
    """Token to name, for those not erased. Two queries."""
    asked = set(people)
    found = dict(User.objects.filter(token__in=asked).values_list("token", "name"))
    return found | dict(PersonToken.objects.filter(token__in=asked).exclude(name="").values_list("token", "name"))


def kind_name(kind: str) -> str:
    """“listing dossier” of ``sanctions.dossier``; a kind that is no longer there reads as it was stored."""
    try:
        return str(apps.get_model(kind)._meta.verbose_name)
    except LookupError:
        return kind


def titles(places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """What objects are called today, by kind and id. One query for each kind."""
    asked: dict[str, set[str]] = {}
    for kind, pk in places:
        asked.setdefault(kind, set()).add(pk)
    found: dict[tuple[str, str], str] = {}
    for kind, ids in asked.items():
        if kind in SUBJECTS:
            rows = apps.get_model(kind)._default_manager.filter(pk__in=ids)
            found |= {(kind, str(row.pk)): SUBJECTS[kind].title(row) for row in rows}
    return found


def _parts(case: Any) -> set[str]:
    rows = AuditEvent.objects.filter(chain=str(case), subject_kind__in=PARTS_OF_A_CASE)
    return set(rows.values_list("subject_id", flat=True).distinct())


def _midnight(day: date) -> datetime:
    """Where the day begins in Brussels."""
    return datetime.combine(day, time(), tzinfo=BRUSSELS)
