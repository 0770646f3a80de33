"""What may be done next and by whom: a button where the rule allows it, else the sentence why not."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.clock import db_now
from core.rules.refusal import Kind, Reason, Refusal
from core.rules.transitions import open_from
from delegations.rules.roles import Actor, Can
from responses.actions.opening import Ballot, to_do
from responses.facts import StateOfPlay, instrument_facts
from responses.models import Proposal, Round, TextVersion
from responses.models.round import Visibility
from responses.rules.authorship import may_follow_up, may_hold_the_pen, may_sign_check, may_withdraw_proposal
from responses.rules.positions import may_record_on_behalf
from responses.rules.proposal import PROPOSAL, ProposalStatus, may_deliver
from responses.rules.rounds import RoundStatus, table_of
from responses.rules.tasks import EDITABLE, checks_of
from responses.rules.vocabulary import FAVOURABLE, OutcomeCode, Procedure
from responses.words import CHECKS

Step = dict[str, Any]
SOON = timedelta(days=1)


def step(label: str, name: str, args: list[Any], refusal: Refusal | None = None, tone: str = "") -> Step:
    """One button: where it leads, or why it leads nowhere now."""
    url = reverse(f"responses:{name}", args=args)
    return {"id": f"{name}-{args[-1]}", "label": label, "url": url, "refusal": refusal, "tone": tone}


def tasks(proposal: Proposal, latest: TextVersion | None, actor: Actor) -> list[Step]:
    """The checks as a task list; each leads to its page for whoever may do it."""
    facts = instrument_facts(proposal.instrument)
    rows = {row.code: row for row in proposal.checks.all()}
    text = step(_("Text put forward"), "new_version", [proposal.pk])
    found = [text | {"state": "done" if latest else "to_do", "url": "" if latest else text["url"], "reason": ""}]
    for code in checks_of(facts):
        if code in rows:
            found.append(_task(proposal, rows[code], actor))
    return found + [_gate(bar) for bar in _gates(proposal)]


def _task(proposal: Proposal, row: Any, actor: Actor) -> Step:
    may = may_sign_check(actor, row.code, proposal.penholder_id) is None and proposal.status in EDITABLE
    name = "undo_check" if row.done_at else "check"
    task = step(str(CHECKS[row.code]), name, [proposal.pk, row.code])
    said = f"{row.done_by.name}: {row.note}".rstrip(": ") if row.done_by else ""
    return task | {"state": "done" if row.done_at else "to_do", "url": task["url"] if may else "", "reason": said}


def _gate(bar: Reason) -> Step:
    return {"label": _("Gate of the tier"), "state": "blocked", "url": "", "reason": bar}


def _gates(proposal: Proposal) -> list[Reason]:
    """The evidence gates still closed; the checks themselves are tasks of their own."""
    if proposal.status not in EDITABLE:
        return []
    ballot = Ballot(Procedure.MEETING, "", db_now() + SOON, Visibility.AT_ONCE, None, ())
    return [reason for reason in to_do(proposal, ballot, now=db_now()) if reason.code.startswith("cases.")]


def proposal_steps(proposal: Proposal, latest: TextVersion | None, last: Round | None, actor: Actor) -> list[Step]:
    """What may be done with the proposal itself, in the order one does it."""
    found = [
        _write(proposal, latest, actor),
        _ask(proposal, latest, actor),
        _adopt(proposal, last, actor),
        _deliver(proposal, actor),
        _withdraw(proposal, actor),
    ]
    return [one for one in found if one]


def _write(proposal: Proposal, latest: TextVersion | None, actor: Actor) -> Step | None:
    if may_hold_the_pen(actor, proposal.penholder_id) or proposal.status not in (*EDITABLE, ProposalStatus.ROUND_OPEN):
        return None
    label = _("Write the next version") if latest else _("Write the text")
    return step(label, "new_version", [proposal.pk], tone="" if latest else "primary")


def _ask(proposal: Proposal, latest: TextVersion | None, actor: Actor) -> Step | None:
    if not actor.can(Can.CHAIR) or proposal.status not in EDITABLE or proposal.adoptions.all():
        return None
    facts = instrument_facts(proposal.instrument)
    if all(way.procedure is Procedure.NONE for way in facts.admissible):
        return None
    return step(_("Open a round"), "open_round", [proposal.pk], _not_ready(proposal), tone="primary")


def _not_ready(proposal: Proposal) -> Refusal | None:
    """The first check still to do, as on the button."""
    ballot = Ballot(Procedure.SILENCE, "", db_now() + SOON, Visibility.AT_ONCE, None, ())
    found = to_do(proposal, ballot, now=db_now())
    if not found:
        return None
    return Refusal("responses.checks_outstanding", {"first": found[0], "count": len(found)}, kind=Kind.STATE)


def _adopt(proposal: Proposal, last: Round | None, actor: Actor) -> Step | None:
    if not actor.can(Can.RECORD_ADOPTION):
        return None
    confirmed = last is not None and last.status in (RoundStatus.CONFIRMED, RoundStatus.ADOPTION_RECORDED)
    free = instrument_facts(proposal.instrument).without_round and proposal.status in EDITABLE
    if proposal.status in (ProposalStatus.ADOPTED, ProposalStatus.DELIVERED) or not (confirmed or free):
        return None
    return step(_("Record the adoption"), "adoption", [proposal.pk], tone="primary")


def _deliver(proposal: Proposal, actor: Actor) -> Step | None:
    if may_follow_up(actor) is not None or proposal.status == ProposalStatus.WITHDRAWN:
        return None
    if proposal.status in (ProposalStatus.DELIVERED, ProposalStatus.IN_REVIEW):
        return step(_("Record another delivery"), "deliver", [proposal.pk])
    refusal = may_deliver(actor, ProposalStatus(proposal.status), instrument_facts(proposal.instrument))
    return step(_("Record a delivery"), "deliver", [proposal.pk], refusal)


def _withdraw(proposal: Proposal, actor: Actor) -> Step | None:
    leaves = any(move.name == "withdraw" for move in open_from(PROPOSAL, proposal.status))
    if not leaves or may_withdraw_proposal(actor, proposal.penholder_id):
        return None
    return step(_("Withdraw the proposal"), "withdraw", [proposal.pk])


def chair_steps(last: Round | None, play: StateOfPlay | None, actor: Actor) -> list[Step]:
    """What the chair or the secretariat may do with the round now, straight from its lifecycle table."""
    if last is None or play is None:
        return []
    found = [*_moves(last, actor)] if actor.can(Can.CHAIR) else []
    if _records(last, play, actor):
        found.append(step(_("Record a position on behalf of a State"), "record_position", [last.pk]))
    return found


def _moves(last: Round, actor: Actor) -> list[Step]:
    labels = {
        "confirm": (_("Confirm the outcome"), "primary"),
        "reopen": (_("Re-open with a new instant"), ""),
        "declare_broken": (_("Declare the silence broken"), ""),
        "extend": (_("Extend"), ""),
        "suspend": (_("Stop the clock"), ""),
        "resume": (_("Let the clock run on"), "primary"),
        "withdraw": (_("Withdraw the round"), ""),
    }
    names = [move.name for move in open_from(table_of(Procedure(last.procedure)), last.status)]
    if last.procedure == Procedure.MEETING:
        names = [name for name in names if name != "reopen"]  # a room has no instant: it is taken up again
    shown = [name for name in labels if name in names and not (name == "confirm" and not _confirmable(last))]
    return [step(labels[name][0], f"{name}_round", [last.pk], tone=labels[name][1]) for name in shown]


def _confirmable(last: Round) -> bool:
    return bool(last.outcome) and OutcomeCode(last.outcome["code"]) in FAVOURABLE


def _records(last: Round, play: StateOfPlay, actor: Actor) -> bool:
    now = db_now()
    state = play.facts.electorate[0] if play.facts.electorate else ""
    answerable = last.status in (RoundStatus.OPEN, RoundStatus.BROKEN) and last.closed_at is None
    may = may_record_on_behalf(actor, play.facts, state=state, proof="-", received_at=now, now=now)
    return answerable and may is None
