"""The acts of auditors themselves."""

from typing import Any

from django.db import transaction

from audit.models import AuditEvent, PersonToken
from audit.trail import record, token_for


@transaction.atomic
def note_export(*, what: str, rows: int, asked: str, by: Any, body: str) -> AuditEvent:
    """A part of the memory left as a file: who took it, how much, and what was asked for."""
    me = PersonToken.objects.get(pk=token_for(by))
    return record(
        verb="export_memory", subject=me, by=by, body=body, rows=rows, asked=asked,
        sentence=f"{{actor}} ({body}) took {rows} {what} out of the memory as a file.",
    )  # fmt: skip
