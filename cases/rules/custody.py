"""Whether a chain of custody is whole. Steps are only ever added, so a defect is a finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from cases.rules.vocabulary import CustodyStepKind
from core.rules.refusal import Reason

FIRST_STEPS = (CustodyStepKind.COLLECTED, CustodyStepKind.RECEIVED)


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``sha256`` as computed at this step, empty where none was computed."""

    number: int
    kind: CustodyStepKind
    at: datetime
    sha256: str = ""


def first_break(steps: Sequence[Step]) -> Reason | None:
    """None if the chain is whole; otherwise the first thing wrong with it.

    Whole means: it begins with the collection or receipt, is numbered without a gap, never goes
    back in time, and every computed hash is the same.
    """
    if not steps or steps[0].kind not in FIRST_STEPS:
        return Reason("cases.custody_no_beginning")
    for place, step in enumerate(steps, start=1):
        if step.number != place:
            return Reason("cases.custody_gap", {"number": place})
    for before, step in pairwise(steps):
        if step.at < before.at:
            return Reason("cases.custody_back_in_time", {"number": step.number})
    return _changed_content(steps)


def is_whole(steps: Sequence[Step]) -> bool:
    """Whether nothing is wrong with the chain."""
    return first_break(steps) is None


def _changed_content(steps: Sequence[Step]) -> Reason | None:
    hashed = [step for step in steps if step.sha256]
    for step in hashed:
        if step.sha256 != hashed[0].sha256:
            return Reason("cases.custody_hash_changed", {"number": step.number})
    return None
