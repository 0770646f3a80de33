"""The draft of the next version as fields, and the fields as paragraphs again."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from responses.actions.working import Written, open_working_text
from responses.facts.comments import said_about
from responses.models import Proposal, WorkingParagraph
from responses.presenting.comments import pieces
from responses.rules.brackets import brackets, unpaired
from responses.rules.text import compare

NEW = "new"


def working_page(proposal: Proposal, *, typed: Mapping[str, str], late: Sequence[UUID]) -> dict[str, Any]:
    """The fields as they stand, or as ``typed``; those in ``late`` with the colleague's words above them."""
    working = open_working_text(proposal)
    rows = list(working.paragraphs.select_related("origin", "changed_by").order_by("place")) if working else []
    kept = tuple(row.text for row in rows if not row.removed)
    waiting = [said for said in said_about(proposal).said if said.is_open] if working else []
    return {
        "proposal": proposal,
        "working": working,
        "rows": [_field(row, typed, row.pk in late, waiting) for row in rows],
        "added": typed.get(f"text-{NEW}", ""),
        "brackets": brackets(kept),
        "unpaired": unpaired(kept),
    }


def written_in(sent: Mapping[str, str]) -> list[Written]:
    """What came back from the fields, in any order; fields of no paragraph are passed over."""
    found = [Written(None, 0, sent.get(f"text-{NEW}", ""))]
    for name, text in sent.items():
        kind, _, key = name.partition("-")
        revision = sent.get(f"rev-{key}", "")
        if kind == "text" and key != NEW and revision.isdecimal() and (pk := _id(key)):
            found.append(Written(pk, int(revision), text))
    return found


def _field(row: WorkingParagraph, typed: Mapping[str, str], late: bool, waiting: list[Any]) -> dict[str, Any]:
    mine = typed.get(f"text-{row.pk}")
    stands = "" if row.removed else row.text
    here = [said for said in waiting if row.origin and said.now == row.origin.number]
    return {
        "row": row,
        "text": stands if mine is None else mine,
        "revision": row.revision,
        "late": late,
        "other": compare((stands,), (mine or "",)) if late else (),
        "changed": _changed(row),
        "lines": [{"said": said, "pieces": pieces(said)} for said in here],
    }


def _changed(row: WorkingParagraph) -> tuple[Any, ...]:
    """Against the version the draft began from; nothing where it is the same."""
    before = (row.origin.text,) if row.origin else ()
    after = () if row.removed else (row.text,)
    return () if before == after else compare(before, after)


def _id(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None
