"""Which items of a case past its time are proposed for erasure, and why."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cases.forms.protection import Why
from cases.models import Case, Evidence


class ProposeErasure(Why):
    """Every item that is still there, chosen from the start."""

    items = forms.MultipleChoiceField(label=_("Items of evidence"), widget=forms.CheckboxSelectMultiple)
    field_order = ("items", "why")

    def __init__(self, *args: Any, case: Case, reader: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = Evidence.objects.visible_to(reader).filter(case=case, erased_at__isnull=True).order_by("created_at")
        self.rows = {str(row.pk): row for row in rows}
        items: Any = self.fields["items"]
        items.choices = [(pk, format_html("{} · {}", row.title, row.originator_id)) for pk, row in self.rows.items()]
        items.initial = list(self.rows)

    def chosen(self) -> list[Evidence]:
        """The rows that were ticked."""
        return [self.rows[pk] for pk in self.cleaned_data["items"]]
