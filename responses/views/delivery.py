"""What happened outside: the adoption, the deliveries, what came of them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.views.pages import form_page, note_reading
from core.rules.refusal import Refusal, Refused, enforce
from core.sentences import render as sentence
from core.web import STATUS, attempt, done
from delegations import facts as people
from delegations.rules.roles import Can
from responses.actions.adopt import record_adoption
from responses.actions.deliver import mark_followed_up, record_delivery
from responses.forms.outcomes import Adopt, Deliver, FollowUp
from responses.models import Delivery, Proposal
from responses.presenting.package import awaits_reply
from responses.rules.authorship import may_follow_up
from responses.rules.delivery import DeliveryKind
from responses.views.pages import page, proposal_or_404, proposal_trail


@page
def adoption(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record the act outside with its reference; only then is anything called adopted."""
    found = proposal_or_404(request, pk)
    may = people.actor(request.user).can(Can.RECORD_ADOPTION)
    enforce(None if may else Refusal("responses.may_not_record_adoption"))
    acts = found.acts.filter(adoptions__isnull=True).order_by("order")
    form = Adopt(request.POST or None, acts=acts)
    if request.method == "POST" and form.is_valid() and attempt(form, record_adoption, proposal=found, by=request.user):
        return done(request, _("The adoption is recorded."), found.get_absolute_url() + "#adoption")
    return form_page(request, form, title=_("Record the adoption"), submit=_("Record it"), trail=proposal_trail(found))


@page
def deliver(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record one delivery."""
    found = proposal_or_404(request, pk)
    enforce(may_follow_up(people.actor(request.user)))
    form = Deliver(request.POST or None, kind=DeliveryKind(found.instrument.delivery_kind))
    if request.method == "POST" and form.is_valid() and _recorded(form, found, request.user):
        return done(request, _("The delivery is recorded."), found.get_absolute_url() + "#deliveries")
    return form_page(request, form, title=_("Record a delivery"), submit=_("Record it"), trail=proposal_trail(found))


def _recorded(form: Deliver, found: Proposal, by: Any) -> Delivery | None:
    try:
        return record_delivery(proposal=found, by=by, **form.recorded())
    except Refused as no:
        form.add_error(no.refusal.field if no.refusal.field in form.fields else None, sentence(no.refusal))
        form.refused_status = STATUS[no.refusal.kind]  # type: ignore[attr-defined]
        return None


@page
def follow_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what came of a delivery; it leaves the inbox."""
    rows = Delivery.objects.visible_to(request.user).select_related("proposal__case", "phase__instrument")
    found = get_object_or_404(rows, pk=pk)
    note_reading(request, found.proposal, f"delivery {found.pk}")
    enforce(may_follow_up(people.actor(request.user)))
    phase = getattr(found, "phase", None)
    form = FollowUp(request.POST or None, asks_reply=phase is not None and awaits_reply(phase))
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, mark_followed_up, delivery=found, by=request.user)
    ):
        return done(request, _("Followed up."), found.get_absolute_url())
    return form_page(
        request, form, title=_("Follow up"), submit=_("Mark it followed up"), about=found.what,
        trail=proposal_trail(found.proposal),
    )  # fmt: skip
