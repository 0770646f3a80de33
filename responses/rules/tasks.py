"""The checks of a proposal as tasks: which exist, what each asks, when one is done."""

from collections.abc import Mapping
from enum import StrEnum

from core.rules.refusal import Kind, Refusal
from responses.rules.instrument_facts import InstrumentFacts
from responses.rules.proposal import ProposalStatus


class CheckCode(StrEnum):
    """One task each, done by a named person."""

    RIGHTS_TEST = "rights_test"
    PROPORTIONALITY = "proportionality"
    EVIDENCE = "evidence"


QUESTIONS: tuple[str, ...] = (
    "provided_by_law",
    "essence_respected",
    "general_interest",
    "necessary",
    "proportionate",
    "safeguards",
    "protected_speech",
)
"""Article 52(1) of the Charter as seven questions, in the order they are asked."""

EDITABLE = (ProposalStatus.DRAFT, ProposalStatus.CHECKS, ProposalStatus.COMMENT)


def checks_of(instrument: InstrumentFacts) -> tuple[CheckCode, ...]:
    """The tasks a proposal on this instrument gets, in the order they are best done."""
    if instrument.needs_rights_test:
        return (CheckCode.EVIDENCE, CheckCode.PROPORTIONALITY, CheckCode.RIGHTS_TEST)
    return (CheckCode.EVIDENCE,)


def check_answers(answers: Mapping[str, str]) -> Refusal | None:
    """All seven questions are answered in words; a signed blank would prove nothing."""
    for question in QUESTIONS:
        if not str(answers.get(question, "")).strip():
            return Refusal("responses.rights_question_open", {}, kind=Kind.INVALID, field=question)
    return None


def check_proportionality(note: str, *, suggested: int, tier: int) -> Refusal | None:
    """A note always; where the instrument lies above the suggested tier it is the reason for that."""
    if note.strip():
        return None
    code = "responses.above_tier_needs_reason" if tier > suggested else "responses.note_required"
    return Refusal(code, {"suggested": f"T{suggested}", "tier": f"T{tier}"}, kind=Kind.INVALID, field="note")


def may_change_checks(status: ProposalStatus) -> Refusal | None:
    """Checks are done and undone until the States are asked; then they stand as they were."""
    if status in EDITABLE:
        return None
    return Refusal("responses.checks_are_closed", {"status": ProposalStatus(status)}, kind=Kind.STATE)
