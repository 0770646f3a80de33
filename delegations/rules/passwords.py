"""Which long passwords are guessed early all the same. No rule asks for digits or signs (ASVS 6.2.5)."""

import re
from collections.abc import Set

FEWEST_DIFFERENT = 6
FEWEST_OWN_LETTERS = 8
"""What must be left of a password once the words of the house are taken out (ASVS 6.2.11)."""
OF_THE_HOUSE = (
    *("administrator", "password", "passwort", "passwd", "welcome", "secret", "login", "admin"),
    *("entente", "european", "europe", "europa", "union", "council", "consilium", "commission", "member", "state"),
    *("secretariat", "signatory", "delegation", "presidency", "coreper", "brussels", "bruxelles", "eeas", "seae"),
    *("response", "sanctions", "attribution", "disinformation", "interference", "fimi", "hybrid", "silence"),
)
"""Names and words anybody who knows the house tries first, in small letters, longest of a family first."""
ROWS = (
    "0123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiop",
)


def guessable(password: str, common: Set[str]) -> bool:
    """Too few different characters, one piece repeated, a row of the keyboard, a common one with a tail, or
    little more than words of the house.

    ``common`` holds passwords known from breaches, in small letters.
    """
    said = password.lower()
    return (
        len(set(said)) < FEWEST_DIFFERENT
        or said in (said + said)[1:-1]
        or _is_row(said)
        or said.strip("0123456789 !?.,-_*#") in common
        or _is_of_the_house(said)
    )


def _is_of_the_house(said: str) -> bool:
    """Whether too few letters of its writer's own are left beside the words of the house."""
    left = re.sub("|".join(map(re.escape, OF_THE_HOUSE)), "", said)
    return left != said and sum(letter.isalpha() for letter in left) < FEWEST_OWN_LETTERS


def _is_row(said: str) -> bool:
    return any(said in row * 4 or said[::-1] in row * 4 for row in ROWS)
