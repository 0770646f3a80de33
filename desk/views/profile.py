"""A person's own settings."""

from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from core.web import attempt, done, status_of
from delegations import facts as people
from delegations.actions.people import change_profile
from delegations.models import Appointment

ZONES = sorted(zone for zone in available_timezones() if zone.startswith(("Europe/", "America/", "Asia/", "Africa/")))


class ProfileForm(forms.Form):
    """Language, clock beside Brussels time, shortcuts."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    zone = forms.ChoiceField(
        label=gettext_lazy("Your clock"),
        required=False,
        help_text=gettext_lazy("Shown beside Brussels time. Empty: the clock of your capital."),
        choices=[("", gettext_lazy("The capital’s")), *((zone, zone.replace("_", " ")) for zone in ZONES)],
    )
    shortcuts = forms.BooleanField(
        label=gettext_lazy("Single-key shortcuts"),
        required=False,
        help_text=gettext_lazy("Off by default, because they disturb speech input (WCAG 2.1.4)."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change the reader's own settings; appointments are shown, and changed by others."""
    user = request.user
    now = {"language": user.language, "zone": user.zone, "shortcuts": user.shortcuts}
    form = ProfileForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid() and attempt(form, change_profile, user=user):
        return done(request, _("Your settings are saved."), reverse("desk:profile"))
    rows = Appointment.objects.filter(user=user).in_force(people.today()).select_related("delegation").order_by("role")
    return render(request, "desk/profile.html", {"form": form, "appointments": rows}, status=status_of(form))
