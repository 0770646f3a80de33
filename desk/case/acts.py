"""What this reader may do with a case now: links that are shown only where the rule allows the act."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.facts import case_facts
from cases.models import Case
from cases.rules import access, lifecycle
from cases.rules.writing import may_rewrite, may_score
from core.rules.refusal import Refusal
from core.rules.transitions import open_from
from delegations.rules.roles import Actor, Can
from responses.rules.authorship import may_propose
from responses.rules.vocabulary import ProposalFrom


def acts(case: Case, actor: Actor) -> list[dict[str, Any]]:
    """Links for the head of the page, in the order of the work."""
    facts = case_facts(case)
    moves = [row.name for row in open_from(lifecycle.CASE, case.status)]
    can_move = any(access.may_move(actor, facts, name) is None for name in moves)
    wanted = (
        (_("Add evidence"), "cases:evidence_add", access.may_add_evidence(actor, facts)),
        (_("Propose a response"), "responses:propose", _may_propose(actor)),
        (_("Rewrite title and summary"), "cases:edit", may_rewrite(actor, facts)),
        (_("Severity"), "cases:severity", may_score(actor, facts)),
        (_("Move the case"), "cases:move", None if can_move else Refusal("core.may_not")),
        (_("Who can see it"), "cases:audience", _may_change_audience(case, actor)),
    )
    return [{"label": label, "url": reverse(name, args=[case.pk])} for label, name, no in wanted if no is None]


def _may_propose(actor: Actor) -> Refusal | None:
    in_whose_name = ProposalFrom.MEMBER_STATE if actor.speaks_for_a_state else ProposalFrom.HR_OR_COMMISSION
    return may_propose(actor, in_whose_name)


def _may_change_audience(case: Case, actor: Actor) -> Refusal | None:
    concerned = actor.can(Can.TRIAGE) or actor.delegation in (case.lead_id, case.originator_id)
    return None if concerned else Refusal("core.may_not")
