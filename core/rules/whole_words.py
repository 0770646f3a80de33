"""Finding and replacing words as wholes, whatever their case, their spacing and where a line may break them."""

import re

_SOFT = "\u00ad*"


def first_written(text: str, words: str) -> str:
    """The first place where these words stand by themselves, as they are written there; "" for none."""
    found = _pattern(words).search(text)
    return found.group() if found else ""


def replaced(text: str, words: str, instead: str) -> tuple[str, int]:
    """The text with each whole occurrence replaced, and how many there were."""
    return _pattern(words).subn(lambda _found: instead, text)


def _pattern(words: str) -> re.Pattern[str]:
    each = [_SOFT.join(map(re.escape, word.replace("\u00ad", ""))) for word in words.split()]
    whole = r"(?<!\w)" + r"\s+".join(each) + r"(?!\w)"
    return re.compile(whole if each else r"(?!)", re.IGNORECASE)
