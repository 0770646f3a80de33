"""A case every State is on, a proposal with text and checks, and a silence that runs."""

from typing import Any

import pytest

from cases.models import Case
from responses.models import Phase, Proposal, Round
from tests.factories.cases import some_evidence
from tests.factories.listings import a_dossier, a_sentence
from tests.factories.packages import a_package, adopted, fresh, statuses
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready


@pytest.fixture
def case(analyst: Any) -> Case:
    return a_case_for_all(analyst)


@pytest.fixture
def draft(case: Case, drafter: Any) -> Proposal:
    """A declaration on behalf of the Union, nothing done yet."""
    return a_proposal(case, drafter)


@pytest.fixture
def proposal(draft: Proposal, drafter: Any, legal_adviser: Any) -> Proposal:
    """The same, ready for a round."""
    return ready(draft, drafter, legal_adviser)


@pytest.fixture
def silence(proposal: Proposal, chair: Any) -> Round:
    """A silence of 24 hours."""
    return a_round(proposal, chair)


@pytest.fixture
def listable(case: Case, danish_officer: Any) -> Case:
    """A case on which a restrictive measure can rest: a dossier whose reasons stand on what may be published."""
    item = some_evidence(case, danish_officer, "Register extract", publishable=True)
    a_sentence(a_dossier(case, danish_officer), danish_officer, item)
    return case


@pytest.fixture
def package(proposal: Proposal, drafter: Any) -> tuple[Phase, ...]:
    """A demarche, and the declaration if nobody replies: of the proposal that is ready for a round."""
    return a_package(proposal, drafter)


@pytest.fixture
def agreed(proposal: Proposal, package: tuple[Phase, ...], chair: Any, clock: Any) -> tuple[Phase, ...]:
    """No objection, confirmed, adopted outside: the demarche is due."""
    adopted(proposal, chair, clock)
    assert statuses(proposal) == ["due", "waiting"]
    return fresh(package)
