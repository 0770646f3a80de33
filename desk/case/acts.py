"""What this reader may do with a case now, over all apps: shown only where the rule allows the act."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.acts import Act, acts_on
from cases.models import Case
from delegations.rules.roles import Actor
from responses.rules.authorship import may_propose
from responses.rules.vocabulary import ProposalFrom


def acts(case: Case, user: Any, actor: Actor) -> list[Act]:
    """Links for the head of the page, in the order of the work."""
    in_whose_name = ProposalFrom.MEMBER_STATE if actor.speaks_for_a_state else ProposalFrom.HR_OR_COMMISSION
    url = reverse("responses:propose", args=[case.pk])
    proposing = Act("propose", _("Propose a response"), url, may_propose(actor, in_whose_name))
    return [act for act in (*acts_on(case, user), proposing) if act.refusal is None]
