"""Changing a case: each act a page with one form, filled in on the revision that was shown."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.actions.case import advance, change_case_marking, rewrite
from cases.actions.severity import rescore
from cases.actions.timeline import add_timeline_entry
from cases.actions.urgency import change_urgency
from cases.facts import case_facts
from cases.forms.cases import CaseMarking, ChangeUrgency, Entry, Move, Rescore, Rewrite
from cases.models import Case
from cases.rules import access, lifecycle
from cases.rules.vocabulary import Factor
from cases.rules.writing import may_rewrite, may_score
from cases.views.pages import case_or_404, case_trail, form_page
from core.rules.refusal import enforce
from core.rules.transitions import open_from
from core.web import attempt, done, status_of
from delegations import facts as people

page = require_http_methods(["GET", "HEAD", "POST"])
STALE = 409
MOVES = {
    "assess": gettext_lazy("Assessed: who did what is understood"),
    "respond": gettext_lazy("Responding: a response is being prepared"),
    "stand_down": gettext_lazy("Stand down: no response for now"),
    "deliver": gettext_lazy("Delivered: the response has been carried out"),
    "review": gettext_lazy("In review: what did it change?"),
    "close": gettext_lazy("Close the case"),
    "reopen": gettext_lazy("Open it again"),
}


@page
def edit(request: HttpRequest, pk: Any) -> HttpResponse:
    """Title and summary. On a stale form both texts are shown and what was typed is kept."""
    case = case_or_404(request, pk)
    enforce(may_rewrite(people.actor(request.user), case_facts(case)))
    start = {"title": case.title, "summary": case.summary, "seen": case.revision}
    form = Rewrite(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and attempt(form, rewrite, case=case, by=request.user):
        return done(request, _("Title and summary are saved."), case.get_absolute_url())
    stale = _resumed(form, case) if status_of(form) == STALE else None
    title, submit = _("Rewrite title and summary"), _("Replace it with mine") if stale else _("Save")
    return form_page(
        request, form, title=title, submit=submit, trail=case_trail(case), now=stale, template="cases/edit.html"
    )


def _resumed(form: Rewrite, case: Case) -> Case:
    """The form goes on from the revision of now, which is shown beside what was typed."""
    case.refresh_from_db()
    typed: Any = form.data.copy()  # type: ignore[attr-defined]
    typed["seen"] = str(case.revision)
    form.data = typed
    return case


@page
def severity(request: HttpRequest, pk: Any) -> HttpResponse:
    """Score the case anew."""
    case = case_or_404(request, pk)
    enforce(may_score(people.actor(request.user), case_facts(case)))
    why = {f"why_{factor}": case.score_reasons.get(factor, "") for factor in Factor}
    start = case.scores | why | {"tier": case.tier, "seen": case.revision}
    start["tier_reason"] = case.score_reasons.get("tier", "")
    form = Rescore(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and attempt(form, _rescored(case, form, request.user)):
        return done(
            request,
            _("%(case)s is scored %(tier)s.") % {"case": case.reference, "tier": case.tier},
            case.get_absolute_url(),
        )
    title, submit = _("Severity"), _("Save the scores")
    return form_page(request, form, title=title, submit=submit, trail=case_trail(case), template="cases/severity.html")


def _rescored(case: Case, form: Rescore, by: Any) -> Any:
    return lambda **_typed: rescore(case=case, by=by, seen=form.cleaned_data["seen"], **form.severity())


@page
def urgency(request: HttpRequest, pk: Any) -> HttpResponse:
    """Another track of urgency, with the reason."""
    case = case_or_404(request, pk)
    enforce(may_score(people.actor(request.user), case_facts(case)))
    form = ChangeUrgency(request.POST or None, initial={"urgency": case.urgency, "seen": case.revision})
    if request.method == "POST" and form.is_valid() and attempt(form, change_urgency, case=case, by=request.user):
        return done(request, _("The urgency is changed."), reverse("desk:case_part", args=[case.pk, "time"]))
    title, submit = _("Change the urgency"), _("Change it")
    return form_page(request, form, title=title, submit=submit, trail=case_trail(case))


@page
def move(request: HttpRequest, pk: Any) -> HttpResponse:
    """The next step of the case, among those open now to this reader."""
    case = case_or_404(request, pk)
    moves = _open_moves(case, request.user)
    form = Move(request.POST or None, initial={"seen": case.revision}, moves=moves)
    if request.method == "POST" and form.is_valid() and attempt(form, advance, case=case, by=request.user):
        return done(request, _("The case is now “%s”.") % case.get_status_display(), case.get_absolute_url())
    title, submit = _("Move the case"), _("Move it")
    return form_page(request, form, title=title, submit=submit, trail=case_trail(case), nothing=not moves)


def _open_moves(case: Case, user: Any) -> list[tuple[str, Any]]:
    actor, facts = people.actor(user), case_facts(case)
    rows = [row.name for row in open_from(lifecycle.CASE, case.status)]
    allowed = [name for name in rows if access.may_move(actor, facts, name) is None]
    if rows and not allowed:
        enforce(access.may_move(actor, facts, rows[0]))
    return [(name, MOVES[name]) for name in allowed]


@page
def marking(request: HttpRequest, pk: Any) -> HttpResponse:
    """The marking of the whole file."""
    case = case_or_404(request, pk)
    form = CaseMarking(request.POST or None, initial={"marking": case.marking, "seen": case.revision})
    if request.method == "POST" and form.is_valid() and attempt(form, change_case_marking, case=case, by=request.user):
        return done(request, _("The marking is changed."), case.get_absolute_url())
    title, submit = _("Change the marking"), _("Change it")
    return form_page(
        request, form, title=title, submit=submit, trail=case_trail(case), template="cases/marking.html", thing=case
    )


@page
def timeline_add(request: HttpRequest, pk: Any) -> HttpResponse:
    """One more line of what happened in the world."""
    case = case_or_404(request, pk)
    enforce(access.may_add_evidence(people.actor(request.user), case_facts(case)))
    form = Entry(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, add_timeline_entry, case=case, by=request.user):
        return done(request, _("The entry is in the timeline."), case.get_absolute_url())
    title, submit = _("Add to the timeline"), _("Add the entry")
    return form_page(request, form, title=title, submit=submit, trail=case_trail(case))
