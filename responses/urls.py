"""Addresses of this app."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "responses"
urlpatterns: list[URLPattern | URLResolver] = []
