"""Writing a version and comparing two."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases.views.pages import form_page
from core.mending import put_refusal
from core.rules.refusal import Refused, enforce
from core.web import STATUS, done
from delegations import facts as people
from responses import queries
from responses.actions.text import Stale, add_version, rounds_a_new_text_ends
from responses.forms.proposals import Write
from responses.models import Proposal, TextVersion
from responses.presenting.compilation import corrigenda_of, document_of
from responses.presenting.text import in_languages
from responses.rules.authorship import may_hold_the_pen
from responses.rules.brackets import brackets
from responses.rules.text import compare as compared
from responses.rules.text import whole
from responses.views.pages import page, proposal_or_404, proposal_trail, reading


@page
def new_version(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the next version. On a stale base both texts are shown and what was typed is kept (409)."""
    found = proposal_or_404(request, pk)
    enforce(may_hold_the_pen(people.actor(request.user), found.penholder_id))
    form = Write(request.POST or None, initial=_start(found), rounds=rounds_a_new_text_ends(found))
    if request.method == "POST" and form.is_valid():
        saved = _save(request, form, found)
        if isinstance(saved, TextVersion):
            return done(request, _("Version %(n)s is there.") % {"n": saved.number}, found.get_absolute_url())
        if isinstance(saved, Stale):
            return _both(request, form, found, saved)
    return form_page(request, form, title=_("Write the text"), submit=_("Put it forward"), trail=proposal_trail(found))


def _save(request: HttpRequest, form: Write, found: Proposal) -> TextVersion | Refused:
    try:
        return add_version(proposal=found, by=request.user, **form.cleaned_data)
    except Refused as no:
        put_refusal(form, no)
        form.refused_status = STATUS[no.refusal.kind]  # type: ignore[attr-defined]
        return no


def _both(request: HttpRequest, form: Write, found: Proposal, stale: Stale) -> HttpResponse:
    """The other text beside the words kept; saving again goes on from it."""
    typed = form.data.copy()
    typed["base"] = str(stale.latest.number)
    form.data = typed
    rows = compared(texts(stale.latest), tuple(stale.mine.replace("\r\n", "\n").split("\n\n")))
    return form_page(
        request, form, title=_("The text has moved on"), submit=_("Put mine forward all the same"),
        trail=proposal_trail(found), template="responses/stale.html", latest=stale.latest, rows=rows,
        paragraphs=stale.latest.paragraphs.order_by("number"),
    )  # fmt: skip


def _start(found: Proposal) -> dict[str, object]:
    latest = found.versions.order_by("-number").first()
    return {"base": latest.number if latest else 0, "text": whole(texts(latest)) if latest else ""}


def texts(version: TextVersion) -> tuple[str, ...]:
    """The paragraphs of a version, in order."""
    return tuple(version.paragraphs.order_by("number").values_list("text", flat=True))


@reading
def version(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """One version as it was put forward, with its hashes."""
    found = proposal_or_404(request, pk)
    one = numbered(found, number)
    paragraphs = one.paragraphs.order_by("number")
    context = {
        "proposal": found, "version": one, "paragraphs": paragraphs, "last": queries.last_version_number(found),
        "trail": proposal_trail(found), "document": document_of(found, number), **in_languages(one),
        "corrigenda": corrigenda_of(one),
        "brackets": brackets(tuple(paragraph.text for paragraph in paragraphs)),
        "writes": may_hold_the_pen(people.actor(request.user), found.penholder_id) is None,
    }  # fmt: skip
    return render(request, "responses/version.html", context)


@reading
def compare(request: HttpRequest, pk: UUID, old: int, new: int) -> HttpResponse:
    """Two versions beside each other; words that came and went are marked by sign and word, not colour."""
    found = proposal_or_404(request, pk)
    before, after = numbered(found, old), numbered(found, new)
    context = {"proposal": found, "old": before, "new": after, "rows": compared(texts(before), texts(after))}
    numbers = found.versions.order_by("number").values_list("number", flat=True)
    side = request.GET.get("view", "side") != "one"
    context |= {"trail": proposal_trail(found), "numbers": list(numbers), "side": side}
    return render(request, "responses/compare.html", context)


def numbered(found: Proposal, number: int) -> TextVersion:
    """The version of that number, with its author; 404 where there is none."""
    row = found.versions.select_related("author").filter(number=number).first()
    if row is None:
        raise Http404
    return row
