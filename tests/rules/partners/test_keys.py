"""Which keys may be issued."""

import pytest

from delegations.rules.roles import Kind as Body
from partners.rules.keys import MOST_DAYS, Scope, may_issue


@pytest.mark.parametrize("body", list(Body))
def test_every_scope_but_positions_may_be_given_to_any_body(body):
    assert may_issue(body, [scope for scope in Scope if scope is not Scope.POSITIONS_WRITE], days=30) is None


def test_only_a_member_state_answers_in_rounds():
    assert may_issue(Body.STATE, [Scope.POSITIONS_WRITE], days=30) is None
    for body in (Body.PARTNER, Body.SERVICE):
        assert may_issue(body, [Scope.POSITIONS_WRITE], days=30).code == "partners.positions_are_for_states"


@pytest.mark.parametrize(
    ("scopes", "days", "code"),
    [
        ([], 30, "partners.no_scope"),
        (["reports:delete"], 30, "partners.unknown_scope"),
        (["reports:read"], 0, "partners.key_days"),
        (["reports:read"], -1, "partners.key_days"),
        (["reports:read"], MOST_DAYS + 1, "partners.key_days"),
    ],
)
def test_what_cannot_be_issued_says_why(scopes, days, code):
    assert may_issue(Body.PARTNER, scopes, days=days).code == code


@pytest.mark.parametrize("days", [1, MOST_DAYS])
def test_both_ends_of_a_keys_life_are_allowed(days):
    assert may_issue(Body.PARTNER, ["reports:read"], days=days) is None
