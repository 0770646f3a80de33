"""Addresses of the pages that compose the rest."""

from django.urls import path

from desk.views import (
    calendar,
    cases,
    delegation,
    inbox,
    invitations,
    memory,
    pages,
    profile,
    search,
    standing,
    status,
    time,
)

app_name = "desk"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("cases/", cases.cases, name="cases"),
    path("cases/<uuid:pk>/", cases.case, name="case"),
    path("cases/<uuid:pk>/as-it-stood/", standing.case, name="case_then"),
    path("rounds/<uuid:pk>/as-it-stood/", standing.round_, name="round_then"),
    path("cases/<uuid:pk>/<slug:part>/", cases.case, name="case_part"),
    path("memory/", memory.acts, name="memory"),
    path("memory/acts.csv", memory.acts_file, name="memory_file"),
    path("memory/readings/", memory.readings, name="memory_readings"),
    path("memory/readings.csv", memory.readings_file, name="memory_readings_file"),
    path("memory/<str:kind>/<uuid:pk>/", memory.trail, name="trail"),
    path("profile/", profile.profile, name="profile"),
    path("delegation/", delegation.delegation, name="delegation"),
    path("delegation/double-key/", delegation.double_key, name="double_key"),
    path("delegation/invitations/", invitations.invitations, name="invitations"),
    path("delegation/invitations/new/", invitations.invitation_new, name="invitation_new"),
    path("delegation/invitations/<uuid:pk>/<slug:step>/", invitations.invitation_move, name="invitation_move"),
    path("delegation/returns/new/", invitations.return_new, name="return_new"),
    path("delegation/absences/new/", delegation.absence_new, name="absence_new"),
    path("delegation/absences/<uuid:pk>/end/", delegation.absence_end, name="absence_end"),
    path("time/", time.time, name="time"),
    path("time/export/", time.time_csv, name="time_csv"),
    path("time/ours/", time.time_ours, name="time_ours"),
    path("time/ours/export/", time.time_ours_csv, name="time_ours_csv"),
    path("status/", status.status, name="status"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("search/", search.search, name="search"),
    path("pages/accessibility/", pages.page, {"name": "accessibility"}, name="accessibility"),
    path("pages/privacy/", pages.page, {"name": "privacy"}, name="privacy"),
    path("pages/glossary/", pages.page, {"name": "glossary"}, name="glossary"),
    path("pages/keyboard/", pages.page, {"name": "keyboard"}, name="keyboard"),
]
