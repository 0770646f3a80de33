"""Listing dossiers of the case that are open to the reader: target, criterion as used, reasons and their evidence."""

from typing import Any

from django.db.models import QuerySet

from cases.rules.markings import most_restrictive
from cases.rules.vocabulary import Marking
from exchange.dossier.bag import BagWriter
from exchange.dossier.of_case import cited
from exchange.dossier.plain import plain
from exchange.models import SealedDossier
from exchange.rules.provenance import Thing
from sanctions.models import Dossier, ReasonSentence

LISTING = ("id", "purpose", "status", "proposer", "target_type", "target_name", "original_script", "aliases",
           "identifiers", "criterion_text", "measures", "rights_note", "no_applicable_regime", "renews",
           "reasons_changed", "evidence_added", "disclosed_on", "legality_confirmed_by", "legality_confirmed_at",
           "adoption_reference", "expires_on", "created_by", "created_at", "changed_at",
           "is_demonstration")  # fmt: skip
ACT = ("kind", "reference", "adopted_on", "publication", "published_on")


def listings(order: SealedDossier) -> QuerySet[Dossier]:
    """Those of the case that its reader may open."""
    return Dossier.objects.visible_to(order.asked_by).filter(case=order.case).distinct()


def marking_of_listing(row: Dossier) -> str:
    """A dossier is never more open than LIMITE, whatever its case: a leak moves assets."""
    return most_restrictive([Marking(row.case.marking), Marking.LIMITE]).value


def put_listings(bag: BagWriter, order: SealedDossier) -> list[Thing]:
    """Each with who was let in, the acts adopted, and every sentence with the evidence it cites."""
    rows = listings(order).select_related("criterion__regime", "legality_confirmed_by", "created_by")
    return [_put(bag, row, order.asked_by) for row in rows.order_by("created_at")]


def _put(bag: BagWriter, row: Dossier, reader: Any) -> Thing:
    criterion = row.criterion
    bag.add(
        f"listings/{row.pk}.json",
        plain(row, *LISTING)
        | {
            "criterion": str(criterion) if criterion else "",
            "regime": criterion.regime.code if criterion else "",
            "access": sorted(row.access.values_list("delegation_id", flat=True)),
            "acts": [plain(act, *ACT) for act in row.acts.order_by("kind")],
            "reasons": [_reason(one, reader) for one in row.sentences.order_by("number")],
        },
    )
    return Thing(f"dossier-{row.pk}", "Listing", row.target_name, part_of=f"case-{row.case_id}")


def _reason(row: ReasonSentence, reader: Any) -> dict[str, Any]:
    return plain(row, "number", "text") | {"evidence": cited(row.evidence, reader)}
