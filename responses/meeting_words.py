"""What a meeting, its items and what came of them are called; and what is said when something does not fit."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from responses.words import STAGES

MEETING_STATUS: dict[str, str | Promise] = {
    "planned": _("Planned"),
    "held": _("Held"),
    "closed": _("Closed, flash note out"),
    "cancelled": _("Cancelled"),
}

MEETING_MOVES: dict[str, str | Promise] = {
    "hold": _("Enter who is in the room"),
    "close": _("Close the meeting"),
    "cancel": _("Cancel the meeting"),
}

ITEM_KINDS: dict[str, str | Promise] = {
    "information": _("Information"),
    "discussion": _("Discussion"),
    "decision": _("Decision"),
    "without_debate": _("Without debate"),
}

WITHOUT_DEBATE: dict[str, str | Promise] = {"council": _("A item"), "coreper": _("I item")}
"""What an item taken without debate is called in the body that takes it so."""

ITEM_OUTCOMES: dict[str, str | Promise] = {
    "concluded": _("Concluded"),
    "noted": _("Noted"),
    "returns": _("Returns to the next meeting"),
    "withdrawn": _("Withdrawn from the agenda"),
}

DIRECTIONS: dict[str, str | Promise] = {"up": _("Up"), "down": _("Down")}

SENTENCES: dict[str, str | Promise] = {
    **{f"responses.meeting_body_{stage}": word for stage, word in STAGES.items()},
    "responses.meeting_starts_ahead": _("A meeting is planned for an hour that lies ahead. Check day and hour."),
    "responses.no_such_body": _("Choose the body that meets from the list."),
    "responses.kind_not_of_this_body": _("{body} takes no items without debate. Choose another kind."),
    "responses.meeting_not_begun": _("The meeting begins at {starts_at}. Enter who is in the room once it has begun."),
    "responses.meeting_stands_elsewhere": _(
        "This is not possible while the meeting is “{status}”. Reload the page to see where it stands."
    ),
    "responses.choose_an_outcome": _("Choose what came of the item."),
    "responses.say_where_it_was_left": _("Say in one sentence where the item was left: the next meeting begins there."),
    "responses.items_without_outcome": _("Say first what came of these items: {numbers}."),
    "responses.already_on_agenda": _("This proposal stands on the agenda already. Open its item to change it."),
    "responses.proposal_is_over": _("This proposal is settled or withdrawn. Choose one that is still on the table."),
    "responses.not_a_round_of_the_item": _("Choose a meeting round of this proposal, or none."),
    "responses.cancelled_says_why": _("Say in one sentence why the meeting does not take place."),
    "responses.place_needed": _("Say where the meeting takes place, in at most 200 characters."),
    "responses.flash_note_not_out": _(
        "The flash note is not out yet. The chair publishes it when the meeting is closed."
    ),
    "responses.notice_meeting_planned": _("{body} meets at {starts_at}, {place}. Read its agenda as it grows."),
    "responses.notice_meeting_soon": _(
        "{body} meets at {starts_at}, {place}. Read the agenda and prepare your speaker."
    ),
    "responses.notice_meeting_moved": _("The meeting of {body} has changed: it is now at {starts_at}, {place}."),
    "responses.notice_meeting_cancelled": _("The meeting of {body} at {starts_at} does not take place: {reason}"),
    "responses.notice_flash_note": _("The flash note of the meeting of {body} at {starts_at} is out."),
}


def kind_in(body: str, kind: str) -> str:
    """The kind of an item as that body calls it."""
    return str(WITHOUT_DEBATE[body] if kind == "without_debate" else ITEM_KINDS[kind])
