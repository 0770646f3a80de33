"""Phases, states and hours as a reader sees them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.rules.latency import Phase, State
from notifications.rules.vocabulary import Urgency

PHASES = {
    Phase.TRIAGE: gettext_lazy("Triage"),
    Phase.ASSESSMENT: gettext_lazy("Assessment"),
    Phase.DRAFTING: gettext_lazy("Drafting"),
    Phase.SIGN_OFF: gettext_lazy("Sign-off"),
    Phase.DELIVERY: gettext_lazy("Delivery"),
}
UNTIL = {
    Phase.TRIAGE: gettext_lazy("from the first report to the opening of the case"),
    Phase.ASSESSMENT: gettext_lazy("to the agreed assessment"),
    Phase.DRAFTING: gettext_lazy("to the opening of the first round"),
    Phase.SIGN_OFF: gettext_lazy("to the confirmed outcome or the recorded adoption"),
    Phase.DELIVERY: gettext_lazy("to the first response carried out"),
}
STATES = {
    State.DONE: gettext_lazy("done"),
    State.NOW: gettext_lazy("running"),
    State.AHEAD: gettext_lazy("still ahead"),
    State.SKIPPED: gettext_lazy("not needed"),
}
URGENCIES = {
    Urgency.FLASH: gettext_lazy("Flash"),
    Urgency.URGENT: gettext_lazy("Urgent"),
    Urgency.STANDARD: gettext_lazy("Standard"),
    Urgency.ORDINARY: gettext_lazy("Ordinary"),
}


def said(hours: float | None) -> str:
    """``25 min``, ``7 h``, ``3 d 4 h``; the sign of what is overdrawn; "–" for nothing measured."""
    if hours is None:
        return "–"
    minutes = round(abs(hours) * 60)
    sign = "−" if hours < 0 and minutes else ""
    days, rest = divmod(minutes, 1440)
    if days >= 2:
        left = rest // 60
        return f"{sign}{days} d {left} h" if left else f"{sign}{days} d"
    whole, odd = divmod(minutes, 60)
    if whole >= 10:
        return f"{sign}{whole} h"
    if whole:
        return f"{sign}{whole} h {odd} min" if odd else f"{sign}{whole} h"
    return f"{sign}{odd} min"


def left_in_words(left: float | None) -> str:
    """``5 h left``, ``2 h over``, or "" where no budget is set."""
    if left is None:
        return ""
    if left < 0:
        return _("%(hours)s over") % {"hours": said(-left)}
    return _("%(hours)s left") % {"hours": said(left)}
