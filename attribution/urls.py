"""Addresses of this app."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "attribution"
urlpatterns: list[URLPattern | URLResolver] = []
