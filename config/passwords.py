"""The check of a new password against what is known from breaches, without asking anybody outside."""

from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from delegations.rules.passwords import guessable


class NotGuessable(CommonPasswordValidator):
    """Refuses what guessing programs try first; the list comes with Django and stays on this machine."""

    def validate(self, password: str, user: Any = None) -> None:
        if guessable(password, self.passwords):
            raise ValidationError(
                _("This password is among the first that are guessed. Four words of your own do better.")
            )

    def get_help_text(self) -> str:
        return str(_("No row of the keyboard and nothing repeated; digits and signs are not asked for."))
