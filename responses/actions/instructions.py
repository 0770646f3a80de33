"""Asking one's own capital, and turning its reply into an answer a signatory can sign."""

import secrets
from typing import Any
from uuid import UUID

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from responses.actions.moves import lock_round
from responses.actions.preparing import prepare_position
from responses.facts import standing
from responses.models import InstructionRequest, PreparedPosition
from responses.rules.instructions import code_of, read_reply
from responses.rules.positions import may_prepare
from responses.rules.vocabulary import Answer


def request_instructions(*, round_id: UUID, by: Any, contact: str = "", note: str = "") -> InstructionRequest:
    """A sheet for the capital of one's own State, with a code of its own.

    Refused as preparing an answer is. The memory keeps that a sheet was made, outside the case and
    without its words.
    """
    refuse_marked_text({"note": note, "contact": contact}, by=by)
    return _request(round_id, by, contact.strip(), note.strip())


@transaction.atomic
def _request(round_id: UUID, by: Any, contact: str, note: str) -> InstructionRequest:
    round_ = lock_round(round_id)
    actor = people.actor(by)
    enforce(may_prepare(actor, standing(round_).facts))
    before = InstructionRequest.objects.filter(state=actor.delegation, round__proposal=round_.proposal_id)
    last = before.select_related("round__version").order_by("-created_at").first()
    made = InstructionRequest.objects.create(
        round=round_, state_id=actor.delegation, since=last.round.version if last else None, requested_by=by,
        code=code_of(actor.delegation, secrets.token_bytes(8)), contact=contact, note=note,
    )  # fmt: skip
    sentence = f"{{actor}} made a sheet for the capital of {actor.delegation}."
    trail.record(verb="request_instructions", subject=made, by=by, body=actor.delegation, sentence=sentence)
    return made


def take_reply(*, request: InstructionRequest, reply: str, by: Any) -> PreparedPosition:
    """Prepare what the capital answered; a signatory still signs it.

    ``reply`` is typed or pasted from a mail. Refused: words without this code or without one clear answer
    (400), a request answered before (409), whatever preparing an answer refuses. An answer that is no
    objection takes back an objection that stands: that is what the capital was asked, and what the
    signatory is shown before signing.
    """
    refuse_marked_text({"reply": reply}, by=by)
    return _take(request.pk, reply, by)


@transaction.atomic
def _take(pk: UUID, reply: str, by: Any) -> PreparedPosition:
    found = InstructionRequest.objects.select_for_update(of=("self",)).select_related("round").get(pk=pk)
    if found.answered_at is not None:
        raise Refused(Refusal("responses.already_answered", {"code": found.code}, kind=Kind.STATE, field="reply"))
    play = standing(found.round)
    read = read_reply(reply, found.code, play.facts.answers)
    if isinstance(read, Refusal):
        raise Refused(read)
    counted = play.current.get(found.state_id)
    stands = counted is not None and counted.breaks
    made = prepare_position(
        round_id=found.round_id, answer=read.answer, by=by, text_sha256=found.round.text_sha256,
        reservation=read.reservation, clearing_condition=read.clearing_condition, expected_on=read.expected_on,
        reason=read.reason, fix=read.fix, withdraws=stands and read.answer is not Answer.OBJECT,
    )  # fmt: skip
    InstructionRequest.objects.filter(pk=pk).update(answered_at=db_now(), answered_by=by, prepared=made)
    sentence = f"{{actor}} took in a reply from the capital of {found.state_id}."
    trail.record(verb="take_instructions", subject=found, by=by, body=found.state_id, sentence=sentence)
    return made
