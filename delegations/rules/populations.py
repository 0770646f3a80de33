"""When a set of voting populations may be used (RoP Annex III; decision 10)."""

from collections.abc import Mapping

from core.rules.refusal import Kind, Refusal


def may_activate(rows: Mapping[str, int | None], *, total: int, states: frozenset[str]) -> Refusal | None:
    """None if every Member State has an integer and the rows add up to the declared total."""
    missing = sorted(state for state in states if not rows.get(state))
    if missing:
        return Refusal("delegations.population_rows_missing", {"states": tuple(missing)}, kind=Kind.INVALID)
    strangers = sorted(set(rows) - states)
    if strangers:
        return Refusal("delegations.population_unknown_state", {"states": tuple(strangers)}, kind=Kind.INVALID)
    added = sum(value or 0 for value in rows.values())
    if added != total:
        return Refusal("delegations.population_sum", {"sum": added, "total": total}, kind=Kind.INVALID)
    return None


def read_lines(text: str) -> dict[str, int] | Refusal:
    """``DK;5992734`` on each line to display code and number; separators of thousands are allowed.

    Refuses the first line that cannot be read and a State that stands there twice. Empty lines count
    for nothing.
    """
    found: dict[str, int] = {}
    for line in filter(str.strip, text.splitlines()):
        code, _semicolon, number = (part.strip() for part in line.partition(";"))
        digits = "".join(sign for sign in number if sign not in " .,'\u00a0\u202f")
        if not code or not digits.isascii() or not digits.isdigit():
            return Refusal("delegations.population_line", {"line": line.strip()[:60]}, kind=Kind.INVALID, field="rows")
        if code.upper() in found:
            return Refusal("delegations.population_state_twice", {"state": code}, kind=Kind.INVALID, field="rows")
        found[code.upper()] = int(digits)
    return found
