"""What of a case is still kept: items and words, copies that wait to go, and names that stand in texts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Model, Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from audit import trail
from cases.models import Bystander, Case, Erasure, ErasureItem, Evidence, Report, TimelineEntry
from cases.rules.erasing import ERASED
from cases.rules.pseudonyms import without_name
from responses.models import Comment, Paragraph, Proposal

TEXTS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Case, ("title", "summary")),
    (Report, ("title", "body", "actor_named")),
    (Evidence, ("title", "description")),
    (TimelineEntry, ("text", "note")),
    (Comment, ("text", "wording")),
    (Paragraph, ("text",)),
)
"""Where a name can stand, in the order of the work."""
MOST = 50


class Left(NamedTuple):
    """A registered name that stands in a text: by label, and where."""

    label: str
    where: str
    url: str


def rows(case: Case, user: Any) -> list[tuple[str | Promise, int]]:
    """What is still there, as this reader may know it; what erasing has left behind only if there is any."""
    items = Evidence.objects.visible_to(user).filter(case=case)
    reports = Report.objects.visible_to(user).filter(case=case).exclude(title=ERASED)
    waiting = _seen(user).filter(erasure__case=case).exclude(to_remove=[])
    found: list[tuple[str | Promise, int]] = [
        (_("Items of evidence"), items.filter(erased_at__isnull=True).count()),
        (_("Reports with their words"), reports.count()),
        (_("Names behind labels"), Bystander.objects.visible_to(user).of_case(case).exclude(name="").count()),
        (_("Sentences of the record"), trail.seen_by(user, trail.chain_of(case)).count()),
    ]
    of_erasing: list[tuple[str | Promise, int]] = [
        (_("Erased items: hash and custody"), items.filter(erased_at__isnull=False).count()),
        (_("Erased items whose bytes a store still holds"), waiting.count()),
    ]
    return found + [row for row in of_erasing if row[1]]


def erasures(case: Case, user: Any) -> list[Erasure]:
    """Proposed, withdrawn and done, the newest first, each with the items this reader may know of."""
    found = case.erasures.select_related("term", "proposed_by", "decided_by")
    return list(found.prefetch_related(Prefetch("items", _seen(user))).order_by("-created_at"))


def _seen(user: Any) -> QuerySet[ErasureItem]:
    visible = Evidence.objects.visible_to(user).values("pk")
    return ErasureItem.objects.filter(evidence__in=visible).select_related("evidence").order_by("created_at", "pk")


def names_left(case: Case, user: Any) -> list[Left]:
    """Texts of the case this reader may see in which a registered name stands. To those who may have it shown."""
    found: list[Left] = []
    for one in Bystander.objects.visible_to(user).of_case(case).exclude(name=""):
        for model, columns in TEXTS:
            for row in _with_words(_texts(model, case, user), columns, one.name):
                said = " ".join(getattr(row, column) for column in columns)
                if without_name(said, one.name, one.label)[1]:
                    found.append(Left(one.label, *_place(row)))
    return found[:MOST]


def _texts(model: Any, case: Case, user: Any) -> QuerySet[Any]:
    """The rows of one kind. Of a text put forward, the newest version only: older ones are history."""
    if model is Case:
        return Case.objects.filter(pk=case.pk)
    if model is TimelineEntry:
        return TimelineEntry.objects.filter(case=case).select_related("case")
    if model in (Report, Evidence):
        visible: QuerySet[Any] = model.objects.visible_to(user).filter(case=case)
        return visible
    if model is Comment:
        return Comment.objects.visible_to(user).filter(proposal__case=case, withdrawn_at__isnull=True)
    latest = [
        version.pk
        for proposal in Proposal.objects.visible_to(user).filter(case=case)
        if (version := proposal.versions.order_by("-number").first())
    ]
    return Paragraph.objects.filter(version__in=latest).select_related("version__proposal")


def _with_words(found: QuerySet[Any], columns: tuple[str, ...], name: str) -> Iterator[Any]:
    """Only rows in which every word of the name stands are read."""
    for word in name.split():
        somewhere = Q()
        for column in columns:
            somewhere |= Q(**{f"{column}__icontains": word})
        found = found.filter(somewhere)
    return found.iterator()


def _place(row: Any) -> tuple[str, str]:
    if isinstance(row, Paragraph):
        return str(row.version.proposal), row.version.proposal.get_absolute_url()
    if isinstance(row, TimelineEntry):
        return str(row.date), row.case.get_absolute_url()
    return str(row), row.get_absolute_url()
