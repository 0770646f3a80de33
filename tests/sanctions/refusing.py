"""Calls a verb that must be refused, and gives back why."""

import pytest

from core.rules.refusal import Refusal, Refused


def refused(act, **known) -> Refusal:
    with pytest.raises(Refused) as no:
        act(**known)
    return no.value.refusal
