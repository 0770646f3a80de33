"""Narrow a list by an instant."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django_filters import IsoDateTimeFilter
from django_filters.fields import IsoDateTimeField


class InstantField(IsoDateTimeField):
    """An RFC 3339 instant, in UTC. One that no calendar holds in UTC is refused here, not by the database."""

    def to_python(self, value: Any) -> datetime | None:
        found = super().to_python(value)
        try:
            return found.astimezone(UTC) if found else None
        except (OverflowError, ValueError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class InstantFilter(IsoDateTimeFilter):
    """``created_after=2026-11-21T12:00:00Z``."""

    field_class = InstantField
