"""Whether a text says more than its instrument may: in whose name, and for how many.

Each finding is a reason beside the text; a person decides, the round does not open by itself.
"""

import re
from collections.abc import Mapping

from core.rules.refusal import Reason
from responses.rules.instrument_facts import InstrumentFacts, Voice
from responses.rules.positions import Given
from responses.rules.vocabulary import Answer

_UNION = r"\b(?:the\s+)?(?:EU-?(?:27)?|E\.U\.|European\s+Union)(?:\s+and\s+its\s+(?:\d+\s+)?Member\s+States)?"
_ADVERB = r"(?:\s+(?:\w+ly|also|therefore))*"
_VERB = (
    r"(?:condemn|denounce|deplore|attribute|reject|demand|urge|call|express|hold|"
    r"consider|recall|reaffirm|reiterate|note|expect|stand|accuse|warn)(?:s|es)?\b"
)
_SPEAKS_UNION = re.compile(rf"{_UNION}{_ADVERB}\s+{_VERB}", re.IGNORECASE)
_BEHALF_UNION = re.compile(rf"\bon\s+behalf\s+of\s+{_UNION}", re.IGNORECASE)
_SPEAKS_HR = re.compile(
    rf"\b(?:the\s+)?(?:High\s+Representative|HR/VP)(?:\s*/\s*Vice-President)?{_ADVERB}\s+{_VERB}",
    re.IGNORECASE,
)
_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twenty-one",
    "twenty-two", "twenty-three", "twenty-four", "twenty-five", "twenty-six", "twenty-seven",
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=2)}
_NUMBER = rf"(\d{{1,2}}|all|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_STATES_CLAIMED = re.compile(
    rf"\b(?:by|for|from|on\s+behalf\s+of|we,?)\s+(?:the\s+)?{_NUMBER}\s+(?:EU\s+)?Member\s+States\b",
    re.IGNORECASE,
)
"""How many States a text says it speaks for; States it merely speaks about are not counted."""


def check_wording(text: str, instrument: InstrumentFacts, *, consenting: int, members: int) -> tuple[Reason, ...]:
    """What the text may not say under this instrument; empty where it may go.

    ``consenting`` counts explicit consents (``explicit_consents``), ``members`` all Member States.
    """
    if instrument.speaks_for_all:
        return _found(_SPEAKS_HR, text, "responses.wording_speaks_for_hr")
    findings = (
        *_found(_SPEAKS_UNION, text, "responses.wording_speaks_for_union"),
        *_found(_BEHALF_UNION, text, "responses.wording_on_behalf_of_union"),
        *_claims(text, consenting=consenting, members=members),
    )
    if instrument.voice is Voice.HIGH_REPRESENTATIVE:
        return findings
    return (*findings, *_found(_SPEAKS_HR, text, "responses.wording_speaks_for_hr"))


def explicit_consents(current: Mapping[str, Given]) -> tuple[str, ...]:
    """The States that said yes in so many words; having been silent is not enough."""
    return tuple(state for state, given in current.items() if given.answer is Answer.FOR)


def _found(pattern: re.Pattern[str], text: str, code: str) -> tuple[Reason, ...]:
    """One reason for each different phrase, in the order of the text."""
    phrases = dict.fromkeys(" ".join(match.group().split()) for match in pattern.finditer(text))
    return tuple(Reason(code, {"phrase": phrase}) for phrase in phrases)


def _claims(text: str, *, consenting: int, members: int) -> tuple[Reason, ...]:
    """Every number of Member States the text speaks of must be the number that consented."""
    claimed = dict.fromkeys(_number(match.group(1), members) for match in _STATES_CLAIMED.finditer(text))
    return tuple(
        Reason("responses.wording_claims_states", {"claimed": number, "consenting": consenting})
        for number in claimed
        if number != consenting
    )


def _number(word: str, members: int) -> int:
    if word.isdigit():
        return int(word)
    return members if word.lower() == "all" else _NUMBERS[word.lower()]
