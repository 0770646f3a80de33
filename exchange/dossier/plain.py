"""Rows as plain JSON values, by the names of their columns."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from delegations.models import Delegation, User


def plain(row: Model, *names: str, **more: Any) -> dict[str, Any]:
    """The named columns; persons by name, bodies by code, other rows by id, instants in UTC."""
    return {name: value_of(getattr(row, name)) for name in names} | {key: value_of(each) for key, each in more.items()}


def value_of(value: Any) -> Any:
    """One value as JSON takes it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | UUID):
        return str(value)
    if isinstance(value, User):
        return value.name
    if isinstance(value, Delegation):
        return value.code
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, list | tuple):
        return [value_of(each) for each in value]
    return value
