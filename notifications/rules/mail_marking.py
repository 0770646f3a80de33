"""What may be put into a mail: nothing above the marking the house allows there."""

ORDER = ("public", "community", "limite", "eyes")
"""Least to most restricted. The words of ``cases.rules.vocabulary.Marking``, which stands further right."""


def may_be_mailed(marking: str, most: str) -> bool:
    """Whether something marked so may be named in a mail. An unknown marking may not."""
    return marking in ORDER and ORDER.index(marking) <= ORDER.index(most)


def most_restricted(markings: tuple[str, ...]) -> str:
    """The strictest of several; an unknown one is stricter than all, none at all gives ""."""
    unknown = [each for each in markings if each not in ORDER]
    return unknown[0] if unknown else max(markings, key=ORDER.index, default="")
