"""A case with evidence, two analysts, and an assessment that could be read."""

import pytest

from delegations.rules.roles import Role
from tests import cast
from tests.factories.cases import a_case, some_evidence
from tests.factories.listings import an_assessment


@pytest.fixture
def case(analyst):
    return a_case(analyst, audience={"FR": "consulted", "DE": "consulted"})


@pytest.fixture
def evidence(case, analyst):
    return some_evidence(case, analyst)


@pytest.fixture
def second_analyst(db):
    return cast.person("second.analyst", "EEAS", Role.ANALYST)


@pytest.fixture
def assessment(case, analyst):
    return an_assessment(case, analyst)
