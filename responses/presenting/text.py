"""What is said about a text around its words: its languages, its comments, what of it is contested."""

from typing import Any

from core.rules.refusal import Reason
from delegations.rules.roles import Actor
from responses.actions.commenting import running_phase
from responses.actions.working import open_working_text
from responses.facts.comments import open_sentence, said_about
from responses.models import Paragraph, Proposal, TextVersion
from responses.presenting.comments import refusal_to_comment
from responses.rules.authorship import may_hold_the_pen
from responses.rules.brackets import brackets
from responses.rules.tasks import EDITABLE
from responses.words import LANGUAGES


def in_languages(version: TextVersion) -> dict[str, Any]:
    """The authentic language, and those there is a translation into."""
    codes = version.translations.order_by("language").values_list("language", flat=True).distinct()
    return {
        "authentic": LANGUAGES.get(version.language, version.language),
        "languages": [(code, LANGUAGES.get(code, code)) for code in codes],
    }


def comment_card(proposal: Proposal, actor: Actor) -> dict[str, Any] | None:
    """The card on the proposal's page; None while there are none and this reader could neither ask for nor make one."""
    phase = running_phase(proposal)
    writes = may_hold_the_pen(actor, proposal.penholder_id) is None and proposal.status in EDITABLE
    says = refusal_to_comment(proposal, actor) is None
    if not (phase or writes or says or proposal.comment_phases.exists() or proposal.comments.exists()):
        return None
    discussion = said_about(proposal)
    if discussion.version is None:
        return None
    return {
        "phase": phase,
        "open": open_sentence(discussion),
        "count": len(discussion.said),
        "writes": writes,
        "working": open_working_text(proposal) if writes else None,
        "may_comment": says,
    }


def bracket_warning(paragraphs: list[Paragraph]) -> tuple[Reason, ...]:
    """Words still in square brackets, said beside the text before anybody is asked to agree to it."""
    count = len(brackets(tuple(paragraph.text for paragraph in paragraphs)))
    code = "responses.one_bracket_left" if count == 1 else "responses.brackets_left"
    return (Reason(code, {"count": count}),) if count else ()
