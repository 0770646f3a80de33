"""Verbs of attribution: write, weigh, read critically, agree; speak for a State; record the Union's texts."""

from attribution.actions.assessment import edit_assessment, start_assessment
from attribution.actions.hypotheses import add_hypothesis, edit_hypothesis, remove_hypothesis
from attribution.actions.positions import record_national_attribution, record_union_position
from attribution.actions.review import agree, return_to_draft, submit_for_review, take_review

__all__ = [
    "add_hypothesis",
    "agree",
    "edit_assessment",
    "edit_hypothesis",
    "record_national_attribution",
    "record_union_position",
    "remove_hypothesis",
    "return_to_draft",
    "start_assessment",
    "submit_for_review",
    "take_review",
]
