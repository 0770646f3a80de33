"""What the kernel is told of packages: their sentences, the subject, and what an instant does."""

from datetime import datetime
from typing import Any

from core import sentences
from core.registry import register_deadline, register_subject
from delegations.rules.roles import Can
from notifications.models import Deadline, Reminder
from notifications.rules.vocabulary import ReminderKind
from responses.actions.package_turns import settle_at
from responses.instants import PHASE_DUE
from responses.models import Phase
from responses.phase_sentences import SENTENCES
from responses.phase_words import COUNTED, PHASE_MOVES, PHASE_STATUS, TRIGGERS
from responses.rules.phases import Counted, PhaseStatus, Trigger


def register() -> None:
    """Called once, from the registrations of this app."""
    sentences.register(SENTENCES)
    sentences.register_words(PhaseStatus, PHASE_STATUS, moves=PHASE_MOVES)
    for kind, words in ((Trigger, TRIGGERS), (Counted, COUNTED)):
        sentences.register_words(kind, words)
    register_subject(Phase, url=lambda phase: phase.get_absolute_url(), title=title)
    register_deadline(
        PHASE_DUE, fire=fall_due, still_owed=still_owed, notice=notice,
        asks=(Can.RECORD_DELIVERY, Can.SIGN_POSITION),
    )  # fmt: skip


def title(phase: Phase) -> str:
    """Which phase of which package."""
    return f"{phase.proposal}: {phase}"


def fall_due(deadline: Deadline, at: datetime) -> None:
    """The phase falls due and people are told; nothing leaves by itself. Harmless if it was stopped meanwhile.

    ``RuntimeError`` if it is not due after all, so that the dispatcher tries again.
    """
    phase = settle_at(phase_id=deadline.subject_id)
    if phase.status == PhaseStatus.WAITING and phase.due_at == deadline.due_at:
        raise RuntimeError(f"phase {phase.pk} is not due yet")


def still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """Before the instant, while the phase waits for it. That it has come is told by the act itself."""
    if reminder.kind == ReminderKind.EXPIRY:
        return False
    return Phase.objects.filter(pk=deadline.subject_id, status=PhaseStatus.WAITING).exists()


def notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """Which phase of what falls due when, and the page where it is released."""
    phase = Phase.objects.select_related("proposal__case").get(pk=deadline.subject_id)
    params = {
        "proposal": str(phase.proposal), "number": phase.number, "title": phase.title, "due": deadline.due_at,
    }  # fmt: skip
    return "responses.notice_phase_soon", params, phase.get_absolute_url()
