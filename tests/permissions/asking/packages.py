"""What a well-filled form about a package says."""

from typing import Any

from core.clock import db_now
from delegations import facts as people
from responses.models import Instrument
from tests.permissions.asking.said import Sent, soon
from tests.permissions.world import World


def _session(world: World, who: str) -> dict[str, Any]:
    instrument = Instrument.objects.get(code="dialogue_session").pk
    return {
        "revision": 1, "title": "Session", "what": "Speak about the imitated pages.", "instrument": instrument,
        "carried_out_by": "EEAS", "trigger": "at_once",
    }  # fmt: skip


def _reply(world: World, who: str) -> dict[str, Any]:
    """After the delivery, which was recorded a moment ago: the minute is rounded down on a form."""
    return {"replied_at": db_now().astimezone(people.BRUSSELS).isoformat(), "reply": "They will come."}


SENT: Sent = {
    "responses:phase_new": _session,
    "responses:edit_phase": _session,
    "responses:carry_out_phase": {
        "what": "Session held.",
        "delivered_by": "EEAS",
        "delivered_at": soon(minutes=-1),
    },
    "responses:reply_phase": _reply,
    "responses:stop_phase": {"reason": "Talks have begun."},
    "responses:resume_phase": {"reason": "Talks have failed."},
}
