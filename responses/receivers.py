"""What this app objects to when an earlier one asks."""

from typing import Any

from django.dispatch import receiver

from cases.models import Case
from cases.signals import case_closing, evidence_erasing
from core.rules.refusal import Kind, Refusal, Refused
from responses import identifying
from responses.models import Proposal, Round
from responses.rules.proposal import ProposalStatus

__all__ = ["identifying", "keep_evidence_while_a_decision_rests_on_it", "keep_open_while_a_round_is"]
RESTING = (ProposalStatus.ROUND_OPEN, ProposalStatus.AGREED, ProposalStatus.ADOPTED)
"""Put to the States, or decided and not carried out yet."""


@receiver(case_closing, dispatch_uid="responses.no_closing_over_a_round")
def keep_open_while_a_round_is(sender: Any, case: Case, **kwargs: Any) -> None:
    """A case does not close while a decision on it is open."""
    open_round = Round.objects.filter(proposal__case=case).unsettled().select_related("proposal__case").first()
    if open_round is not None:
        params = {"number": open_round.number, "proposal": str(open_round.proposal)}
        raise Refused(Refusal("responses.round_keeps_case_open", params, kind=Kind.STATE))


@receiver(evidence_erasing, dispatch_uid="responses.no_erasing_under_a_decision")
def keep_evidence_while_a_decision_rests_on_it(sender: Any, case: Case, **kwargs: Any) -> None:
    """Evidence stays while a round on the case can still come to something, or what was agreed is not carried out."""
    open_ = Round.objects.filter(proposal__case=case).unsettled().exists()
    if open_ or Proposal.objects.filter(case=case, status__in=RESTING).exists():
        raise Refused(Refusal("responses.decision_keeps_evidence", kind=Kind.STATE))
