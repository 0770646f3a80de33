"""What the checks and gates of a proposal look at, gathered from the case around it."""

from datetime import datetime

from attribution.models import Assessment, NationalAttribution
from attribution.rules.vocabulary import AssessmentStatus
from cases.models import Case
from cases.rules.severity import GateFacts
from cases.rules.vocabulary import EvidenceKind, Tier
from responses.facts.instrument import instrument_facts
from responses.models import Proposal
from responses.rules.checks import CheckFacts
from responses.rules.tasks import CheckCode
from responses.rules.vocabulary import Procedure
from sanctions.models import ReasonSentence


def case_tier(case: Case) -> Tier:
    """What the severity of the case suggests at most."""
    return Tier(case.tier)


def check_facts(proposal: Proposal, *, procedure: Procedure, closes_at: datetime | None) -> CheckFacts:
    """A proposal on its way to a round of this procedure. Eight queries at most."""
    done = {check.code: check for check in proposal.checks.all() if check.done_at}
    note = done.get(CheckCode.PROPORTIONALITY)
    return CheckFacts(
        instrument=instrument_facts(proposal.instrument),
        procedure=procedure,
        has_text=proposal.versions.exists(),
        proportionality_note=note.note if note else "",
        gates=gate_facts(proposal.case, rights_test_signed=CheckCode.RIGHTS_TEST in done),
        closes_at=closes_at,
    )


def gate_facts(case: Case, *, rights_test_signed: bool) -> GateFacts:
    """Assessment, evidence, released national attributions and the reasons of the dossiers."""
    agreed = Assessment.objects.filter(case=case, status=AssessmentStatus.AGREED).values_list("confidence", flat=True)
    kinds = case.evidence.values_list("kind", flat=True).distinct()
    reasons = ReasonSentence.objects.filter(dossier__case=case)
    dossiers = case.dossiers.filter(criterion__isnull=False)
    return GateFacts(
        confidence=agreed.first() or "",
        rights_test_signed=rights_test_signed,
        evidence_kinds=frozenset(EvidenceKind(kind) for kind in kinds),
        national_attribution_released=NationalAttribution.objects.filter(case=case, quotable=True).exists(),
        reasons=reasons.count(),
        reasons_without_publishable_evidence=reasons.exclude(evidence__publishable=True).distinct().count(),
        applicable_regime=dossiers.exists(),
    )
