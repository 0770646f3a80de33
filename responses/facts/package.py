"""Phases as rows → the frozen values their rules take, and the plain words that are hashed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from django.db.models import QuerySet

from core.rules.refusal import Reason
from responses.models import Package, Phase, Proposal, Round, TextVersion
from responses.rules.package import content
from responses.rules.phases import Counted, PhaseFacts, PhaseStatus, Trigger, when


def phases_of(proposal: Proposal) -> QuerySet[Phase]:
    """All phases in order, with everything a page or a rule needs of one. One query."""
    related = ("instrument", "act", "carried_out_by", "after", "delivery", "released_by")
    return proposal.phases.select_related(*related).order_by("number")


def phase_facts(row: Phase) -> PhaseFacts:
    """One phase."""
    return PhaseFacts(
        number=row.number,
        status=PhaseStatus(row.status),
        trigger=Trigger(row.trigger),
        after=row.after.number if row.after else None,
        days=row.days,
        counted=Counted(row.counted) if row.counted else None,
        at=row.at,
        instant=row.instant,
        started_at=row.started_at,
        called_at=row.called_at,
        delivered_at=row.delivery.delivered_at if row.delivery else None,
        replied_at=row.replied_at,
    )


def package_content(rows: Iterable[Phase]) -> list[dict[str, Any]]:
    """Everything that is agreed about each phase, in order; instants in UTC."""
    return [
        content(
            {
                "number": row.number,
                "title": row.title,
                "instrument": row.instrument.code,
                "instrument_name": row.instrument.name,
                "act": row.act.name if row.act else None,
                "what": row.what,
                "carried_out_by": row.carried_out_by_id,
                "trigger": row.trigger,
                "after": row.after.number if row.after else None,
                "days": row.days,
                "counted": row.counted,
                "at": row.at,
                "instant": row.instant.astimezone(UTC) if row.instant else None,
            }
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """One phase as it was put to the States: what, by whom, when."""

    number: int
    title: str
    what: str
    instrument: str
    carried_out_by: str
    when: Reason


def lines_put(round_: Round) -> list[PhaseLine]:
    """The package a round is on. No query where there is none, else one."""
    return _kept(round_.proposal_id, round_.package_sha256)


def lines_with(version: TextVersion) -> list[PhaseLine]:
    """The package that went with a version: as its last round had it; today's phases before any round."""
    rounds = version.rounds.order_by("-number")
    last = rounds.values_list("package_sha256", flat=True).first()
    if last is not None:
        return _kept(version.proposal_id, last)
    newest = not version.proposal.versions.filter(number__gt=version.number).exists()
    return lines_today(version.proposal) if newest else []


def lines_today(proposal: Proposal) -> list[PhaseLine]:
    """The package as it would be put to the States now. One query."""
    return lines_of(package_content(phases_of(proposal)))


def lines_of(rows: Iterable[Mapping[str, Any]]) -> list[PhaseLine]:
    """Kept content for readers."""
    return [
        PhaseLine(
            number=row["number"],
            title=row["title"],
            what=row["what"],
            instrument=row["instrument_name"],
            carried_out_by=row["carried_out_by"],
            when=when(_facts_of(row)),
        )
        for row in rows
    ]


def _kept(proposal_id: Any, digest: str) -> list[PhaseLine]:
    if not digest:
        return []
    found = Package.objects.filter(proposal=proposal_id, sha256=digest).first()
    return lines_of(found.content) if found else []


def _facts_of(row: Mapping[str, Any]) -> PhaseFacts:
    return PhaseFacts(
        number=row["number"],
        status=PhaseStatus.PLANNED,
        trigger=Trigger(row["trigger"]),
        after=row["after"],
        days=row["days"],
        counted=Counted(row["counted"]) if row["counted"] else None,
        at=time.fromisoformat(row["at"]),
        instant=datetime.fromisoformat(row["instant"]) if row["instant"] else None,
    )
