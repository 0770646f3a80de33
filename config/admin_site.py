"""The secretariat's administration: behind the same door as everybody else's pages."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from core.rules.refusal import Kind, Refusal, Refused
from delegations import facts as people
from delegations.rules.roles import Can

# As the secretariat thinks: first what the house works on, then who and with what figures, then what was recorded.
GROUPS = (
    "cases", "attribution", "responses", "sanctions", "exchange", "delegations", "partners", "notifications", "audit",
)  # fmt: skip


class SecretariatSite(admin.AdminSite):
    """Stock Django admin; its login page is the common one, so no second way in exists."""

    site_header = _("Entente: secretariat")
    site_title = _("Entente secretariat")
    index_title = _("Reference data, people and deliveries")
    enable_nav_sidebar = False

    def may_look(self, request: HttpRequest) -> bool:
        """Whether this person reads what the house keeps: the secretariat and auditors."""
        actor = people.actor(request.user)
        return actor.can(Can.MANAGE_REFERENCE) or actor.can(Can.AUDIT)

    def may_audit(self, request: HttpRequest) -> bool:
        """Who read what is for auditors alone."""
        return people.actor(request.user).can(Can.AUDIT)

    def hidden_chains(self, request: HttpRequest) -> list[str]:
        """Chains of the cases this person may not see: what was recorded of them is not listed either."""
        allowed = Case.objects.visible_to(request.user)
        return [str(case) for case in Case.objects.exclude(pk__in=allowed.values("pk")).values_list("pk", flat=True)]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The groups in the order of ``GROUPS``; one that is not named comes last."""
        found = super().get_app_list(request, app_label)
        places = {label: place for place, label in enumerate(GROUPS)}
        return sorted(found, key=lambda group: places.get(group["app_label"], len(places)))

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """To the common door; whoever is already in and may not enter here is told so, not sent round."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise Refused(Refusal("core.may_not", kind=Kind.FORBIDDEN))
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
