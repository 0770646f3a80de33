"""The secretariat's administration: behind the same door as everybody else's pages."""

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class SecretariatSite(admin.AdminSite):
    """Stock Django admin; its login page is the common one, so no second way in exists."""

    site_header = _("Entente: secretariat")
    site_title = _("Entente secretariat")
    index_title = _("Reference data, people and deliveries")
    enable_nav_sidebar = False

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
