"""What may be put into a package, who may touch it, and the hash over all that is agreed with it."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from core.rules.refusal import Kind, Refusal
from core.rules.transitions import check
from delegations.rules.roles import Actor, Can
from responses.rules.authorship import may_follow_up, may_hold_the_pen
from responses.rules.delivery import SPOKEN_TO
from responses.rules.instrument_facts import InstrumentFacts
from responses.rules.phases import BEFORE_RELEASE, FOLLOWS, PHASE, Counted, PhaseStatus, Trigger, way_back
from responses.rules.proposal import ProposalStatus, may_edit_text
from responses.rules.text import normalised
from responses.rules.vocabulary import Procedure, Rule

MOST_PHASES = 20
MOST_DAYS = {Counted.CALENDAR: 365, Counted.WORKING: 250}
CARRIED_OUT_IN = (
    ProposalStatus.AGREED,
    ProposalStatus.ADOPTED,
    ProposalStatus.DELIVERED,
    ProposalStatus.IN_REVIEW,
)


def may_plan(actor: Actor, penholder: str, status: ProposalStatus, *, round_waits: int | None) -> Refusal | None:
    """By who holds the pen while the text may be written; ``round_waits`` is a round that stands on it."""
    if refusal := may_hold_the_pen(actor, penholder):
        return refusal
    if may_edit_text(status) is not None:
        return Refusal("responses.package_is_frozen", kind=Kind.STATE)
    if round_waits is not None:
        return Refusal("responses.package_of_round", {"number": round_waits}, kind=Kind.STATE)
    return None


def fits(own: InstrumentFacts, phase: InstrumentFacts) -> Refusal | None:
    """A package is proposed on its weightiest instrument: no phase slips in under lighter checks or a lighter rule."""
    if phase.code == own.code:
        return None
    named = {"phase": phase.name, "own": own.name}
    if phase.acts:
        return _unfit("responses.phase_needs_own_proposal", named)
    heavier = (
        phase.tier > own.tier
        or (phase.needs_rights_test and not own.needs_rights_test)
        or (phase.needs_adoption and not own.needs_adoption)
    )
    shared = phase.without_round or any(own.admits(way.procedure, way.rule) for way in phase.admissible)
    return _unfit("responses.phase_outweighs", named) if heavier or not shared else None


def agreed_so(phases: Iterable[InstrumentFacts], procedure: Procedure, rule: Rule) -> Refusal | None:
    """Agreed as one: every phase must be open to agreement by this very procedure and rule."""
    for phase in phases:
        if not (phase.without_round or phase.admits(procedure, rule)):
            return Refusal("responses.phase_not_agreed_so", {"phase": phase.name}, kind=Kind.INVALID, field="way")
    return None


def check_trigger(words: Mapping[str, Any], *, number: int, after_kind: str | None) -> Refusal | None:
    """``words``: trigger, after (a number), days, counted, instant. ``after_kind``: how that phase is carried out."""
    trigger = words["trigger"]
    if trigger == Trigger.ON_INSTANT:
        return None if words["instant"] else _unfit("responses.phase_instant_needed", {}, "instant")
    if trigger not in FOLLOWS:
        return None
    if words["after"] is None or not 1 <= words["after"] < number or after_kind is None:
        return _unfit("responses.phase_follows_an_earlier", {}, "after")
    most = MOST_DAYS[Counted(words["counted"] or Counted.CALENDAR)]
    if words["days"] is None or not 1 <= words["days"] <= most:
        return _unfit("responses.phase_days_needed", {"most": most}, "days")
    if trigger == Trigger.WITHOUT_REPLY and after_kind not in SPOKEN_TO:
        return _unfit("responses.phase_nobody_replies", {"after": words["after"]}, "after")
    return None


def may_release(actor: Actor, carrier: str, status: PhaseStatus, proposal: ProposalStatus) -> Refusal | None:
    """The services that carry responses out, or a signatory of the State that does."""
    own = actor.speaks_for_a_state and actor.delegation == carrier and actor.can(Can.SIGN_POSITION)
    if not (own or actor.can(Can.RECORD_DELIVERY)):
        return Refusal("responses.may_not_release", {"carrier": carrier})
    if proposal not in CARRIED_OUT_IN:
        return Refusal("responses.package_does_not_run", kind=Kind.STATE)
    return check(PHASE, "release", state=status)


def may_carry_out(actor: Actor, status: PhaseStatus) -> Refusal | None:
    """What was released is recorded by the services that keep the record of deliveries."""
    return may_follow_up(actor) or check(PHASE, "carry_out", state=status)


def may_stop(actor: Actor, status: PhaseStatus, *, reason: str) -> Refusal | None:
    """The chair, at any time before release, and says why."""
    return _only_chair(actor) or check(PHASE, "stop", state=status) or _why(reason)


def may_resume(
    actor: Actor, status: PhaseStatus, *, started: bool, reason: str, skipped_with: int | None = None
) -> Refusal | None:
    """The chair takes a stopped phase up again, or one skipped for a reply that was none.

    One that was skipped with another (``skipped_with`` is its number) comes back with that one.
    """
    if refusal := _only_chair(actor):
        return refusal
    if status is PhaseStatus.SKIPPED and skipped_with is not None:
        return Refusal("responses.phase_skipped_with", {"number": skipped_with}, kind=Kind.STATE)
    return check(PHASE, way_back(status, started=started), state=status) or _why(reason)


def may_call(actor: Actor, trigger: Trigger, status: PhaseStatus, *, called: bool) -> Refusal | None:
    """The chair says “now” for a phase that waits for that word, once."""
    if refusal := _only_chair(actor):
        return refusal
    if trigger is not Trigger.WHEN_CALLED or called:
        return Refusal("responses.phase_not_called", kind=Kind.STATE)
    return check(PHASE, "fall_due", state=status)


def may_note_reply(actor: Actor, kind: str, status: PhaseStatus, *, replied: bool) -> Refusal | None:
    """Once, on a phase in which somebody was spoken to, after it was carried out; the chair may say it too."""
    if not (actor.can(Can.RECORD_DELIVERY) or actor.can(Can.CHAIR)):
        return Refusal("responses.may_not_deliver")
    if kind not in SPOKEN_TO or status is not PhaseStatus.DONE or replied:
        return Refusal("responses.phase_no_reply_to_note", kind=Kind.STATE)
    return None


def still_ahead(statuses: Iterable[str]) -> Refusal | None:
    """A proposal is not closed over phases that still wait: the chair stops them first."""
    count = sum(1 for status in statuses if status in (*BEFORE_RELEASE, PhaseStatus.RELEASED))
    return Refusal("responses.phases_still_ahead", {"count": count}, kind=Kind.STATE) if count else None


def package_digest(phases: Iterable[Mapping[str, Any]]) -> str:
    """SHA-256 over all phases in order, each as ``content`` gives it; empty where there is none."""
    rows = list(phases)
    if not rows:
        return ""
    return sha256(json.dumps(rows, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def content(words: Mapping[str, Any]) -> dict[str, Any]:
    """One phase as it is hashed and kept: plain values, texts normalised."""
    return {name: _plain(value) for name, value in words.items()}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, int):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else normalised(str(value))


def _only_chair(actor: Actor) -> Refusal | None:
    return None if actor.can(Can.CHAIR) else Refusal("responses.only_the_chair")


def _why(reason: str) -> Refusal | None:
    return None if reason.strip() else Refusal("responses.phase_reason_needed", kind=Kind.INVALID, field="reason")


def _unfit(code: str, params: Mapping[str, Any], field: str = "instrument") -> Refusal:
    return Refusal(code, params, kind=Kind.INVALID, field=field)
