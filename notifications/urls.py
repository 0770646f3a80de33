"""Pages under /notices/; the calendar feed lives apart, because calendar programs do not sign in."""

from django.urls import path

from notifications import views

app_name = "notifications"

urlpatterns = [
    path("", views.notices, name="notices"),
    path("preferences/", views.preferences, name="preferences"),
    path("calendar/", views.new_feed, name="new_feed"),
    path("calendar/revoke/", views.revoke_feed, name="revoke_feed"),
    path("deadlines/<uuid:pk>/", views.deadline, name="deadline"),
    path("calls/", views.calls, name="calls"),
    path("calls/<uuid:pk>/", views.called, name="called"),
    path("deliveries/", views.deliveries, name="deliveries"),
    path("deliveries/notices/<uuid:pk>/retry/", views.retry_notice, name="retry_notice"),
    path("deliveries/reminders/<uuid:pk>/retry/", views.retry_reminder, name="retry_reminder"),
    path("<uuid:pk>/", views.notice, name="notice"),
    path("unmute/", views.unmute, name="unmute"),
    path("<uuid:pk>/mute/", views.mute, name="mute"),
    path("<uuid:pk>/received/", views.received, name="received"),
]

feed_urls = [path("<str:token>.ics", views.feed, name="calendar_feed")]
"""Included at /calendar/feed/, which is open to all: the address itself is the secret."""
