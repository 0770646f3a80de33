"""What the moves of a round and of a proposal, and the outcomes, are called in a sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROUND_MOVES: dict[str, str | Promise] = {
    "open": _("Open a round"),
    "extend": _("Extend"),
    "suspend": _("Stop the clock"),
    "resume": _("Let the clock run on"),
    "break": _("Break the silence"),
    "revive": _("Let the round run on"),
    "expire": _("End without objection"),
    "hold": _("Hold the text"),
    "reach": _("Record that a State was reached by phone"),
    "reopen": _("Re-open with a new instant"),
    "declare_broken": _("Declare the silence broken"),
    "confirm": _("Confirm the outcome"),
    "record_adoption": _("Record the adoption"),
    "withdraw": _("Withdraw the round"),
    "supersede": _("Change the text"),
    "close": _("Close the round"),
    "close_incomplete": _("Close the round"),
    "invoke_brake": _("Invoke the emergency brake"),
    "lift_brake": _("Lift the emergency brake"),
    "find_consensus": _("Find consensus"),
    "find_no_consensus": _("Find that there is no consensus"),
    "agree": _("Close the round"),
    "not_agree": _("Close the round"),
}

PROPOSAL_MOVES: dict[str, str | Promise] = {
    "submit_for_checks": _("Submit for checks"),
    "invite_comments": _("Ask for comments"),
    "back_to_draft": _("Back to the draft"),
    "open_round": _("Open a round"),
    "rework": _("Back to the draft"),
    "agree": _("Confirm the outcome"),
    "go_ahead": _("Go ahead without a round"),
    "next_stage": _("Take to the next stage"),
    "record_adoption": _("Record the adoption"),
    "deliver": _("Record a delivery"),
    "review": _("Start the review"),
    "close": _("Close the proposal"),
    "withdraw": _("Withdraw the proposal"),
}

RESERVATION_MOVES: dict[str, str | Promise] = {
    "maintain": _("Maintain the reservation"),
    "lift": _("Lift the reservation"),
    "convert": _("Convert the reservation to an objection"),
    "carry_over": _("Take the reservation to the new text"),
    "confirm": _("Confirm the reservation on the new text"),
    "lapse": _("Let the reservation lapse"),
}

OUTCOMES: dict[str, str | Promise] = {
    "ADOPTED": _("Required agreement reached"),
    "ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION": _("Reached with constructive abstention"),
    "NOT_ADOPTED_OPPOSED": _("Not reached: opposed"),
    "NOT_ADOPTED_DECLARATIONS_BLOCK": _("Not reached: declarations block"),
    "NOT_ADOPTED_THRESHOLD": _("Not reached: below the threshold"),
    "DEEMED_ADOPTED_NO_BLOCKING_MINORITY": _("Reached: no blocking minority"),
    "NO_QUORUM": _("No quorum"),
    "INCOMPLETE": _("Incomplete"),
    "BRAKE_INVOKED": _("Emergency brake"),
    "EXPIRED_SILENT": _("No objection"),
    "BROKEN": _("Silence broken"),
    "HELD": _("Held by a reservation"),
    "AGREED": _("Agreed"),
    "CONSENSUS_FOUND": _("Consensus found"),
    "CONSENSUS_NOT_FOUND": _("No consensus found"),
}
