# ruff: noqa: E501 - one sentence, one line: translators read them whole
"""Sentences about work that is due, commitments and what a response has changed."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "responses.notice_check_due": _(
        "{proposal}: the check “{check}” is due at {due}. Do it, so that the round may open."
    ),
    "responses.notice_rights_test_due": _(
        "{proposal}: the fundamental-rights test is due at {due}. Sign it, or send it back with your points."
    ),
    "responses.notice_commitment_due": _("{proposal}: {by_whom} promised “{what}” by {due}. Say whether it was kept."),
    "responses.notice_effect_due": _(
        "{proposal}: {days} days after it left the house, say by {due} what the response has changed."
    ),
    "responses.nobody_to_commit": _(
        "Nobody was spoken to in this delivery, so nobody can have promised anything. Note it on a session, demarche or referral."
    ),
    "responses.commitment_is_settled": _("This commitment is settled already. Note a new one if more was promised."),
    "responses.commitment_stays_open": _("Say whether it was kept, not kept, or dropped."),
    "responses.commitment_after_delivery": _(
        "A commitment is due after the delivery in which it was made. Check the date."
    ),
    "responses.may_not_say_effect": _("Only those who carry responses out, or assess, say what one has changed."),
    "responses.effect_is_said": _("What changed was said already. Add what you see now at the next review."),
    "responses.words_needed": _("Write something here, in at most {longest} characters."),
}
