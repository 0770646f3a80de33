"""An incident in the words of a report. Nothing is lost: what has no field of its own goes into the text."""

from typing import Any

from cases.rules.markings import received_as
from cases.rules.report_words import LONGEST
from core.rules.letters import shown
from exchange.rules.incidents import Incident

CUT = "…"


def words_of(incident: Incident) -> dict[str, Any]:
    """The fields of ``cases.rules.report_words.Words``. Unmarked incidents become LIMITE."""
    longest, name = LONGEST["title"], shown(incident.name)
    title = name if len(name) <= longest else name[: longest - 1] + CUT
    return {
        "title": title,
        "body": "\n\n".join(_paragraphs(incident, is_cut=title != incident.name)),
        "observed_on": incident.observed_on,
        "actor_named": _fitting(incident.actor),
        "links": incident.links,
        "techniques": incident.techniques,
        "marking": received_as(None, incident.tlp),
    }


def _paragraphs(incident: Incident, *, is_cut: bool) -> list[str]:
    actor_is_cut = _fitting(incident.actor) != incident.actor
    said = (
        incident.name if is_cut else "",
        incident.description,
        f"Attributed to: {incident.actor}" if actor_is_cut else "",
        f"Listed as: {', '.join(incident.catalogue)}" if incident.catalogue else "",
        f"Labels: {', '.join(incident.labels)}" if incident.labels else "",
    )
    return [each for each in said if each]


def _fitting(actor: str) -> str:
    longest, actor = LONGEST["actor_named"], shown(actor)
    return actor if len(actor) <= longest else actor[: longest - 1] + CUT
