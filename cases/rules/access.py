"""Who may do what with reports, cases and evidence: None, or the reason why not.

These say what an actor may do with a case; what an actor may see in a list is the same question
asked in SQL (``visible_to``). An edge turns ``cases.not_yours_to_see`` into 404.
"""

from dataclasses import dataclass

from cases.rules.markings import HANDLING, PartnerAccess, Readers, loosens
from cases.rules.vocabulary import CaseStatus, Marking
from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as the rules see it. Bodies by display code.

    ``named``: tokens of persons let in by name (a grant in force, the case team of EYES).
    """

    status: CaseStatus
    marking: Marking
    lead: str
    originator: str
    audience: frozenset[str]
    named: frozenset[str] = frozenset()


# Who moves a case; a delegation that leads it may, whatever the capability.
MOVERS: dict[str, frozenset[Can]] = {
    "assess": frozenset({Can.TRIAGE, Can.ASSESS}),
    "respond": frozenset({Can.TRIAGE, Can.DRAFT, Can.CHAIR}),
    "stand_down": frozenset({Can.TRIAGE, Can.CHAIR}),
    "deliver": frozenset({Can.RECORD_DELIVERY, Can.CHAIR}),
    "review": frozenset({Can.TRIAGE, Can.CHAIR}),
    "close": frozenset({Can.TRIAGE, Can.CHAIR}),
    "reopen": frozenset({Can.TRIAGE, Can.CHAIR}),
}


def may_report(actor: Actor) -> Refusal | None:
    """Delegations, services and partner systems whose role includes it."""
    return None if actor.can(Can.REPORT) else Refusal("cases.may_not_report")


def may_triage(actor: Actor) -> Refusal | None:
    """Triage opens cases, joins reports to them, and sets severity and lead."""
    return None if actor.can(Can.TRIAGE) else Refusal("cases.may_not_triage")


def may_view(actor: Actor, case: CaseFacts) -> Refusal | None:
    """The audience and the services that run the procedure; for EYES the case team alone.

    Whoever guards markings or audits sees every case. A partner sees only what was released.
    """
    return None if _sees(actor, case) else Refusal("cases.not_yours_to_see")


def may_add_evidence(actor: Actor, case: CaseFacts) -> Refusal | None:
    """Whoever sees the case and collects evidence, as long as the case is open."""
    return _in_open_case(actor, case, (Can.ADD_EVIDENCE,), "cases.may_not_add_evidence")


def may_regrade(actor: Actor, case: CaseFacts) -> Refusal | None:
    """Grades are the work of those who collect and those who assess; old ones stay on record."""
    return _in_open_case(actor, case, (Can.ADD_EVIDENCE, Can.ASSESS), "cases.may_not_regrade")


def may_comment(actor: Actor, case: CaseFacts) -> Refusal | None:
    """Whoever sees the case and may comment, also after it is closed."""
    return may_view(actor, case) or (None if actor.can(Can.COMMENT) else Refusal("cases.may_not_comment"))


def may_share(actor: Actor, case: CaseFacts, with_kind: str) -> Refusal | None:
    """Widening the audience: the lead delegation or triage. A partner never joins an audience."""
    if with_kind == Body.PARTNER:
        return Refusal("cases.partner_needs_release", kind=Kind.INVALID, field="delegation")
    hidden = may_view(actor, case)
    if hidden:
        return hidden
    if actor.can(Can.TRIAGE) or _leads(actor, case):
        return None
    return Refusal("cases.may_not_share", {"lead": case.lead})


def may_move(actor: Actor, case: CaseFacts, move: str) -> Refusal | None:
    """Whether the actor may make this move of the lifecycle; the table says if it is open."""
    hidden = may_view(actor, case)
    if hidden:
        return hidden
    if MOVERS[move] & actor.capabilities or _leads(actor, case):
        return None
    return Refusal("cases.may_not_move", {"lead": case.lead})


def may_change_marking(actor: Actor, originator: str, old: Marking, new: Marking) -> Refusal | None:
    """Only the originator loosens a marking; who guards markings may tighten it as well."""
    if actor.delegation and actor.delegation == originator and not _is_partner(actor):
        return None
    if actor.can(Can.GUARD_MARKINGS) and not loosens(old, new):
        return None
    return Refusal("cases.only_the_originator", {"originator": originator})


def may_release(actor: Actor, originator: str, marking: Marking) -> Refusal | None:
    """To a partner: by the originator alone, and never what is for named eyes only."""
    if HANDLING[marking].partners is PartnerAccess.NEVER:
        return Refusal("cases.never_released", kind=Kind.STATE)
    if actor.delegation and actor.delegation == originator and not _is_partner(actor):
        return None
    return Refusal("cases.only_the_originator", {"originator": originator})


def _sees(actor: Actor, case: CaseFacts) -> bool:
    if not actor.delegation:
        return False
    if actor.user_token in case.named or actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT):
        return True
    if _is_partner(actor):
        return False
    if HANDLING[case.marking].readers is Readers.NAMED:
        return actor.delegation in (case.lead, case.originator)
    return actor.delegation in case.audience or actor.can(Can.SEE_ALL_CASES)


def _in_open_case(actor: Actor, case: CaseFacts, any_of: tuple[Can, ...], code: str) -> Refusal | None:
    hidden = may_view(actor, case)
    if hidden:
        return hidden
    if not any(actor.can(each) for each in any_of):
        return Refusal(code)
    closed = case.status is CaseStatus.CLOSED
    return Refusal("cases.case_is_closed", kind=Kind.STATE) if closed else None


def _leads(actor: Actor, case: CaseFacts) -> bool:
    return actor.delegation == case.lead and not _is_partner(actor)


def _is_partner(actor: Actor) -> bool:
    return actor.kind == Body.PARTNER
