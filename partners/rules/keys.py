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
    DOSSIERS_EXPORT = "dossiers:export"


IN_A_DOSSIER = (
    Scope.REPORTS_READ,
    Scope.CASES_READ,
    Scope.EVIDENCE_READ,
    Scope.PROPOSALS_READ,
    Scope.ROUNDS_READ,
)
"""What a key must be allowed to read to take a sealed dossier out: it holds all of these."""


def may_issue(body: str, scopes: Iterable[str], *, days: int) -> Refusal | None:
    """A key needs known scopes that fit its body, and 1 to 366 days."""
    wanted = tuple(scopes)
    unfit = _unknown(wanted) or _not_for(body, wanted)
    if unfit:
        return unfit
    if not 1 <= days <= MOST_DAYS:
        return _no("partners.key_days", "days", most=MOST_DAYS)
    return None


def _unknown(wanted: tuple[str, ...]) -> Refusal | None:
    if not wanted:
        return _no("partners.no_scope", "scopes", known=tuple(Scope))
    for scope in wanted:
        if scope not in tuple(Scope):
            return _no("partners.unknown_scope", "scopes", scope=scope, known=tuple(Scope))
    return None


def _not_for(body: str, wanted: tuple[str, ...]) -> Refusal | None:
    """Only a Member State's system gives positions; no partner's takes dossiers out, nor a key that may not read."""
    if Scope.POSITIONS_WRITE in wanted and body != Body.STATE:
        return _no("partners.positions_are_for_states", "scopes")
    if Scope.DOSSIERS_EXPORT not in wanted:
        return None
    if body == Body.PARTNER:
        return _no("partners.dossiers_are_not_for_partners", "scopes")
    missing = tuple(scope for scope in IN_A_DOSSIER if scope not in wanted)
    return _no("partners.dossier_needs_reads", "scopes", missing=missing) if missing else None


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
