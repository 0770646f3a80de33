"""Several at the same moment, on real connections: numbers stay whole, repeats stay repeats."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from cases.actions.report import receive_report
from cases.models import Report
from delegations.models import User
from delegations.rules.roles import Role
from tests import cast
from tests.factories.cases import a_case, some_evidence


def _all_at_once(people: list[User], act: Callable[[User], Any]) -> list[Any]:
    """What each got, all started together, each on a connection of its own."""
    start = Barrier(len(people))

    def run(person: User) -> Any:
        try:
            start.wait()
            return act(User.objects.get(pk=person.pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(run, people))


def test_references_stay_unique_and_whole_when_six_open_at_once(own_database):
    analyst = cast.person("analyst", "EEAS", Role.ANALYST)
    references = _all_at_once([analyst] * 6, lambda person: a_case(person).reference)
    assert sorted(reference[-4:] for reference in references) == [f"{n:04d}" for n in range(1, 7)]


def test_the_same_report_sent_twice_at_once_is_kept_once(own_database):
    sender = cast.officer("DK")
    received = _all_at_once([sender] * 4, lambda by: receive_report(by=by, title="A", external_id="incident--1"))
    assert sorted(each.outcome for each in received) == ["new", "unchanged", "unchanged", "unchanged"]
    assert Report.objects.count() == 1


def test_evidence_added_at_once_has_chains_of_its_own(own_database):
    case = a_case(cast.person("analyst", "EEAS", Role.ANALYST))
    people = [cast.officer("DK"), cast.signatory("DK"), cast.person("second", "EEAS", Role.ANALYST)]
    items = _all_at_once(people, lambda by: some_evidence(case, by))
    assert [list(item.custody.values_list("number", flat=True)) for item in items] == [[1], [1], [1]]
