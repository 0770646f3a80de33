"""What is said around instructions from a capital."""
# ruff: noqa: E501 - a sentence is read and searched whole

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "responses.no_capital": _("You speak for no Member State here, so there is no capital to ask or to report to."),
    "responses.reply_without_code": _(
        "No line begins with the code {code}. Paste the reply to this sheet, or begin a line with the code and write the answer behind it."
    ),
    "responses.reply_without_answer": _(
        "Behind the code {code} stands no answer this round knows. Write the code and then one of: {words}."
    ),
    "responses.reply_says_two": _(
        "The reply gives two different answers behind the code {code}. Ask the capital which one holds."
    ),
    "responses.reply_without_kind": _("Say what kind of reservation it is, behind the code: {words}."),
    "responses.reply_day": _("“{day}” is no day. Write it as UNTIL: 2026-11-30."),
    "responses.already_answered": _(
        "The reply to {code} was taken in already. Change the prepared answer, or make a new sheet."
    ),
    "responses.only_signatories_mandate": _(
        "Only a signatory puts down or revokes what the State would answer. Ask a signatory of your delegation."
    ),
    "responses.never_beforehand": _(
        "An objection, a reservation or a declaration is about one text. Give it in the round."
    ),
    "responses.mandate_for_what": _("Choose the instruments the mandate speaks about."),
    "responses.mandate_until": _("Choose a day that is still to come."),
    "responses.mandate_revoked": _("Mandate {number} was revoked before."),
    "responses.notice_under_mandate": _(
        "A draft answer of {state} on {proposal} was prepared under your standing mandate {number}. It counts once a signatory signs it."
    ),
}
