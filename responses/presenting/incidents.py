"""What happened to a round besides answers, and the buttons for it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.rules.transitions import open_from
from delegations import facts as people
from delegations.rules.roles import Actor, Can
from responses.actions.brake import has_brake
from responses.actions.reaching import unreached
from responses.facts import StateOfPlay, instrument_facts
from responses.models import Proposal, Round
from responses.presenting.steps import Step, step
from responses.rules.authorship import may_hold_the_pen
from responses.rules.brake import may_invoke, may_lift
from responses.rules.meeting import may_record_meeting
from responses.rules.proposal import ProposalStatus, may_go_ahead
from responses.rules.rounds import RUNNING, RoundStatus, table_of
from responses.rules.tasks import EDITABLE
from responses.rules.vocabulary import Procedure, Rule


def _in_protocol_order(codes: list[str]) -> list[str]:
    return [state.code for state in people.states() if state.code in codes] if codes else []


def incident_steps(last: Round | None, play: StateOfPlay | None, actor: Actor) -> list[Step]:
    """What whoever conducts the round may record about it now."""
    if last is None or play is None:
        return []
    found = [*_in_the_room(last, play, actor), *_after_a_brake(last, play, actor)]
    if actor.can(Can.CHAIR) and last.status in RUNNING:
        found.append(step(_("Accept a linguistic corrigendum"), "corrigendum", [last.pk]))
    calls = last.status in (RoundStatus.OPEN, RoundStatus.HELD) and last.procedure == Procedure.SILENCE
    if calls and actor.can(Can.RECORD_ON_BEHALF) and unreached(last):
        found.append(step(_("Record that a State was reached by phone"), "record_reached", [last.pk]))
    return found


def _in_the_room(last: Round, play: StateOfPlay, actor: Actor) -> list[Step]:
    if may_record_meeting(actor, play.facts) is None:
        return [step(_("Record the meeting"), "record_meeting", [last.pk], tone="primary")]
    again = last.procedure == Procedure.MEETING and last.status == RoundStatus.INCOMPLETE and actor.can(Can.CHAIR)
    return [step(_("Take the meeting up again"), "reconvene_round", [last.pk], tone="primary")] if again else []


def _after_a_brake(last: Round, play: StateOfPlay, actor: Actor) -> list[Step]:
    names = [move.name for move in open_from(table_of(Procedure(last.procedure)), last.status)]
    if "lift_brake" in names and may_lift(actor, play.facts) is None:
        return [step(_("Lift the emergency brake"), "lift_brake_round", [last.pk])]
    if last.status == RoundStatus.DRAFT and actor.can(Can.CHAIR):
        return [step(_("Put the vote again"), "put_again_round", [last.pk], tone="primary")]
    return []


def own_steps(proposal: Proposal, last: Round | None, play: StateOfPlay | None, actor: Actor) -> list[Step]:
    """What the reader may do that is no answer: go ahead without a round, or brake a vote."""
    return [*_go_ahead(proposal, actor), *_brake(proposal, last, play, actor)]


def _go_ahead(proposal: Proposal, actor: Actor) -> list[Step]:
    may = may_go_ahead(ProposalStatus(proposal.status), instrument_facts(proposal.instrument))
    if may is not None or may_hold_the_pen(actor, proposal.penholder_id):
        return []
    return [step(_("Go ahead without a round"), "move", [proposal.pk, "go_ahead"])]


def _brake(proposal: Proposal, last: Round | None, play: StateOfPlay | None, actor: Actor) -> list[Step]:
    if last is not None and play is not None and last.status in (RoundStatus.DRAFT, RoundStatus.OPEN):
        said = {"act_has_brake": has_brake(last), "state": _for_whom(actor, play), "reasons": "-"}
        may = may_invoke(actor, play.facts, **said) is None
        return [step(_("Invoke the emergency brake"), "invoke_brake", [last.pk])] if may else []
    if last is not None and last.status == RoundStatus.BRAKED:
        return []
    facts = instrument_facts(proposal.instrument)
    majority = any(way.rule is Rule.QUALIFIED_MAJORITY for way in facts.admissible)
    speaks = actor.speaks_for_a_state and actor.can(Can.SIGN_POSITION)
    if not (speaks and majority and any(act.brake for act in facts.acts) and proposal.status in EDITABLE):
        return []
    return [step(_("Invoke the emergency brake"), "brake_before", [proposal.pk])]


def _for_whom(actor: Actor, play: StateOfPlay) -> str:
    if actor.speaks_for_a_state or not play.facts.electorate:
        return actor.delegation
    return play.facts.electorate[0]


def incidents(round_: Round | None) -> dict[str, Any]:
    """Who sat in the room, every brake, every corrigendum. Two queries."""
    if round_ is None:
        return {}
    room = round_.attendance or {}
    meets_at = room.get("meets_at")
    return {
        "present": _in_protocol_order(room.get("present", [])),
        "proxies": [{"state": state, "by": by} for state, by in room.get("proxies", {}).items()],
        "note": room.get("note", ""),
        "meets_at": datetime.fromisoformat(meets_at) if meets_at else None,
        "meeting": round_.procedure == Procedure.MEETING,
        "brakes": list(round_.brakes.select_related("lifted_by").order_by("invoked_at")),
        "corrigenda": list(round_.corrigenda.select_related("paragraph", "accepted_by").order_by("created_at")),
    }
