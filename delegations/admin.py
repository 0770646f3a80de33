"""Calendars and figures for the secretariat. Every write is an action; history is never deleted."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.admin import ReadOnlyInline, WithTrail
from core.rules.refusal import Refusal
from core.sentences import render
from delegations import admin_people  # noqa: F401 - registers bodies and people
from delegations.actions import calendar, figures
from delegations.admin_forms import ThroughAction, each
from delegations.models import (
    ClosingDay,
    Population,
    PopulationSet,
    Presidency,
    Recess,
    VotingSuspension,
)
from delegations.rules.populations import read_lines


@admin.register(Presidency)
class PresidencyAdmin(WithTrail, ThroughAction):
    """Who presides from which day on."""

    may_add = True
    list_display = ["since", "state", "source"]
    list_select_related = ["state"]
    search_fields = ["state__code", "state__name"]
    ordering = ["-since"]
    fields = ["since", "state", "source"]

    def act(self, thing: Presidency, said: dict[str, Any], by: Any, *, change: bool) -> Presidency:
        return calendar.add_presidency(**said, by=by)


class PopulationInline(ReadOnlyInline):
    model = Population
    fields = ["state", "persons", "percent", "check_note"]
    ordering = ["state__protocol_order"]


class PopulationForm(forms.ModelForm):
    """The set of a year, its 27 rows pasted as they stand in the Council decision."""

    rows = forms.CharField(
        label=_("27 rows"), widget=forms.Textarea(attrs={"rows": 27, "cols": 30}),
        help_text=_("One State on each line as CODE;NUMBER, such as DK;5992734. They must add up to the total."),
    )  # fmt: skip

    class Meta:
        model = PopulationSet
        fields = ["year", "total", "source", "note"]

    def clean_rows(self) -> dict[str, int]:
        """Display code to whole number."""
        read = read_lines(self.cleaned_data["rows"])
        if isinstance(read, Refusal):
            raise forms.ValidationError(render(read))
        return read

    def validate_unique(self) -> None:
        """The set of a year may be loaded again: the action replaces it whole."""


@admin.register(PopulationSet)
class PopulationSetAdmin(WithTrail, ThroughAction):
    """The figures votes are counted with: loaded whole for a year, or refused whole."""

    may_add = True
    list_display = ["year", "complete", "total", "valid_from", "valid_to", "source"]
    list_filter = ["complete"]
    search_fields = ["year", "source"]
    ordering = ["-year"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, **(kwargs if obj else kwargs | {"form": PopulationForm}))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = ["year", "valid_from", "valid_to", "total", "complete", "source", "note"]
        return shown if obj else ["year", "total", "source", "note", "rows"]

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        return [PopulationInline] if obj else []

    def act(self, thing: PopulationSet, said: dict[str, Any], by: Any, *, change: bool) -> PopulationSet:
        persons = said.pop("rows")
        return figures.load_population_set(persons=persons, **said, by=by)


@admin.register(VotingSuspension)
class VotingSuspensionAdmin(WithTrail, ThroughAction):
    """Added with its legal ground, ended with its last day."""

    may_add = may_change = True
    list_display = ["state", "since", "until", "legal_reference"]
    list_select_related = ["state"]
    search_fields = ["state__code", "state__name", "legal_reference"]
    ordering = ["-since"]
    fields = ["state", "since", "until", "legal_reference"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = ["state", "since", "legal_reference"] if obj else []
        return [*fixed, *super().get_readonly_fields(request, obj)]

    def act(self, thing: VotingSuspension, said: dict[str, Any], by: Any, *, change: bool) -> VotingSuspension:
        if not change:
            return calendar.suspend_voting(**said, by=by)
        stored = VotingSuspension.objects.get(pk=thing.pk)
        if said["until"] is None:
            return stored
        return calendar.end_suspension(suspension=stored, until=said["until"], by=by)


@admin.register(ClosingDay)
class ClosingDayAdmin(WithTrail, ThroughAction):
    """Working days are counted with these."""

    may_add = True
    list_display = ["day", "confirmed", "source"]
    list_filter = ["confirmed"]
    search_fields = ["day", "source"]
    ordering = ["-day"]
    date_hierarchy = "day"
    fields = ["day", "source", "confirmed"]
    actions = ["confirm"]

    def act(self, thing: ClosingDay, said: dict[str, Any], by: Any, *, change: bool) -> ClosingDay:
        return calendar.add_closing_day(**said, by=by)

    @admin.action(description=_("Confirm"), permissions=["keep"])
    def confirm(self, request: HttpRequest, rows: QuerySet[ClosingDay]) -> None:
        done = _("confirmed")
        each(self, request, rows, lambda day: calendar.confirm_closing_day(closing_day=day, by=request.user), done)


@admin.register(Recess)
class RecessAdmin(WithTrail, ThroughAction):
    """They warn whoever sets an instant."""

    may_add = True
    list_display = ["name", "since", "until", "confirmed", "source"]
    list_filter = ["confirmed"]
    search_fields = ["name", "source"]
    ordering = ["-since"]
    fields = ["name", "since", "until", "source", "confirmed"]
    actions = ["confirm"]

    def act(self, thing: Recess, said: dict[str, Any], by: Any, *, change: bool) -> Recess:
        return calendar.add_recess(**said, by=by)

    @admin.action(description=_("Confirm"), permissions=["keep"])
    def confirm(self, request: HttpRequest, rows: QuerySet[Recess]) -> None:
        each(self, request, rows, lambda row: calendar.confirm_recess(recess=row, by=request.user), _("confirmed"))
