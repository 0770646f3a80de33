"""What a meeting knows of its room, to start the record of a meeting round from."""

from collections.abc import Sequence
from typing import Any

from responses.forms.meetings import in_the_room
from responses.models import AgendaItem, Round


def room_of(round_: Round, states: Sequence[str]) -> dict[str, Any]:
    """Initial values of the record's form; none where no meeting with this round on its agenda was held. One query.

    The chair still confirms each record: nothing is kept before the form is sent.
    """
    items = AgendaItem.objects.live().filter(round=round_, meeting__attendance__isnull=False)
    item = items.select_related("meeting").order_by("-meeting__starts_at").first()
    if item is None:
        return {}
    kept = item.meeting.attendance
    room = {f"room_{code}": in_the_room(code, kept, states) for code in states}
    return room | {"note": f"{item.meeting}, {item.meeting.place}"[:300]}
