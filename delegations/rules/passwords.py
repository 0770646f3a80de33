"""Which long passwords are guessed early all the same. No rule asks for digits or signs (ASVS 6.2.5)."""

from collections.abc import Set

FEWEST_DIFFERENT = 6
ROWS = (
    "0123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiop",
)


def guessable(password: str, common: Set[str]) -> bool:
    """Too few different characters, one piece repeated, a row of the keyboard, or a common one with a tail.

    ``common`` holds passwords known from breaches, in small letters.
    """
    said = password.lower()
    return (
        len(set(said)) < FEWEST_DIFFERENT
        or said in (said + said)[1:-1]
        or _is_row(said)
        or said.strip("0123456789 !?.,-_*#") in common
    )


def _is_row(said: str) -> bool:
    return any(said in row * 4 or said[::-1] in row * 4 for row in ROWS)
