"""How an assessment moves: written, read by peers, agreed, replaced by a newer one."""

from attribution.rules.vocabulary import AssessmentStatus as A
from core.rules.transitions import Lifecycle, Transition

ASSESSMENT: Lifecycle = (
    Transition("submit_for_review", (A.DRAFT,), A.PEER_REVIEW),
    Transition("return_to_draft", (A.PEER_REVIEW,), A.DRAFT),
    Transition("agree", (A.PEER_REVIEW,), A.AGREED),
    Transition("supersede", (A.AGREED,), A.SUPERSEDED),
)
