"""Deadlines, reminders, notices for the secretariat: to read and search; what failed can be tried again."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.admin import WithTrail
from core.rules.refusal import Refused
from core.sentences import render
from delegations.admin_forms import ThroughAction
from delegations.facts import actor
from notifications import actions
from notifications.models import Deadline, Escalation, Notice, Reminder, Tick, TimeRule
from notifications.rules.access import may_see_deliveries


class ForReading(admin.ModelAdmin):
    """Nothing is added, changed or deleted here: time and its traces are written by actions alone."""

    show_full_result_count = False
    list_per_page = 50

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_see_deliveries(actor(request.user)) is None

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_see_deliveries(actor(request.user)) is None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Deadline)
class DeadlineAdmin(ForReading):
    list_display = ("kind", "due_at", "status", "revision", "handler", "failures", "last_error")
    list_filter = ("status", "kind", "handler")
    search_fields = ("=id", "=subject_id", "=chain", "last_error")
    date_hierarchy = "due_at"
    ordering = ("-due_at",)


@admin.register(Reminder)
class ReminderAdmin(ForReading):
    list_display = ("kind", "delegation_id", "audience", "due_at", "status", "sent_at", "problem")
    list_filter = ("status", "kind", "audience", "delegation")
    search_fields = ("=id", "=deadline__id", "=deadline__chain", "delegation__name")
    date_hierarchy = "due_at"
    ordering = ("-due_at",)
    actions = ("try_again",)

    @admin.action(description=_("Try again"), permissions=["view"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Reminder]) -> None:
        _each(self, request, queryset, lambda row: actions.retry_reminder(reminder=row, by=request.user))


@admin.register(Notice)
class NoticeAdmin(ForReading):
    """Whether it arrived. What it says is for whoever it is told to: it may name what is not to be seen here."""

    exclude = ("params",)
    list_display = ("code", "person", "channel", "due_at", "status", "attempts", "sent_at", "acknowledged_at")
    list_filter = ("status", "channel")
    list_select_related = ("person",)
    search_fields = ("=id", "=message_id", "=chain", "person__name", "person__email", "code", "last_error")
    date_hierarchy = "due_at"
    ordering = ("-due_at",)
    actions = ("try_again",)

    @admin.action(description=_("Send again"), permissions=["view"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Notice]) -> None:
        _each(self, request, queryset, lambda row: actions.retry_notice(notice=row, by=request.user))


@admin.register(Escalation)
class EscalationAdmin(ForReading):
    list_display = ("step", "delegation_id", "due_at", "status", "done_at")
    list_filter = ("status", "step")
    search_fields = ("=deadline__id", "=deadline__chain", "delegation__name")
    ordering = ("-due_at",)


@admin.register(Tick)
class TickAdmin(ForReading):
    list_display = ("runner", "at", "fired", "sent")
    ordering = ("-at",)


@admin.register(TimeRule)
class TimeRuleAdmin(WithTrail, ThroughAction):
    """Plans, ladders, usual periods and terms: a new row from a day on; nothing is rewritten."""

    may_add = True
    list_display = ("sort", "key", "valid_from", "source")
    list_filter = ("sort", "key")
    search_fields = ("key", "source")
    ordering = ("sort", "key", "-valid_from")
    fields = ("sort", "key", "valid_from", "value", "source")

    def act(self, thing: TimeRule, said: dict[str, Any], by: Any, *, change: bool) -> TimeRule:
        return actions.set_time_rule(**said, by=by)


def _each(page: admin.ModelAdmin, request: HttpRequest, rows: QuerySet, act: Any) -> None:
    """Call ``act`` for each row; those refused are named by their sentence and the others go on."""
    done = 0
    for row in rows:
        try:
            act(row)
            done += 1
        except Refused as no:
            page.message_user(request, f"{row}: {render(no.refusal)}", messages.WARNING)
    if done:
        page.message_user(request, _("%(n)s will be tried again at once.") % {"n": done}, messages.SUCCESS)
