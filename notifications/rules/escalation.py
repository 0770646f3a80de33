"""Whom to turn to when nobody of a delegation has acknowledged, as data.

Under silence a missing answer is an answer, so the ladder looks at acknowledgement alone. A rung
nobody staffs is skipped and said; the next one that is staffed takes its place in time.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.rules.refusal import Reason
from notifications.rules.vocabulary import DeadlineKind, EscalationStep


@dataclass(frozen=True, slots=True)
class Rung:
    """A step, due once ``share`` of the period has passed without acknowledgement."""

    step: EscalationStep
    share: float


LADDER: tuple[Rung, ...] = (
    Rung(EscalationStep.DEPUTY, 0.25),
    Rung(EscalationStep.LEAD, 0.5),
    Rung(EscalationStep.SECRETARIAT_CALL, 0.75),
)

FLASH_LADDER: tuple[Rung, ...] = (
    Rung(EscalationStep.DEPUTY, 0.1),
    Rung(EscalationStep.LEAD, 0.2),
    Rung(EscalationStep.SECRETARIAT_CALL, 0.35),
)
"""Within six hours the telephone comes early."""

ESCALATED = (DeadlineKind.SILENCE, DeadlineKind.WRITTEN, DeadlineKind.CONSENT)
"""Only where delegations are asked for an answer is anybody looked for beyond those reminded."""


def reached(kind: DeadlineKind, state: str) -> bool:
    """Whether the ladder may rest: acknowledged; under silence delivery is enough (decision 9)."""
    return state == "acknowledged" or (kind is DeadlineKind.SILENCE and state == "delivered")


@dataclass(frozen=True, slots=True)
class PlannedRung:
    """A rung with its instant. ``skipped`` says why nobody is turned to, where nobody is."""

    step: EscalationStep
    due_at: datetime
    skipped: Reason | None = None


def plan_escalation(
    opened_at: datetime,
    closes_at: datetime,
    staffed: Collection[EscalationStep],
    ladder: Sequence[Rung] = LADDER,
) -> tuple[PlannedRung, ...]:
    """Every rung in order. Staffed ones take the earliest places in time."""
    times = [opened_at + (closes_at - opened_at) * rung.share for rung in ladder]
    present = [rung.step for rung in ladder if rung.step in staffed]
    return tuple(
        PlannedRung(rung.step, times[present.index(rung.step)])
        if rung.step in staffed
        else PlannedRung(rung.step, times[place], _nobody(rung.step))
        for place, rung in enumerate(ladder)
    )


def due_now(
    planned: Collection[PlannedRung],
    *,
    now: datetime,
    acknowledged: bool,
    taken: Collection[EscalationStep] = (),
) -> tuple[PlannedRung, ...]:
    """Rungs whose time has come and that were not taken yet; none once acknowledged."""
    if acknowledged:
        return ()
    return tuple(rung for rung in planned if rung.due_at <= now and rung.step not in taken)


def _nobody(step: EscalationStep) -> Reason:
    return Reason("notifications.escalation_nobody", {"step": step})
