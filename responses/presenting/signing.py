"""The two pages around a signature: what is about to be signed, and the receipt."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from core.clock import db_now
from core.rules.refusal import Reason
from delegations import facts as people
from responses import queries
from responses.board import sight_of
from responses.facts import StateOfPlay, state_of_play
from responses.facts.package import lines_put
from responses.models import Position, Round
from responses.rules.positions import Given
from responses.rules.reservations import effect_of
from responses.rules.speaking import effect_sentence, receipt_code
from responses.rules.vocabulary import Answer, ReservationType
from responses.views.pages import proposal_trail
from responses.words import RESERVATIONS, worded


def review_page(round_: Round, play: StateOfPlay, words: dict[str, Any], user: Any) -> dict[str, Any]:
    """Exactly what will be signed: text, hash, version, answer, on whose behalf and to what effect."""
    state = people.actor(user).delegation
    return {
        "round": round_,
        "proposal": round_.proposal,
        "trail": proposal_trail(round_.proposal),
        "state": state,
        "paragraphs": round_.version.paragraphs.order_by("number"),
        "phases": lines_put(round_),
        "corrigenda": list(round_.corrigenda.select_related("paragraph", "accepted_by").order_by("created_at")),
        "answer": worded(words["answer"], withdraws=bool(words.get("withdraws"))),
        "reservation": RESERVATIONS.get(words.get("reservation") or "", ""),
        "words": words,
        "effect": effect_sentence(
            _given(round_, words, state), play.facts, at=db_now(), before=play.current.get(state)
        ),
        "back": reverse("responses:position", args=[round_.pk]),
    }


def _given(round_: Round, words: dict[str, Any], state: str) -> Given:
    kind = words.get("reservation")
    own = round_.proposal.instrument.reservation_effects
    effect = effect_of(ReservationType(kind), own) if kind else None
    return Given(state, 0, Answer(words["answer"]), effect, withdraws=bool(words.get("withdraws")))


def receipt_page(row: Position, user: Any) -> dict[str, Any]:
    """A receipt. 404 for whoever may not see this State's answer yet."""
    round_ = queries.round_in_full(user, row.round_id)
    if round_ is None or not sight_of(round_, people.actor(user), state_of_play(round_), db_now()).of(row.state_id):
        raise Http404
    params = {"state": row.state_id, "closes_at": round_.closes_at or ""}
    sentence = Reason(receipt_code(row.late, bool(row.recorded_by_id)), params)
    text = _("version %(n)s, SHA-256 %(hash)s") % {"n": round_.version.number, "hash": row.text_sha256}
    if round_.package_sha256:
        text += _("; package SHA-256 %(hash)s") % {"hash": round_.package_sha256}
    return {
        "receipt": {"sentence": sentence, "at": row.received_at, "text": text, "code": row.receipt},
        "row": row,
        "answer": worded(row.answer, withdraws=row.withdraws),
        "reservation": RESERVATIONS.get(row.reservation, ""),
        "proposal": round_.proposal,
        "trail": proposal_trail(round_.proposal),
        "verify_path": f"/receipts/{row.receipt}/",
    }
