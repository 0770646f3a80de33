"""An instant as the control of “as it stood at …” takes it."""

from datetime import datetime, timedelta

from django import template

from delegations.facts import BRUSSELS

register = template.Library()


@register.filter
def control_value(at: datetime) -> str:
    """The whole second that has just passed it, on a clock in Brussels: ``2026-11-21T18:00:01``."""
    whole = at.replace(microsecond=0)
    return (whole + timedelta(seconds=whole < at)).astimezone(BRUSSELS).strftime("%Y-%m-%dT%H:%M:%S")
