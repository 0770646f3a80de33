"""Addresses of the pages that compose the rest."""

from django.urls import path

from desk.views import calendar, cases, inbox, pages, profile, search

app_name = "desk"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("cases/", cases.cases, name="cases"),
    path("cases/<uuid:pk>/", cases.case, name="case"),
    path("cases/<uuid:pk>/<slug:part>/", cases.case, name="case_part"),
    path("profile/", profile.profile, name="profile"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("search/", search.search, name="search"),
    path("pages/accessibility/", pages.page, {"name": "accessibility"}, name="accessibility"),
    path("pages/privacy/", pages.page, {"name": "privacy"}, name="privacy"),
    path("pages/glossary/", pages.page, {"name": "glossary"}, name="glossary"),
    path("pages/keyboard/", pages.page, {"name": "keyboard"}, name="keyboard"),
]
