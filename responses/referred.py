"""Items that were sent to a body and still lie with it: what its agenda offers."""

from typing import Any

from responses.models import Referral
from responses.models.referral import ReferralQuerySet
from responses.rules.referral import BEFORE_ITS_END


def referred_to(stage: str, user: Any) -> ReferralQuerySet:
    """The last referral of every unsettled item this reader may see that was sent to ``stage``, oldest first.

    ``str()`` of a row is its agenda line, or the reason it came back down with. One query; the proposal,
    its case and instrument come with it.
    """
    rows = Referral.objects.visible_to(user).standing().filter(to_stage=stage, proposal__status__in=BEFORE_ITS_END)
    return rows.select_related("proposal__case", "proposal__instrument").order_by("created_at", "pk")
