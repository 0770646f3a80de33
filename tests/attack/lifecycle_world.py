"""What every story of the lifecycle test begins with: people, and proposals that are ready to be put to the States."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from delegations.models import User
from delegations.rules.roles import Role
from responses.models import Proposal
from tests import cast
from tests.factories.cases import some_evidence
from tests.factories.listings import a_dossier, a_sentence
from tests.factories.responses import a_case_for_all, a_proposal, ready

STATES = ("DK", "FR", "DE", "HU", "EL")
"""States whose people act in the stories; the other 22 are silent unless everybody votes at once."""
SERVICES = {
    "chair": ("EEAS", Role.CHAIR),
    "analyst": ("EEAS", Role.ANALYST),
    "drafter": ("EEAS", Role.DRAFTER),
    "legal": ("EEAS", Role.LEGAL_ADVISER),
    "security": ("EEAS", Role.SECURITY_OFFICER),
    "secretariat": ("GSC", Role.SECRETARIAT),
    "auditor": ("GSC", Role.AUDITOR),
}
SIGNATORIES = tuple(f"{code}.signatory" for code in STATES)
OFFICERS = ("DK.officer", "FR.officer")
EVERYBODY = (*SIGNATORIES, *OFFICERS, *SERVICES, "stranger", "partner")

SILENCE = {"procedure": "silence", "rule": "silence"}
WRITTEN = {"procedure": "written", "rule": "qualified_majority"}
VOTE_IN_THE_ROOM = {"procedure": "meeting", "rule": "qualified_majority"}
FOUND_IN_THE_ROOM = {"procedure": "meeting", "rule": "consensus_by_chair"}
CONSENT = {"procedure": "consent", "rule": "consent_of_participants", "participants": list(STATES)}
WAYS = (SILENCE, WRITTEN, VOTE_IN_THE_ROOM, FOUND_IN_THE_ROOM, CONSENT)
READY_FOR = {
    "hr_declaration": (SILENCE, FOUND_IN_THE_ROOM),
    "cfsp_implementing_decision": (WRITTEN, VOTE_IN_THE_ROOM),
    "joint_statement": (CONSENT,),
}
"""Instruments of which a finished draft is there, and how each may be put to the States."""


@dataclass(frozen=True)
class World:
    """Made once; every story is told in a savepoint over it."""

    people: Mapping[str, User]
    ready: Mapping[str, Proposal] = field(default_factory=dict)


def a_world() -> World:
    """The cast on one case for all States, and a ready draft of each instrument in ``READY_FOR``."""
    people = {name: cast.person(name, body, role) for name, (body, role) in SERVICES.items()}
    people |= {name: cast.signatory(name[:2]) for name in SIGNATORIES}
    people |= {name: cast.officer(name[:2]) for name in OFFICERS}
    people["stranger"] = User.objects.create(email="stranger@test.invalid", name="stranger")
    people["partner"] = User.objects.get(partner__delegation_id="NATO")
    return World(people, _drafts(people))


def _drafts(people: Mapping[str, User]) -> dict[str, Proposal]:
    case = a_case_for_all(people["analyst"])
    item = some_evidence(case, people["DK.officer"], "Register extract", publishable=True)
    a_sentence(a_dossier(case, people["DK.officer"]), people["DK.officer"], item)
    made: dict[str, Any] = {code: a_proposal(case, people["drafter"], code) for code in READY_FOR}
    return {code: ready(draft, people["drafter"], people["legal"]) for code, draft in made.items()}
