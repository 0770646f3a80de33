"""Who puts a prepared answer away before it is signed."""

import pytest

from core.rules.refusal import Kind
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body
from responses.rules.double_key import may_discard

SIGNS = frozenset({Can.SIGN_POSITION, Can.PREPARE_POSITION})
PREPARES = frozenset({Can.PREPARE_POSITION})


def someone(token="other", code="DK", kind=Body.STATE, can=PREPARES):
    return Actor(token, code, kind, can)


@pytest.mark.parametrize(
    "actor",
    [someone("officer"), someone(can=SIGNS), someone("officer", can=SIGNS)],
    ids=["preparer", "signatory", "both"],
)
def test_the_preparer_and_any_signatory_of_the_state_put_it_away(actor):
    assert may_discard(actor, state="DK", prepared_by="officer") is None


@pytest.mark.parametrize(
    "actor",
    [
        someone(),
        someone(code="FR", can=SIGNS),
        someone("officer", code="FR"),
        someone("officer", code="DK", kind=Body.SERVICE),
        someone(code="DK", kind=Body.SERVICE, can=SIGNS),
    ],
    ids=["colleague", "signatory of another State", "preparer who left", "no State", "no State but may sign"],
)
def test_nobody_else_does(actor):
    refusal = may_discard(actor, state="DK", prepared_by="officer")
    assert (refusal.code, refusal.params, refusal.kind) == (
        "responses.may_not_discard",
        {"state": "DK"},
        Kind.FORBIDDEN,
    )
