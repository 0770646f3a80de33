"""What the steps of a plan are called on a page."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "opened": _("When it opens"),
    "last_notice": _("Last notice"),
    "half_time": _("Half of the time has passed"),
    "t_60d": _("60 days before"),
    "t_30d": _("30 days before"),
    "t_7d": _("7 days before"),
    "t_24h": _("24 hours before"),
    "t_4h": _("4 hours before"),
    "t_1h": _("1 hour before"),
    "expiry": _("At the instant itself"),
    "chair_t_1h": _("1 hour before, for the chair"),
}
AUDIENCES = {
    "all": _("Everybody asked"),
    "not_agreed": _("Who has not agreed by then"),
    "owing": _("Who still owes an answer by then"),
    "chair": _("The chair"),
}
FATES = {
    "planned": _("Planned"),
    "claimed": _("Being sent"),
    "sent": _("Sent"),
    "cancelled": _("No longer needed"),
    "obsolete": _("No longer needed"),
    "failed": _("Not sent: nobody could be told"),
}
