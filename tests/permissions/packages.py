"""Two packages: one being planned, one that has begun, with a phase in every state somebody acts on."""

from typing import Any

from responses.actions.releasing import release_phase, stop_phase
from responses.actions.stages import go_ahead
from tests.factories.packages import a_phase, carried_out
from tests.factories.responses import a_proposal, ready


def packages(case: Any, who: dict[str, Any]) -> dict[str, Any]:
    """A dialogue needs no round, so its phases begin when it goes ahead."""
    drafter, chair = who["drafter"], who["chair"]
    plan = a_proposal(case, drafter, "dialogue_session", title="Sessions to come")
    planned = _session(plan, drafter, "First session")
    begun = ready(a_proposal(case, drafter, "dialogue_session", title="Sessions"), drafter, who["legal"])
    names = ("due", "released", "done", "stopped")
    phases = {name: _session(begun, drafter, f"Session {name}") for name in names}
    phases["uncalled"] = _session(begun, drafter, "Session when called", trigger="when_called")
    go_ahead(proposal=begun, by=drafter)
    release_phase(phase=phases["released"], by=drafter)
    carried_out(phases["done"], drafter)
    stop_phase(phase=phases["stopped"], reason="Not now.", by=chair)
    return {"plan": plan, "phase_planned": planned} | {f"phase_{name}": one for name, one in phases.items()}


def _session(proposal: Any, by: Any, title: str, **words: Any) -> Any:
    return a_phase(proposal, by, title=title, instrument="dialogue_session", **words)
