"""Addresses of this app."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = []
