"""Accounts of the demonstration, named by what they are."""

import os
import secrets
from datetime import date
from pathlib import Path

from django.contrib.auth.hashers import make_password

from delegations import facts
from delegations.models import Appointment, Delegation, User
from delegations.rules.roles import Role

DOMAIN = "demo.invalid"
SINCE = date(2026, 1, 1)
CENTRE = (
    ("chair", "EEAS", (Role.CHAIR,), "Chair of the working party"),
    ("secretariat", "GSC", (Role.SECRETARIAT,), "Council secretariat"),
    ("archivist", "GSC", (Role.SECRETARIAT,), "Archivist"),
    ("analyst", "EEAS", (Role.ANALYST,), "Analyst"),
    ("reviewer", "EEAS", (Role.ANALYST,), "Second analyst"),
    ("drafter", "EEAS", (Role.DRAFTER,), "Drafter"),
    ("legal", "EEAS", (Role.LEGAL_ADVISER, Role.RIGHTS_REVIEWER), "Legal adviser"),
    ("security", "GSC", (Role.SECURITY_OFFICER,), "Security officer"),
    ("auditor", "GSC", (Role.AUDITOR,), "Auditor"),
    ("dk.lead", "DK", (Role.LEAD,), "Lead of Denmark"),
)


class Cast:
    """Everybody of the demonstration by handle: ``cast["dk.signatory"]``, ``cast["chair"]``."""

    def __init__(self) -> None:
        self._people = {user.email.partition("@")[0]: user for user in User.objects.filter(email__endswith=DOMAIN)}

    def __getitem__(self, handle: str) -> User:
        return self._people[handle]

    def home(self, code: str) -> Delegation:
        """A body, as a row."""
        return Delegation.objects.get(code=code.upper())

    def signatory(self, code: str) -> User:
        """Who commits a State."""
        return self[f"{code.lower()}.signatory"]


def make_people(password: str) -> Cast:
    """Officer and signatory of each State and the people of the centre, all with one password.

    The slow hash is computed once and shared, which only a demonstration may do.
    """
    hashed = make_password(password)
    for state in facts.states():
        for role in (Role.OFFICER, Role.SIGNATORY):
            _person(f"{state.code.lower()}.{role}", state.code, (role,), f"{role.capitalize()} of {state.name}", hashed)
    for handle, code, roles, name in CENTRE:
        _person(handle, code, roles, name, hashed)
    return Cast()


def _person(handle: str, code: str, roles: tuple[Role, ...], name: str, hashed: str) -> None:
    staff = bool({Role.SECRETARIAT, Role.AUDITOR} & set(roles))
    user, _ = User.objects.get_or_create(
        email=f"{handle}@{DOMAIN}",
        defaults={"name": name, "password": hashed, "is_staff": staff, "is_superuser": False},
    )
    for role in roles:
        Appointment.objects.get_or_create(user=user, role=role, delegation_id=code, since=SINCE)


def kept_password(folder: Path) -> str:
    """The demonstration's one password: made on first use, readable by its owner only."""
    file = folder / "demo-password"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as stream:
            stream.write(secrets.token_urlsafe(12) + "\n")
    return file.read_text(encoding="utf-8").strip()
