"""What exactly is released, and why a release ends (R25)."""

import hashlib
import json
from enum import StrEnum


class EntryKind(StrEnum):
    """One line of the register."""

    RELEASED = "released"
    REVOKED = "revoked"


class RevocationReason(StrEnum):
    """Why a release counts for nothing any more."""

    WITHDRAWN = "withdrawn"  # by the originator
    EXPIRED = "expired"
    SUPERSEDED = "superseded"  # there is a new version, which is not released
    MARKED = "marked"  # its marking does not let it leave any more
    ERASED = "erased"  # past its time of retention
    RENEWED = "renewed"  # replaced by a release on other terms


def fingerprint(**content: str) -> str:
    """SHA-256 over named content; equal content gives an equal fingerprint, in whatever order it is named."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def caveat_for(partner: str) -> str:
    """``REL TO NATO``: to whom it goes, and to nobody beyond."""
    return f"REL TO {partner}"
