"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from core import registry, sentences
from delegations.models import Appointment, PopulationSet
from delegations.rules.roles import Can
from notifications import housekeeping
from notifications.departure import end_feeds
from notifications.reasons import SENTENCES as REASONS
from notifications.sentences import SENTENCES

sentences.register(SENTENCES)
sentences.register(REASONS)
registry.register_subject(
    Appointment, url=housekeeping.appointment_url, title=housekeeping.appointment_title,
    visible_to=housekeeping.appointments_for,
)  # fmt: skip
registry.register_subject(PopulationSet, url=housekeeping.figures_url, visible_to=housekeeping.figures_for)
registry.register_deadline(
    housekeeping.APPOINTMENT_ENDS, fire=housekeeping.appointment_ends,
    still_owed=housekeeping.appointment_still_owed, notice=housekeeping.appointment_notice,
)  # fmt: skip
registry.register_deadline(
    housekeeping.FIGURES_END, fire=housekeeping.figures_end, still_owed=housekeeping.figures_still_owed,
    notice=housekeeping.figures_notice, asks=[Can.MANAGE_REFERENCE],
)  # fmt: skip
registry.register_timekeeper(Appointment, housekeeping.keep_appointment)
registry.register_timekeeper(PopulationSet, housekeeping.keep_figures)
registry.register_departure("notifications.feeds", end_feeds)
