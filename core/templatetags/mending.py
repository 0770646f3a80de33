"""The button that takes up an offer beside a refusal. ``components/field.html`` shows it by itself."""

from typing import Any

from django import template
from django.forms import BoundField

from core.mending import offer_of

register = template.Library()


@register.inclusion_tag("components/mend.html")
def mend(field: BoundField) -> dict[str, Any]:
    """Nothing where there is no offer, or where the form carries a file, which would have to be chosen again."""
    errors = [] if field.form.is_multipart() else field.form.errors.as_data().get(field.name, [])
    return {"offer": offer_of(errors), "name": field.html_name}
