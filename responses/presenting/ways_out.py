"""Where an item lies and why, and how it can go on: up, down, or as a smaller response."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.rules.refusal import Refusal
from delegations import facts as people
from delegations.rules.roles import Actor
from responses import queries
from responses.actions.ladder import at_a_dead_end, origin_of
from responses.facts import instrument_facts
from responses.models import Proposal, Referral, Round
from responses.presenting.steps import Step, step
from responses.rules.authorship import may_propose
from responses.rules.instrument_facts import Stage
from responses.rules.ladder import steps_down
from responses.rules.proposal import ProposalStatus
from responses.rules.referral import Direction, body_below, may_refer, may_send_back, next_body
from responses.rules.rounds import RoundStatus
from responses.words import STAGES


def body_above(proposal: Proposal) -> str:
    """What the next body is called, empty at the top."""
    return _called(next_body(_stages(proposal), proposal.stage))


def body_under(proposal: Proposal) -> str:
    """What the body below is called, empty at the foot."""
    return _called(body_below(_stages(proposal), proposal.stage))


def bar_to_refer(proposal: Proposal, actor: Actor, rounds: list[Round] | None = None) -> Refusal | None:
    """Why it cannot go up now."""
    states = _states(proposal, rounds)
    status = ProposalStatus(proposal.status)
    return may_refer(actor, status, stages=_stages(proposal), stage=proposal.stage, rounds=states)


def bar_to_send_back(proposal: Proposal, actor: Actor, rounds: list[Round] | None = None) -> Refusal | None:
    """Why it cannot go back down now; the reason is still to be written."""
    where = {"stages": _stages(proposal), "stage": proposal.stage, "rounds": _states(proposal, rounds)}
    return may_send_back(actor, ProposalStatus(proposal.status), reason="-", **where)


def referral_steps(proposal: Proposal, rounds: list[Round], actor: Actor) -> list[Step]:
    """The chair's two buttons, each only where it leads somewhere."""
    found = []
    if bar_to_refer(proposal, actor, rounds) is None:
        found.append(step(_("Refer to %(body)s") % {"body": body_above(proposal)}, "refer", [proposal.pk]))
    if bar_to_send_back(proposal, actor, rounds) is None:
        found.append(step(_("Send back to %(body)s") % {"body": body_under(proposal)}, "send_back", [proposal.pk]))
    return found


def referral_card(proposal: Proposal) -> dict[str, Any] | None:
    """Where the item lies, the last word on why, and every step before; None where it was never sent anywhere."""
    rows = [_moved(row) for row in proposal.referrals.all()]
    if not rows:
        return None
    return {"stage": _called(proposal.stage), "last": rows[0], "rows": rows}


def _moved(row: Referral) -> dict[str, Any]:
    up = row.direction == Direction.UP
    return {"row": row, "up": up, "to": _called(row.to_stage), "from": _called(row.from_stage)}


def ladder(proposal: Proposal, last: Round | None, actor: Actor) -> list[dict[str, Any]]:
    """What to propose instead when one capital blocks, with the button of whoever may propose."""
    codes = steps_down(proposal.instrument.code)
    if not codes or not at_a_dead_end(last):
        return []
    may = may_propose(actor, origin_of(actor)) is None
    rows = {row.code: row for row in queries.instruments_in_force(people.today()).filter(code__in=codes)}
    return [_rung(proposal, rows[code], may) for code in codes if code in rows]


def _rung(proposal: Proposal, instrument: Any, may: bool) -> dict[str, Any]:
    taken = next((one for one in went_on_as(proposal) if one["instrument"] == instrument.name), None)
    url = reverse("responses:step_down", args=[proposal.pk, instrument.code])
    return {"instrument": instrument, "taken": taken, "url": url if may and not taken else ""}


def went_on_as(proposal: Proposal) -> list[dict[str, Any]]:
    """The smaller responses that took this one's text, of those not withdrawn; they lie on the same case."""
    rows = getattr(proposal, "smaller", None) or []
    return [
        {
            "url": reverse("responses:proposal", args=[row["pk"]]),
            "reference": f"{proposal.case.reference}/{row['number']}",
            "instrument": row["instrument"],
        }
        for row in rows
    ]


def _stages(proposal: Proposal) -> tuple[Stage, ...]:
    return instrument_facts(proposal.instrument).stages


def _states(proposal: Proposal, rounds: list[Round] | None) -> tuple[RoundStatus, ...]:
    rows = rounds if rounds is not None else proposal.rounds.all()
    return tuple(RoundStatus(row.status) for row in rows)


def _called(stage: str | None) -> str:
    return str(STAGES.get(str(stage), "")) if stage else ""
