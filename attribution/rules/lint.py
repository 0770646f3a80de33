"""What must not be written in one breath.

Likelihood and confidence in one sentence say two things as if they were one (ICD 203). The two
rows of likelihood terms are not to be mixed in one text either.
"""

import re
from collections.abc import Iterator

from core.rules.refusal import Reason

# The two rows of ICD 203, lowest first; the same place is the same range.
ROWS: tuple[tuple[str, ...], tuple[str, ...]] = (
    (
        "almost no chance",
        "very unlikely",
        "unlikely",
        "roughly even chance",
        "likely",
        "very likely",
        "almost certain",
    ),
    (
        "remote",
        "highly improbable",
        "improbable",
        "roughly even odds",
        "probable",
        "highly probable",
        "nearly certain",
    ),
)

_ADVERBS = {"probable": "probable|probably", "improbable": "improbable|improbably"}
_ENDS = {"almost certain": "almost certain(?:ly)?", "nearly certain": "nearly certain(?:ly)?"}
_GRADE = r"(?:low|moderate|medium|high)"
_CONFIDENCE = re.compile(
    rf"\b{_GRADE}(?:\s+to\s+{_GRADE})?[\s-]+confidence\b"
    rf"|\bconfidence\b[^.;]{{0,60}}?\b{_GRADE}\b"
    rf"|\b{_GRADE}\s+(?:degree|level)\s+of\s+confidence\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-ZÀ-ÞΑ-ΩА-Я])|\n\s*\n")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|cf|no|art|approx|ca|vs|resp)|\b[A-Z])\.$", re.IGNORECASE)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text. After an abbreviation a sentence goes on."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATED.search(text[start : end.start()].rstrip("\"'”’)]")) or "\n" in end[0]:
            yield text[start : end.start()].strip()
            start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def findings(text: str) -> tuple[Reason, ...]:
    """One reason per sentence that mixes the two, and one if both rows of terms are used."""
    mixed = (finding for each in sentences(text) if (finding := _mixed(each)))
    return (*mixed, *_both_rows(text))


def likelihood_terms(text: str) -> tuple[str, ...]:
    """The likelihood words a text uses, in their order, each once."""
    return tuple(dict.fromkeys(match[0].casefold() for match in _LIKELIHOOD.finditer(text)))


def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    spelled = (_ADVERBS.get(term) or _ENDS.get(term) or term for term in longest_first)
    spaced = "|".join(spelled).replace(" ", r"\s+")
    return re.compile(rf"\b(?:{spaced})\b", re.IGNORECASE)


_LIKELIHOOD = _pattern(ROWS[0] + ROWS[1])
_BY_ROW = tuple(map(_pattern, ROWS))


def _mixed(sentence: str) -> Reason | None:
    likelihood, confidence = _LIKELIHOOD.search(sentence), _CONFIDENCE.search(sentence)
    if not likelihood or not confidence:
        return None
    params = {"likelihood": likelihood[0], "confidence": confidence[0], "sentence": sentence}
    return Reason("attribution.likelihood_with_confidence", params)


def _both_rows(text: str) -> tuple[Reason, ...]:
    first, second = (row.search(text) for row in _BY_ROW)
    if not first or not second:
        return ()
    return (Reason("attribution.two_rows_of_terms", {"first": first[0], "second": second[0]}),)
