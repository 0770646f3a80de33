# ruff: noqa: E501 - one sentence, one line: translators read them whole
"""Sentences of the actions and pages, beside those of the rules."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "attribution.not_the_author": _("Only an analyst who writes assessments changes this one. Send your wording as a comment on the case."),
    "attribution.only_in_draft": _("The assessment has left the draft. Return it to draft to change it."),
    "attribution.case_closed": _("The case is closed. Reopen it before its analysis changes."),
    "attribution.text_changed": _("Somebody saved other words while you were writing. Nothing of yours was saved; both texts are below. Bring them together and save again."),
    "attribution.date_in_future": _("This position cannot be dated after today ({today}). Check the date."),
    "attribution.name_missing": _("Give the actor the name public sources use, in at most 200 characters."),
    "attribution.statement_missing": _("Say in at most 500 characters what this hypothesis claims."),
    "attribution.evidence_both_ways": _("An item either supports or contradicts a hypothesis. Take it out of one of the two lists."),
    "attribution.evidence_unknown": _("Some of the evidence is not of this case, or not open to you. Choose from the list."),
    "attribution.not_a_state": _("Attribution is a decision of Member States. Choose one of the 27."),
    "attribution.notice_to_review": _("An assessment of {reference} waits for a second analyst. Read it and agree to it, or return it with your points."),
    "attribution.notice_returned": _("Your assessment of {reference} came back to draft. Read why, and send it again."),
    "attribution.notice_agreed": _("The assessment of {reference} is agreed. You may now propose a response."),
    "attribution.notice_due_to_be_written": _("The assessment of {reference} is due at {due}. Send it to a second analyst by then."),
    "attribution.notice_due_to_be_read": _("The assessment of {reference} is due at {due} and waits for a second analyst. Agree to it, or return it."),
    "attribution.notice_position": _("{state} recorded its national position on {reference}."),
}  # fmt: skip
