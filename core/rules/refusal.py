"""A rule answers with a value that says why.

The same value serves the button that is greyed out, the sentence on the page, the problem
document of the API and the guard inside the action. It travels as a code with parameters; the
English text lives in the app's ``sentences.py`` and is rendered and translated by
``core.sentences`` (decision 16).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Why something was refused, in the terms an edge needs to pick a status."""

    FORBIDDEN = "forbidden"  # this person may not: 403
    INVALID = "invalid"  # this input cannot be: 400
    STATE = "state"  # not in this state, or no longer: 409
    TOO_LARGE = "too_large"  # 413
    WRONG_TYPE = "wrong_type"  # 415
    GONE = "gone"  # it was here, and was erased for good: 410
    UNPROCESSABLE = "unprocessable"  # understood, but must not be kept here: 422


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence as data: ``code`` names the text, ``params`` fill it in.

    Parameters are plain values (str, int, datetime, tuples of str), never models.
    """

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal(Reason):
    """A reason why not. ``field`` names the input at fault, if there is one."""

    kind: Kind = Kind.FORBIDDEN
    field: str = ""


class Refused(Exception):
    """Raised by ``enforce``: an action met a refusal and changed nothing."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def enforce(refusal: Refusal | None) -> None:
    """Raise ``Refused`` if there is a refusal; otherwise do nothing."""
    if refusal is not None:
        raise Refused(refusal)
