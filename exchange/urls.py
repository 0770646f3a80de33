"""Addresses of sealed dossiers."""

from django.urls import path

from exchange.views import sealed

app_name = "exchange"
urlpatterns = [
    path("", sealed.dossiers, name="sealed_list"),
    path("cases/<uuid:pk>/", sealed.of_case, name="seal_case"),
    path("proposals/<uuid:pk>/", sealed.of_proposal, name="seal_proposal"),
    path("<uuid:pk>/", sealed.dossier, name="sealed"),
    path("<uuid:pk>/download/", sealed.download, name="sealed_download"),
]
