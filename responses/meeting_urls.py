"""Addresses of meetings, their agendas and flash notes, under /meetings/."""

from django.urls import path

from responses.views import agendas, meetings

app_name = "meetings"

urlpatterns = [
    path("", meetings.meetings, name="meetings"),
    path("new/", meetings.plan, name="plan"),
    path("<uuid:pk>/", agendas.meeting, name="meeting"),
    path("<uuid:pk>/change/", meetings.change, name="change"),
    path("<uuid:pk>/cancel/", meetings.cancel, name="cancel"),
    path("<uuid:pk>/room/", meetings.attendance, name="attendance"),
    path("<uuid:pk>/close/", meetings.close, name="close"),
    path("<uuid:pk>/agenda.<slug:form>", agendas.agenda_document, name="agenda_document"),
    path("<uuid:pk>/flash-note/", agendas.flash_note, name="flash_note"),
    path("<uuid:pk>/flash-note.<slug:form>", agendas.flash_document, name="flash_document"),
    path("<uuid:pk>/items/new/", agendas.add, name="add_item"),
    path("<uuid:pk>/items/take/", agendas.take, name="take_item"),
    path("items/<uuid:pk>/", agendas.change, name="change_item"),
    path("items/<uuid:pk>/remove/", agendas.remove, name="remove_item"),
    path("items/<uuid:pk>/outcome/", agendas.conclude, name="conclude_item"),
    path("items/<uuid:pk>/<slug:direction>/", agendas.move, name="move_item"),
]
