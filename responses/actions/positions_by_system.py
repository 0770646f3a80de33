"""A ministry's own system delivers a position that one of its signatories has signed at home."""

from typing import Any
from uuid import UUID

from django.db import transaction

from audit import trail
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from delegations.rules.roles import Can
from responses.actions.moves import lock_round
from responses.actions.positions import give_position
from responses.models import Position
from responses.rules.answered_to import own_seen


@transaction.atomic
def give_position_by_system(
    *, round_id: UUID, answers_to: str, signatory: str, by: Any, key: str, **words: Any
) -> Position:
    """``words`` as ``give_position`` takes them. ``by`` is the State's system, ``key`` the start of its key,
    ``answers_to`` the entity tag the round had when it was read.

    Refused: the system of anybody but a Member State, a ``signatory`` (e-mail) who cannot sign for that
    State today, a round that reads otherwise now (409). The position is the signatory's; a second
    sentence says which system brought it.
    """
    actor = people.actor(by)
    enforce(None if actor.speaks_for_a_state else Refusal("responses.only_states_answer"))
    signer = _signatory(signatory, actor.delegation)
    round_ = lock_round(round_id)
    after = own_seen(answers_to, round_.text_sha256)
    if after is None or after > round_.positions.filter(state=actor.delegation).count():
        raise Refused(Refusal("responses.revision_moved", kind=Kind.STATE))
    position = give_position(round_id=round_id, by=signer, channel="api", after=after, **words)
    trail.record(
        verb="deliver_position", subject=round_, by=by, chain=round_.proposal.case, body=actor.delegation,
        key=key, receipt=position.receipt,
        sentence=f"{{actor}} delivered the position of {actor.delegation} in round {round_.number} on "
        f"{round_.proposal.reference}, signed by {{person:{trail.token_for(signer)}}}.",
    )  # fmt: skip
    return position


def _signatory(email: str, state: str) -> Any:
    """One answer for every e-mail that will not do, so that nobody can ask who exists."""
    for person in people.people_of(state):
        signs = people.actor(person)
        if person.email == email.strip().lower() and signs.delegation == state and signs.can(Can.SIGN_POSITION):
            return person
    params = {"signatory": email[:80], "state": state}
    raise Refused(Refusal("responses.not_a_signatory_today", params, field="signatory"))
