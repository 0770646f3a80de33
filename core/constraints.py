"""The two checks the house repeats, so that the database holds the invariant."""

from collections.abc import Iterable
from enum import StrEnum

from django.db import models
from django.db.models import Q


def together(*fields: str, name: str) -> models.CheckConstraint:
    """All of ``fields`` are set, or none of them is."""
    every = Q(**{f"{field}__isnull": False for field in fields})
    none = Q(**{f"{field}__isnull": True for field in fields})
    return models.CheckConstraint(condition=every | none, name=name)


def one_of(field: str, values: type[StrEnum] | Iterable[str], *, name: str) -> models.CheckConstraint:
    """``field`` holds one of the enumeration's values, whoever writes the row."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": [str(v) for v in values]}), name=name)


def choices(values: type[StrEnum] | Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Choices for a model field from a plain enumeration: the value and a readable form of it."""
    return [(value.value, str(getattr(value, "label", value.value.replace("_", " ").capitalize()))) for value in values]
