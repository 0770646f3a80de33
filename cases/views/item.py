"""What the page of one item shows, and the acts on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from audit.trail import readable, trail_of
from cases.actions.handling import change_marking, regrade, set_publishable
from cases.actions.releases import release_evidence, withdraw_release
from cases.facts import as_step, case_facts, in_force
from cases.forms.cases import Release
from cases.forms.evidence import Grade, MarkItem
from cases.forms.fields import CREDIBILITY, RELIABILITY
from cases.models import Evidence, EvidenceGrant
from cases.rules.access import may_regrade, may_release
from cases.rules.custody import first_break
from cases.rules.vocabulary import ErasureOutcome, Marking
from cases.views.pages import evidence_or_404, evidence_trail, form_page
from cases.views.upkeep import preview_context
from core.rules.refusal import Refusal, enforce
from core.web import attempt, done
from delegations import facts as people
from delegations.rules.roles import Kind as Body

page = require_http_methods(["GET", "HEAD", "POST"])


def item_context(request: HttpRequest, item: Evidence) -> dict[str, Any]:
    """Content, custody, readers and the acts open to this reader."""
    actor, case = people.actor(request.user), case_facts(item.case)
    steps = list(item.custody.select_related("by").order_by("number"))
    releases = in_force(EvidenceGrant.objects.filter(content_object=item)).select_related("user")
    own = actor.delegation == item.originator_id and actor.kind != Body.PARTNER
    return {
        "item": item,
        "grade_words": [_meaning(RELIABILITY, item.reliability), _meaning(CREDIBILITY, item.credibility)],
        "steps": steps,
        "broken": first_break([as_step(step) for step in steps]),
        "releases": [(row, people.home_of(row.user)) for row in releases.order_by("-granted_at")],
        "grade_refusal": may_regrade(actor, case),
        "release_refusal": may_release(actor, item.originator_id, Marking(item.marking)),
        "erased": item.erasures.filter(erasure__outcome=ErasureOutcome.DONE).first() if item.erased_at else None,
        "own_refusal": None if own else Refusal("cases.only_the_originator", {"originator": item.originator_id}),
        "entries": [{"at": event.at, "sentence": said} for event, said in readable(trail_of(item))],
        "trail": [*evidence_trail(item)[:-1], (item.title, "")],
        "marking": item.marking.upper(),
        **preview_context(item, request.GET.get("sheet")),
    }


def _meaning(choices: Any, value: str) -> str:
    """“usually reliable” of “B: usually reliable”."""
    return str(dict(choices)[value]).partition(": ")[2]


@page
def grade(request: HttpRequest, pk: Any) -> HttpResponse:
    """Both axes anew, with the reason."""
    item = evidence_or_404(request, pk)
    enforce(may_regrade(people.actor(request.user), case_facts(item.case)))
    start = {"reliability": item.reliability, "credibility": item.credibility}
    form = Grade(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and attempt(form, regrade, evidence=item, by=request.user):
        return done(request, _("The grade is recorded in the custody."), item.get_absolute_url())
    title, submit = _("Grade the evidence"), _("Record the grade")
    return form_page(request, form, title=title, submit=submit, trail=evidence_trail(item))


@page
def marking(request: HttpRequest, pk: Any) -> HttpResponse:
    """The marking of the item."""
    item = evidence_or_404(request, pk)
    form = MarkItem(request.POST or None, initial={"marking": item.marking})
    if request.method == "POST" and form.is_valid() and attempt(form, change_marking, evidence=item, by=request.user):
        return done(request, _("The marking is changed."), item.get_absolute_url())
    title, submit = _("Change the marking"), _("Change it")
    return form_page(
        request, form, title=title, submit=submit, trail=evidence_trail(item), template="cases/marking.html", thing=item
    )


@page
def release(request: HttpRequest, pk: Any) -> HttpResponse:
    """Release this one item to a partner."""
    item = evidence_or_404(request, pk)
    enforce(may_release(people.actor(request.user), item.originator_id, Marking(item.marking)))
    form = Release(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, release_evidence, evidence=item, by=request.user):
        return done(request, _("The item is released."), item.get_absolute_url())
    title, submit = _("Release to a partner"), _("Release it")
    return form_page(request, form, title=title, submit=submit, trail=evidence_trail(item))


@require_POST
def withdraw(request: HttpRequest, pk: Any, grant: int) -> HttpResponse:
    """End a release of this item."""
    item = evidence_or_404(request, pk)
    withdraw_release(grant=get_object_or_404(EvidenceGrant, pk=grant, content_object=item), by=request.user)
    return done(request, _("The release has ended."), item.get_absolute_url())


@require_POST
def publishable(request: HttpRequest, pk: Any) -> HttpResponse:
    """Whether the item may be quoted in public, said by its originator."""
    item = evidence_or_404(request, pk)
    set_publishable(evidence=item, publishable=request.POST.get("publishable") == "yes", by=request.user)
    return done(request, _("Recorded."), item.get_absolute_url())
