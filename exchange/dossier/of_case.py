"""The case, its reports, its evidence with custody and files, who was attributed what."""

from collections.abc import Callable
from typing import Any

from attribution.models import Assessment, NationalAttribution, UnionPosition
from cases.actions.handling import hand_out
from cases.models import Bystander, ClassifiedPointer, Erasure, Evidence, LegalHold, ReleaseEntry, Report
from cases.queries import timeline_of
from core.rules.refusal import Refused
from core.sentences import render
from exchange.dossier.bag import BagWriter
from exchange.dossier.plain import plain
from exchange.models import SealedDossier
from exchange.rules.provenance import Thing

CASE = ("id", "reference", "title", "summary", "status", "marking", "lead", "originator", "tier", "urgency",
        "scores", "score_reasons", "sources", "opened_by", "created_at", "changed_at", "revision",
        "is_demonstration")  # fmt: skip
REPORT = ("id", "source", "title", "body", "language", "observed_on", "actor_named", "links", "marking", "status",
          "status_reason", "version", "external_id", "content_hash", "channel", "created_at")  # fmt: skip
ITEM = ("id", "title", "description", "kind", "origin", "file_name", "content_type", "size", "sha256", "link",
        "captured_at", "reliability", "credibility", "marking", "originator", "publishable", "added_by",
        "created_at", "is_demonstration", "erased_at")  # fmt: skip
STEP = ("number", "kind", "by", "body", "note", "sha256", "at")
ASSESSMENT = ("id", "status", "actor", "level", "likelihood", "confidence", "reasons", "dissent", "author", "reviewer",
              "created_at", "changed_at")  # fmt: skip
NATIONAL = ("id", "state", "sequence", "stance", "actor", "level", "confidence", "is_public", "date", "text_url",
            "note", "quotable")  # fmt: skip
POINTER = ("id", "reference", "level", "originator", "summary", "body", "created_at", "withdrawn_at", "withdrawn_why")
HOLD = ("why", "placed_by", "created_at", "lifted_at", "lifted_by", "lifted_why")
ERASURE = ("outcome", "last_day", "why", "proposed_by", "created_at", "decided_by", "decided_at", "decided_why")
REVIEW = ("keep_until", "why", "by", "created_at")
RELEASE = ("id", "kind", "evidence", "partner", "version", "tlp", "purpose", "caveat", "personal_data_ground",
           "expires_at", "ends", "reason", "created_at")  # fmt: skip
UNION = ("id", "position", "reference", "text_url", "date")

Told = Callable[[int, int], None]


def put_case(bag: BagWriter, order: SealedDossier) -> list[Thing]:
    """The file itself with its audience, dated facts and what is kept about it, and the reports that led to it."""
    case, reader = order.case, order.asked_by
    audience = [plain(row, "delegation", "relation") for row in case.audience.order_by("delegation_id")]
    facts = [plain(row, "date", "text", "source_url", "note") for row in timeline_of(case, reader)]
    bag.add("case.json", plain(case, *CASE) | {"audience": audience, "timeline": facts} | _kept(order) | _erased(order))
    things = [Thing(_id(case), "Case", case.title)]
    for report in Report.objects.visible_to(reader).filter(case=case).order_by("created_at"):
        techniques = sorted(report.techniques.values_list("code", flat=True))
        bag.add(f"reports/{report.pk}.json", plain(report, *REPORT) | {"techniques": techniques})
        things.append(Thing(_id(report), "Report", report.title, report.content_hash, _id(case)))
    return things


def _kept(order: SealedDossier) -> dict[str, Any]:
    """Pointers, labels of bystanders (never a name), holds, reviews, and the lines of the register of releases."""
    case, reader = order.case, order.asked_by
    sorts = {
        "pointers": (ClassifiedPointer.objects.visible_to(reader).filter(case=case), POINTER),
        "bystanders": (Bystander.objects.visible_to(reader).of_case(case), ("label", "created_at", "erased_at")),
        "holds": (LegalHold.objects.visible_to(reader).filter(case=case), HOLD),
        "reviews": (case.retention_reviews.all(), REVIEW),
        "releases": (ReleaseEntry.objects.visible_to(reader).filter(case=case), RELEASE),
    }
    return {
        name: [plain(row, *columns) for row in rows.order_by("created_at")] for name, (rows, columns) in sorts.items()
    }


