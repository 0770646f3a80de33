"""A bystander's name leaves the texts and a label takes its place; the name itself lies in a table of its own."""

from collections.abc import Mapping
from secrets import choice

from core.rules import whole_words

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is read as another
LONGEST_NAME = 200
SHORTEST_NAME = 3


def new_label() -> str:
    """``person 7QK4M2``: says nothing of the name, and is not computed from it."""
    return "person " + "".join(choice(LETTERS) for _ in range(6))


def written(label: str) -> str:
    """As it stands in a text."""
    return f"[{label}]"


def without_name(text: str, name: str, label: str) -> tuple[str, int]:
    """The text with each whole occurrence of the name replaced, whatever its case and spacing; and how many."""
    return whole_words.replaced(text, name, written(label))


def replaced(texts: Mapping[str, str], name: str, label: str) -> tuple[dict[str, str], int]:
    """Only the texts that changed, by column, and the number of places."""
    changed, places = {}, 0
    for column, text in texts.items():
        new, count = without_name(text, name, label)
        if count:
            changed[column], places = new, places + count
    return changed, places
