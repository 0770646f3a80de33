"""Phases as rows → the frozen values their rules take, and the plain words that are hashed."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from django.db.models import QuerySet

from responses.models import Phase, Proposal
from responses.rules.package import content
from responses.rules.phases import Counted, PhaseFacts, PhaseStatus, Trigger


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
