"""What the pages and the dispatcher of this app say, in English."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "notifications.nobody_to_tell": _(
        "Nobody of {delegation} who may see this could be told. Appoint somebody, or call the delegation."
    ),
    "notifications.words_failed": _(
        "The reminder could not be written after several attempts. Call the delegation, and tell the operators."
    ),
    "notifications.no_mail": _("Told in the application only: nobody of {delegation} receives e-mail."),
    "notifications.mail_failed": _("No e-mail to {delegation} has arrived. Call the delegation."),
    "notifications.unreached": _(
        "No notice has reached {delegation}: mail to it comes back. Please have it called before {due}."
    ),
    "notifications.chair_told": "{told} {reached}",
    "notifications.reached_all": _("Every delegation has confirmed receipt."),
    "notifications.reached_unconfirmed": _("Delivered, but receipt not confirmed by: {silent}."),
    "notifications.reached_not": _("Not reached: {failed}. Please have them called."),
    "notifications.reached_neither": _(
        "Not reached: {failed}. Please have them called. Delivered, but receipt not confirmed by: {silent}."
    ),
    "notifications.not_yours": _("This notice is addressed to somebody else."),
    "notifications.nothing_to_retry": _(
        "This is not waiting for another attempt. Reload the page to see where it stands."
    ),
    "notifications.escalated": _(
        "Nobody of {delegation} is known to have been reached about what is due on {due}. Please see to it."
    ),
    "notifications.escalated_call": _(
        "Please call {delegation}: nobody there is known to have been reached about what is due on {due}."
    ),
    "notifications.nothing_to_mute": _("This notice belongs to no case, so there is nothing to mute."),
    "notifications.half_quiet_hours": _("Give both ends of the quiet hours, or leave both empty."),
    "notifications.empty_quiet_hours": _("Quiet hours that begin and end at the same time would last all day."),
    "notifications.ticks_stopped": _(
        "Reminders and closings have stood still for {age}. Start the worker and beat, or run “bin/manage dispatch”."
    ),
    "notifications.never_ticked": _(
        "The dispatcher has never run. Start the worker and beat, or run “bin/manage dispatch”."
    ),
    "notifications.overdue": _("{count} due items have waited since {since}. Look at the deliveries page."),
    "notifications.all_well": _("The dispatcher last ran {age} ago."),
    "notifications.why_delegation": _("You are told because you act for {delegation}, which is asked until {due}."),
    "notifications.why_chair": _("You are told because you chair; this closes at {due}."),
    "notifications.why_you": _("You are told because of your role or because you take part in this."),
    "notifications.in_entente": _("Something in Entente waits for you. Sign in to read it."),
    "notifications.in_entente_by": _("Something in Entente waits for you until {due}. Sign in to read it."),
    "notifications.no_call_to_make": _("No call is to be made here, or it was made already. Reload the page."),
    "notifications.call_needs_words": _("Say whom you spoke to, in at most {longest} characters."),
    "notifications.time_rule_key": _("Choose one of these keys: {known}."),
    "notifications.time_rule_unfit": _("The value does not fit its sort: {why}. Copy a row in force and change it."),
    "notifications.time_rule_past": _("Choose today or a later day: instants already set keep the plan they have."),
    "notifications.time_rule_taken": _("A row begins on that day already. Choose another day."),
    "notifications.notice_appointment_ends": _(
        "The appointment of {person} as {role} of {delegation} ends on {until}. Prolong it by a new one, or let it end."
    ),
    "notifications.notice_appointment_ended": _(
        "The appointment of {person} as {role} of {delegation} ended on {until}. Appoint anew whoever still works."
    ),
    "notifications.notice_figures_end": _(
        "The voting populations of {year} hold until {until}. "
        "Load the set of {next_year} before: without it results are indicative."
    ),
    "notifications.notice_figures_missing": _(
        "The voting populations of {next_year} are not loaded: "
        "results in which population counts are indicative. Load the set."
    ),
    "notifications.closing_short": _(
        "Fewer than {least} office hours are left to the capitals of {states}. "
        "The earliest instant that gives every capital its hours is {fair}."
    ),
    "notifications.closing_at_night": _(
        "It is between 22:00 and 07:00 then in the capitals of {states}. Consider a later instant."
    ),
    "notifications.closing_on_weekend": _("{day} is a Saturday or Sunday; few people will be at their desks."),
    "notifications.closing_on_closing_day": _("The institutions in Brussels are closed on {day}."),
    "notifications.closing_beyond_calendar": _(
        "The closing days of the institutions are known to {covers_to} only. Ask the secretariat to load the calendar."
    ),
    "notifications.closing_in_recess": _("{since} to {until} is recess ({name}); expect fewer people at their desks."),
    "notifications.closing_in_recess_unconfirmed": _(
        "{since} to {until} is probably recess ({name}, to be confirmed); expect fewer people at their desks."
    ),
    "notifications.closing_holidays": _(
        "National holiday on the closing day in: {states}. It does not move the instant."
    ),
    "notifications.kind_silence": _("Silence ends"),
    "notifications.kind_written": _("A written procedure ends"),
    "notifications.kind_consent": _("Time for consent ends"),
    "notifications.kind_comment": _("Time for comments ends"),
    "notifications.kind_triage": _("A report waits for triage"),
    "notifications.kind_assessment": _("An assessment is due"),
    "notifications.kind_task": _("A task is due"),
    "notifications.kind_reservation": _("A reservation is due"),
    "notifications.kind_commitment": _("A commitment is due"),
    "notifications.kind_follow_up": _("A follow-up is due"),
    "notifications.kind_review": _("A review is due"),
    "notifications.kind_meeting": _("A meeting begins"),
    "notifications.kind_phase": _("A phase of a package falls due"),
    "notifications.kind_listing_expiry": _("A listing expires"),
    "notifications.kind_population_set": _("The population figures expire"),
    "notifications.kind_key_expiry": _("A key expires"),
    "notifications.kind_appointment_expiry": _("An appointment ends"),
}
