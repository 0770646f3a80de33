"""Every route, every method, every column: the application answers as the matrix says."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin import ModelAdmin, site
from django.http import HttpRequest

from tests.permissions import routes
from tests.permissions.asker import Asker, written
from tests.permissions.matrix import ADMINISTRATION, COLUMNS, administration
from tests.permissions.reading_matrix import DOCUMENT, METHODS, Row, as_markdown, rows
from tests.test_architecture import OURS

pytestmark = pytest.mark.django_db

ROWS = list(rows())
READING_LEAVES = {"audit_disclosure", "audit_persontoken", "django_session", "notifications_tick", "partners_apikey"}
"""Tables a reading may write to: that it happened and by which token, the sitting, when a key was last used."""
MIRROR = "account_emailaddress"
"""The sign-in library's own copy of a person's address, which it makes when its pages first need it."""
CLOSED = {401, 403, 404, 405}
OTHER_METHODS = ("PUT", "PATCH", "DELETE")
ANSWERS_OTHERS = {"account", "admin", "healthz", "mfa", "socialaccount", "usersessions"}
"""Where the framework's own views take any method as a reading; nothing is written by it."""


IN_THE_ADMINISTRATION = ("lead", "secretariat")
"""Who is asked about each model of a group; the other columns are asked about the first of them."""


def _routes_of() -> dict[str, list[str]]:
    named = defaultdict(list)
    for route in routes.every_route():
        named[routes.row_of(route)].append(route)
    return named


ROUTES = _routes_of()


def test_every_route_has_a_row_and_every_row_a_route():
    assert sorted(set(ROUTES) - {row.route for row in ROWS}) == []
    assert sorted({row.route for row in ROWS} - set(ROUTES)) == []


def test_no_row_stands_twice():
    named = [(row.method, row.route) for row in ROWS]
    assert sorted({each for each in named if named.count(each) > 1}) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.route}")
def test_each_column_gets_what_its_cell_says(asker: Asker, row: Row):
    before = written() if row.reads else {}
    wrong = []
    for route in ROUTES[row.route]:
        for who, expected in row.expected.items():
            if route != ROUTES[row.route][0] and who not in IN_THE_ADMINISTRATION:
                continue
            got = asker.ask(row.method, route, who).status_code
            if got not in expected:
                wrong.append(f"{who}: {got}, not {expected} ({route})")
    assert wrong == []
    if row.reads:
        changed = {table for table, count in written().items() if count != before.get(table, 0)}
        assert changed <= READING_LEAVES | ({MIRROR} if row.route.startswith("account_") else set())


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_a_method_without_a_row_is_closed_to_everyone(asker: Asker, name: str):
    known = {row.method for row in ROWS if row.route == name}
    for method in METHODS:
        if method not in known:
            assert _answers(asker, method, ROUTES[name][0]) <= CLOSED | {302}, f"{method} {name} needs a row"
    before = written()
    for method in OTHER_METHODS:
        found = {asker.ask(method, ROUTES[name][0], "lead").status_code}
        assert found <= CLOSED | {302} or name.partition("_")[0].partition(":")[0] in ANSWERS_OTHERS, (method, found)
    changed = {table for table, count in written().items() if count != before.get(table, 0)}
    assert changed <= READING_LEAVES | ({MIRROR} if name.startswith("account_") else set())


def _answers(asker: Asker, method: str, route: str) -> set[int]:
    return {asker.ask(method, route, who).status_code for who in ("lead", "secretariat", "released")}


def test_every_model_of_the_administration_is_in_the_table():
    assert sorted(f"{model._meta.app_label}.{model._meta.model_name}" for model in site._registry) == sorted(
        ADMINISTRATION
    )


def test_a_model_of_ours_that_the_administration_does_not_show_is_left_out_for_a_reason():
    inside = {inline.model for page in site._registry.values() for inline in _inlines(page)}
    shown = {model._meta.label_lower for model in {*site._registry, *inside}}
    ours = {model._meta.label_lower for model in apps.get_models() if model._meta.app_label in OURS}
    assert sorted(ours - shown) == sorted(administration.NOT_THERE)
    assert all(administration.NOT_THERE.values())


def _inlines(page: ModelAdmin) -> Iterable[Any]:
    """Those of an object that is there: the form that adds one may have none."""
    return page.get_inlines(HttpRequest(), page.model())


@pytest.mark.parametrize(("model", "may"), ADMINISTRATION.items())
def test_the_secretariat_may_do_with_a_model_what_the_table_says(asker: Asker, model: str, may: str):
    name = f"admin:{model.replace('.', '_')}"
    asked = {"see": ("GET", "changelist"), "add": ("GET", "add"), "change": ("POST", "change")}
    found = {
        word: asker.ask(method, f"{name}_{page}", "secretariat").status_code for word, (method, page) in asked.items()
    }
    assert " ".join(word for word, status in found.items() if status in (200, 302)) == may


def test_the_document_for_auditors_is_what_the_matrix_says():
    written_down = DOCUMENT.read_text(encoding="utf-8")
    assert written_down == as_markdown(), "write it anew: python -m tests.permissions.reading_matrix"


def test_every_column_is_explained():
    assert all(said.strip() for said in COLUMNS.values())
