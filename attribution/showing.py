"""What the page of an assessment shows: its words, the weighing, and what may be done with it now."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from attribution.facts import assessment_facts, token
from attribution.models import Assessment
from attribution.rules.access import may_agree, may_review
from attribution.rules.lint import findings
from attribution.rules.readiness import may_go_to_review
from attribution.rules.vocabulary import AssessmentStatus
from attribution.rules.writing import may_edit
from audit import trail
from cases.models import Evidence
from cases.rules.vocabulary import CaseStatus
from core.rules.refusal import Refusal
from delegations.rules.roles import Actor


def written(assessment: Assessment) -> dict[str, Any]:
    """The stored words as a form begins with them."""
    return {
        "actor_name": assessment.actor.name if assessment.actor else "",
        "level": assessment.level,
        "likelihood": assessment.likelihood,
        "confidence": assessment.confidence,
        "reasons": assessment.reasons,
        "dissent": assessment.dissent,
        "seen": assessment.changed_at.isoformat(),
    }


def shown(assessment: Assessment, reader: Any, actor: Actor) -> dict[str, Any]:
    """The context of the page. A constant number of queries, however many hypotheses."""
    hypotheses = list(
        assessment.hypotheses.order_by("order").prefetch_related("supporting", "contradicting")
    )  # fmt: skip
    visible = set(Evidence.objects.visible_to(reader).filter(case=assessment.case_id).values_list("pk", flat=True))
    status = AssessmentStatus(assessment.status)
    closed = assessment.case.status == CaseStatus.CLOSED
    may_not_edit = may_edit(actor, status=status, case_closed=closed)
    return {
        "assessment": assessment,
        "hypotheses": [_weighed(one, visible) for one in hypotheses],
        "may_not_edit": may_not_edit,
        "warnings": findings(assessment.reasons),
        "moves": moves(assessment, actor, closed=closed),
        "entries": _entries(assessment),
    }


def moves(assessment: Assessment, actor: Actor, *, closed: bool) -> list[dict[str, Any]]:
    """The steps open from here: label, address, and why not, if so."""
    author, reviewer = token(assessment.author), token(assessment.reviewer) if assessment.reviewer else ""
    writes = may_edit(actor, status=AssessmentStatus.DRAFT, case_closed=closed)
    match AssessmentStatus(assessment.status):
        case AssessmentStatus.DRAFT:
            no = writes or may_go_to_review(assessment_facts(assessment))
            return [_step(assessment, "submit_for_review", _("Send to a second analyst"), no, "primary")]
        case AssessmentStatus.PEER_REVIEW:
            reads = [] if reviewer else [("take_review", _("Review it"), may_review(actor, author=author))]
            agrees = [("agree", _("Agree"), may_agree(actor, author=author, reviewer=reviewer))] if reviewer else []
            steps = [_step(assessment, name, text, no, "primary") for name, text, no in (*reads, *agrees)]
            return [*steps, _step(assessment, "return_to_draft", _("Return to draft"), writes)]
    return []


def _step(assessment: Assessment, name: str, text: str, no: Refusal | None, tone: str = "") -> dict[str, Any]:
    url = reverse(f"attribution:{name}", args=[assessment.pk])
    return {"name": name, "label": text, "url": url, "refusal": no, "tone": tone}


def _weighed(one: Any, visible: set[Any]) -> dict[str, Any]:
    """A hypothesis with the items the reader may see, and whether there are others."""
    sides = {"supporting": list(one.supporting.all()), "contradicting": list(one.contradicting.all())}
    hidden = any(item.pk not in visible for side in sides.values() for item in side)
    seen = {name: [item for item in side if item.pk in visible] for name, side in sides.items()}
    return {"one": one, "hidden": hidden, **seen}


def _entries(assessment: Assessment) -> list[dict[str, Any]]:
    rows = trail.readable(trail.trail_of(assessment))
    return [{"at": event.at, "sentence": sentence} for event, sentence in rows]
