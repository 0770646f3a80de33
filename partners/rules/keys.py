"""Who may hold which key, and for how long. A scope bounds a key; it never widens what its holder may see."""

from collections.abc import Iterable
from enum import StrEnum

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Kind as Body

MOST_DAYS = 366
MOST_PER_MINUTE = 12_000
LONGEST_OVERLAP_HOURS = 14 * 24


class Scope(StrEnum):
    """What a key may be used for."""

    REPORTS_WRITE = "reports:write"
    REPORTS_READ = "reports:read"
    CASES_READ = "cases:read"
    EVIDENCE_READ = "evidence:read"
    PROPOSALS_READ = "proposals:read"
    ROUNDS_READ = "rounds:read"
    COMMENTS_WRITE = "comments:write"
    POSITIONS_WRITE = "positions:write"
    CALCULATORS_USE = "calculators:use"
    RELEASES_READ = "releases:read"


def may_issue(body: str, scopes: Iterable[str], *, days: int) -> Refusal | None:
    """A key needs known scopes and 1 to 366 days; only a Member State's system gives positions."""
    wanted = tuple(scopes)
    if not wanted:
        return _no("partners.no_scope", "scopes", known=tuple(Scope))
    for scope in wanted:
        if scope not in tuple(Scope):
            return _no("partners.unknown_scope", "scopes", scope=scope, known=tuple(Scope))
    if Scope.POSITIONS_WRITE in wanted and body != Body.STATE:
        return _no("partners.positions_are_for_states", "scopes")
    if not 1 <= days <= MOST_DAYS:
        return _no("partners.key_days", "days", most=MOST_DAYS)
    return None


def may_ask_so_often(per_minute: int | None) -> Refusal | None:
    """A limit of its own lies between 1 and 12,000 requests a minute; none is the usual one."""
    if per_minute is None or 1 <= per_minute <= MOST_PER_MINUTE:
        return None
    return _no("partners.rate_out_of_range", "per_minute", most=MOST_PER_MINUTE)


def may_overlap(hours: int) -> Refusal | None:
    """The old key lives on beside the new one for at most two weeks."""
    if 0 <= hours <= LONGEST_OVERLAP_HOURS:
        return None
    return _no("partners.overlap_out_of_range", "overlap_hours", most=LONGEST_OVERLAP_HOURS)


def _no(code: str, field: str, **params: object) -> Refusal:
    return Refusal(code, params, kind=Kind.INVALID, field=field)
