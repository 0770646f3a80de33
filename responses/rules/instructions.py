"""Instructions from a capital: the code on the sheet, and what a reply that bears it says (decision 8).

A reply is plain words, typed by the officer or pasted from a mail: one line with the code and the
answer, then what else the capital wants said. What the mail quotes below is not read. For example::

    DK-7F3K-2QMD RESERVATION PARLIAMENTARY
    REASON: The committee meets on Thursday.
    UNTIL: 2026-11-27
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.rules.refusal import Kind, Refusal
from responses.rules.vocabulary import Answer, ReservationType

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another one on paper
GROUP, GROUPS = 4, 2
_QUOTED_BELOW = re.compile(
    r"\s*(?:>|-{3,}|_{3,}|From:|Sent:|Von:|De ?:|On\b.+\bwrote:|Am\b.+\bschrieb\b|Le\b.+\ba écrit\b)", re.IGNORECASE
)
_PART = re.compile(r"\s*(REASON|WORDING|CONDITION|UNTIL)\s*:\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Instruction:
    """What the capital wants said. It commits nobody: a signatory signs it or does not."""

    answer: Answer
    reservation: str = ""
    reason: str = ""
    fix: str = ""
    clearing_condition: str = ""
    expected_on: date | None = None


def code_of(state: str, draw: Sequence[int]) -> str:
    """``DK-7F3K-2QMD`` from eight numbers drawn at random; ``ValueError`` for fewer."""
    if len(draw) < GROUP * GROUPS:
        raise ValueError("a reply code needs eight numbers")
    letters = "".join(LETTERS[number % len(LETTERS)] for number in draw[: GROUP * GROUPS])
    return "-".join([state, *(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))])


def words_of(answers: Sequence[Answer]) -> tuple[str, ...]:
    """The words a capital answers with, one for each position the round knows."""
    return tuple(_spoken(answer) for answer in answers)


def read_reply(text: str, code: str, answers: Sequence[Answer]) -> Instruction | Refusal:
    """The instruction in ``text``, or what is wrong with it, in words for the officer who pasted it.

    Small and capital letters, spaces and hyphens in the code make no difference. Refused: another or no
    code, no answer behind it, two answers that differ, a reservation without its kind, no such day.
    """
    own = list(_own_words(text))
    known = {**{_spoken(each): (each, "") for each in answers}, **_reservations(answers)}
    bearing = [rest for rest in (_after_code(line, code) for line in own) if rest is not None]
    if not bearing:
        return _refused("reply_without_code", code=code)
    said = {known[word] for word in (_letters(rest) for rest in bearing) if word in known}
    if not said:
        return _refused("reply_without_answer", code=code, words=tuple(known))
    if len(said) > 1:
        return _refused("reply_says_two", code=code)
    answer, kind = said.pop()
    if answer is Answer.RESERVATION and not kind:
        return _refused("reply_without_kind", words=tuple(_reservations(answers)))
    return _with_parts(Instruction(answer, kind), own)


def _own_words(text: str) -> Iterator[str]:
    """The lines above what the mail quotes."""
    for line in text.replace("\r\n", "\n").split("\n"):
        if _QUOTED_BELOW.match(line):
            return
        yield line


def _reservations(answers: Sequence[Answer]) -> dict[str, tuple[Answer, str]]:
    if Answer.RESERVATION not in answers:
        return {}
    said = _spoken(Answer.RESERVATION)
    return {f"{said} {_spoken(kind)}": (Answer.RESERVATION, str(kind)) for kind in ReservationType}


def _after_code(line: str, code: str) -> str | None:
    """What follows the code on its line; None where the line does not begin with it."""
    loose = r"[\s-]*".join(re.escape(letter) for letter in code if letter != "-")
    found = re.match(rf"\s*{loose}(?![0-9A-Z])[\s:,–-]*(.*)", line, re.IGNORECASE)
    return found.group(1) if found else None


def _with_parts(instruction: Instruction, lines: list[str]) -> Instruction | Refusal:
    parts: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        begins = _PART.match(line)
        if begins:
            current = parts.setdefault(begins.group(1).upper(), [])
        current.append(begins.group(2) if begins else line)
    told = {name: "\n".join(words).strip() for name, words in parts.items()}
    until = told.get("UNTIL", "").split("\n")[0].strip()
    try:
        day = date.fromisoformat(until) if until else None
    except ValueError:
        return _refused("reply_day", day=until[:40])
    return replace(
        instruction, reason=told.get("REASON", ""), fix=told.get("WORDING", ""),
        clearing_condition=told.get("CONDITION", ""), expected_on=day,
    )  # fmt: skip


def _spoken(value: str) -> str:
    return str(value).replace("_", " ").upper()


def _letters(text: str) -> str:
    return " ".join(text.upper().strip(" .!").split())


def _refused(what: str, **params: object) -> Refusal:
    return Refusal(f"responses.{what}", params, kind=Kind.INVALID, field="reply")
