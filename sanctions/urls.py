"""Addresses of this app."""

from django.urls import path

from sanctions.views import dossiers, regimes, statement, steps

app_name = "sanctions"
urlpatterns = [
    path("", dossiers.dossiers, name="dossiers"),
    path("cases/<uuid:case_pk>/open/", dossiers.open_dossier, name="open"),
    path("regimes/", regimes.regimes, name="regimes"),
    path("regimes/<str:code>/", regimes.regime, name="regime"),
    path("<uuid:pk>/", dossiers.dossier, name="dossier"),
    path("<uuid:pk>/write/", dossiers.edit, name="edit"),
    path("<uuid:pk>/sentences/", statement.add, name="add_sentence"),
    path("sentences/<uuid:pk>/", statement.edit, name="sentence"),
    path("sentences/<uuid:pk>/move/", statement.move, name="move_sentence"),
    path("sentences/<uuid:pk>/remove/", statement.remove, name="remove_sentence"),
    path("<uuid:pk>/move/<slug:name>/", steps.move, name="move"),
    path("<uuid:pk>/legality/", steps.legality, name="legality"),
    path("<uuid:pk>/adoption/", steps.adoption, name="adoption"),
    path("<uuid:pk>/publication/", steps.publication, name="publication"),
    path("<uuid:pk>/hearing/", steps.hearing, name="hearing"),
    path("<uuid:pk>/expiry/", steps.expiry, name="expiry"),
    path("<uuid:pk>/access/", steps.let_in, name="let_in"),
    path("<uuid:pk>/access/<str:code>/remove/", steps.let_out, name="let_out"),
]
