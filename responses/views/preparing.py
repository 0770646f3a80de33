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
from responses.actions.preparing import prepare_position
from responses.facts import StateOfPlay, state_of_play
from responses.identifying import ways
from responses.models import PreparedPosition
from responses.presenting.signing import review_page
from responses.rules.double_key import check_keys
from responses.rules.positions import may_answer, may_prepare
from responses.views.pages import page, proposal_trail, reading, round_or_404
from responses.views.positions import answering

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
    draft = open_draft(found.pk, actor.delegation)
    if draft is None:
        raise Refused(Refusal("responses.nothing_prepared", {"state": actor.delegation}, kind=Kind.STATE))
    words = {name: getattr(draft, name) for name in NAMES}
    mine = queries.own_positions(found, actor.delegation)
    words["after"] = mine[-1].sequence if mine else 0
    context = review_page(found, play, words, request.user) | {
        "draft": draft,
        "token": signing.make(found, request.user, words),
        "stale": draft.text_sha256 != found.text_sha256,
        "may_not": _may_not_sign(actor, play, draft),
        "typed": [],
        "ask": ways(request),
    }
    return render(request, "responses/sign.html", context)


def _may_not_sign(actor: Actor, play: StateOfPlay, draft: PreparedPosition) -> Refusal | None:
    """Why this reader cannot be the one who signs; None for who can."""
    two = people.wants_two_keys(draft.state_id)
    by = str(draft.prepared_by.token)
    return may_answer(actor, play.facts) or check_keys(actor, state_wants_two=two, prepared_by=by)
