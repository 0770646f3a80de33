"""Addresses of this app."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "sanctions"
urlpatterns: list[URLPattern | URLResolver] = []
