"""A lead cannot make anybody of the secretariat, not even in the own delegation."""

import pytest

from delegations.rules.appointments import may_give
from delegations.rules.roles import ROLES, STATE_ROLES, Actor, Role

LEAD = Actor("lead", "DK", "state", ROLES[Role.LEAD])
OFFICE = Actor("office", "GSC", "service", ROLES[Role.SECRETARIAT])


@pytest.mark.parametrize("role", Role)
def test_a_lead_gives_the_three_roles_of_a_state_and_the_secretariat_all(role):
    assert (may_give(LEAD, role) is None) == (role in STATE_ROLES)
    assert may_give(OFFICE, role) is None
