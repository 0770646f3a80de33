"""The cast: who appears in the tests, named by what they are. No invented persons."""

from datetime import date

from django.contrib.auth.hashers import make_password

from delegations.models import Appointment, User
from delegations.rules.roles import Role

SINCE = date(2026, 1, 1)


def person(handle: str, delegation: str, *roles: Role, service: bool = False, staff: bool = False) -> User:
    """A person (or system) with roles in one body since the start of 2026; signs in by ``force_login``."""
    user = User.objects.create(
        email=f"{handle}@test.invalid",
        password=make_password(None),
        name=f"{handle} of {delegation}",
        is_service=service,
        is_staff=staff,
    )
    for role in roles:
        Appointment.objects.create(user=user, role=role, delegation_id=delegation, since=SINCE)
    return user


def signatory(code: str) -> User:
    """Somebody who commits the delegation."""
    return person(f"{code.lower()}.signatory", code, Role.SIGNATORY)


def officer(code: str) -> User:
    """Somebody who prepares, but cannot sign."""
    return person(f"{code.lower()}.officer", code, Role.OFFICER)
