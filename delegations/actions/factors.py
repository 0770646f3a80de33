"""What somebody did with the own second factors stands in the memory."""

from typing import Any

from django.db import transaction

from audit.trail import record
from delegations import facts

WORDS = {"totp": "an authenticator app", "webauthn": "a passkey", "recovery_codes": "recovery codes"}


@transaction.atomic
def note_factor(*, person: Any, kind: str, added: bool) -> None:
    """Record that a person set up or removed a factor; of the factor itself nothing is recorded."""
    done = "set up" if added else "removed"
    record(
        verb=f"people.factor_{'added' if added else 'removed'}", sentence=f"{{actor}} {done} {WORDS[kind]}.",
        subject=person, by=person, body=facts.actor(person).delegation,
    )  # fmt: skip
