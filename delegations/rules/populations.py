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
