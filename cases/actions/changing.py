"""Change a case only as it was seen: compare-and-set on its revision."""

from typing import Any

from django.db.models import F

from cases.models import Case
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce


def compare_and_set(case: Case, *, seen: int | None = None, **changes: Any) -> None:
    """Write ``changes`` if the row still has the revision ``seen`` (default: that of ``case``).

    Otherwise nothing is written and ``core.stale`` is refused (409). Refreshes ``case`` afterwards.
    """
    expected = case.revision if seen is None else seen
    rows = Case.objects.filter(pk=case.pk, revision=expected)
    done = rows.update(changed_at=db_now(), revision=F("revision") + 1, **changes)
    enforce(None if done else Refusal("core.stale", kind=Kind.STATE))
    case.refresh_from_db()
