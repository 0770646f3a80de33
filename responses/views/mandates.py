"""The standing mandates of one's own delegation."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.views.pages import form_page
from core.rules.refusal import Refusal, enforce
from core.web import attempt, done
from delegations import facts as people
from responses.actions.mandates import give_mandate, revoke_mandate
from responses.forms.mandates import Give
from responses.models import StandingMandate
from responses.queries import instruments_in_force
from responses.rules.mandates import may_mandate
from responses.views.pages import page
from responses.words import CHOICES

ADDRESS = "/proposals/mandates/"


@page
def mandates(request: HttpRequest) -> HttpResponse:
    """What our capital agreed to beforehand, and the form for one more."""
    actor = people.actor(request.user)
    enforce(None if actor.speaks_for_a_state else Refusal("responses.no_capital"))
    instruments = list(instruments_in_force(people.today()))
    form = Give(request.POST or None, instruments=instruments)
    if request.method == "POST" and form.is_valid() and attempt(form, give_mandate, by=request.user):
        return done(request, _("Put down. It prepares drafts; a signatory still signs each answer."), ADDRESS)
    names = {row.code: row.name for row in instruments}
    rows = StandingMandate.objects.visible_to(request.user).select_related("given_by", "revoked_by").order_by("-number")
    shown = [
        {"row": row, "about": [names.get(code, code) for code in row.instruments], "answer": CHOICES[row.answer]}
        for row in rows
    ]
    way = [(_("My delegation"), "/delegation/")]
    return form_page(
        request, form, title=_("Standing mandates"), submit=_("Put it down"), trail=way,
        template="responses/mandates.html", mandates=shown, refusal=may_mandate(actor), today=people.today(),
    )  # fmt: skip


@require_POST
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one back; what it prepared stays to be signed or discarded."""
    found = get_object_or_404(StandingMandate.objects.visible_to(request.user), pk=pk)
    revoke_mandate(mandate=found, by=request.user)
    return done(request, _("Mandate %(n)s is revoked.") % {"n": found.number}, ADDRESS)
