"""The Admiralty code: two independent axes, read apart and never averaged.

F and 6 mean unknown. They are not the worst grades: no comparison ever includes them.
"""

import re

from cases.rules.vocabulary import Credibility, Reliability

# STIX confidence of a credibility (decision 12); 6 has none.
STIX_CONFIDENCE: dict[Credibility, int] = {
    Credibility.CONFIRMED: 90,
    Credibility.PROBABLY_TRUE: 70,
    Credibility.POSSIBLY_TRUE: 50,
    Credibility.DOUBTFUL: 30,
    Credibility.IMPROBABLE: 10,
}
_GRADE = re.compile(r"\s*([A-Fa-f])\s*[-/]?\s*([1-6])\s*", re.ASCII)


def reliability_better_than(bound: Reliability) -> tuple[Reliability, ...]:
    """Grades strictly better: better than D is A, B, C. Nothing is better than unknown."""
    return () if bound is Reliability.F else tuple(each for each in Reliability if each < bound)


def reliability_at_least(bound: Reliability) -> tuple[Reliability, ...]:
    """Grades as good or better; at least F is F alone."""
    return (*reliability_better_than(bound), bound)


def credibility_better_than(bound: Credibility) -> tuple[Credibility, ...]:
    """Grades strictly better: better than 3 is 1 and 2. Nothing is better than unknown."""
    if bound is Credibility.CANNOT_BE_JUDGED:
        return ()
    return tuple(each for each in Credibility if each < bound)


def credibility_at_least(bound: Credibility) -> tuple[Credibility, ...]:
    """Grades as good or better; at least 6 is 6 alone."""
    return (*credibility_better_than(bound), bound)


def is_unknown(grade: Reliability | Credibility) -> bool:
    """F and 6: cannot be judged."""
    return grade in (Reliability.F, Credibility.CANNOT_BE_JUDGED)


def stix_confidence(credibility: Credibility) -> int | None:
    """The ``confidence`` to export, or None where the property is to be left out."""
    return STIX_CONFIDENCE.get(credibility)


def grade(reliability: Reliability, credibility: Credibility) -> str:
    """``B2``, as analysts write it."""
    return f"{reliability}{credibility}"


def parse_grade(text: str) -> tuple[Reliability, Credibility] | None:
    """``b2``, ``B-2`` or ``B/2`` as its two axes; None for anything else."""
    found = _GRADE.fullmatch(text)
    return (Reliability(found[1].upper()), Credibility(found[2])) if found else None
