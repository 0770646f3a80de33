"""How reports and cases move. Buttons, guards and diagrams derive from these two tables."""

from cases.rules.vocabulary import CaseStatus as C
from cases.rules.vocabulary import ReportStatus as R
from core.rules.transitions import Lifecycle, Transition

REPORT: Lifecycle = (
    Transition("triage", (R.RECEIVED,), R.TRIAGED),
    Transition("mark_duplicate", (R.RECEIVED,), R.DUPLICATE),
    Transition("dismiss", (R.RECEIVED,), R.DISMISSED),
    Transition("reconsider", (R.DUPLICATE, R.DISMISSED), R.RECEIVED),
)

CASE: Lifecycle = (
    Transition("assess", (C.OPEN,), C.ASSESSED),
    # Dialogue needs no assessment, and a case may call for a second response.
    Transition("respond", (C.OPEN, C.ASSESSED, C.DELIVERED, C.IN_REVIEW), C.RESPONDING),
    Transition("stand_down", (C.RESPONDING,), C.ASSESSED),
    Transition("deliver", (C.RESPONDING,), C.DELIVERED),
    Transition("review", (C.DELIVERED,), C.IN_REVIEW),
    # A case may end without a response; one that had a response ends through its review.
    Transition("close", (C.OPEN, C.ASSESSED, C.IN_REVIEW), C.CLOSED),
    Transition("reopen", (C.CLOSED,), C.OPEN),
)
