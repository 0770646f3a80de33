"""Which keys may be issued."""

import pytest

from delegations.rules.roles import Kind as Body
from partners.rules.keys import IN_A_DOSSIER, MOST_DAYS, Scope, may_issue

FOR_SOME = (Scope.POSITIONS_WRITE, Scope.DOSSIERS_EXPORT)


@pytest.mark.parametrize("body", list(Body))
def test_every_scope_but_positions_and_dossiers_may_be_given_to_any_body(body):
    assert may_issue(body, [scope for scope in Scope if scope not in FOR_SOME], days=30) is None


@pytest.mark.parametrize("body", [Body.STATE, Body.SERVICE])
def test_a_key_that_reads_all_that_a_dossier_holds_may_take_one_out(body):
    assert may_issue(body, [*IN_A_DOSSIER, Scope.DOSSIERS_EXPORT], days=30) is None


@pytest.mark.parametrize("missing", IN_A_DOSSIER)
def test_a_dossier_is_no_way_round_a_scope_the_key_has_not(missing):
    scopes = [scope for scope in IN_A_DOSSIER if scope is not missing]
    refused = may_issue(Body.STATE, [*scopes, Scope.DOSSIERS_EXPORT], days=30)
    assert (refused.code, refused.params["missing"]) == ("partners.dossier_needs_reads", (missing,))


def test_no_partner_takes_dossiers_out():
    refused = may_issue(Body.PARTNER, [*IN_A_DOSSIER, Scope.DOSSIERS_EXPORT], days=30)
    assert refused.code == "partners.dossiers_are_not_for_partners"


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
