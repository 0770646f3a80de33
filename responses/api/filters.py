"""What lists of proposals and rounds can be narrowed by."""

import django_filters as filters

from core.constraints import choices
from core.instant_filter import InstantFilter
from responses.models import Proposal, Round
from responses.rules.instrument_facts import Stage
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Procedure, Rule

PROPOSAL_STATUS = choices(ProposalStatus)  # named in the settings, so that the description gives them telling names
ROUND_STATUS = choices(RoundStatus)
RULES = choices(Rule)
STAGES = choices(Stage)


class ProposalFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="title", lookup_expr="icontains", label="words in the title")
    status = filters.ChoiceFilter(choices=PROPOSAL_STATUS)
    case = filters.UUIDFilter(field_name="case_id", label="id of a case")
    instrument = filters.CharFilter(field_name="instrument__code", label="code of an instrument")

    class Meta:
        model = Proposal
        fields: list[str] = []


class RoundFilter(filters.FilterSet):
    status = filters.ChoiceFilter(choices=ROUND_STATUS)
    proposal = filters.UUIDFilter(field_name="proposal_id", label="id of a proposal")
    procedure = filters.ChoiceFilter(choices=choices(Procedure))
    rule = filters.ChoiceFilter(choices=RULES)
    closes_before = InstantFilter(field_name="closes_at", lookup_expr="lt")

    class Meta:
        model = Round
        fields: list[str] = []
