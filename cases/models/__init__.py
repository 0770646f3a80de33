"""Report → case → evidence."""

from cases.models.budget import LatencyBudget
from cases.models.case import Case, CaseAudience, CaseGrant, ReferenceCounter, TimelineEntry
from cases.models.evidence import CustodyStep, Evidence, EvidenceGrant, Quarantined
from cases.models.report import Report, Technique

__all__ = [
    "Case",
    "CaseAudience",
    "CaseGrant",
    "CustodyStep",
    "Evidence",
    "EvidenceGrant",
    "LatencyBudget",
    "Quarantined",
    "ReferenceCounter",
    "Report",
    "Technique",
    "TimelineEntry",
]
