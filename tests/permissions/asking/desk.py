"""What a well-filled form of `desk` says."""

from typing import Any

from delegations import facts as people
from tests.permissions.asking.said import Sent, soon, today
from tests.permissions.world import World


def _own_absence(world: World, who: str) -> dict[str, Any]:
    """One's own, with a colleague who stands in where there is one."""
    person = world.people.get(who)
    if person is None:
        return {}
    mine = [each for each in people.colleagues(people.actor(person).delegation) if each.pk != person.pk]
    return {"person": person.pk, "deputy": mine[0].pk if mine else 0, "since": today(), "until": soon(days=2)[:10]}


SENT: Sent = {
    "desk:double_key": {"wanted": "yes"},
    "desk:absence_new": _own_absence,
    "desk:invitation_new": {
        "email": "asked.in@test.invalid",
        "name": "Asked in",
        "delegation": "FR",
        "role": "officer",
        "since": today(),
    },
    "desk:return_new": lambda world, who: {"person": world.people["officer"].pk},
    "desk:profile": {"language": "en-gb", "zone": ""},
}
