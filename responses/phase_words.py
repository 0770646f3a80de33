"""What pages call the states, triggers and moves of a phase."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from responses.rules.phases import Counted, PhaseStatus, Trigger

PHASE_STATUS: dict[str, str | Promise] = {
    PhaseStatus.PLANNED: _("Planned"),
    PhaseStatus.WAITING: _("Waiting"),
    PhaseStatus.DUE: _("Due"),
    PhaseStatus.RELEASED: _("Released"),
    PhaseStatus.DONE: _("Carried out"),
    PhaseStatus.STOPPED: _("Stopped"),
    PhaseStatus.SKIPPED: _("Not needed"),
}
PHASE_MOVES: dict[str, str | Promise] = {
    "start": _("Begin the package"),
    "fall_due": _("Let the phase fall due"),
    "skip": _("Skip the phase"),
    "reinstate": _("Take the phase up again"),
    "release": _("Release the phase"),
    "carry_out": _("Record the phase as carried out"),
    "stop": _("Stop the phase"),
    "resume": _("Take the phase up again"),
    "take_up": _("Take the phase up again"),
}
TRIGGERS: dict[str, str | Promise] = {
    Trigger.AT_ONCE: _("As soon as the package is agreed"),
    Trigger.AFTER_DELIVERY: _("Some days after another phase was carried out"),
    Trigger.WITHOUT_REPLY: _("Some days after another phase, if no reply has come"),
    Trigger.ON_INSTANT: _("At a day and hour"),
    Trigger.WHEN_CALLED: _("When the chair says so"),
}
COUNTED: dict[str, str | Promise] = {
    Counted.CALENDAR: _("Calendar days"),
    Counted.WORKING: _("Working days of the institutions"),
}
