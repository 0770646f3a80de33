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
}
