"""Put a proposed response on the table of a case, and take it off again."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from audit import trail
from cases.actions.guard import keeps_out_marked, refuse_marked_text
from cases.models import Case
from cases.rules.vocabulary import CaseStatus
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from responses.actions.moves import lock_proposal, move_proposal
from responses.actions.package_turns import end_package
from responses.actions.responding import case_responds
from responses.actions.tasks import plan_tasks
from responses.facts import instrument_facts
from responses.models import Act, Check, Instrument, Proposal
from responses.rules.authorship import may_propose, may_withdraw_proposal
from responses.rules.instrument_facts import InstrumentFacts
from responses.rules.rounds import RUNNING
from responses.rules.tasks import checks_of
from responses.rules.vocabulary import ProposalFrom


def propose(
    *, case: Case, instrument: Instrument, title: str, proposal_from: str, by: Any, rationale: str = ""
) -> Proposal:
    """A new draft with the acts its instrument has and its checks as tasks; the case begins to respond.

    Refused for whoever neither drafts nor speaks for a State, for a State in the name of the High
    Representative, on a closed case, on an instrument no longer in force, and with a classification
    marking in its words (422: kept out, the security officers told).
    """
    refuse_marked_text({"title": title, "rationale": rationale}, by=by, case=case)
    return proposed(case, instrument, title, proposal_from, rationale, by)


@transaction.atomic
def proposed(
    case: Case,
    instrument: Instrument,
    title: str,
    proposal_from: str,
    rationale: str,
    by: Any,
    came_from: Proposal | None = None,
) -> Proposal:
    """The same without the search for a marking, for words that passed it; ``came_from`` is a step of the ladder."""
    actor = people.actor(by)
    enforce(may_propose(actor, ProposalFrom(proposal_from)))
    case = Case.objects.select_for_update().get(pk=case.pk)
    enforce(_fits(case, instrument))
    facts = instrument_facts(instrument)
    proposal = Proposal.objects.create(
        case=case, number=_next_number(case), title=title.strip(), instrument=instrument,
        proposal_from=proposal_from, marking=case.marking, stage=facts.stages[0] if facts.stages else "",
        penholder_id=actor.delegation, rationale=rationale, is_demonstration=case.is_demonstration,
        created_by=by, changed_at=db_now(), came_from=came_from,
    )  # fmt: skip
    _furnish(proposal, facts)
    case_responds(case, by)
    trail.record(
        verb="propose", subject=proposal, by=by, chain=case, body=actor.delegation, instrument=instrument.code,
        sentence=f"{{actor}} ({actor.delegation}) proposed “{proposal.title}”: {instrument.name}.",
    )  # fmt: skip
    return proposal


@keeps_out_marked("reason")
@transaction.atomic
def withdraw_proposal(*, proposal: Proposal, by: Any, reason: str = "") -> Proposal:
    """Take it off the table. Refused while a round runs: that is withdrawn first, and everyone told."""
    proposal = lock_proposal(proposal.pk)
    actor = people.actor(by)
    enforce(may_withdraw_proposal(actor, proposal.penholder_id))
    if proposal.rounds.filter(status__in=RUNNING).exists():
        enforce(Refusal("responses.round_still_runs", kind=Kind.STATE))
    move_proposal(proposal, "withdraw")
    end_package(proposal, reason[:500])
    trail.record(
        verb="withdraw_proposal", subject=proposal, by=by, chain=proposal.case, body=actor.delegation,
        sentence=f"{{actor}} ({actor.delegation}) withdrew the proposal {proposal.reference}. {reason}".strip(),
    )  # fmt: skip
    return proposal


def _fits(case: Case, instrument: Instrument) -> Refusal | None:
    if case.status == CaseStatus.CLOSED:
        return Refusal("responses.case_is_closed", {"case": case.reference}, kind=Kind.STATE)
    if not Instrument.objects.in_force(people.brussels_day(db_now())).filter(pk=instrument.pk).exists():
        return Refusal("responses.instrument_not_in_force", kind=Kind.INVALID, field="instrument")
    return None


def _next_number(case: Case) -> int:
    return (case.proposals.aggregate(last=Max("number"))["last"] or 0) + 1


def _furnish(proposal: Proposal, facts: InstrumentFacts) -> None:
    Act.objects.bulk_create(
        Act(proposal=proposal, order=order, name=act.name, rule=act.rule, legal_basis=act.legal_basis)
        for order, act in enumerate(facts.acts, start=1)
    )
    Check.objects.bulk_create(Check(proposal=proposal, code=code) for code in checks_of(facts))
    plan_tasks(proposal)
