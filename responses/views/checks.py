"""The tasks before a round: one page each."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cases.views.pages import form_page
from core.rules.refusal import Refused, enforce
from core.sentences import render as sentence
from core.web import STATUS, attempt, done
from delegations import facts as people
from responses.actions.checks import confirm_evidence, note_proportionality, sign_rights_test, undo_check
from responses.facts.checks import case_tier
from responses.forms.proposals import Note, Remark, RightsTest, Sure
from responses.models import Check, Proposal
from responses.rules.authorship import may_sign_check
from responses.rules.tasks import CheckCode, may_change_checks
from responses.views.pages import page, proposal_or_404, proposal_trail
from responses.words import CHECKS

FORMS: dict[str, tuple[type[Form], Callable[..., Check]]] = {
    CheckCode.RIGHTS_TEST: (RightsTest, sign_rights_test),
    CheckCode.PROPORTIONALITY: (Note, note_proportionality),
    CheckCode.EVIDENCE: (Remark, confirm_evidence),
}


@page
def check(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Do one check: signed by name, with its note."""
    found = proposal_or_404(request, pk)
    row = _row(found, code)
    enforce(may_sign_check(people.actor(request.user), code, found.penholder_id) or may_change_checks(found.status))
    form_class, act = FORMS[code]
    form = form_class(request.POST if request.method == "POST" else None, initial=row.answers | {"note": row.note})
    if request.method == "POST" and form.is_valid() and _done(form, act, proposal=found, by=request.user):
        return done(request, _("The check is done, in your name."), found.get_absolute_url() + "#checks")
    submit = _("Sign the test") if code == CheckCode.RIGHTS_TEST else _("Mark it done")
    return form_page(
        request, form, title=str(CHECKS[code]), submit=submit, trail=proposal_trail(found),
        about=_about(found) if code == CheckCode.PROPORTIONALITY else "",
    )  # fmt: skip


@page
def undo(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Take a check back, until the States are asked."""
    found = proposal_or_404(request, pk)
    _row(found, code)
    form = Sure(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, undo_check, proposal=found, code=code, by=request.user)
    ):
        return done(request, _("The check is open again."), found.get_absolute_url() + "#checks")
    title = _("Take back: %(check)s") % {"check": CHECKS[code]}
    return form_page(request, form, title=title, submit=_("Take it back"), trail=proposal_trail(found))


def _row(found: Proposal, code: str) -> Check:
    row = found.checks.filter(code=code).first()
    if row is None or code not in FORMS:
        raise Http404
    return row


def _done(form: Form, act: Callable[..., Check], **told: Any) -> Check | None:
    values = form.signed() if isinstance(form, RightsTest) else form.cleaned_data
    try:
        return act(**told, **values)
    except Refused as no:
        form.add_error(no.refusal.field if no.refusal.field in form.fields else None, sentence(no.refusal))
        form.refused_status = STATUS[no.refusal.kind]  # type: ignore[attr-defined]
        return None


def _about(found: Proposal) -> str:
    params = {
        "score": sum(found.case.scores.values()),
        "tier": case_tier(found.case).value,
        "mine": f"T{found.instrument.tier}",
    }
    return _("Severity %(score)s of 15 suggests at most %(tier)s; this instrument lies at %(mine)s.") % params
