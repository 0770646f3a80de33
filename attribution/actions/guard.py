"""The draft of an assessment, locked, or the reason why it cannot be changed."""

from typing import Any

from attribution.models import Assessment
from attribution.rules.vocabulary import AssessmentStatus
from attribution.rules.writing import may_edit
from cases.facts import case_facts
from cases.models import Case
from cases.rules.access import may_view
from cases.rules.vocabulary import CaseStatus
from core.rules.refusal import enforce
from delegations import facts as people
from delegations.rules.roles import Actor


def locked(assessment: Assessment) -> Assessment:
    """The row as it is now, held until the transaction ends."""
    return Assessment.objects.select_for_update(of=("self",)).select_related("case").get(pk=assessment.pk)


def draft(assessment: Assessment, by: Any) -> Assessment:
    """The locked draft, if ``by`` may write it. Refused: not an analyst, not a draft, a closed case."""
    actor = people.actor(by)
    found = locked(assessment)
    see_case(actor, found.case)
    enforce(may_edit(actor, status=AssessmentStatus(found.status), case_closed=is_closed(found.case)))
    return found


def see_case(actor: Actor, case: Case) -> None:
    """Nobody acts on a case that is hidden from them."""
    enforce(may_view(actor, case_facts(case)))


def is_closed(case: Case) -> bool:
    """Whether the analysis of this case is finished."""
    return case.status == CaseStatus.CLOSED
