"""The act outside is recorded with its reference; only from then on is anything called adopted."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from audit import trail
from cases.actions.guard import keeps_out_marked
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from core.rules.showing import BRUSSELS
from delegations import facts as people
from responses.actions.moves import lock_proposal, lock_round, move_proposal, move_round
from responses.actions.package_turns import start_package
from responses.actions.responding import case_responds
from responses.facts import instrument_facts, state_of_play
from responses.facts.wording import consents_in, wording_bar
from responses.models import Act, Adoption, Proposal, Round
from responses.rules.chair import may_record_adoption
from responses.rules.positions import RoundFacts
from responses.rules.rounds import RoundStatus

SETTLED = (RoundStatus.CONFIRMED, RoundStatus.ADOPTION_RECORDED)


@keeps_out_marked("reference")
@transaction.atomic
def record_adoption(
    *,
    proposal: Proposal,
    reference: str,
    adopted_on: date,
    by: Any,
    body: str = "",
    act: Act | None = None,
) -> Adoption:
    """Record where and when the act was adopted (COREU, ST or OJ number), once for each act.

    Needs a confirmed round on this text, except for an instrument on which nobody is asked. Refused for
    words the instrument may not say (R22).
    ``adopted_on`` is a Brussels day, not one to come.
    """
    proposal = lock_proposal(proposal.pk)
    round_ = _confirmed_round(proposal, act)
    enforce(_may(proposal, round_, reference, adopted_on, by))
    enforce(_not_yet(proposal, act))
    version = round_.version if round_ else proposal.versions.order_by("-number").first()
    enforce(None if version else Refusal("responses.text_first", kind=Kind.STATE))
    enforce(wording_bar(proposal, version, consenting=consents_in(round_)))
    adoption = Adoption.objects.create(
        proposal=proposal, act=act, round=round_, version=version, body=body.strip() or proposal.stage,
        reference=reference.strip(), legal_basis=act.legal_basis if act else proposal.instrument.legal_basis,
        adopted_on=adopted_on, recorded_by=by,
    )  # fmt: skip
    _move_on(proposal, round_, by)
    _record(adoption, by)
    start_package(proposal, by)
    return adoption


def _confirmed_round(proposal: Proposal, act: Act | None) -> Round | None:
    """The last confirmed round that covers this act, locked."""
    rows = proposal.rounds.filter(status__in=SETTLED).order_by("-number")
    found = next((row for row in rows if row.act_id in (None, act.pk if act else None)), None)
    return lock_round(found.pk) if found else None


def _may(proposal: Proposal, round_: Round | None, reference: str, adopted_on: date, by: Any) -> Refusal | None:
    midnight = datetime.combine(adopted_on, time(), ZoneInfo(BRUSSELS)) if adopted_on else None
    return may_record_adoption(
        people.actor(by), _facts(round_), instrument_facts(proposal.instrument),
        reference=reference, adopted_at=midnight, now=db_now(),
    )  # fmt: skip


def _facts(round_: Round | None) -> RoundFacts | None:
    """A round over several acts stays open to the next one after the first is recorded."""
    if round_ is None:
        return None
    facts = state_of_play(round_).facts
    covers_all = round_.act_id is None and round_.status == RoundStatus.ADOPTION_RECORDED
    return replace(facts, status=RoundStatus.CONFIRMED) if covers_all else facts


def _not_yet(proposal: Proposal, act: Act | None) -> Refusal | None:
    if act is None and proposal.acts.exists():
        return Refusal("responses.name_the_act", kind=Kind.INVALID, field="act")
    known = proposal.adoptions.filter(act=act).first()
    return Refusal("responses.recorded_already", {"reference": known.reference}, kind=Kind.STATE) if known else None


def _move_on(proposal: Proposal, round_: Round | None, by: Any) -> None:
    if round_ is not None and round_.status == RoundStatus.CONFIRMED:
        move_round(round_, "record_adoption")
    acts = set(proposal.acts.values_list("pk", flat=True))
    if acts <= set(proposal.adoptions.values_list("act_id", flat=True)):
        move_proposal(proposal, "record_adoption")
    case_responds(proposal.case, by)


def _record(adoption: Adoption, by: Any) -> None:
    proposal, body = adoption.proposal, people.actor(by).delegation
    name = adoption.act.name if adoption.act else proposal.instrument.name
    trail.record(
        verb="record_adoption", subject=proposal, by=by, chain=proposal.case, body=body,
        reference=adoption.reference, adopted_on=adoption.adopted_on, text_sha256=adoption.version.sha256,
        sentence=f"{{actor}} ({body}) recorded the adoption of {proposal.reference} ({name}) as {adoption.reference}.",
    )  # fmt: skip
