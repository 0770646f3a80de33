"""Reports, cases and evidence over REST: the same eyes (``visible_to``), the same actions."""

from cases.api.cases import Cases
from cases.api.evidence import EvidenceItems
from cases.api.releases import Releases
from cases.api.reports import Reports

__all__ = ["Cases", "EvidenceItems", "Releases", "Reports"]
