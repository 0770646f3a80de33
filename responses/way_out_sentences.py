"""What referral upward, the ladder and the check of the wording say, in English."""
# ruff: noqa: E501 - a sentence is read and searched whole

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LINES: dict[str, str | Promise] = {
    "responses.agenda_line": "{reference}, {title}: {open}",
    "responses.line_others": _("{open}; {others} agree or are silent."),
    "responses.line_one_other": _("{open}; {others} agrees or is silent."),
    "responses.line_objects": _("{states} objects to {where}"),
    "responses.line_objects_many": _("{states} object to {where}"),
    "responses.line_holds": _("{states} has a reservation on {where}"),
    "responses.line_holds_many": _("{states} have a reservation on {where}"),
    "responses.line_paragraphs": "{places}",
    "responses.line_whole_text": _("the text"),
    "responses.line_hidden_objection": _("the silence is broken; who objected is shown once the round has closed."),
    "responses.line_hidden_reservation": _(
        "a reservation stands in the way; who entered it is shown once the round has closed."
    ),
    "responses.line_for_discussion": _("for discussion; no point of the text is contested in writing."),
    "responses.line_agreed": _("agreed at the level before; no point is open."),
}

REFUSALS: dict[str, str | Promise] = {
    "responses.nothing_left_to_refer": _(
        "This response is “{status}” and lies with no body any more, so it can be sent neither up nor down."
    ),
    "responses.refer_after_the_round": _(
        "A round still runs. Let it come to its instant or withdraw it first; then the item can be sent to another body."
    ),
    "responses.no_higher_body": _(
        "No body stands above “{stage}” for this instrument. Write a compromise, or go on with a smaller response of the ladder."
    ),
    "responses.no_lower_body": _(
        "No body stands below “{stage}” for this instrument, so there is nowhere to send it back to."
    ),
    "responses.send_back_explained": _("Say what the body below is to do. Its delegations read this."),
    "responses.line_missing": _("Write the line for the agenda: the one point that is open."),
    "responses.line_too_long": _(
        "A line on an agenda is at most {most} characters long. Shorten it to the one open point."
    ),
    "responses.line_overtaken": _(
        "The round moved on while you wrote. Your line is kept below; compare it with the line as it is written now, then send it."
    ),
    "responses.not_on_the_ladder": _(
        "This is no step down from the instrument of this response. Choose one of those the page offers."
    ),
    "responses.no_dead_end": _(
        "A smaller response is started from here once a round has come to nothing. Until then, propose another response on the case."
    ),
    "responses.step_taken_already": _("This step was taken already, with {proposal}. Go on there."),
    "responses.wording_not_allowed": _(
        "The text says more than this instrument may: {first} Write a new version without it, then try again (places to change: {count})."
    ),
    "responses.notice_referred": _("{proposal} was referred to {body}. On its agenda: {words}"),
    "responses.notice_sent_back": _("{proposal} was sent back to {body}: {words}"),
    "responses.notice_stepped_down": _(
        "{proposal} goes on as {next} ({instrument}), with the same text to begin with."
    ),
}

BODIES: dict[str, str | Promise] = {
    "responses.lies_with_capitals": _("the capitals"),
    "responses.lies_with_eeas": _("the EEAS"),
    "responses.lies_with_working_party": _("the working party"),
    "responses.lies_with_psc": _("the PSC"),
    "responses.lies_with_coreper": _("Coreper"),
    "responses.lies_with_council": _("the Council"),
}
"""Where an item may lie, as a sentence goes on."""

SENTENCES: dict[str, str | Promise] = {**LINES, **REFUSALS, **BODIES}
