"""“My delegation”: its people, who is away and who stands in, whether two persons are needed."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.views.pages import form_page
from core.rules.refusal import Refusal, Refused
from core.web import attempt, done
from delegations import facts as people
from delegations.actions.absences import end_absence, plan_absence, set_double_key
from delegations.models import Absence, Appointment, Delegation
from delegations.rules.appointments import may_manage

DAY = {"type": "date"}


class AbsenceForm(forms.Form):
    """Who is away, who stands in, from when to when."""

    person = forms.ModelChoiceField(label=gettext_lazy("Who is away"), queryset=None)
    deputy = forms.ModelChoiceField(
        label=gettext_lazy("Who stands in"),
        queryset=None,
        help_text=gettext_lazy("While a signatory is away, the deputy may sign for the delegation."),
    )
    since = forms.DateField(label=gettext_lazy("First day"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    until = forms.DateField(label=gettext_lazy("Last day"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def __init__(self, *args: Any, home: Delegation, alone: Any = None, **kwargs: Any) -> None:
        """``alone``: the one person whose absence may be recorded, where it is not the whole delegation's."""
        super().__init__(*args, **kwargs)
        everyone = people.colleagues(home.code)
        self.fields["deputy"].queryset = everyone
        self.fields["person"].queryset = everyone.filter(pk=alone.pk) if alone else everyone


@require_safe
def delegation(request: HttpRequest) -> HttpResponse:
    """The reader's own delegation, and no other."""
    home = _home(request)
    day = people.today()
    rows = (
        Appointment.objects.filter(delegation=home).in_force(day).select_related("user").order_by("user__name", "role")
    )
    away = Absence.objects.filter(delegation=home, until__gte=day).select_related("person", "deputy").order_by("since")
    manages = may_manage(people.actor(request.user), home.code) is None
    context = {
        "home": home,
        "people": _by_person(rows),
        "absences": [{"row": row, "mine": manages or row.person_id == request.user.pk} for row in away],
        "refusal": may_manage(people.actor(request.user), home.code),
        "today": day,
    }
    return render(request, "desk/delegation.html", context)


@require_POST
def double_key(request: HttpRequest) -> HttpResponse:
    """The lead decides whether each answer needs two persons."""
    wanted = request.POST.get("wanted") == "yes"
    set_double_key(delegation=_home(request), wanted=wanted, by=request.user)
    said = _("Each answer now needs two persons.") if wanted else _("A signatory now answers alone.")
    return done(request, said, reverse("desk:delegation"))


@require_http_methods(["GET", "HEAD", "POST"])
def absence_new(request: HttpRequest) -> HttpResponse:
    """Record an absence: one's own, or anybody's for the lead."""
    home = _home(request)
    alone = request.user if may_manage(people.actor(request.user), home.code) else None
    start: dict[str, date | Any] = {"person": request.user.pk, "since": people.today()}
    form = AbsenceForm(request.POST or None, home=home, alone=alone, initial=start)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, plan_absence, delegation=home, by=request.user):
        return done(request, _("The absence is recorded."), reverse("desk:delegation"))
    trail = [(_("My delegation"), reverse("desk:delegation"))]
    return form_page(request, form, title=_("Record an absence"), submit=_("Record it"), trail=trail)


@require_POST
def absence_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The person is back."""
    found = get_object_or_404(Absence, pk=pk, delegation=_home(request))
    end_absence(absence=found, by=request.user)
    return done(request, _("The absence has ended."), reverse("desk:delegation"))


def _home(request: HttpRequest) -> Delegation:
    home = people.home_of(request.user)
    if home is None:
        raise Refused(Refusal("delegations.no_delegation"))
    return home


def _by_person(rows: Any) -> list[dict[str, Any]]:
    """Each person once, with every role held today."""
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        one = found.setdefault(row.user_id, {"person": row.user, "roles": []})
        one["roles"].append(row.get_role_display())
    return list(found.values())
