"""What follows a delivery: a promise noted, settled; what the response has changed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.views.pages import form_page, note_reading
from core.rules.refusal import enforce
from core.web import attempt, done
from delegations import facts as people
from responses.actions.afterwards import note_commitment, say_effect, settle_commitment
from responses.forms.afterwards import Promise, SayEffect, Settle
from responses.models import Commitment, Delivery, EffectReview
from responses.rules.afterwards import may_note_commitment, may_say_effect, may_settle
from responses.views.pages import page, proposal_trail


@page
def commitment_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note what somebody promised in a session, a demarche or a referral."""
    found = get_object_or_404(Delivery.objects.visible_to(request.user).select_related("proposal__case"), pk=pk)
    note_reading(request, found.proposal, f"delivery {found.pk}")
    enforce(may_note_commitment(people.actor(request.user), found.kind))
    form = Promise(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and attempt(form, note_commitment, delivery=found, by=request.user):
        return done(request, _("The commitment is noted."), found.get_absolute_url())
    return form_page(
        request, form, title=_("Note a commitment"), submit=_("Note it"), about=found.what,
        trail=proposal_trail(found.proposal),
    )  # fmt: skip


@page
def commitment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Kept, not kept, or dropped."""
    found = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    note_reading(request, found.delivery.proposal, f"delivery {found.delivery_id}")
    enforce(may_settle(people.actor(request.user), found.status))
    form = Settle(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, settle_commitment, commitment=found, by=request.user)
    ):
        return done(request, _("The commitment is settled."), found.delivery.get_absolute_url())
    return form_page(
        request, form, title=_("Settle a commitment"), submit=_("Settle it"), about=str(found),
        trail=proposal_trail(found.delivery.proposal),
    )  # fmt: skip


@page
def effect(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what a response has changed after so many days."""
    found = get_object_or_404(EffectReview.objects.visible_to(request.user), pk=pk)
    note_reading(request, found.proposal, f"effect after {found.after_days} days")
    enforce(may_say_effect(people.actor(request.user), done=found.done_at is not None))
    form = SayEffect(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and attempt(form, say_effect, review=found, by=request.user):
        return done(request, _("What changed is recorded."), f"{found.proposal.get_absolute_url()}#effects")
    title = _("What it changed after %(n)s days") % {"n": found.after_days}
    return form_page(
        request, form, title=title, submit=_("Record it"), about=str(found.proposal),
        trail=proposal_trail(found.proposal),
    )  # fmt: skip
