"""What is kept out of a case, and what stands in it instead."""

from typing import Any

import pytest
from django.core.files.base import ContentFile

from cases.actions.evidence import add_file
from cases.actions.guard import refuse_marked_text
from cases.actions.pointers import point
from cases.models import Case, Evidence, Preview, PreviewSheet, Quarantined
from core.rules.refusal import Kind, Refused
from delegations.models import User
from tests.factories.cases import some_evidence

MARKED = b"The headline read NATO SECRET in large letters\n"
SAID = {"title": "A page", "kind": "technical", "reliability": "B", "credibility": "2", "marking": "limite"}


def kept_out(case: Any, by: User) -> dict[str, Any]:
    """One marked text, one held file, one pointer, and an item with its preview."""
    try:
        refuse_marked_text({"body": "RESTREINT UE/EU RESTRICTED"}, by=by, case=case)
    except Refused:
        kept_out = Quarantined.objects.get()
        return {
            "kept_out": kept_out,
            "held_back": _held(case, by),
            "pointer": _pointer(case, by),
            "drawn": _drawn(case, by),
        }
    raise AssertionError("a classification marking was let in")


def _held(case: Any, by: User) -> Quarantined:
    try:
        some_evidence(case, by, "Marked", file=ContentFile(b"NATO SECRET\n", name="marked.txt"))
    except Refused:
        return Quarantined.objects.exclude(file="").get()
    raise AssertionError("a marked file was let in")


def _pointer(case: Any, by: User) -> Any:
    return point(
        case=case, reference="REG 12/2027", level="restricted", originator="EEAS", summary="An assessment.", by=by
    )


def _drawn(case: Any, by: User) -> Any:
    """An item with a preview, as if it had been drawn."""
    item = some_evidence(case, by, "A screenshot")
    sheet = PreviewSheet(preview=Preview.objects.create(evidence=item, state="ready", pages=1), number=1)
    sheet.image.save("sheet.jpg", ContentFile(b"\xff\xd8\xff"), save=False)
    sheet.save()
    return item


def kept_file(case: Case, by: User, content: bytes = MARKED, name: str = "page.txt", **words: Any) -> Quarantined:
    """The entry of a file that was refused and is held."""
    with pytest.raises(Refused) as no:
        add_file(case=case, file=ContentFile(content, name=name), by=by, **(SAID | words))
    assert no.value.refusal.kind is Kind.UNPROCESSABLE
    assert not Evidence.objects.exists()
    return Quarantined.objects.latest("created_at")


def bytes_of(entry: Quarantined) -> bytes:
    """What is held."""
    with entry.file.open("rb") as stored:
        return stored.read()
