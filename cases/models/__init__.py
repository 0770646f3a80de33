"""Report → case → evidence."""

from cases.models.budget import LatencyBudget
from cases.models.case import Case, CaseAudience, CaseGrant, ReferenceCounter, TimelineEntry
from cases.models.erasure import Erasure, ErasureItem
from cases.models.evidence import CustodyStep, Evidence, EvidenceGrant
from cases.models.quarantine import ClassifiedPointer, Quarantined
from cases.models.release import ReleaseEntry
from cases.models.report import Report, Technique
from cases.models.retention import Bystander, LegalHold, RetentionReview, RetentionTerm
from cases.models.upkeep import Preview, PreviewSheet, StoreCheck, StoreFault

__all__ = [
    "Bystander",
    "Case",
    "CaseAudience",
    "CaseGrant",
    "ClassifiedPointer",
    "CustodyStep",
    "Erasure",
    "ErasureItem",
    "Evidence",
    "EvidenceGrant",
    "LatencyBudget",
    "LegalHold",
    "Preview",
    "PreviewSheet",
    "Quarantined",
    "ReferenceCounter",
    "ReleaseEntry",
    "Report",
    "RetentionReview",
    "RetentionTerm",
    "StoreCheck",
    "StoreFault",
    "Technique",
    "TimelineEntry",
]