def _erased(order: SealedDossier) -> dict[str, Any]:
    """Proposals to erase evidence, with the items the reader may see."""
    told = []
    for row in Erasure.objects.visible_to(order.asked_by).filter(case=order.case).order_by("created_at"):
        items = row.items.filter(evidence__in=Evidence.objects.visible_to(order.asked_by).values("pk"))
        hashes = [plain(one, "evidence", "sha256") for one in items.order_by("created_at")]
        told.append(plain(row, *ERASURE, term=row.term.name) | {"items": hashes})
    return {"erasures": told}


def put_evidence(bag: BagWriter, order: SealedDossier, told: Told) -> list[Thing]:
    """Each item with its custody; a file is compared with what was received and handed out on record.

    An item whose file may not leave now stands without it, with the reason.
    """
    rows = Evidence.objects.visible_to(order.asked_by).filter(case=order.case)
    items = list(rows.select_related("originator", "added_by", "case").order_by("created_at", "pk"))
    things = []
    for number, item in enumerate(items, start=1):
        folder = f"evidence/{number:03}-{item.pk}"
        left_out = _put_file(bag, f"{folder}/content.bin", item, order) if item.file or item.erased_at else ""
        steps = [plain(step, *STEP) for step in item.custody.select_related("by").order_by("number")]
        bag.add(f"{folder}/item.json", plain(item, *ITEM) | {"file_left_out": left_out})
        bag.add(f"{folder}/custody.json", steps)
        things.append(Thing(_id(item), "Evidence", item.title, item.sha256, _id(order.case)))
        told(number, len(items))
    return things


def _put_file(bag: BagWriter, path: str, item: Evidence, order: SealedDossier) -> str:
    try:
        hand_out(evidence=item, by=order.asked_by, sitting=f"sealed:{order.pk}")
    except Refused as no:
        return render(no.refusal)
    with item.file.open("rb") as stream:
        bag.add_stream(path, stream)
    return ""


def put_attribution(bag: BagWriter, order: SealedDossier) -> list[Thing]:
    """Assessments with their explanations, each State's own attribution, positions of the Union."""
    reader, case = order.asked_by, order.case
    things = []
    for made in Assessment.objects.visible_to(reader).filter(case=case).select_related("actor", "author", "reviewer"):
        weighed = [_weighed(row, reader) for row in made.hypotheses.order_by("order")]
        named = made.actor.name if made.actor else ""
        bag.add(
            f"attribution/assessments/{made.pk}.json",
            plain(made, *ASSESSMENT) | {"actor": named, "hypotheses": weighed},
        )
        things.append(Thing(_id(made), "Assessment", named or "Assessment", part_of=_id(case)))
    national = NationalAttribution.objects.visible_to(reader).filter(case=case).order_by("state_id", "sequence")
    bag.add("attribution/national.json", [plain(row, *NATIONAL) for row in national])
    union = UnionPosition.objects.visible_to(reader).filter(case=case).order_by("date")
    bag.add("attribution/union.json", [plain(row, *UNION) for row in union])
    return things


def _weighed(row: Any, reader: Any) -> dict[str, Any]:
    ids = {name: cited(getattr(row, name), reader) for name in ("supporting", "contradicting")}
    return plain(row, "order", "kind", "statement") | ids


def cited(items: Any, reader: Any) -> list[str]:
    """Ids of those items the reader may see: of others not even that there are any."""
    seen = Evidence.objects.visible_to(reader).values("pk")
    return sorted(str(pk) for pk in items.filter(pk__in=seen).values_list("pk", flat=True))


def _id(row: Any) -> str:
    return f"{row._meta.model_name}-{row.pk}"
