"""Whether a text says more than its instrument may: in whose name, and for how many.

Each finding stands beside the text while it is written; with one left nothing goes out (R22): no round is
opened, no adoption recorded, nothing delivered.
"""

import re
from collections.abc import Mapping

from core.rules.refusal import Kind, Reason, Refusal
from responses.rules.instrument_facts import InstrumentFacts, Voice
from responses.rules.positions import Given
from responses.rules.vocabulary import Answer

_UNION = r"\b(?:the\s+)?(?:EU-?(?:27)?|E\.U\.|European\s+Union)(?:\s+and\s+its\s+(?:\d+\s+)?Member\s+States)?"
_ADVERB = r"(?:\s+(?:\w+ly|also|therefore))*"
_VERB = (
    r"(?:condemn|denounce|deplore|attribute|reject|demand|urge|call|express|hold|"
    r"consider|recall|reaffirm|reiterate|note|expect|stand|accuse|warn|support|welcome|regret|remain|"
    r"underline|stress|insist|encourage|commend|declare|state|announce|invite)(?:s|es)?\b"
)
_WILL = r"(?:will|shall|(?:is|are)\s+(?:\w+ly\s+)?(?:determined|committed|united|appalled|convinced|ready|concerned))\b"
_SPEAKS_UNION = re.compile(rf"{_UNION}{_ADVERB}\s+{_VERB}", re.IGNORECASE)
_PROMISES_UNION = re.compile(
    rf"(?:^|[.!?:;,]\s+|\b(?:that|and)\s+)({_UNION}{_ADVERB}\s+{_WILL})", re.IGNORECASE | re.MULTILINE
)
"""Only where a clause begins: “those who attack the EU will be held to account” speaks about it."""
_BEHALF_UNION = re.compile(rf"\bon\s+behalf\s+of\s+{_UNION}", re.IGNORECASE)
_UNION_SIGNS = re.compile(
    rf"(?:^|[.!?:;]\s+|\bis\s+)((?:(?:an?|this|the|our|joint)\s+)*(?:statement|declaration|d[ée]marche)\s+(?:by|of|from)\s+{_UNION})",
    re.IGNORECASE | re.MULTILINE,
)
"""As a heading, or what the text says it is; a statement it recalls is not its own."""
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
_NUMBER = rf"(\d{{1,2}}|all|{'|'.join(_WORDS)})"
_ISSUED = (
    r"(?:statement|declaration|demarche|démarche|attribution|message|text|"
    r"delivered|issued|signed|made|published|released|presented)"
)
_STATES_CLAIMED = re.compile(
    rf"\b(?:{_ISSUED}\s+(?:by|of|for|from)|on\s+behalf\s+of|we,?)\s+(?:the\s+)?{_NUMBER}\s+(?:EU\s+)?Member\s+States\b",
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
        *_found(_PROMISES_UNION, text, "responses.wording_speaks_for_union"),
        *_found(_BEHALF_UNION, text, "responses.wording_on_behalf_of_union"),
        *_found(_UNION_SIGNS, text, "responses.wording_on_behalf_of_union"),
        *_claims(text, consenting=consenting, members=members),
    )
    if instrument.voice is Voice.HIGH_REPRESENTATIVE:
        return findings
    return (*findings, *_found(_SPEAKS_HR, text, "responses.wording_speaks_for_hr"))


def may_go_out(text: str, instrument: InstrumentFacts, *, consenting: int, members: int) -> Refusal | None:
    """The first thing the text may not say, with how many there are; the sentence says what to do (R22)."""
    found = check_wording(text, instrument, consenting=consenting, members=members)
    if not found:
        return None
    return Refusal("responses.wording_not_allowed", {"first": found[0], "count": len(found)}, kind=Kind.STATE)


def explicit_consents(current: Mapping[str, Given]) -> tuple[str, ...]:
    """The States that said yes in so many words; having been silent is not enough."""
    return tuple(state for state, given in current.items() if given.answer is Answer.FOR)


def _found(pattern: re.Pattern[str], text: str, code: str) -> tuple[Reason, ...]:
    """One reason for each different phrase (the pattern's group, if it has one), in the order of the text."""
    phrases = dict.fromkeys(" ".join(match[match.re.groups].split()) for match in pattern.finditer(text))
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
