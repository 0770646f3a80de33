"""What analysts, legal advisers and security officers have to do."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from attribution.models import Assessment
from attribution.rules.vocabulary import AssessmentStatus
from cases.models import Quarantined, Report
from delegations.rules.roles import Actor
from desk.inbox.items import Group, Item, instants_of, tag
from sanctions.models import Dossier
from sanctions.rules.vocabulary import DossierStatus

LONGEST = 100
"""More waiting lines than this are not read one by one; the list pages hold them all."""


def to_triage(user: Any, actor: Actor) -> Iterator[Item]:
    """Reports nobody has triaged."""
    rows = Report.objects.visible_to(user).waiting().select_related("source").order_by("created_at")
    found = list(rows[:LONGEST])
    due = instants_of(found)
    for one in found:
        note = _("Report from %(source)s") % {"source": one.source.name}
        tags = (tag(_("Triage"), "warn"),)
        yield Item(Group.WORK, one.title, one.get_absolute_url(), note, due=due.get(one.pk), tags=tags)


def assessments(user: Any, actor: Actor) -> Iterator[Item]:
    """Assessments being written or read by peers."""
    rows = Assessment.objects.visible_to(user).filter(status__in=[AssessmentStatus.DRAFT, AssessmentStatus.PEER_REVIEW])
    found = list(rows.select_related("case").order_by("-changed_at"))
    due = instants_of(found)
    for one in found:
        reviewing = one.status == AssessmentStatus.PEER_REVIEW
        note = _("Waits for a second analyst") if reviewing else _("Assessment being written")
        title = f"{one.case.title} – {one.case.reference}"
        tags = (tag(_("Assessment")),)
        yield Item(Group.WORK, title, one.get_absolute_url(), note, due=due.get(one.pk), tags=tags)


def dossiers(user: Any, actor: Actor) -> Iterator[Item]:
    """Listing dossiers in the legal check."""
    rows = Dossier.objects.visible_to(user).filter(status=DossierStatus.LEGAL_CHECK).select_related("case")
    for one in rows.order_by("changed_at"):
        note = _("Legal check")
        yield Item(Group.DECIDE, str(one), one.get_absolute_url(), note, tags=(tag(_("Listing"), "warn"),))


def quarantine(user: Any, actor: Actor) -> Iterator[Item]:
    """Uploads that bore a classification marking."""
    for one in Quarantined.objects.filter(handled_at__isnull=True).order_by("created_at"):
        url = reverse("cases:quarantine")
        note = _("Kept out: it bears “%(marking)s”") % {"marking": one.marking_found}
        yield Item(Group.DECIDE, one.where, url, note, tags=(tag(_("Quarantine"), "no"),))
