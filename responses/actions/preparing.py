"""A colleague prepares the State's answer; it counts for nothing until a signatory signs it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.actions.naming import keep_names_out
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from delegations.rules.roles import Can
from notifications import outbox
from responses.actions.keys import open_draft
from responses.actions.moves import lock_round
from responses.actions.positions import Entry, Words, checked, known
from responses.facts import case_of, standing
from responses.models import PreparedPosition, Round
from responses.people import persons_of
from responses.rules.double_key import may_discard
from responses.rules.positions import may_prepare


def prepare_position(
    *,
    round_id: UUID,
    answer: str,
    by: Any,
    text_sha256: str,
    reservation: str = "",
    clearing_condition: str = "",
    expected_on: date | None = None,
    reason: str = "",
    fix: str = "",
    withdraws: bool = False,
    after: int | None = None,
) -> PreparedPosition:
    """Put an answer before the signatories of one's own State; it replaces what waited there.

    Refused as ``give_position`` refuses the words; whoever has no part in positions (403). The memory
    keeps that something was prepared, outside the case and without the answer.
    """
    texts = {"reason": reason, "fix": fix, "clearing_condition": clearing_condition}
    refuse_marked_text(texts, by=by)
    keep_names_out(texts, by=by, thing=case_of(round_id))
    words = Words(
        *known(answer, reservation), clearing_condition.strip(), expected_on, reason.strip(), fix.strip(), withdraws
    )
    entry = Entry(people.actor(by).delegation, words, text_sha256, by, "page", after)
    return _prepare(round_id, entry)


@transaction.atomic
def _prepare(round_id: UUID, entry: Entry) -> PreparedPosition:
    round_ = lock_round(round_id)
    play = standing(round_)
    enforce(may_prepare(people.actor(entry.by), play.facts))
    enforce(checked(entry, play))
    waiting = PreparedPosition.objects.filter(round=round_, state=entry.state, settled_at__isnull=True)
    waiting.update(settled_at=db_now())
    made = PreparedPosition.objects.create(
        round=round_, state_id=entry.state, text_sha256=entry.text_sha256, prepared_by=entry.by, **entry.words.columns()
    )
    sentence = f"{{actor}} prepared an answer of {entry.state} for a signatory to sign."
    trail.record(verb="prepare_position", subject=made, by=entry.by, body=entry.state, sentence=sentence)
    _tell_signatories(round_, made, entry.by)
    return made


@transaction.atomic
def discard_prepared(*, round_id: UUID, draft: UUID, by: Any) -> PreparedPosition:
    """Put away what waits for a signature: by whoever prepared it or a signatory of the State.

    Refused (409) if ``draft`` is no longer what waits. Whoever prepared it is told; the memory keeps
    that something was put away, outside the case and without the answer.
    """
    lock_round(round_id)
    actor, now = people.actor(by), db_now()
    waiting = open_draft(round_id, actor.delegation)
    if waiting is None or waiting.pk != draft:
        raise Refused(Refusal("responses.nothing_prepared", {"state": actor.delegation}, kind=Kind.STATE))
    enforce(may_discard(actor, state=waiting.state_id, prepared_by=str(waiting.prepared_by.token)))
    PreparedPosition.objects.filter(pk=waiting.pk).update(settled_at=now)
    waiting.settled_at = now
    sentence = f"{{actor}} put away a prepared answer of {waiting.state_id} before it was signed."
    trail.record(verb="discard_prepared", subject=waiting, by=by, body=waiting.state_id, sentence=sentence)
    _tell_preparer(waiting, by)
    return waiting


def _tell_preparer(waiting: PreparedPosition, by: Any) -> None:
    round_ = waiting.round
    outbox.notify(
        people=[waiting.prepared_by] if waiting.prepared_by_id != by.pk else [],
        code="responses.notice_position_discarded", subject=round_, url=round_.get_absolute_url(),
        params={"proposal": str(round_.proposal), "state": waiting.state_id, "person": by.name},
        dedupe=f"discarded:{waiting.pk}", chain=str(round_.proposal.case_id),
    )  # fmt: skip


def _tell_signatories(round_: Round, made: PreparedPosition, by: Any) -> None:
    """Those who may sign it, in words that do not say the answer."""
    colleagues = [one for one in persons_of([made.state_id]) if one.pk != by.pk]
    outbox.notify(
        people=[one for one in colleagues if people.actor(one).can(Can.SIGN_POSITION)],
        code="responses.notice_position_prepared", subject=round_, url=round_.get_absolute_url(),
        params={"proposal": str(round_.proposal), "state": made.state_id, "person": by.name},
        dedupe=f"prepared:{made.pk}", chain=str(round_.proposal.case_id),
    )  # fmt: skip
