"""A pointer says that classified content exists and where it is kept. It never holds any."""

import re
from dataclasses import dataclass

from cases.rules.access import CaseFacts, may_add_evidence, may_view
from cases.rules.classification import check_text
from cases.rules.vocabulary import ClassifiedLevel
from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body

LONGEST_REFERENCE = 80
LONGEST_SUMMARY = 2_000
_REFERENCE = re.compile(r"[^\W_][\w .,:()/\-–]*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class PointerWords:
    """``reference``: the number in the registry; ``originator``: display code of who classified it."""

    reference: str
    level: str
    originator: str
    summary: str


def may_point(actor: Actor, case: CaseFacts) -> Refusal | None:
    """Whoever may add evidence to the case; partners never."""
    return _partner(actor) or may_add_evidence(actor, case)


def may_withdraw_pointer(actor: Actor, case: CaseFacts, added_for: str) -> Refusal | None:
    """The delegation that added it, and security officers."""
    if refusal := _partner(actor) or may_view(actor, case):
        return refusal
    if actor.delegation == added_for or actor.can(Can.GUARD_MARKINGS):
        return None
    return Refusal("cases.only_who_pointed", {"body": added_for})


def check_pointer(words: PointerWords) -> Refusal | None:
    """A number without a marking in it, a level we know, and a summary that says something."""
    reference = words.reference.strip()
    if not _REFERENCE.fullmatch(reference) or len(reference) > LONGEST_REFERENCE:
        return _invalid("cases.pointer_reference", "reference", longest=LONGEST_REFERENCE)
    if check_text(reference, field="reference"):
        return _invalid("cases.pointer_reference_marked", "reference")
    if words.level not in tuple(ClassifiedLevel):
        return _invalid("cases.word_unknown", "level", field="level", value=words.level[:40])
    if not 0 < len(words.summary.strip()) <= LONGEST_SUMMARY or "\x00" in words.summary:
        return _invalid("cases.pointer_summary", "summary", longest=LONGEST_SUMMARY)
    return None


def _partner(actor: Actor) -> Refusal | None:
    return Refusal("cases.pointers_stay_inside") if actor.kind == Body.PARTNER else None


def _invalid(code: str, at_fault: str, **params: object) -> Refusal:
    return Refusal(code, params, kind=Kind.INVALID, field=at_fault)
