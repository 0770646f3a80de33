"""From an objection to a new text: the wording it brought goes into the next version in one click."""

from typing import Any

from django.db import transaction
from django.urls import reverse

from audit import trail
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from notifications import outbox
from responses.actions.moves import lock_proposal
from responses.actions.text import Stale, added_version
from responses.facts import state_of_play
from responses.models import Position, TextVersion
from responses.people import chairs
from responses.rules.authorship import may_hold_the_pen
from responses.rules.fixes import Fix, read_fix
from responses.rules.text import whole
from responses.rules.visibility import Visibility, has_answered, is_closed, sees_answer_of


@transaction.atomic
def take_fix(*, position: Position, by: Any, base: int) -> TextVersion:
    """A new version with the wording a State proposed beside its answer; a round that runs on the old text ends.

    ``base`` is the version the penholder was shown (``Stale``, 409). Refused: not the penholder, an answer
    one may not see yet, wording that names no place in the text. The chairs are asked for the new
    instant; everyone will answer anew (decision 6).
    """
    proposal = lock_proposal(position.round.proposal_id)
    actor = people.actor(by)
    enforce(may_hold_the_pen(actor, proposal.penholder_id))
    _enforce_sight(position, actor)
    latest = proposal.versions.order_by("-number").first()
    if latest is None or latest.number != base or latest.pk != position.round.version_id:
        raise Stale(latest or position.round.version, position.fix)
    fixes = fixes_of(position)
    if not fixes:
        enforce(Refusal("responses.fix_has_no_place", {"state": position.state_id}, kind=Kind.STATE))
    note = f"Wording proposed by {position.state_id} in round {position.round.number}."
    about = {"change_note": note, "language": latest.language}
    version = added_version(proposal, _with(latest, fixes), by, base, about, ends_round=True)
    trail.record(
        verb="take_fix", subject=proposal, by=by, chain=proposal.case, body=actor.delegation,
        position=str(position.pk), version=version.number,
        sentence=f"{{actor}} ({actor.delegation}) took the wording of {position.state_id} into version "
        f"{version.number} of {proposal.reference}.",
    )  # fmt: skip
    outbox.notify(
        people=chairs(), code="responses.notice_fix_taken", subject=proposal,
        params={"state": position.state_id, "number": version.number, "proposal": str(proposal)},
        url=reverse("responses:open_round", args=[proposal.pk]), dedupe=f"fix_taken:{version.pk}",
        chain=str(proposal.case_id),
    )  # fmt: skip
    return version


def fixes_of(position: Position) -> tuple[Fix, ...]:
    """The paragraphs of the round's text as the State would have them."""
    texts = position.round.version.paragraphs.order_by("number").values_list("text", flat=True)
    return read_fix(position.fix, tuple(texts))


def _with(latest: TextVersion, fixes: tuple[Fix, ...]) -> str:
    words = {fix.number: fix.words for fix in fixes}
    return whole(tuple(words.get(one.number, one.text) for one in latest.paragraphs.order_by("number")))


def _enforce_sight(position: Position, actor: Any) -> None:
    """Whoever may not see the answer yet cannot learn of it by taking its wording."""
    play = state_of_play(position.round)
    visible = sees_answer_of(
        actor,
        position.state_id,
        Visibility(position.round.visibility),
        closed=is_closed(play.facts, now=db_now()),
        own_given=has_answered(play.current, actor.delegation),
    )
    if not visible:
        raise Refused(Refusal("responses.answer_not_shown"))
