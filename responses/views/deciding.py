"""What the penholder does with a comment: one click where the words fit, a page where a person must choose."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.views.pages import form_page
from core.rules.refusal import Refused, enforce
from core.sentences import render as sentence
from core.web import attempt, done
from delegations import facts as people
from responses.actions import deciding
from responses.actions.working import Overtaken, open_working_text
from responses.facts.comments import said_about
from responses.forms.comments import Merge, Why
from responses.models import Comment, WorkingParagraph
from responses.rules.authorship import may_hold_the_pen
from responses.rules.text import compare
from responses.views.comments import comment_or_404
from responses.views.pages import page, proposal_trail

CONFLICT = 409


@require_POST
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Into the next version; if its place is taken, both texts are shown and a person chooses (409)."""
    found = comment_or_404(request, pk)
    try:
        deciding.accept_comment(comment=found, by=request.user)
    except deciding.WordsClash as clash:
        return _choose(request, found, clash.paragraph, sentence(clash.refusal))
    return done(request, _("Taken into the draft of the next version."), found.get_absolute_url())


@require_POST
def bracket(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Both wordings into the next version, in square brackets."""
    found = comment_or_404(request, pk)
    try:
        deciding.bracket_comment(comment=found, by=request.user)
    except deciding.WordsClash as clash:
        return _choose(request, found, clash.paragraph, sentence(clash.refusal))
    return done(request, _("It stands in square brackets in the draft."), found.get_absolute_url())


@require_POST
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Look at it again."""
    found = comment_or_404(request, pk)
    deciding.reopen_comment(comment=found, by=request.user)
    return done(request, _("It is open again."), found.get_absolute_url())


@page
def reject(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Not taken up, with the reason its capital will read."""
    found = comment_or_404(request, pk)
    enforce(may_hold_the_pen(people.actor(request.user), found.proposal.penholder_id))
    form = Why(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, deciding.reject_comment, comment=found, by=request.user):
        return done(request, _("Its delegation is told why."), found.get_absolute_url())
    title = _("Do not take up comment %(n)s of %(who)s") % {"n": found.number, "who": found.delegation_id}
    return form_page(request, form, title=title, submit=_("Do not take it up"), trail=proposal_trail(found.proposal))


@page
def merge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a comment up in words of one's own, beside both texts. A colleague's change meanwhile is shown (409)."""
    found = comment_or_404(request, pk)
    enforce(may_hold_the_pen(people.actor(request.user), found.proposal.penholder_id))
    if request.method != "POST":
        return _choose(request, found, None, "", status=200)
    form = Merge(request.POST)
    if not form.is_valid():
        return _page(request, found, form, _in_draft(found), 400)
    try:
        deciding.merge_comment(comment=found, by=request.user, **form.cleaned_data)
    except Refused as no:
        late = no.rows[0] if isinstance(no, Overtaken) else None
        return _choose(request, found, late, sentence(no.refusal), typed=form.cleaned_data["text"])
    return done(request, _("Merged into the draft of the next version."), found.get_absolute_url())


def _choose(
    request: HttpRequest, found: Comment, row: WorkingParagraph | None, why: str, *, typed: str | None = None,
    status: int = CONFLICT,
) -> HttpResponse:  # fmt: skip
    """The form with the draft's paragraph in it; ``typed`` keeps what the penholder had written."""
    there = row or _in_draft(found)
    words = there.text if there else found.wording
    start = {"revision": there.revision if there else 0, "text": words if typed is None else typed}
    form = Merge(initial=start)
    return _page(request, found, form, there, status, why)


def _in_draft(found: Comment) -> WorkingParagraph | None:
    working = open_working_text(found.proposal)
    return deciding.paragraph_of(found, working) if working else _as_it_stands(found)


def _as_it_stands(found: Comment) -> Any:
    """Before a draft is begun its paragraphs are those of the latest version, each on its first revision."""
    said = next(one for one in said_about(found.proposal).said if one.row.pk == found.pk)
    text = found.proposal.versions.order_by("-number")[0].paragraphs.filter(number=said.now).first()
    return WorkingParagraph(text=text.text, revision=1, place=text.number) if text else None


def _page(request: HttpRequest, found: Comment, form: Merge, row: Any, status: int, why: str = "") -> HttpResponse:
    context = {
        "form": form, "comment": found, "why": why, "there": row, "title": _("Merge a comment"),
        "rows": compare((row.text,), (found.wording,)) if row and found.wording else (),
        "trail": [*proposal_trail(found.proposal), (_("Merge a comment"), "")],
    }  # fmt: skip
    return render(request, "responses/merge.html", context, status=status)
