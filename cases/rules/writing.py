"""Who may write the file of a case: its words, scores and marking."""

from cases.rules.access import CaseFacts, may_view
from cases.rules.vocabulary import CaseStatus
from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body


def may_rewrite(actor: Actor, case: CaseFacts) -> Refusal | None:
    """Triage, drafters and the lead delegation write title and summary, while the case is open."""
    hidden = may_view(actor, case)
    if hidden:
        return hidden
    leads = actor.delegation == case.lead and actor.kind != Body.PARTNER
    if not (leads or actor.can(Can.TRIAGE) or actor.can(Can.DRAFT)):
        return Refusal("cases.may_not_rewrite", {"lead": case.lead})
    return _closed(case)


def may_score(actor: Actor, case: CaseFacts) -> Refusal | None:
    """Severity is scored by those who triage or assess, while the case is open."""
    hidden = may_view(actor, case)
    if hidden:
        return hidden
    if not (actor.can(Can.TRIAGE) or actor.can(Can.ASSESS)):
        return Refusal("cases.may_not_triage")
    return _closed(case)


def _closed(case: CaseFacts) -> Refusal | None:
    closed = case.status is CaseStatus.CLOSED
    return Refusal("cases.case_is_closed", kind=Kind.STATE) if closed else None
