"""Addresses of packages and their phases, under /proposals/."""

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from responses.views import packages

PACKAGES: list[URLPattern | URLResolver] = [
    path("<uuid:pk>/phases/new/", packages.new_phase, name="phase_new"),
    path("phases/<uuid:pk>/edit/", packages.edit_phase, name="edit_phase"),
    path("phases/<uuid:pk>/carry-out/", packages.carry_out, name="carry_out_phase"),
    *(
        path(f"phases/<uuid:pk>/{name}/", packages.step, {"name": name}, name=f"{name}_phase")
        for name in packages.STEPS
    ),
]
