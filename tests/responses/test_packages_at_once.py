"""Two hands on one phase at the same instant, on real connections: one of them wins, and the other hears why."""

from collections.abc import Callable
from functools import partial
from typing import Any

from audit.models import AuditEvent
from core.rules.refusal import Refusal
from responses.actions.packaging import change_phase
from responses.actions.releasing import release_phase, stop_phase
from responses.actions.stages import go_ahead
from responses.models import Phase
from tests import cast
from tests.factories.packages import a_phase
from tests.factories.responses import a_case_for_all, a_proposal, ready
from tests.responses.test_concurrency import all_at_once


def planned() -> tuple[Phase, Any]:
    """A session of a dialogue that is ready to go ahead, and who holds its pen."""
    analyst = cast.person("analyst", "EEAS", cast.Role.ANALYST)
    drafter = cast.person("drafter", "EEAS", cast.Role.DRAFTER)
    adviser = cast.person("legal", "EEAS", cast.Role.LEGAL_ADVISER)
    made = ready(a_proposal(a_case_for_all(analyst), drafter, "dialogue_session"), drafter, adviser)
    return a_phase(made, drafter, instrument="dialogue_session"), drafter


def test_a_phase_is_released_or_stopped_never_both(own_database):
    chair = cast.person("chair", "EEAS", cast.Role.CHAIR)
    phase, drafter = planned()
    go_ahead(proposal=phase.proposal, by=drafter)
    stop: Callable[[], Any] = partial(stop_phase, phase=phase, reason="Talks have begun.", by=chair)
    got = all_at_once(partial(release_phase, phase=phase, by=drafter), stop)
    phase.refresh_from_db()
    assert [isinstance(one, Refusal) for one in got].count(True) == 1
    assert phase.status == ("stopped" if isinstance(got[0], Refusal) else "released")
    assert AuditEvent.objects.filter(verb__in=["release_phase", "stop_phase"]).count() == 1


def test_two_writers_of_one_phase_at_the_same_moment_lose_nothing(own_database):
    phase, drafter = planned()
    words = {
        "title": "Session", "instrument": phase.instrument, "carried_out_by": phase.carried_out_by,
        "trigger": "at_once",
    }  # fmt: skip
    acts = [partial(change_phase, phase=phase, by=drafter, revision=1, what=what, **words) for what in ("One.", "Two.")]
    got = all_at_once(*acts)
    kept = [one for one in got if isinstance(one, Phase)]
    phase.refresh_from_db()
    assert [one.code for one in got if isinstance(one, Refusal)] == ["responses.phase_moved_on"]
    assert (phase.what, phase.revision) == (kept[0].what, 2)
