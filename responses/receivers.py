"""What this app objects to when an earlier one asks."""

from typing import Any

from django.dispatch import receiver

from cases.models import Case
from cases.signals import case_closing
from core.rules.refusal import Kind, Refusal, Refused
from responses import identifying
from responses.models import Round

__all__ = ["identifying", "keep_open_while_a_round_is"]


@receiver(case_closing, dispatch_uid="responses.no_closing_over_a_round")
def keep_open_while_a_round_is(sender: Any, case: Case, **kwargs: Any) -> None:
    """A case does not close while a decision on it is open."""
    open_round = Round.objects.filter(proposal__case=case).unsettled().select_related("proposal__case").first()
    if open_round is not None:
        params = {"number": open_round.number, "proposal": str(open_round.proposal)}
        raise Refused(Refusal("responses.round_keeps_case_open", params, kind=Kind.STATE))
