"""English for every code the rules of this app answer with."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "notifications.calendar_missing": _(
        "The closing days of the institutions are known from {covers_from} to {covers_to}, and this calculation needs {day}. Choose a shorter period, or ask the secretariat to load the calendar."
    ),
    "notifications.calculator_not_an_object": _("Send one JSON object with opened_at, mode and one quantity."),
    "notifications.calculator_unknown_field": _("The calculator does not know the field {field}. Remove it."),
    "notifications.calculator_opened_at": _(
        "Give opened_at as date, time and offset, for example 2027-01-06T12:00:00+01:00."
    ),
    "notifications.calculator_mode": _("Choose one of these modes: {known}."),
    "notifications.calculator_unfitting": _(
        "{field} does not belong to the mode {mode}. Leave it out, or choose another mode."
    ),
    "notifications.calculator_one_quantity": _("Give exactly one quantity for this mode: {fitting}."),
    "notifications.calculator_out_of_range": _("{field} must be a whole number from 1 to {most}."),
    "notifications.calculator_at": _("Give the hour of closing as HH:MM, from 00:00 to 23:59."),
    "notifications.escalation_nobody": _(
        "Nobody is named for the step “{step}”; it was skipped and the next one taken at once. Name somebody to fill it."
    ),
}
