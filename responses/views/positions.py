"""Answering in two steps: the form, then the exact text and effect to sign; a receipt at the end."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cases.actions.naming import keep_names_out
from cases.views.pages import form_page
from core.clock import db_now
from core.rules.refusal import Refusal, Refused, enforce
from core.sentences import render as sentence
from core.web import STATUS, attempt, done, status_of
from delegations import facts as people
from delegations.rules.roles import Actor
from responses import queries, signing
from responses.actions.positions import give_position, record_on_behalf
from responses.facts import StateOfPlay, state_of_play
from responses.forms.rounds import Answering, OnBehalf
from responses.identifying import identify, ways
from responses.models import Position, Round
from responses.presenting.fixes import marked_since
from responses.presenting.signing import receipt_page, review_page
from responses.rules.positions import may_answer
from responses.rules.positions import may_record_on_behalf as may_record
from responses.views.pages import page, proposal_trail, reading, round_or_404

LATE = 409


@page
def position(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Step one: choose. A valid answer leads to the review page; nothing is recorded yet."""
    found = round_or_404(request, pk)
    play, actor = state_of_play(found), people.actor(request.user)
    enforce(may_answer(actor, play.facts))
    if people.wants_two_keys(actor.delegation):
        return redirect("responses:prepare_position", pk=pk)
    form = answering(request, found, play, actor)
    sent = request.method == "POST" and "edit" not in request.POST and form.is_valid()
    if sent and attempt(form, _names_nobody, found=found, by=request.user):
        return _review(request, found, play, form)
    former = queries.former_answer(found, actor.delegation)
    changed = marked_since(former.round, found) if former else ()
    context = {"round": found, "former": former, "changed": changed}
    return form_page(
        request, form, title=_("Position of %(state)s") % {"state": actor.delegation}, submit=_("Review and sign"),
        trail=proposal_trail(found.proposal), template="responses/position.html", **context,
    )  # fmt: skip


def _names_nobody(*, found: Round, by: Any, reason: str = "", fix: str = "", **more: Any) -> bool:
    """Asked here, because what was signed is given as it was signed."""
    texts = {"reason": reason, "fix": fix, "clearing_condition": more.get("clearing_condition", "")}
    keep_names_out(texts, by=by, thing=found.proposal.case)
    return True


@page
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Step two: sign what the review page showed. Sent twice it leads to the same receipt."""
    found = round_or_404(request, pk)
    signed: dict[str, Any] = {}
    try:
        signed = signing.read(request.POST.get("token", ""), found, request.user)
        if who := identify(request):
            return _who_are_you(request, found, signed, who)
        made = give_position(round_id=found.pk, by=request.user, **signed)
    except Refused as no:
        return _not_signed(request, found, no, signed)
    return done(request, _("Recorded."), made_url(made))


@reading
def receipt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The receipt, for the people of the State and for those who conduct the round."""
    rows = Position.objects.filter(round__in=Round.objects.visible_to(request.user))
    row = get_object_or_404(rows.select_related("round__proposal__case", "round__version", "signed_by"), pk=pk)
    context = receipt_page(row, request.user)
    return render(request, "responses/receipt.html", context, status=LATE if row.late else 200)


@page
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The secretariat enters what a State said by phone or mail."""
    found = round_or_404(request, pk)
    play = state_of_play(found)
    asked = list(play.facts.electorate)
    now = db_now()
    enforce(may_record(people.actor(request.user), play.facts, state=asked[0], proof="-", received_at=now, now=now))
    form = OnBehalf(request.POST or None, answers=play.facts.answers, states=asked)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, record_on_behalf, round_id=found.pk, by=request.user)
        if made:
            return done(request, _("Recorded; the people of the State have been told."), made_url(made))
    title = _("Record a position on behalf of a State")
    return form_page(request, form, title=title, submit=_("Record it"), trail=proposal_trail(found.proposal))


def made_url(made: Position) -> str:
    """Where a receipt is read."""
    return signing.receipt_url(made)


def answering(request: HttpRequest, found: Round, play: StateOfPlay, actor: Actor) -> Answering:
    """The form of one answer, as it fits the round and what the State said before."""
    mine = queries.own_positions(found, actor.delegation)
    counted = play.current.get(actor.delegation)
    before = {"said": counted is not None, "objects": counted is not None and counted.breaks}
    start: dict[str, Any] = {"text_sha256": found.text_sha256, "after": mine[-1].sequence if mine else 0}
    return Answering(request.POST or None, answers=play.facts.answers, initial=start, **before)


def _review(request: HttpRequest, found: Round, play: StateOfPlay, form: Answering) -> HttpResponse:
    token = signing.make(found, request.user, form.cleaned_data)
    context = review_page(found, play, form.cleaned_data, request.user)
    stale = form.cleaned_data["text_sha256"] != found.text_sha256
    typed = [(name, value) for name, value in request.POST.lists() if name != "csrfmiddlewaretoken"]
    return render(
        request, "responses/sign.html",
        context | {"token": token, "typed": typed, "stale": stale, "ask": ways(request)},
        status=LATE if stale else status_of(form),
    )  # fmt: skip


def _who_are_you(request: HttpRequest, found: Round, signed: dict[str, Any], refusal: Refusal) -> HttpResponse:
    """The same review page with the password asked for; the answer is kept as it was."""
    context = review_page(found, state_of_play(found), signed, request.user)
    typed = [(name, [value]) for name, value in signed.items() if value not in ("", False)]
    context |= {"token": request.POST["token"], "typed": typed, "ask": ways(request), "refusal": refusal}
    return render(request, "responses/sign.html", context, status=STATUS[refusal.kind])


def _not_signed(request: HttpRequest, found: Round, no: Refused, signed: dict[str, Any]) -> HttpResponse:
    """Why nothing was recorded, what stands now, and the way back to the form with every word kept."""
    mine = queries.own_positions(found, people.actor(request.user).delegation)
    fresh = {"text_sha256": found.text_sha256, "after": str(mine[-1].sequence if mine else 0), "edit": "1"}
    kept = {name: str(value) for name, value in signed.items() if value not in ("", False)}
    kept |= fresh if kept else {}
    context = {"round": found, "refusal": sentence(no.refusal), "trail": proposal_trail(found.proposal), "kept": kept}
    return render(request, "responses/not_signed.html", context, status=STATUS[no.refusal.kind])
