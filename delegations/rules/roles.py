"""Roles are code, appointments are data.

A role says what its holder may do in principle; whether the object allows it now is asked by
the rules of each app. The database stores the slug of a role, never a path to code.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of body a delegation is. Only Member States ever vote (RoP Art. 11)."""

    STATE = "state"
    SERVICE = "service"  # EEAS, Commission, Council secretariat
    PARTNER = "partner"  # NATO, third States


class Can(StrEnum):
    """One thing a person may do in principle."""

    REPORT = "report"
    TRIAGE = "triage"
    ADD_EVIDENCE = "add_evidence"
    COMMENT = "comment"
    ASSESS = "assess"
    DRAFT = "draft"
    PREPARE_POSITION = "prepare_position"
    SIGN_POSITION = "sign_position"
    CHAIR = "chair"
    RECORD_ON_BEHALF = "record_on_behalf"
    RECORD_ADOPTION = "record_adoption"
    RECORD_DELIVERY = "record_delivery"
    SIGN_RIGHTS_TEST = "sign_rights_test"
    CHECK_LEGALITY = "check_legality"
    MANAGE_DELEGATION = "manage_delegation"
    MANAGE_REFERENCE = "manage_reference"
    GUARD_MARKINGS = "guard_markings"
    SEE_ALL_CASES = "see_all_cases"
    AUDIT = "audit"


class Role(StrEnum):
    """The slug stored in an appointment."""

    OFFICER = "officer"
    SIGNATORY = "signatory"
    LEAD = "lead"
    ANALYST = "analyst"
    DRAFTER = "drafter"
    CHAIR = "chair"
    SECRETARIAT = "secretariat"
    LEGAL_ADVISER = "legal_adviser"
    RIGHTS_REVIEWER = "rights_reviewer"
    SECURITY_OFFICER = "security_officer"
    AUDITOR = "auditor"
    PARTNER_SYSTEM = "partner_system"


_OFFICER = frozenset({Can.REPORT, Can.ADD_EVIDENCE, Can.COMMENT, Can.PREPARE_POSITION})

ROLES: dict[Role, frozenset[Can]] = {
    Role.OFFICER: _OFFICER,
    Role.SIGNATORY: _OFFICER | {Can.SIGN_POSITION},
    Role.LEAD: _OFFICER | {Can.MANAGE_DELEGATION},
    Role.ANALYST: frozenset({Can.REPORT, Can.TRIAGE, Can.ADD_EVIDENCE, Can.ASSESS, Can.COMMENT, Can.SEE_ALL_CASES}),
    Role.DRAFTER: frozenset({Can.ADD_EVIDENCE, Can.COMMENT, Can.DRAFT, Can.RECORD_DELIVERY, Can.SEE_ALL_CASES}),
    Role.CHAIR: frozenset({Can.CHAIR, Can.RECORD_ADOPTION, Can.COMMENT, Can.SEE_ALL_CASES}),
    Role.SECRETARIAT: frozenset(
        {Can.MANAGE_REFERENCE, Can.RECORD_ON_BEHALF, Can.CHAIR, Can.RECORD_ADOPTION, Can.SEE_ALL_CASES}
    ),
    Role.LEGAL_ADVISER: frozenset({Can.SIGN_RIGHTS_TEST, Can.CHECK_LEGALITY, Can.COMMENT, Can.SEE_ALL_CASES}),
    Role.RIGHTS_REVIEWER: frozenset({Can.SIGN_RIGHTS_TEST, Can.COMMENT, Can.SEE_ALL_CASES}),
    Role.SECURITY_OFFICER: frozenset({Can.GUARD_MARKINGS, Can.SEE_ALL_CASES}),
    Role.AUDITOR: frozenset({Can.AUDIT, Can.SEE_ALL_CASES}),
    Role.PARTNER_SYSTEM: frozenset({Can.REPORT}),
}

STATE_ROLES = (Role.OFFICER, Role.SIGNATORY, Role.LEAD)
PARTNER_ROLES = (Role.PARTNER_SYSTEM,)


def fits(role: Role, kind: Kind) -> bool:
    """Whether a body of this kind can hold the role.

    An officer of the EEAS or a signatory of NATO would be a voice in a vote that only Member
    States have, so such an appointment is refused. The chair may sit with a State (the rotating
    Presidency) or with a service; a State may lend analysts and drafters (a penholder).
    """
    if kind is Kind.PARTNER:
        return role in PARTNER_ROLES
    if role in STATE_ROLES:
        return kind is Kind.STATE
    return role not in PARTNER_ROLES


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as rules see it: a token for the person, one body, what the roles allow.

    ``delegation`` is the display code of the body (``DK``, ``EL``, ``EEAS``), empty for a person
    without an appointment today, who may do nothing.
    """

    user_token: str
    delegation: str
    kind: str
    capabilities: frozenset[Can]

    def can(self, capability: Can) -> bool:
        """Whether any of today's roles allows ``capability`` in principle."""
        return capability in self.capabilities

    @property
    def speaks_for_a_state(self) -> bool:
        """Only a Member State's delegation gives positions (RoP Art. 11(1), 12(2))."""
        return self.kind == Kind.STATE
