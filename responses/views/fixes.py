"""From an objection to a new version, and who holds which reservation until when."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.clock import db_now
from core.rules.refusal import Refused, enforce
from core.sentences import render as sentence
from core.web import STATUS, done
from delegations import facts as people
from delegations.rules.roles import Can
from responses import queries
from responses.actions.fixing import take_fix as act_take
from responses.board import sight_of
from responses.facts import state_of_play
from responses.models import Position, Round
from responses.presenting.fixes import fix_line
from responses.presenting.reservations import reservations as standing
from responses.presenting.reservations import with_history
from responses.rules.authorship import may_hold_the_pen
from responses.views.pages import proposal_or_404, proposal_trail, reading


@require_POST
def take_fix(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One click: the wording goes into a new version, and whoever chairs goes on to the new instant."""
    found = _position_or_404(request, pk)
    proposal, actor = found.round.proposal, people.actor(request.user)
    enforce(may_hold_the_pen(actor, proposal.penholder_id))
    base = request.POST.get("base", "")
    try:
        made = act_take(position=found, by=request.user, base=int(base) if base.isdecimal() else 0)
    except Refused as no:
        return _not_taken(request, found, no)
    words = _("Version %(n)s is there with the wording of %(who)s.") % {"n": made.number, "who": found.state_id}
    to = reverse("responses:open_round", args=[proposal.pk]) if actor.can(Can.CHAIR) else proposal.get_absolute_url()
    return done(request, words, to)


def _not_taken(request: HttpRequest, found: Position, no: Refused) -> HttpResponse:
    """Why not, the wording whole, and the way to write it in by hand."""
    proposal = found.round.proposal
    context = {
        "refusal": sentence(no.refusal), "position": found, "proposal": proposal, "line": fix_line(found),
        "trail": [*proposal_trail(proposal), (_("Proposed wording"), "")],
    }  # fmt: skip
    return render(request, "responses/not_taken.html", context, status=STATUS[no.refusal.kind])


@reading
def reservations(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who holds what until when; lifted, converted and overdue ones too, each with what was said before."""
    found = proposal_or_404(request, pk)
    rounds, now = queries.rounds_of(found), db_now()
    actor = people.actor(request.user)
    rows = standing(rounds, queries.last_version_number(found), actor, now)
    context = {
        "proposal": found, "rows": with_history(rows, rounds, actor, now), "now": now,
        "trail": [*proposal_trail(found), (_("Reservations"), "")],
    }  # fmt: skip
    return render(request, "responses/reservations.html", context)


def _position_or_404(request: HttpRequest, pk: UUID) -> Position:
    """The answer, if this reader sees the proposal and may see this State's answer now."""
    rows = Position.objects.filter(round__in=Round.objects.visible_to(request.user).values("pk"))
    related = rows.select_related("round__proposal__case", "round__proposal__instrument", "round__version", "state")
    found = get_object_or_404(related.exclude(fix=""), pk=pk)
    round_ = queries.round_in_full(request.user, found.round_id)
    if round_ is None:
        raise Http404
    if not sight_of(round_, people.actor(request.user), state_of_play(round_), db_now()).of(found.state_id):
        raise Http404
    return found
