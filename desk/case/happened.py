"""What happened, in the world and in the file, as one line of time."""

from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from audit import trail
from cases.models import Case
from delegations.facts import BRUSSELS
from responses.models import Adoption, Delivery, Round

MOST = 200
ROUTINE = ("escalation_skipped",)
"""Acts of the machine that would drown those of people; the auditor reads them in the whole record."""


def events(case: Case) -> list[dict[str, Any]]:
    """Dated facts, rounds, adoptions and deliveries, newest first. Four queries."""
    found = [_fact(entry) for entry in case.timeline.all()]
    for one in Round.objects.filter(proposal__case=case).select_related("proposal__case"):
        found += _of_round(one)
    for act in Adoption.objects.filter(proposal__case=case).select_related("proposal__case"):
        text = _("Adopted outside: %(body)s, %(reference)s") % {"body": act.body, "reference": act.reference}
        found.append(_event(_noon(act.adopted_on), text, act.proposal.get_absolute_url(), major=True, day=True))
    for sent in Delivery.objects.filter(proposal__case=case).select_related("proposal__case"):
        found.append(_event(sent.delivered_at, _("Delivered: %s") % sent.what, sent.get_absolute_url(), major=True))
    return sorted(found, key=lambda event: event["at"], reverse=True)


def _of_round(one: Round) -> list[dict[str, Any]]:
    url, title = one.get_absolute_url(), one.proposal.title
    found = [_event(one.opened_at, _("Round opened: %s") % title, url)] if one.opened_at else []
    if one.closed_at:
        found.append(_event(one.closed_at, _("Round ended: %s") % title, url, major=True))
    return found


def record(case: Case, user: Any) -> list[dict[str, Any]]:
    """The latest sentences of the case's memory that speak of what the reader may see, newest first."""
    whole = trail.seen_by(user, trail.chain_of(case).exclude(verb__in=ROUTINE))
    rows = list(whole.order_by("-number")[:MOST])
    return [{"at": row.at, "sentence": sentence} for row, sentence in trail.readable(rows)]


def _fact(entry: Any) -> dict[str, Any]:
    return _event(_noon(entry.date), entry.text, entry.source_url, note=entry.note, day=True)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=BRUSSELS)


def _event(at: datetime, text: str, url: str = "", *, note: str = "", major: bool = False, day: bool = False) -> dict:
    return {"at": at, "text": text, "url": url, "note": note, "major": major, "day": day}
