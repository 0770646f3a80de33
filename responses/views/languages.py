"""A version in other languages beside its authentic text, and the Council's number of the document."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.views.pages import form_page
from core.rules.refusal import enforce
from core.web import attempt, done
from delegations import facts as people
from responses.actions.numbering import number_document
from responses.actions.translating import add_translation
from responses.forms.comments import ChooseLanguage, Number, Translate
from responses.models import TextVersion, Translation
from responses.rules.authorship import may_hold_the_pen
from responses.rules.languages import OFFICIAL
from responses.rules.text import whole
from responses.views.pages import page, proposal_or_404, proposal_trail, reading
from responses.words import LANGUAGES


@reading
def language(request: HttpRequest, pk: UUID, number: int, code: str) -> HttpResponse:
    """The newest edition beside the authentic text, paragraph by paragraph."""
    version = _version_or_404(request, pk, number)
    made = _edition(version, code)
    if made is None:
        raise Http404
    theirs = {one.number: one for one in made.paragraphs.all()}
    pairs = [(one, theirs.get(one.number)) for one in version.paragraphs.order_by("number")]
    writes = may_hold_the_pen(people.actor(request.user), version.proposal.penholder_id) is None
    context = {
        "proposal": version.proposal, "version": version, "made": made, "pairs": pairs, "name": LANGUAGES[code],
        "authentic": LANGUAGES.get(version.language, version.language), "writes": writes,
        "trail": [*proposal_trail(version.proposal), (LANGUAGES[code], "")],
    }  # fmt: skip
    return render(request, "responses/language.html", context)


@reading
def choose_language(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """From the choice to the page where it is written."""
    version = _version_or_404(request, pk, number)
    enforce(may_hold_the_pen(people.actor(request.user), version.proposal.penholder_id))
    form = ChooseLanguage(request.GET or None, authentic=version.language)
    if form.is_bound and form.is_valid():
        return redirect("responses:translate", pk=pk, number=number, code=form.cleaned_data["language"])
    return render(
        request, "responses/choose_language.html",
        {"form": form, "version": version, "trail": [*proposal_trail(version.proposal), (_("Languages"), "")]},
        status=400 if form.is_bound else 200,
    )  # fmt: skip


@page
def translate(request: HttpRequest, pk: UUID, number: int, code: str) -> HttpResponse:
    """Write the next edition, the authentic text beside it. A colleague's edition meanwhile keeps one's words (409)."""
    version = _version_or_404(request, pk, number)
    if code not in OFFICIAL:
        raise Http404
    enforce(may_hold_the_pen(people.actor(request.user), version.proposal.penholder_id))
    last = _edition(version, code)
    texts = tuple(one.text for one in last.paragraphs.all()) if last else ()
    form = Translate(request.POST or None, initial={"base": last.edition if last else 0, "text": whole(texts)})
    if request.method == "POST" and form.is_valid():
        if attempt(form, add_translation, version=version, language=code, by=request.user):
            return done(request, _("The translation is there."), _address(version, code))
        if form.refused_status == 409:
            _rebase(form, last)
    title = _("Version %(n)s in %(language)s") % {"n": number, "language": LANGUAGES[code]}
    return form_page(
        request, form, title=title, submit=_("Add the translation"), trail=proposal_trail(version.proposal),
        template="responses/translate.html", version=version, paragraphs=version.paragraphs.order_by("number"),
    )  # fmt: skip


@page
def number_of_document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep the number the Council gave the text; its revisions are counted from it."""
    found = proposal_or_404(request, pk)
    enforce(may_hold_the_pen(people.actor(request.user), found.penholder_id))
    form = Number(request.POST if request.method == "POST" else None, initial={"council_number": found.council_number})
    if request.method == "POST" and form.is_valid() and attempt(form, number_document, proposal=found, by=request.user):
        return done(request, _("Kept."), found.get_absolute_url())
    title = _("Number of the document")
    return form_page(request, form, title=title, submit=_("Keep it"), trail=proposal_trail(found))


def _version_or_404(request: HttpRequest, pk: UUID, number: int) -> TextVersion:
    found = proposal_or_404(request, pk)
    row = found.versions.filter(number=number).first()
    if row is None:
        raise Http404
    row.proposal = found
    return row


def _edition(version: TextVersion, code: str) -> Translation | None:
    rows = version.translations.filter(language=code).prefetch_related("paragraphs").select_related("author")
    return rows.order_by("-edition").first()


def _address(version: TextVersion, code: str) -> str:
    return reverse("responses:language", args=[version.proposal_id, version.number, code])


def _rebase(form: Translate, last: Translation | None) -> None:
    """Sent again, the words kept go on from the edition that came in."""
    typed = form.data.copy()
    typed["base"] = str(last.edition if last else 0)
    form.data = typed
