"""The package on its proposal's page: what happens when, where each phase stands, who may do what with it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.rules.refusal import Refusal
from delegations.rules.roles import Actor
from responses.facts.package import phase_facts, phases_of
from responses.models import Phase, Proposal, Round
from responses.phase_words import PHASE_STATUS
from responses.rules import package as rules
from responses.rules.delivery import SPOKEN_TO
from responses.rules.phases import PhaseStatus, Trigger, when
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus

TONES = {
    PhaseStatus.DUE: "warn",
    PhaseStatus.RELEASED: "info",
    PhaseStatus.DONE: "ok",
    PhaseStatus.STOPPED: "no",
}
LABELS = {
    "release": _("Release it"),
    "carry-out": _("Record how it was carried out"),
    "reply": _("Note a reply"),
    "call": _("Say that it is time"),
    "edit": _("Change it"),
    "remove": _("Take it out"),
    "stop": _("Stop it"),
    "resume": _("Take it up again"),
}
PRIMARY = ("release", "carry-out", "call")
ON_THE_TEXT = (RoundStatus.DRAFT, RoundStatus.BRAKED)


def package_card(proposal: Proposal, rounds: Iterable[Round], actor: Actor) -> dict[str, Any]:
    """All phases in order with what this reader may do. One query, however many there are."""
    rows = list(phases_of(proposal))
    waits = next((one.number for one in rounds if one.status in ON_THE_TEXT), None)
    return {
        "phases": [_shown(row, proposal, actor, waits) for row in rows],
        "may_add": may_plan(proposal, actor, waits) is None,
        "add_url": reverse("responses:phase_new", args=[proposal.pk]),
    }


def _shown(row: Phase, proposal: Proposal, actor: Actor, waits: int | None) -> dict[str, Any]:
    open_ = [name for name in LABELS if why_not(name, row, proposal, actor, waits) is None]
    return {
        "row": row,
        "when": when(phase_facts(row)),
        "said": PHASE_STATUS[row.status],
        "tone": TONES.get(PhaseStatus(row.status), ""),
        "waits": row.status in (PhaseStatus.WAITING, PhaseStatus.DUE) and row.due_at is not None,
        "steps": [
            {"label": LABELS[name], "url": url_of(name, row), "tone": "primary" if name in PRIMARY else ""}
            for name in open_
        ],
    }


def url_of(name: str, row: Phase) -> str:
    """Where one step is taken."""
    return reverse(f"responses:{name.replace('-', '_')}_phase", args=[row.pk])


def may_plan(proposal: Proposal, actor: Actor, waits: int | None) -> Refusal | None:
    """Whether this reader may add, change or take out phases now."""
    return rules.may_plan(actor, proposal.penholder_id, ProposalStatus(proposal.status), round_waits=waits)


def why_not(name: str, row: Phase, proposal: Proposal, actor: Actor, waits: int | None) -> Refusal | None:
    """None where this reader may take the step now; a reason is asked for on its page."""
    status, started = PhaseStatus(row.status), row.started_at is not None
    replied, kind = row.replied_at is not None, row.instrument.delivery_kind
    if name in ("edit", "remove"):
        return may_plan(proposal, actor, waits)
    if name == "release":
        return rules.may_release(actor, row.carried_out_by_id, status, ProposalStatus(proposal.status))
    if name == "carry-out":
        return rules.may_carry_out(actor, status)
    if name == "reply":
        return rules.may_note_reply(actor, kind, status, replied=replied)
    if name == "call":
        return rules.may_call(actor, Trigger(row.trigger), status, called=row.called_at is not None)
    if name == "stop":
        return rules.may_stop(actor, status, reason="-")
    skipped_with = row.after.number if row.after and row.after.status == PhaseStatus.SKIPPED else None
    return rules.may_resume(actor, status, started=started, reason="-", skipped_with=skipped_with)


def awaits_reply(row: Phase) -> bool:
    """Whether a reply to what was carried out can still be noted."""
    return row.replied_at is None and row.instrument.delivery_kind in SPOKEN_TO
