"""When an assessment may be written, and what its parts must say."""

from datetime import date

from attribution.rules.access import may_write
from attribution.rules.vocabulary import AssessmentStatus
from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor

LONGEST_STATEMENT = 500
LONGEST_NAME = 200


def may_edit(actor: Actor, *, status: AssessmentStatus, case_closed: bool) -> Refusal | None:
    """Analysts, while the assessment is a draft and its case is not closed."""
    if may_write(actor):
        return Refusal("attribution.not_the_author")
    if case_closed:
        return Refusal("attribution.case_closed", kind=Kind.STATE)
    if status is AssessmentStatus.DRAFT:
        return None
    return Refusal("attribution.only_in_draft", kind=Kind.STATE)


def check_statement(statement: str) -> Refusal | None:
    """A hypothesis is one sentence."""
    if 0 < len(statement.strip()) <= LONGEST_STATEMENT:
        return None
    return Refusal("attribution.statement_missing", kind=Kind.INVALID, field="statement")


def check_name(name: str) -> Refusal | None:
    """The name of an actor; an empty one names nobody."""
    if len(name.strip()) <= LONGEST_NAME:
        return None
    return Refusal("attribution.name_missing", kind=Kind.INVALID, field="actor_name")


def check_weighing(supporting: frozenset[str], contradicting: frozenset[str], known: frozenset[str]) -> Refusal | None:
    """Items of this case that the writer sees, each on one side only."""
    if (supporting | contradicting) - known:
        return Refusal("attribution.evidence_unknown", kind=Kind.INVALID, field="supporting")
    if supporting & contradicting:
        return Refusal("attribution.evidence_both_ways", kind=Kind.INVALID, field="contradicting")
    return None


def check_day(day: date, *, today: date) -> Refusal | None:
    """A position was taken today in Brussels or before."""
    if day <= today:
        return None
    return Refusal("attribution.date_in_future", {"today": today}, kind=Kind.INVALID, field="date")
