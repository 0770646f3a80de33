"""Write an assessment: likelihood and confidence apart, and no words of others overwritten."""

from datetime import datetime
from typing import Any

from django.db import transaction

from attribution.actions.actors import actor_named
from attribution.actions.guard import draft, is_closed, see_case
from attribution.due import plan_due
from attribution.models import Assessment
from attribution.rules.vocabulary import AssessmentStatus, AttributionLevel, Confidence, Likelihood
from attribution.rules.writing import may_edit
from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.models import Case
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people


def start_assessment(
    *, case: Case, by: Any, actor_name: str = "", level: str = AttributionLevel.CONTENT, likelihood: str = "",
    confidence: str = "", reasons: str = "", dissent: str = "",
) -> Assessment:  # fmt: skip
    """Begin the analysis of a case, empty or with first words. Its writer is the author.

    Refused: not an analyst (403), a closed case (409), a classification marking in the words (422).
    """
    writer = people.actor(by)
    see_case(writer, case)
    enforce(may_edit(writer, status=AssessmentStatus.DRAFT, case_closed=is_closed(case)))
    refuse_marked_text({"actor": actor_name, "reasons": reasons, "dissent": dissent}, by=by, case=case)
    words = _words(level, likelihood, confidence, reasons, dissent)
    return _started(case, actor_name, words, by)


def edit_assessment(
    *, assessment: Assessment, seen: datetime, by: Any, actor_name: str = "",
    level: str = AttributionLevel.CONTENT, likelihood: str = "", confidence: str = "", reasons: str = "",
    dissent: str = "",
) -> Assessment:  # fmt: skip
    """Replace the words of a draft, unless somebody else did so after ``seen`` (its ``changed_at`` then).

    Refused with ``attribution.text_changed`` (409) in that case: nothing is written, and the caller
    shows both texts. Otherwise refused as ``start_assessment``, and once it is no draft (409).
    """
    refuse_marked_text({"actor": actor_name, "reasons": reasons, "dissent": dissent}, by=by, case=assessment.case)
    words = _words(level, likelihood, confidence, reasons, dissent)
    return _edited(assessment, seen, actor_name, words, by)


@transaction.atomic
def _started(case: Case, actor_name: str, words: dict[str, str], by: Any) -> Assessment:
    made = Assessment.objects.create(
        case=case, author=by, actor=actor_named(actor_name), changed_at=db_now(), **words
    )  # fmt: skip
    plan_due(made)
    trail.record(
        verb="start_assessment", subject=made, by=by, chain=case, body=people.actor(by).delegation,
        sentence=f"{{actor}} began an assessment of {case.reference}.",
    )  # fmt: skip
    return made


@transaction.atomic
def _edited(assessment: Assessment, seen: datetime, actor_name: str, words: dict[str, str], by: Any) -> Assessment:
    found = draft(assessment, by)
    enforce(None if found.changed_at == seen else Refusal("attribution.text_changed", kind=Kind.STATE))
    before = {f"{name}_before": getattr(found, name) for name in words}
    found.actor = actor_named(actor_name)
    for name, value in words.items():
        setattr(found, name, value)
    found.changed_at = db_now()
    found.save(update_fields=[*words, "actor", "changed_at"])
    trail.record(
        verb="edit_assessment", subject=found, by=by, chain=found.case, body=people.actor(by).delegation,
        sentence=f"{{actor}} rewrote the assessment of {found.case.reference}.", **before,
    )  # fmt: skip
    return found


def _words(level: str, likelihood: str, confidence: str, reasons: str, dissent: str) -> dict[str, str]:
    """The columns to write. A value outside its vocabulary is a programming error (``ValueError``)."""
    return {
        "level": AttributionLevel(level).value,
        "likelihood": Likelihood(likelihood).value if likelihood else "",
        "confidence": Confidence(confidence).value if confidence else "",
        "reasons": reasons.strip(),
        "dissent": dissent.strip(),
    }
