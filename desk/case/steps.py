"""Where a case stands in the main job, and what comes next."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from attribution.models import Assessment
from attribution.rules.vocabulary import AssessmentStatus
from cases.models import Case
from responses.models import Adoption, Delivery, Proposal, Round

STEPS = (
    ("report", _("Report")),
    ("case", _("Case")),
    ("evidence", _("Evidence")),
    ("assessment", _("Assessment")),
    ("proposal", _("Proposal")),
    ("round", _("Round")),
    ("adoption", _("Adoption")),
    ("delivery", _("Delivery")),
    ("review", _("Review")),
)
PART_OF_STEP = {
    "report": "summary",
    "case": "summary",
    "evidence": "evidence",
    "assessment": "attribution",
    "proposal": "responses",
    "round": "responses",
    "adoption": "responses",
    "delivery": "responses",
    "review": "responses",
}
NEXT = {
    "evidence": _("Add the first item of evidence: a file or a link, graded on both axes."),
    "assessment": _("Write the assessment: weigh at least two explanations and say how likely and how sure."),
    "proposal": _("Propose a response: choose an instrument; it brings its rule and its checks."),
    "round": _("Put a text to the delegations: finish the checks, then the chair opens a round."),
    "adoption": _("Record the adoption outside with its reference once the round is confirmed."),
    "delivery": _("Carry the response out and record what was delivered, when and by whom."),
    "review": _("Look at the effect after 30, 90 and 180 days, then close the case."),
}


def done_steps(case: Case) -> dict[str, bool]:
    """Which steps a case has behind it. Four queries, however large the case."""
    return {
        "report": True,
        "case": True,
        "evidence": case.evidence.exists(),
        "assessment": Assessment.objects.filter(case=case, status=AssessmentStatus.AGREED).exists(),
        "proposal": Proposal.objects.filter(case=case).exists(),
        "round": Round.objects.filter(proposal__case=case, opened_at__isnull=False).exists(),
        "adoption": Adoption.objects.filter(proposal__case=case).exists(),
        "delivery": Delivery.objects.filter(proposal__case=case).exists(),
        "review": case.status == "closed",
    }


def stepper(case: Case, done: dict[str, bool]) -> list[dict[str, Any]]:
    """The steps for the stepper: done, the one at hand, those ahead."""
    at_hand = next((name for name, _label in STEPS if not done[name]), "")
    return [
        {
            "label": str(label),
            "state": "done" if done[name] else "now" if name == at_hand else "",
            "url": reverse("desk:case_part", args=[case.pk, PART_OF_STEP[name]]),
        }
        for name, label in STEPS
    ]


def next_step(done: dict[str, bool]) -> str:
    """One sentence on what moves the case on; empty when it is finished."""
    return next((str(NEXT[name]) for name, _label in STEPS if not done[name] and name in NEXT), "")
