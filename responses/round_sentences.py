"""What scenarios, two keys and signing again say, in English."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "responses.nothing_to_calculate": _(
        "Nobody is polled in this round: the chair finds whether there is consensus, so there is nothing to calculate."
    ),
    "responses.scenario_unknown_answer": _(
        "“{value}” is no answer to this round, so the scenario for {state} cannot be asked. Choose one from the list."
    ),
    "responses.nothing_prepared": _(
        "No answer of {state} waits for a signature in this round. It may have been signed or replaced."
    ),
    "responses.may_not_discard": _(
        "Only whoever prepared this answer, or a signatory of {state}, puts it away. Ask one of them."
    ),
    "responses.notice_position_discarded": _(
        "{person} put away the answer of {state} you had prepared in the round on {proposal}. Nothing was sent."
    ),
    "responses.password_again": _(
        "More than five minutes have passed since you proved who you are. Type your password or a code, or use a "
        "passkey, to sign."
    ),
    "responses.wrong_password": _(
        "That is not your password, or the code or passkey does not fit. Nothing was recorded, and your answer is "
        "still here. Try again."
    ),
    "responses.too_many_passwords": _(
        "Too many wrong passwords or codes. Nothing was recorded. Wait a minute, then sign again."
    ),
    "responses.notice_position_prepared": _(
        "{person} prepared an answer of {state} in the round on {proposal}. It counts only once a signatory signs it."
    ),
}
