"""Comments before a round: the page, asking for them, saying something, standing behind it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.views.pages import form_page, note_reading
from core.rules.refusal import Refused, enforce
from core.sentences import render as sentence
from core.web import STATUS, attempt, done
from delegations import facts as people
from responses import queries
from responses.actions.commenting import comment as act_comment
from responses.actions.commenting import extend_comments, invite_comments, running_phase
from responses.actions.commenting import withdraw_comment as act_withdraw
from responses.actions.supporting import support, withdraw_support
from responses.forms.comments import Say, Until
from responses.models import Comment, Proposal
from responses.presenting.comments import comments_page, refusal_to_comment
from responses.rules.authorship import may_hold_the_pen
from responses.rules.comments import CommentKind
from responses.views.pages import page, proposal_or_404, proposal_trail, reading


@reading
def comments(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The text with everything said about it; reading it is noted once per version and sign-in."""
    found = proposal_or_404(request, pk)
    context = comments_page(found, request.user)
    note_reading(request, found, f"comments v{context['version'].number if context['version'] else 0}")
    trail = [*proposal_trail(found), (_("Comments"), "")]
    return render(request, "responses/comments.html", context | {"trail": trail})


@page
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for comments until an instant; while they run, move the instant on."""
    found = proposal_or_404(request, pk)
    enforce(may_hold_the_pen(people.actor(request.user), found.penholder_id))
    phase = running_phase(found)
    act, start = (extend_comments, {"closes_at": phase.closes_at}) if phase else (invite_comments, {})
    form = Until(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, act, proposal=found, by=request.user)
        if made:
            return done(request, _("Every delegation on the case is told."), made.get_absolute_url())
    title = _("Extend the comments") if phase else _("Invite comments")
    return form_page(request, form, title=title, submit=title, trail=proposal_trail(found))


@page
def comment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say something about a paragraph or the whole text. Over a newer version what was typed is kept (409)."""
    found = proposal_or_404(request, pk)
    enforce(refusal_to_comment(found, people.actor(request.user)))
    form, about = _saying(request, found)
    if request.method == "POST" and form.is_valid():
        made = _said(form, found, request.user)
        if made:
            return done(request, _("Your comment is there for every delegation."), made.get_absolute_url())
        if getattr(form, "refused_status", 0) == 409:
            _on_the_latest(form, found)
    return form_page(
        request, form, title=_("Comment"), submit=_("Add the comment"), trail=proposal_trail(found),
        template="responses/comment.html", case=found.case, paragraph=about,
        cancel_url=reverse("responses:comments", args=[found.pk]),
    )  # fmt: skip


def _saying(request: HttpRequest, found: Proposal) -> tuple[Say, Any]:
    """The form, and the paragraph as it stands in the latest version."""
    sent = request.POST if request.method == "POST" else request.GET
    number = str(sent.get("paragraph", ""))
    latest = queries.latest_version(found)
    about = latest.paragraphs.filter(number=int(number)).first() if latest and number.isdecimal() else None
    start = {"version": latest.number if latest else 0, "paragraph": about.number if about else None}
    return Say(request.POST or None, words=about.text if about else None, initial=start), about


def _said(form: Say, found: Proposal, by: Any) -> Comment | None:
    try:
        return act_comment(proposal=found, by=by, **form.said())
    except Refused as no:
        field = no.refusal.field if no.refusal.field in form.fields else None
        form.add_error(field, sentence(no.refusal))
        form.refused_status = STATUS[no.refusal.kind]  # type: ignore[attr-defined]
        return None


def _on_the_latest(form: Say, found: Proposal) -> None:
    """Saying it again goes to the text as it stands now, which is shown beside the words kept."""
    latest = queries.latest_version(found)
    typed = form.data.copy()
    typed["version"] = str(latest.number if latest else 0)
    form.data = typed


@require_POST
def no_comment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One click: this delegation has looked and has nothing to say."""
    found = proposal_or_404(request, pk)
    last = queries.last_version_number(found)
    act_comment(proposal=found, kind=CommentKind.NOTHING, version=last, by=request.user)
    return done(request, _("Noted: your delegation has no comment."), reverse("responses:comments", args=[pk]))


@require_POST
def support_comment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One click behind another's words, or away from them again."""
    found = comment_or_404(request, pk)
    if "withdraw" in request.POST:
        withdraw_support(comment=found, by=request.user)
        return done(request, _("Your delegation no longer supports it."), found.get_absolute_url())
    support(comment=found, by=request.user)
    return done(request, _("Your delegation supports it."), found.get_absolute_url())


@require_POST
def withdraw_comment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one's own comment back; it stays readable as withdrawn."""
    found = comment_or_404(request, pk)
    act_withdraw(comment=found, by=request.user)
    return done(request, _("Withdrawn. The others still see what it said."), found.get_absolute_url())


def comment_or_404(request: HttpRequest, pk: UUID) -> Comment:
    """The comment, if this reader may see its proposal; that it was read is noted."""
    rows = Comment.objects.visible_to(request.user).select_related("proposal__case", "proposal__instrument")
    found = get_object_or_404(rows.select_related("paragraph", "version", "delegation"), pk=pk)
    note_reading(request, found.proposal, f"comment {found.number}")
    return found
