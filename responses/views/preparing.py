"""Preparing an answer inside one's own State, and the page on which a signatory signs it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases.views.pages import form_page
from core.rules.refusal import Kind, Refusal, Refused, enforce
from core.web import attempt, done
from delegations import facts as people
from delegations.rules.roles import Actor
from responses import queries, signing
from responses.actions.keys import open_draft
from responses.actions.preparing import discard_prepared, prepare_position
from responses.facts import StateOfPlay, standing, state_of_play
from responses.forms.proposals import Discard
from responses.identifying import ways
from responses.models import PreparedPosition
from responses.presenting.signing import review_page
from responses.rules.double_key import check_keys, may_discard
from responses.rules.positions import may_answer, may_prepare
from responses.views.pages import page, proposal_trail, reading, round_or_404
from responses.views.positions import answering
from responses.words import ANSWERS

NAMES = ("answer", "reservation", "clearing_condition", "expected_on", "reason", "fix", "withdraws", "text_sha256")


@page
def prepare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put an answer before the signatories of one's State. Nobody else sees it, and it counts for nothing yet."""
    found = round_or_404(request, pk)
    play, actor = state_of_play(found), people.actor(request.user)
    enforce(may_prepare(actor, play.facts))
    form = answering(request, found, play, actor)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, prepare_position, round_id=found.pk, by=request.user):
        message = _("Prepared. It counts once a signatory of your delegation signs it.")
        return done(request, message, found.proposal.get_absolute_url())
    title = _("Prepare the answer of %(state)s") % {"state": actor.delegation}
    return form_page(
        request, form, title=title, submit=_("Put it before our signatories"), trail=proposal_trail(found.proposal),
        template="responses/position.html", round=found, former=queries.former_answer(found, actor.delegation),
    )  # fmt: skip


@reading
def prepared(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What waits for a signature: the same review page as for an answer of one's own."""
    found = round_or_404(request, pk)
    play, actor = state_of_play(found), people.actor(request.user)
    enforce(may_prepare(actor, play.facts))
    draft = _waiting(found.pk, actor.delegation)
    words = {name: getattr(draft, name) for name in NAMES}
    mine = queries.own_positions(found, actor.delegation)
    words["after"] = mine[-1].sequence if mine else 0
    context = review_page(found, play, words, request.user) | {
        "draft": draft,
        "token": signing.make(found, request.user, words),
        "stale": draft.text_sha256 != found.text_sha256,
        "may_discard": may_discard(actor, state=draft.state_id, prepared_by=str(draft.prepared_by.token)) is None,
        "may_not": _may_not_sign(actor, play, draft),
        "typed": [],
        "ask": ways(request),
    }
    return render(request, "responses/sign.html", context)


@page
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put away what waits for a signature; nothing was sent and nothing is."""
    found = round_or_404(request, pk)
    actor = people.actor(request.user)
    enforce(may_prepare(actor, standing(found).facts))
    draft = _waiting(found.pk, actor.delegation)
    enforce(may_discard(actor, state=draft.state_id, prepared_by=str(draft.prepared_by.token)))
    form = Discard(request.POST if request.method == "POST" else None, initial={"draft": draft.pk})
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, discard_prepared, round_id=found.pk, by=request.user):
        return done(request, _("Put away. Nothing was sent."), found.proposal.get_absolute_url())
    about = _("“%(answer)s”, prepared by %(name)s") % {"answer": ANSWERS[draft.answer], "name": draft.prepared_by}
    title = _("Put away the prepared answer")
    return form_page(
        request, form, title=title, submit=_("Put it away"), about=about, trail=proposal_trail(found.proposal)
    )


def _waiting(round_id: UUID, state: str) -> PreparedPosition:
    """What waits for a signature of this State; 409 where nothing does."""
    draft = open_draft(round_id, state)
    if draft is None:
        raise Refused(Refusal("responses.nothing_prepared", {"state": state}, kind=Kind.STATE))
    return draft


def _may_not_sign(actor: Actor, play: StateOfPlay, draft: PreparedPosition) -> Refusal | None:
    """Why this reader cannot be the one who signs; None for who can."""
    two = people.wants_two_keys(draft.state_id)
    by = str(draft.prepared_by.token)
    return may_answer(actor, play.facts) or check_keys(actor, state_wants_two=two, prepared_by=by)
