"""What the app says to systems, in English; translated through the catalogue."""

# ruff: noqa: E501 - one sentence, one line: translators read them whole

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "responses.key_needed_to_answer": _(
        "Over REST a position comes from a Member State’s own system, with its key. People sign on the page of the round."
    ),
    "responses.not_a_signatory_today": _(
        "“{signatory}” is not a signatory of {state} today. Name one of your signatories, or have one appointed first."
    ),
    "responses.revision_moved": _(
        "Since you read the round its text has changed, or your State has answered. Nothing was recorded; read “current” and send the position again, with its “etag”."
    ),
}
