"""The secretariat's list of calls to make."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.rules.refusal import enforce
from core.web import done, said
from delegations.facts import actor
from notifications import calling
from notifications.actions import record_call
from notifications.models import Escalation
from notifications.rules.access import may_see_calls


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Whom to call about what, the soonest end first."""
    enforce(may_see_calls(actor(request.user)))
    return render(request, "notifications/calls.html", {"calls": calling.listed(request.user)})


@require_POST
def called(request: HttpRequest, pk: Any) -> HttpResponse:
    """The call was made; whom one spoke to is noted."""
    enforce(may_see_calls(actor(request.user)))
    rung = get_object_or_404(Escalation, pk=pk)
    record_call(rung=rung, note=said(request, "note", most=10_000), by=request.user)
    return done(request, _("The call is noted."), reverse("notifications:calls"))
