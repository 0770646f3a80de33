"""Two persons for one answer where the State wants it, and what becomes of what was prepared."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.rules.refusal import enforce
from delegations import facts as people
from responses.models import Position, PreparedPosition
from responses.rules.double_key import check_keys

Columns = Mapping[str, Any]


def open_draft(round_id: UUID, state: str) -> PreparedPosition | None:
    """What waits for a signature of this State; show it to nobody else."""
    rows = PreparedPosition.objects.filter(round=round_id, state=state, settled_at__isnull=True)
    return rows.select_related("prepared_by", "mandate").first()


def turn_keys(draft: PreparedPosition | None, by: Any, words: Columns, text_sha256: str) -> PreparedPosition | None:
    """The waiting ``draft`` if this very answer was prepared as it, on a locked round.

    Refused (409) where the State wants two persons and nobody else prepared exactly these words.
    The same holds for a ministry's own system; only the secretariat's record, which has its proof, is apart.
    """
    same = draft is not None and draft.text_sha256 == text_sha256 and columns_of(draft, words) == dict(words)
    found = draft if same else None
    prepared_by = str(found.prepared_by.token) if found else None
    actor = people.actor(by)
    wants_two = people.wants_two_keys(actor.delegation)
    enforce(check_keys(actor, state_wants_two=wants_two, prepared_by=prepared_by))
    return found


def settle(waiting: PreparedPosition | None, row: Position, *, signs: PreparedPosition | None) -> None:
    """Once the State has spoken nothing waits any more; the draft that was signed knows its position."""
    if waiting is not None:
        signed_as = row if signs is not None else None
        PreparedPosition.objects.filter(pk=waiting.pk).update(settled_at=row.received_at, signed_as=signed_as)


def columns_of(draft: PreparedPosition, names: Columns) -> dict[str, Any]:
    """The words of a draft under the names an answer uses."""
    return {name: getattr(draft, name) for name in names}
