"""What lies between the review page and the signature: the answer itself, sealed for one person."""

from datetime import date
from typing import Any

from django.core import signing
from django.urls import reverse

from core.rules.refusal import Kind, Refusal, Refused
from responses.models import Position, Round

SALT = "responses.sign"
GOOD_FOR = 12 * 3600  # seconds: a working day; the round's own instant and hash guard the rest
NAMES = ("answer", "reservation", "clearing_condition", "expected_on", "reason", "fix", "withdraws", "after")


def make(round_: Round, user: Any, words: dict[str, Any]) -> str:
    """A token over exactly what the review page shows; it holds the hash of the text that was shown."""
    sealed = {name: _plain(words.get(name)) for name in NAMES}
    sealed |= {"text_sha256": words["text_sha256"], "round": str(round_.pk), "user": user.pk}
    return signing.dumps(sealed, salt=SALT, compress=True)


def read(token: str, round_: Round, user: Any) -> dict[str, Any]:
    """What was sealed, as the action takes it. Refused if altered, too old, or another person's."""
    try:
        sealed = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        raise Refused(Refusal("responses.sign_form_unreadable", kind=Kind.STATE)) from None
    if sealed.pop("round") != str(round_.pk) or sealed.pop("user") != user.pk:
        raise Refused(Refusal("responses.sign_form_of_another", kind=Kind.FORBIDDEN))
    if sealed["expected_on"]:
        sealed["expected_on"] = date.fromisoformat(sealed["expected_on"])
    return {name: value for name, value in sealed.items() if value is not None}


def receipt_url(row: Position) -> str:
    """Where its people read a receipt."""
    return reverse("responses:receipt", args=[row.pk])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
