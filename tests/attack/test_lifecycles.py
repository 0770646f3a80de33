"""Anybody does anything in any order: cases and rounds stay on their lifecycles, and the memory stays whole.

Hypothesis writes the stories and, when one goes wrong, the shortest one that still does.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.attack.lifecycle_acts import OfCases, OfDrafts, OfResponses
from tests.attack.lifecycle_rounds import OfRounds
from tests.attack.lifecycle_story import Story
from tests.attack.lifecycle_world import World, a_world

pytestmark = pytest.mark.django_db
AS_TOLD = settings(
    max_examples=16, stateful_step_count=50, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck), phases=(Phase.generate,),
)  # fmt: skip
ENOUGH = 12
"""Different moves along the tables, at the least."""


class LifeOfACase(OfCases, OfDrafts, OfResponses):
    """Reports, cases and what is proposed on them."""


class LifeOfARound(OfRounds, OfResponses):
    """Rounds, and what comes of the texts they are about."""


@pytest.fixture
def world(db: Any) -> World:
    return a_world()


@pytest.mark.parametrize("kind", [LifeOfACase, LifeOfARound], ids=lambda kind: kind.__name__)
def test_whoever_does_whatever_every_truth_stands(world: World, kind: type[Story]):
    Story.seen.clear()
    run_state_machine_as_test(lambda: kind(world), settings=AS_TOLD)
    assert len(Story.seen) >= ENOUGH, "stories in which nothing moves prove nothing"
