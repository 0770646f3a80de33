"""The draft of the next version: every paragraph in its own field, saved together, put forward or dropped."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.views.pages import form_page
from core.mending import put_refusal
from core.rules.refusal import Refused, enforce
from core.sentences import render as sentence
from core.web import STATUS, done
from delegations import facts as people
from responses.actions import working as drafting
from responses.actions.text import Stale, rounds_a_new_text_ends
from responses.forms.comments import PutForward
from responses.forms.proposals import Sure
from responses.models import Proposal
from responses.presenting.working import working_page, written_in
from responses.rules.authorship import may_hold_the_pen
from responses.rules.text import compare, paragraphs
from responses.views.pages import page, proposal_or_404, proposal_trail
from responses.views.text import texts


@page
def working(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write paragraph by paragraph. Where a colleague changed one meanwhile both texts are shown (409)."""
    found = _mine(request, pk)
    typed: Mapping[str, str] = {}
    late: tuple[UUID, ...] = ()
    refusal, status = "", 200
    if request.method == "POST":
        try:
            drafting.save_paragraphs(proposal=found, written=written_in(request.POST), by=request.user)
            return done(request, _("Saved."), reverse("responses:working", args=[pk]))
        except Refused as no:
            typed, refusal, status = request.POST.dict(), sentence(no.refusal), STATUS[no.refusal.kind]
            late = tuple(row.pk for row in no.rows) if isinstance(no, drafting.Overtaken) else ()
    context = working_page(found, typed=typed, late=late)
    trail = [*proposal_trail(found), (_("Draft of the next version"), "")]
    return render(request, "responses/working.html", context | {"trail": trail, "refusal": refusal}, status=status)


@require_POST
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the draft from the latest version."""
    found = _mine(request, pk)
    drafting.start_working_text(proposal=found, by=request.user)
    return done(request, _("The draft is begun."), reverse("responses:working", args=[pk]))


@page
def put_forward(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The draft becomes the next version; what it changes is shown first."""
    found = _mine(request, pk)
    draft = drafting.open_working_text(found)
    start_from = {"base": draft.base.number if draft else 0}
    form = PutForward(request.POST or None, initial=start_from, rounds=rounds_a_new_text_ends(found))
    latest = found.versions.order_by("-number").first()
    if request.method == "POST" and form.is_valid():
        made = _made(form, found, request.user)
        if made:
            return done(request, _("Version %(n)s is there.") % {"n": made.number}, found.get_absolute_url())
    mine = paragraphs(drafting.text_of(draft)) if draft else ()
    rows = compare(texts(latest), mine) if latest else ()
    return form_page(
        request, form, title=_("Put the draft forward"), submit=_("Put it forward"), trail=proposal_trail(found),
        template="responses/put_forward.html", rows=rows, latest=latest, nothing=draft is None,
    )  # fmt: skip


def _made(form: PutForward, found: Proposal, by: Any) -> Any:
    try:
        return drafting.put_forward(proposal=found, by=by, **form.cleaned_data)
    except Refused as no:
        put_refusal(form, no)
        form.refused_status = STATUS[no.refusal.kind]  # type: ignore[attr-defined]
        if isinstance(no, Stale):
            typed = form.data.copy()
            typed["base"] = str(no.latest.number)
            form.data = typed
        return None


@page
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Drop the draft; said first, done on the second step."""
    found = _mine(request, pk)
    form = Sure(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        drafting.discard_working_text(proposal=found, by=request.user)
        return done(
            request, _("The draft is dropped; comments taken into it are open again."), found.get_absolute_url()
        )
    title = _("Discard the draft of the next version")
    return form_page(request, form, title=title, submit=title, trail=proposal_trail(found), tone="danger")


def _mine(request: HttpRequest, pk: UUID) -> Proposal:
    """The proposal, if this reader sees it and holds its pen: a draft is the penholder's own."""
    found = proposal_or_404(request, pk)
    enforce(may_hold_the_pen(people.actor(request.user), found.penholder_id))
    return found
