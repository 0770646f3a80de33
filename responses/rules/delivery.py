"""How each kind of response is carried out, and what its record must say."""

from collections.abc import Mapping
from enum import StrEnum

from core.rules.refusal import Kind, Refusal


class DeliveryKind(StrEnum):
    """One for each way a response leaves the house."""

    DIALOGUE_SESSION = "dialogue_session"
    DEMARCHE = "demarche"
    STATEMENT = "statement"
    REFERRAL = "referral"
    LISTING = "listing"

    @property
    def label(self) -> str:
        """How forms name it."""
        return self.value.replace("_", " ").capitalize()


SPOKEN_TO = (DeliveryKind.DIALOGUE_SESSION, DeliveryKind.DEMARCHE, DeliveryKind.REFERRAL)
"""Somebody outside was addressed, can reply and can promise. A statement and a listing bind nobody to an answer."""

DETAILS: dict[DeliveryKind, tuple[str, ...]] = {
    DeliveryKind.DIALOGUE_SESSION: ("participants", "shared_under", "commitments"),
    DeliveryKind.DEMARCHE: ("form", "left_behind", "level"),
    DeliveryKind.STATEMENT: ("published_url",),
    DeliveryKind.REFERRAL: ("platform", "items_referred", "answered"),
    DeliveryKind.LISTING: ("decision_reference", "regulation_reference", "journal_reference"),
}
"""What a record of each kind adds to what, when, by whom, reaction and follow-up."""


def complete(kind: DeliveryKind, details: Mapping[str, str]) -> Refusal | None:
    """A listing names both acts of its pair: one published without the other is an error (§6.1)."""
    if kind is not DeliveryKind.LISTING:
        return None
    pair = ("decision_reference", "regulation_reference")
    missing = next((name for name in pair if not details.get(name)), None)
    if missing:
        return Refusal("responses.listing_needs_both_acts", {}, kind=Kind.INVALID, field=missing)
    return None
