"""Planning a package: phases are added, changed and taken out while the text may be written."""

from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.models import CaseAudience
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.models import Delegation
from delegations.rules.roles import Kind as BodyKind
from responses.actions.moves import lock_proposal
from responses.actions.text import rounds_a_new_text_ends
from responses.facts import instrument_facts
from responses.facts.package import package_content, phases_of
from responses.models import Act, Instrument, Phase, Proposal
from responses.rules.package import MOST_PHASES, check_trigger, fits, may_plan, package_digest
from responses.rules.phases import FOLLOWS, NOON, Trigger
from responses.rules.proposal import ProposalStatus
from responses.rules.text import normalised

Words = dict[str, Any]


def add_phase(*, proposal: Proposal, by: Any, **words: Any) -> Phase:
    """One more phase at the end; ``words`` as ``said`` takes them.

    Refused: not who holds the pen (403), a package under decision or agreed (409), an instrument heavier
    than the proposal's, a trigger that cannot come, a body that cannot see the case (400), a marking (422).
    """
    given = said(**words)
    refuse_marked_text({"title": given["title"], "what": given["what"]}, by=by, case=proposal.case)
    return _added(proposal, by, given)


@transaction.atomic
def _added(proposal: Proposal, by: Any, given: Words) -> Phase:
    proposal = _locked(proposal, by)
    number = (proposal.phases.aggregate(last=Max("number"))["last"] or 0) + 1
    if number > MOST_PHASES:
        enforce(Refusal("responses.phases_enough", {"most": MOST_PHASES}, kind=Kind.STATE))
    enforce(_in_order(proposal, given, number))
    made = Phase.objects.create(proposal=proposal, number=number, **given)
    _record(proposal, by, "add_phase", f"added phase {number}, “{made.title}”, to the package of {proposal.reference}")
    return made


def change_phase(*, phase: Phase, by: Any, revision: int, **words: Any) -> Phase:
    """Other words for one phase. Refused (409) if somebody changed it since ``revision``; else as for a new one."""
    given = said(**words)
    refuse_marked_text({"title": given["title"], "what": given["what"]}, by=by, case=phase.proposal.case)
    return _changed(phase, by, revision, given)


@transaction.atomic
def _changed(phase: Phase, by: Any, revision: int, given: Words) -> Phase:
    proposal = _locked(phase.proposal, by)
    found = proposal.phases.get(pk=phase.pk)
    if found.revision != revision:
        enforce(Refusal("responses.phase_moved_on", {"number": found.number}, kind=Kind.STATE))
    enforce(_in_order(proposal, given, found.number) or _still_answered(found, given))
    Phase.objects.filter(pk=found.pk).update(revision=F("revision") + 1, **given)
    what = f"changed phase {found.number} of the package of {proposal.reference}"
    _record(proposal, by, "change_phase", what)
    return proposal.phases.get(pk=phase.pk)


@transaction.atomic
def remove_phase(*, phase: Phase, by: Any) -> None:
    """Take a planned phase out; those behind it move up. Refused while another waits for it (409)."""
    proposal = _locked(phase.proposal, by)
    found = proposal.phases.get(pk=phase.pk)
    follower = found.followers.order_by("number").first()
    if follower is not None:
        params = {"number": found.number, "follower": follower.number}
        enforce(Refusal("responses.phase_is_followed", params, kind=Kind.STATE))
    found.delete()
    for row in proposal.phases.filter(number__gt=found.number).order_by("number"):
        Phase.objects.filter(pk=row.pk).update(number=row.number - 1)
    what = f"took phase {found.number}, “{found.title}”, out of the package of {proposal.reference}"
    _record(proposal, by, "remove_phase", what)


def said(
    *,
    title: str,
    what: str,
    instrument: Instrument,
    carried_out_by: Delegation,
    trigger: str,
    act: Act | None = None,
    after: Phase | None = None,
    days: int | None = None,
    counted: str = "",
    at: time | None = None,
    instant: datetime | None = None,
) -> Words:
    """As stored: what a trigger does not need is not kept."""
    follows = trigger in FOLLOWS
    return {
        "title": normalised(title),
        "what": normalised(what),
        "instrument": instrument,
        "act": act,
        "carried_out_by": carried_out_by,
        "trigger": trigger,
        "after": after if follows else None,
        "days": days if follows else None,
        "counted": counted if follows else "",
        "at": at or NOON if follows else NOON,
        "instant": instant if trigger == Trigger.ON_INSTANT else None,
    }


def _locked(proposal: Proposal, by: Any) -> Proposal:
    """The proposal, locked, for somebody who may plan its phases now."""
    proposal = lock_proposal(proposal.pk)
    waiting = rounds_a_new_text_ends(proposal)
    number = waiting[0].number if waiting else None
    enforce(may_plan(people.actor(by), proposal.penholder_id, ProposalStatus(proposal.status), round_waits=number))
    return proposal


def _in_order(proposal: Proposal, given: Words, number: int) -> Refusal | None:
    own, chosen = proposal.instrument, given["instrument"]
    after = given["after"]
    known = after is None or after.proposal_id == proposal.pk
    facts = given | {"after": after.number if after and known else None}
    return (
        fits(instrument_facts(own), instrument_facts(chosen))
        or _in_force(proposal, given)
        or check_trigger(facts, number=number, after_kind=after.instrument.delivery_kind if after and known else None)
        or _ahead(given["instant"])
        or _sees(proposal, given["carried_out_by"])
    )


def _in_force(proposal: Proposal, given: Words) -> Refusal | None:
    chosen, act = given["instrument"], given["act"]
    stands = Instrument.objects.in_force(people.brussels_day(db_now())).filter(pk=chosen.pk).exists()
    if chosen.pk != proposal.instrument_id and not stands:
        return Refusal("responses.instrument_not_in_force", kind=Kind.INVALID, field="instrument")
    if act is not None and (act.proposal_id != proposal.pk or chosen.pk != proposal.instrument_id):
        return Refusal("responses.phase_act_of_another", kind=Kind.INVALID, field="act")
    return None


def _ahead(instant: datetime | None) -> Refusal | None:
    if instant is None or instant > db_now():
        return None
    return Refusal("responses.phase_instant_ahead", kind=Kind.INVALID, field="instant")


def _sees(proposal: Proposal, body: Delegation) -> Refusal | None:
    """Who carries it out must be able to read what it is about."""
    on_case = CaseAudience.objects.filter(case=proposal.case, delegation=body).exists()
    if body.kind == BodyKind.SERVICE or (body.kind == BodyKind.STATE and on_case):
        return None
    return Refusal("responses.carrier_cannot_see", {"body": body.code}, kind=Kind.INVALID, field="carried_out_by")


def _still_answered(found: Phase, given: Words) -> Refusal | None:
    """Another phase may wait for a reply to this one: then somebody must still be spoken to."""
    for row in found.followers.filter(trigger=Trigger.WITHOUT_REPLY).order_by("number"):
        words = {"trigger": row.trigger, "after": found.number, "days": row.days, "counted": row.counted}
        refusal = check_trigger(words, number=row.number, after_kind=given["instrument"].delivery_kind)
        if refusal is not None:
            return Refusal(
                "responses.phase_awaits_reply", {"follower": row.number}, kind=Kind.INVALID, field="instrument"
            )
    return None


def _record(proposal: Proposal, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=proposal, by=by, chain=proposal.case, body=body, sentence=f"{{actor}} ({body}) {what}.",
        package_sha256=package_digest(package_content(phases_of(proposal))),
    )  # fmt: skip
