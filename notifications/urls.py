"""Addresses of this app."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "notifications"
urlpatterns: list[URLPattern | URLResolver] = []
