"""Pointers to classified content: adding one, its page, withdrawing it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.trail import readable, trail_of
from cases.actions.pointers import point, withdraw_pointer
from cases.facts import case_facts
from cases.forms.pointers import Point, WithdrawPointer
from cases.models import ClassifiedPointer
from cases.rules.pointers import may_point, may_withdraw_pointer
from cases.views.pages import case_or_404, case_trail, form_page, note_reading
from core.rules.refusal import enforce
from core.web import attempt, done
from delegations import facts as people

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def pointer_add(request: HttpRequest, pk: Any) -> HttpResponse:
    """Point from a case to what a registry keeps."""
    case = case_or_404(request, pk)
    enforce(may_point(people.actor(request.user), case_facts(case)))
    form = Point(request.POST or None)
    if request.method == "POST" and form.is_valid():
        added = attempt(form, point, case=case, by=request.user)
        if added:
            return done(request, _("The pointer is in the case."), added.get_absolute_url())
    title, submit = _("Point to classified content"), _("Add the pointer")
    about = _("The content stays in its registry. Here stands only where it is and what may be said of it.")
    return form_page(request, form, title=title, submit=submit, trail=case_trail(case), about=about)


@require_safe
def pointer(request: HttpRequest, pk: Any) -> HttpResponse:
    """One pointer and its history."""
    found = _or_404(request, pk)
    context = {
        "pointer": found,
        "withdraw_refusal": may_withdraw_pointer(people.actor(request.user), case_facts(found.case), found.body_id),
        "entries": [{"at": event.at, "sentence": said} for event, said in readable(trail_of(found))],
        "trail": [*case_trail(found.case), (found.reference, "")],
    }
    return render(request, "cases/pointer.html", context)


@page
def pointer_withdraw(request: HttpRequest, pk: Any) -> HttpResponse:
    """Strike a pointer out, with the reason."""
    found = _or_404(request, pk)
    enforce(may_withdraw_pointer(people.actor(request.user), case_facts(found.case), found.body_id))
    form = WithdrawPointer(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, withdraw_pointer, pointer=found, by=request.user):
        return done(request, _("The pointer is withdrawn."), found.get_absolute_url())
    trail = [*case_trail(found.case), (found.reference, found.get_absolute_url())]
    return form_page(request, form, title=_("Withdraw the pointer"), submit=_("Withdraw it"), trail=trail)


def _or_404(request: HttpRequest, pk: Any) -> ClassifiedPointer:
    """The pointer, if this reader may see it; that its case was read is noted."""
    rows = ClassifiedPointer.objects.visible_to(request.user).select_related("case", "originator", "body", "added_by")
    found: ClassifiedPointer = get_object_or_404(rows, pk=pk)
    note_reading(request, found.case, str(found.case.revision))
    return found
