"""The memory in the secretariat's administration, and what every other admin builds on.

Objects that nobody edits by hand are shown read-only; every object shows what was recorded about it.
"""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import CharField, Model, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from audit.models import AuditEvent, Disclosure
from audit.trail import PERSON, readable, trail_of
from core.registry import SUBJECTS
from core.rules.showing import shown_as


class Looked:
    """Mixed into an admin or its rows: the site says who may look, by capability; no stored permission counts."""

    admin_site: Any

    def has_view_permission(self, request: HttpRequest, *_rest: Any) -> bool:
        return bool(self.admin_site.may_look(request))


class ReadOnlyAdmin(Looked, admin.ModelAdmin):
    """Looked at, never added, changed or deleted: the actions of the app are the only way in."""

    actions = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest, *_rest: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, *_rest: Any) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, *_rest: Any) -> bool:
        return False


class ReadOnlyInline(Looked, admin.TabularInline):
    """Rows of an object that nobody edits by hand."""

    extra = 0
    can_delete = False

    def get_readonly_fields(self, request: HttpRequest, thing: Any = None) -> Any:
        """Those a form could not hold as well: the instant a row was made."""
        return self.fields or super().get_readonly_fields(request, thing)

    def has_add_permission(self, request: HttpRequest, *_rest: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, *_rest: Any) -> bool:
        return False


class WithTrail(admin.ModelAdmin):
    """Mixed into an admin: the object's page ends with the sentences recorded about it."""

    @admin.display(description=_("What was recorded"))
    def trail(self, thing: Model) -> SafeString:
        lines = ((shown_as(event.at), said) for event, said in readable(trail_of(thing)))
        said = format_html_join("", "<li>{}<br>{}</li>", lines)
        return format_html("<ul>{}</ul>", said) if said else SafeString("–")

    def get_readonly_fields(self, request: HttpRequest, thing: Any = None) -> Any:
        return [*super().get_readonly_fields(request, thing), *(["trail"] if thing else [])]

    def get_fieldsets(self, request: HttpRequest, thing: Any = None) -> Any:
        found: list[tuple[Any, Any]] = [(name, dict(rest)) for name, rest in super().get_fieldsets(request, thing)]
        for _name, options in found:
            options["fields"] = [field for field in options["fields"] if field != "trail"]
        return [*found, (_("Memory"), {"fields": ["trail"]})] if thing else found


def without_hidden(reader: Any, events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
    """Without acts on things the reader may not see, since a sentence quotes titles. Asked inside the database."""
    for kind, subject in SUBJECTS.items():
        seen = subject.visible_to(reader).values("pk")
        rows = apps.get_model(kind)._default_manager.exclude(pk__in=seen)
        hidden = rows.order_by().annotate(as_text=Cast("pk", CharField())).values("as_text")
        events = events.exclude(subject_kind=kind, subject_id__in=hidden)
    return events


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    """Every act, newest first. Details may keep words of before a bystander's name was taken out: not shown."""

    exclude = ["details"]
    list_display = ["at", "said", "on_behalf_of", "verb", "subject_kind"]
    list_filter = ["subject_kind", "verb"]
    search_fields = ["sentence", "verb", "chain", "subject_id", "on_behalf_of"]
    ordering = ["-id"]
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuditEvent]:
        """No act on a case, nor on a thing within a visible case, that this reader may not see."""
        hidden: list[str] = self.admin_site.hidden_chains(request)  # type: ignore[attr-defined]
        return without_hidden(request.user, super().get_queryset(request).exclude(chain__in=hidden))

    @admin.display(description=_("Sentence"))
    def said(self, event: AuditEvent) -> str:
        return PERSON.sub("…", event.sentence)


@admin.register(Disclosure)
class DisclosureAdmin(ReadOnlyAdmin):
    """Who was shown what, newest first: for auditors."""

    list_display = ["at", "on_behalf_of", "subject_kind", "subject_id", "channel"]
    list_filter = ["channel", "subject_kind"]
    search_fields = ["subject_id", "on_behalf_of"]
    ordering = ["-id"]
    show_full_result_count = False

    def has_view_permission(self, request: HttpRequest, *_rest: Any) -> bool:
        return bool(self.admin_site.may_audit(request))  # type: ignore[attr-defined]
