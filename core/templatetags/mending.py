"""Words with signs nobody can see: shown where they are kept as found, and the offer to take them out elsewhere."""

from typing import Any

from django import template
from django.forms import BoundField

from core.mending import offer_of
from core.rules.letters import shown

register = template.Library()


@register.filter
def as_found(words: str) -> str:
    """Words kept as they were found, every hidden sign written as its number: ``⟨U+202E⟩``."""
    return shown(words)


@register.inclusion_tag("components/mend.html")
def mend(field: BoundField) -> dict[str, Any]:
    """The button in ``components/field.html``.

    Nothing where there is no offer, or where the form carries a file, which would have to be chosen again.
    """
    errors = [] if field.form.is_multipart() else field.form.errors.as_data().get(field.name, [])
    return {"offer": offer_of(errors), "name": field.html_name}
