"""Earlier reports that probably say the same, for a sender to know of; only those it may see."""

from typing import Any

from cases.facts import traits
from cases.models import Report
from cases.rules.duplicates import likely_duplicates

LOOKED_AT = 500  # the newest reports; older ones are history


def alike(report: Report, user: Any) -> list[dict[str, Any]]:
    """Id, title and likeness (0 to 1) of at most five, the most alike first. Two queries."""
    earlier = Report.objects.visible_to(user).exclude(pk=report.pk).prefetch_related("techniques")
    earlier = {str(each.pk): each for each in earlier.order_by("-created_at")[:LOOKED_AT]}
    compared = likely_duplicates(_traits(report), map(_traits, earlier.values()))
    return [{"id": found.key, "title": earlier[found.key].title, "score": found.score} for found in compared]


def _traits(report: Report) -> Any:
    return traits(report, [technique.pk for technique in report.techniques.all()])
