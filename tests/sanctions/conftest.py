"""A case with publishable and other evidence, and a dossier proposed by Denmark."""

import pytest

from tests.factories.cases import a_case, some_evidence
from tests.factories.listings import a_dossier


@pytest.fixture
def case(analyst):
    return a_case(analyst, audience={"FR": "consulted", "DE": "consulted"})


@pytest.fixture
def evidence(case, analyst):
    return some_evidence(case, analyst, publishable=True)


@pytest.fixture
def unpublishable(case, analyst):
    return some_evidence(case, analyst, "Told in confidence", publishable=False)


@pytest.fixture
def dossier(case, danish_officer):
    return a_dossier(case, danish_officer)
