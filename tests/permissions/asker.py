"""Asks one question of the site and leaves no trace: each answer comes out of a savepoint that is rolled back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.permissions import asking, objects
from tests.permissions.world import World

_WRITTEN = "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is rolled back. Actions that insist on their own transaction get along with it."""
    savepoint = transaction.atomic()
    savepoint._from_testcase = True
    with savepoint:
        yield
        transaction.set_rollback(True)


class Asker:
    """The world with one browser (and one API client) for each column."""

    def __init__(self, world: World, media: Path) -> None:
        self.world, self.media = world, media
        everyone = ("nobody", *world.people)
        self._clients = {
            (who, api): world.client(who, api=api) for who in everyone for api in (False, who in world.keys)
        }

    def address(self, route: str, **other: Any) -> str:
        """Where a route lies for the world's objects; ``other`` replaces arguments (another id, say)."""
        if "/" in route:  # those without a name: the icon, and the catch-alls
            return {"api:/api/": "/api/nowhere/", "/favicon.ico": route}.get(route, "/admin/nowhere/")
        if route.startswith("admin:"):
            return _in_the_administration(self.world, route)
        try:
            return reverse(route)
        except NoReverseMatch:
            return reverse(route, kwargs=objects.arguments(self.world, route) | other)

    def ask(self, method: str, route: str, who: str, *, at: str = "", **more: Any) -> HttpResponse:
        """The answer this column gets, with a form filled in as it should be."""
        api = route.startswith("api:")
        client = self.client(who, api=api)
        kept = SimpleCookie(client.cookies.output(header="", sep="; "))
        told: dict[str, Any] = {"headers": asking.headers(self.world, route), **more}
        if method == "POST":
            said = asking.body(self.world, route, who)
            told |= {"data": json.dumps(said), "content_type": "application/json"} if api else {"data": said}
        cache.clear()
        with undone():
            answer = (
                client.generic(method, at or self.address(route), **told)
                if method not in ("GET", "POST")
                else getattr(client, method.lower())(at or self.address(route), **told)
            )
            answer.whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
        client.cookies = kept
        return answer

    def client(self, who: str, *, api: bool = False) -> Client:
        """The column's browser, signed in once and for all; partners come to the API by key."""
        return self._clients[who, api and who in self.world.keys]


def written() -> dict[str, int]:
    """Rows written so far in this transaction, by table; what was rolled back counts too."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN)
        return dict(cursor.fetchall())


def _in_the_administration(world: World, route: str) -> str:
    name = route.removeprefix("admin:")
    if name == "app_list":
        return reverse(route, args=["auth"])
    if name == "view_on_site":
        return reverse(route, args=[1, 1])
    try:
        return reverse(route)
    except NoReverseMatch:
        app, model = name.split("_")[:2]
        row = apps.get_model(app, model)._default_manager.order_by("pk").first()
        return reverse(route, args=[row.pk if row else 0])
