"""Words from forms: signs nobody can see are refused in every field, or kept where a field says ``AsFound``.

Put in place once for every ``CharField`` there is, ours, the administration's and the sign-in library's, so that no
form can forget it. Bodies of the API are looked through by ``core.json_body``, single words by ``core.web.said``.
"""

from typing import Any

from allauth.account.fields import PasswordField
from django import forms
from django.core.exceptions import ValidationError

from core.rules.letters import check_all
from core.sentences import render

Plain = forms.CharField.default_validators


def refuse_hidden_signs(value: Any) -> None:
    """A validator. Not in passwords: they are compared, never read."""
    refusal = check_all(value)
    if refusal is not None:
        raise ValidationError(render(refusal), code=refusal.code)


class AsFound(forms.CharField):
    """Words kept exactly as they were found: hidden signs stay, and are shown wherever the words are."""

    default_validators = Plain


def watch_every_form() -> None:
    """Every field of words made from now on has the validator; called before any form is."""
    for field in (forms.CharField, forms.URLField, forms.EmailField, forms.SlugField):
        if refuse_hidden_signs not in field.default_validators:
            field.default_validators = [*field.default_validators, refuse_hidden_signs]
    PasswordField.default_validators = Plain
