"""Every address with an id, asked with every id of what one may not see: it answers as for an id of nothing."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.db.models import Model

from cases.actions.opening import open_case
from core.registry import find_visible
from delegations.models import User
from notifications.models import Deadline
from responses.models import Proposal
from tests.factories.cases import SCORES, WHY, some_evidence
from tests.factories.responses import a_proposal
from tests.permissions import asking, routes
from tests.permissions.alike import heads, plain
from tests.permissions.asker import Asker, undone
from tests.permissions.objects import arguments
from tests.permissions.reading_matrix import Row, rows

pytestmark = pytest.mark.django_db

OUTSIDE = ("outside", "partner")
MOST = 2
"""Ids of one sort that are tried at one address; with the one ``test_hidden`` asks about."""
WITH_ID = [row for row in rows() if "<uuid:" in routes.addresses().get(row.route, "") and "/" not in row.route]


def _hidden_ids(asker: Asker, who: str, sort: type[Model]) -> list[Any]:
    """Of what this person may not see; where a sort has no such question, all."""
    seen = _visible(sort, asker.world.people[who])
    hidden = sort._default_manager.exclude(pk__in=[each.pk for each in seen])
    return list(hidden.order_by("pk").values_list("pk", flat=True)[:MOST])


def _visible(sort: type[Model], person: User) -> Iterable[Model]:
    """A deadline is seen by whoever sees what it is about."""
    if sort is Deadline:
        return [each for each in Deadline.objects.all() if find_visible(each.subject_kind, each.subject_id, person)]
    asked = getattr(sort._default_manager, "visible_to", None)
    return asked(person) if asked else []


def _sort_of(asker: Asker, value: Any) -> type[Model] | None:
    found = [type(each) for each in asker.world.things.values() if isinstance(each, Model) and each.pk == value]
    return found[0] if found else None


def _ids_of(asker: Asker, route: str) -> Iterator[tuple[str, type[Model]]]:
    """The parts of its address that are ids, and of what."""
    for name, value in arguments(asker.world, route).items():
        sort = _sort_of(asker, value) if isinstance(value, uuid.UUID) else None
        if sort:
            yield name, sort


def _differ(asker: Asker, row: Row, who: str, name: str, ids: list[Any]) -> list[str]:
    """Those of ``ids`` that are answered in another way than an id of nothing."""
    if not ids:
        return []
    nowhere, *told = (_said(asker, row, who, name, each) for each in (uuid.uuid4(), *ids))
    return [f"{who} {row.route} {name}={each}" for each, said in zip(ids, told, strict=True) if said != nowhere]


def _said(asker: Asker, row: Row, who: str, name: str, value: Any) -> tuple[int, bytes, dict[str, str]]:
    at = asker.address(row.route, **{name: value})
    answer = asker.ask(row.method, row.route, who, at=at)
    return answer.status_code, plain(answer, at, str(value)), heads(answer, at, str(value))


@pytest.mark.parametrize("row", WITH_ID, ids=lambda row: f"{row.method} {row.route}")
def test_every_id_one_may_not_see_is_the_id_of_nothing(asker: Asker, row: Row):
    told = []
    for who in OUTSIDE:
        if row.expected[who] not in ((302,), (401,)):
            for name, sort in _ids_of(asker, row.route):
                told += _differ(asker, row, who, name, _hidden_ids(asker, who, sort))
    assert told == []


def test_the_world_hides_enough_for_that_to_mean_anything(asker: Asker):
    tried = {(row.route, sort) for row in WITH_ID for _name, sort in _ids_of(asker, row.route)}
    hidden = {sort for _route, sort in tried if _hidden_ids(asker, "outside", sort)}
    assert len(tried) > 100
    assert len(hidden) >= 15, hidden


PAGES = [row for row in WITH_ID if row.reads and routes.addresses()[row.route].count("<") == 1]


@pytest.mark.parametrize("who", ["outside", "lead"])
def test_the_id_of_one_sort_is_nothing_at_the_address_of_another(asker: Asker, who: str):
    told, things = [], [each for each in asker.world.things.values() if isinstance(each, Model)]
    one_of_each = {type(each): each.pk for each in things if isinstance(each.pk, uuid.UUID)}
    for row in _one_page_of_each_sort(asker):
        (name, own), *_rest = _ids_of(asker, row.route)
        others = [other for sort, other in one_of_each.items() if sort is not own]
        told += _differ(asker, row, who, name, others)
    assert told == []


def _one_page_of_each_sort(asker: Asker) -> list[Row]:
    found: dict[type[Model], Row] = {}
    for row in PAGES:
        for _name, sort in _ids_of(asker, row.route):
            found.setdefault(sort, row)
    return list(found.values())


@pytest.fixture
def apart(asker: Asker) -> Iterator[dict[str, Any]]:
    """A case of Germany alone, with an item and a proposal; Denmark and France know nothing of it."""
    who = asker.world.people
    with undone():
        case = open_case(
            by=who["analyst"], title="Of Germany", lead="DE", scores=SCORES, score_reasons=WHY, audience={}
        )
        yield {
            "case": case,
            "evidence": some_evidence(case, who["member"], "Of Germany"),
            "proposal": a_proposal(case, who["drafter"], title="Of Germany"),
        }


@pytest.mark.parametrize(
    ("route", "who", "name", "what"),
    [
        ("attribution:add_hypothesis", "analyst", "supporting", "eyes"),
        ("attribution:hypothesis", "analyst", "contradicting", "eyes"),
        ("sanctions:add_sentence", "officer", "evidence", "evidence"),
        ("sanctions:open", "member", "renews", "dossier"),
        ("notifications:unmute", "outside", "chain", "case"),
        ("api:comment-list", "system", "proposal", "proposal"),
    ],
)
def test_an_id_in_the_words_of_a_form_is_no_way_to_ask_either(
    asker: Asker, apart: dict[str, Any], monkeypatch: pytest.MonkeyPatch, route: str, who: str, name: str, what: str
):
    answers = []
    hidden = asker.world.things[what] if what in ("eyes", "dossier") else apart[what]
    for value in (str(hidden.pk), str(uuid.uuid4())):
        said = asking.body(asker.world, route, who)
        monkeypatch.setitem(asking.SENT, route, said | {name: value})
        answer = asker.ask("POST", route, who)
        answers.append((answer.status_code, plain(answer, value), heads(answer, value)))
    assert answers[0] == answers[1]
    assert answers[0][0] in (303, 400, 404)


@pytest.mark.parametrize(
    ("route", "names"),
    [
        ("api:evidence-list", ("case",)),
        ("api:proposal-list", ("case", "status")),
        ("api:round-list", ("proposal", "case")),
        ("api:comment-list", ("proposal",)),
        ("desk:calendar", ("case",)),
        ("responses:proposals", ("case",)),
        ("cases:evidence_list", ("case",)),
    ],
)
def test_a_list_asked_for_what_one_may_not_see_is_as_if_asked_for_nothing(
    asker: Asker, apart: dict[str, Any], route: str, names: tuple[str, ...]
):
    who = "system" if route.startswith("api:") else "lead"
    for name in names:
        answers = []
        for value in (str(apart["proposal" if name == "proposal" else "case"].pk), str(uuid.uuid4())):
            answer = asker.ask("GET", route, who, at=f"{asker.address(route)}?{name}={value}")
            answers.append((answer.status_code, plain(answer, value), heads(answer, value)))
        assert answers[0] == answers[1], name


@pytest.mark.parametrize("route", ["cases:release_withdraw", "cases:evidence_release_withdraw"])
def test_a_thing_of_one_file_is_not_reached_through_another(asker: Asker, route: str):
    through = {"cases:release_withdraw": ("analyst", "elsewhere"), "cases:evidence_release_withdraw": ("lead", "eyes")}
    who, other = through[route]
    at = asker.address(route, pk=getattr(asker.world, other).pk)
    nowhere = asker.address(route, pk=getattr(asker.world, other).pk, grant=999_999)
    one, two = (asker.ask("POST", route, who, at=each) for each in (at, nowhere))
    assert (one.status_code, plain(one, at)) == (404, plain(two, nowhere))


@pytest.mark.parametrize("wrong", ["0", "-1", "1", "null", "..%2f..%2f", "%00", "1 OR 1=1", "A" * 3000, "٣", "${7*7}"])
def test_what_is_no_id_at_all_is_a_page_not_found(asker: Asker, wrong: str):
    paths = ("/cases/{}/", "/evidence/{}/", "/reports/{}/", "/proposals/{}/", "/meetings/{}/", "/listings/{}/")
    for path in (*paths, "/api/v1/cases/{}/", "/receipts/{}/", "/calendar/{}.ics", "/trail/cases.case/{}/"):
        answer = asker.client("lead").get(path.format(wrong))
        assert answer.status_code in (401, 404), path


def test_the_world_has_proposals_nobody_outside_sees(asker: Asker):
    """Or the walk above would ask about nothing."""
    assert Proposal.objects.count() > 3
    assert not Proposal.objects.visible_to(asker.world.people["stranger"]).exists()
