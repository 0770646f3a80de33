"""A value as one cell of a table that a spreadsheet program will open.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and a formula
can send what stands beside it to a stranger. Words come from 27 administrations and from outside,
so none of them may become one.
"""

import unicodedata
from datetime import date, datetime
from decimal import Decimal

FORMULA_SIGNS = ("=", "+", "-", "@")
TEXT_MARK = "'"  # a spreadsheet shows what follows as it stands


def safe_cell(value: object) -> str:
    """The text of a cell that no program takes for a formula. "" for None.

    Numbers stay numbers, minus sign included. Line breaks, tabs and other control characters become
    spaces: some programs begin a new cell at them.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return _harmless(str(value))


def _harmless(text: str) -> str:
    plain = "".join(" " if unicodedata.category(each) in ("Cc", "Zl", "Zp", "Cs") else each for each in text)
    return f"{TEXT_MARK}{plain}" if _begins_a_formula(plain) else plain


def _begins_a_formula(text: str) -> bool:
    """Also behind blanks, invisible characters and quotes, and in full-width spelling."""
    seen = unicodedata.normalize("NFKC", text)
    visible = "".join(each for each in seen if unicodedata.category(each) not in ("Cf", "Mn", "Zs"))
    return visible.lstrip("\"'`;,|").startswith((*FORMULA_SIGNS, "\u2212"))
