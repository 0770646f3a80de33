"""For every route: what a well-filled form of it says."""

from typing import Any

from responses.rules.answered_to import entity_tag
from tests.permissions.asking import (
    api,
    attribution,
    cases,
    desk,
    door,
    exchange,
    meetings,
    notifications,
    packages,
    responses,
    sanctions,
    texts,
)
from tests.permissions.asking.said import Sent
from tests.permissions.world import World

_FILES = (api, attribution, cases, desk, door, exchange, meetings, notifications, packages, responses, sanctions, texts)
SENT: Sent = {route: said for each in _FILES for route, said in each.SENT.items()}
"""Route to the body of a POST. What is not named here needs no words: the button says it all."""


def body(world: World, route: str, who: str) -> dict[str, Any]:
    """What this column sends; a form filled in as its right user would."""
    told = {"post": "yes"} if route.endswith("_delete") else SENT.get(route, {})
    return told(world, who) if callable(told) else dict(told)


def headers(world: World, route: str) -> dict[str, str]:
    """What a call of the API says beside its body."""
    if route != "api:round-positions":
        return {}
    own = world.running.positions.filter(state="DK").count()
    return {"if-match": entity_tag(world.running.text_sha256, own)}
