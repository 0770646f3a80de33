"""Addresses of this app."""

from django.urls import path

from attribution.views import assessment, hypotheses, positions

app_name = "attribution"
urlpatterns = [
    path("cases/<uuid:case_pk>/start/", assessment.start, name="start"),
    path("cases/<uuid:case_pk>/register/", positions.register, name="register"),
    path("cases/<uuid:case_pk>/record/", positions.record, name="record"),
    path("cases/<uuid:case_pk>/union/", positions.record_union, name="record_union"),
    path("<uuid:pk>/", assessment.assessment, name="assessment"),
    path("<uuid:pk>/write/", assessment.edit, name="edit"),
    path("<uuid:pk>/hypotheses/", hypotheses.add, name="add_hypothesis"),
    path("hypotheses/<uuid:pk>/", hypotheses.edit, name="hypothesis"),
    path("hypotheses/<uuid:pk>/remove/", hypotheses.remove, name="remove_hypothesis"),
    *(
        path(f"<uuid:pk>/{name}/", assessment.move, {"name": name}, name=name)
        for name in assessment.MOVES
    ),
]  # fmt: skip
