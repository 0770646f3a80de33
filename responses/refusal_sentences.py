"""What the rules of a round answer when something cannot be done, and what to do instead."""
# ruff: noqa: E501 - a sentence is read and searched whole

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, str | Promise] = {
    "responses.only_the_chair": _(
        "Only the chair of this round does this. Write to the chair through the secretariat."
    ),
    "responses.only_states_answer": _(
        "Only Member States answer in a round. Say it as a comment on the text: it is kept, and the round goes on."
    ),
    "responses.only_signatories_answer": _(
        "Only a signatory commits the delegation. Prepare the position and ask a signatory to confirm it."
    ),
    "responses.only_secretariat_records": _("Only the secretariat records a position on behalf of a Member State."),
    "responses.only_the_owner": _("Only a signatory of {state} moves its reservation."),
    "responses.only_the_state_brakes": _(
        "Only a signatory of the Member State itself, or the secretariat on its behalf, invokes the emergency brake."
    ),
    "responses.may_not_prepare": _(
        "Your role does not prepare positions in this round. Ask the lead of your delegation."
    ),
    "responses.may_not_record_adoption": _("Only the chair or the secretariat records what was decided outside."),
    "responses.may_not_deliver": _("Your role does not record deliveries. Ask the drafter of the proposal."),
    "responses.state_not_asked": _(
        "{state} is not asked in this round: it does not participate or its voting rights are suspended."
    ),
    "responses.nobody_asked": _("No Member State would be asked. Choose at least one."),
    "responses.round_takes_no_answers": _(
        "This round takes no answers (it is “{status}”). Look at the proposal for the current round."
    ),
    "responses.answered_in_the_room": _("Positions in a meeting are recorded by the secretariat in the room."),
    "responses.clock_stands_still": _(
        "The round is suspended for a technical outage. No time is lost: answer once it runs again."
    ),
    "responses.text_changed": _(
        "The text is no longer the one you were shown. Read what changed and answer on the current version."
    ),
    "responses.answer_not_known": _("“{answer}” is not a position this round knows. Choose one of {answers}."),
    "responses.declaration_text_required": _(
        "A formal declaration under Art. 31(1) TEU needs its text. Enter it, or abstain without a declaration."
    ),
    "responses.reservation_type_required": _("Say which kind of reservation it is; other positions carry no kind."),
    "responses.kind_of_reservation": _(
        "Say of which kind the reservation of {state} is; what it does depends on that."
    ),
    "responses.objection_stands": _("Your State objects. To replace the objection, say that you withdraw it."),
    "responses.objections_remain": _("The objection of {objecting} still stands, so the round cannot run on."),
    "responses.proof_required": _("Name the proof of the position received: the message, the call, who took it."),
    "responses.receipt_time_required": _("Enter when the position was received; it cannot lie in the future."),
    "responses.answered_since": _(
        "{state} has answered itself since, at {at}, and its later word stands. Ask {state} if it means something else."
    ),
    "responses.prepare_first": _(
        "{state} wants two persons for each answer. Have it prepared by a colleague, then confirm it."
    ),
    "responses.second_person_signs": _(
        "You prepared this answer and {state} wants two persons for each. Another signatory confirms it."
    ),
    "responses.pair_not_admitted": _(
        "“{instrument}” is not decided this way ({procedure}, {rule}). Choose a procedure it admits."
    ),
    "responses.closing_must_come": _("The closing instant must lie in the future. Choose a later one."),
    "responses.too_late_to_extend": _("The closing instant has passed, so the round can no longer be extended."),
    "responses.never_shortened": _("A closing instant is never brought forward. Choose one after {closes_at}."),
    "responses.too_late_to_suspend": _("The closing instant has passed, so there is no clock left to stop."),
    "responses.too_late_to_revive": _("The closing instant has passed, so the round cannot run on. Open a new one."),
    "responses.outage_described": _("Say what failed; every delegation reads it."),
    "responses.withdrawal_explained": _("Say why the text is withdrawn; every delegation reads it."),
    "responses.nothing_to_confirm": _("There is nothing to confirm: the outcome is {outcome}."),
    "responses.not_open": _("The round is not open (it is “{status}”)."),
    "responses.not_due": _("The closing instant has not passed yet."),
    "responses.reference_required": _(
        "Enter the reference of the act outside, for example the COREU or Official Journal number."
    ),
    "responses.adoption_time_required": _("Enter when the act was taken outside; it cannot lie in the future."),
    "responses.round_needed_first": _("This instrument needs a confirmed round before an adoption can be recorded."),
    "responses.adoption_needed_first": _("Record the adoption outside first; until then there is nothing to deliver."),
    "responses.agreement_needed_first": _("The participants have not agreed yet. Open a round first."),
    "responses.listing_needs_both_acts": _(
        "A listing is a Decision and a Regulation published together. Enter both references."
    ),
    "responses.text_is_frozen": _(
        "The text is frozen (“{status}”). A change starts a new version, and everyone answers anew."
    ),
    "responses.attendance_unknown": _("{states} cannot be entered here: no participating Member State has this code."),
    "responses.proxy_not_needed": _("{state} is present itself and needs nobody to act for it."),
    "responses.proxy_holder_absent": _("{state} cannot act for another: it is not present or does not vote."),
    "responses.one_proxy_only": _("{state} may act for one other member only (Art. 239 TFEU)."),
    "responses.roll_call_incomplete": _("The answer of {states} is missing from the roll call."),
    "responses.not_in_the_room": _("{states} cannot have voted: neither present nor represented."),
    "responses.consensus_over_objection": _("There is no consensus while the objection of {objecting} is on record."),
    "responses.no_brake_here": _(
        "The emergency brake exists only for a vote by qualified majority under Art. 31(2) TEU."
    ),
    "responses.brake_reasons_required": _(
        "The treaty asks for vital and stated reasons of national policy. Enter them."
    ),
}

TASKS: dict[str, str | Promise] = {
    "responses.check_text": _("Write the text that the States are to be asked about."),
    "responses.check_proportionality": _("Write the proportionality note."),
    "responses.check_rights_test": _("Have the fundamental-rights test signed."),
    "responses.check_closing_instant": _("Set a closing instant in the future."),
    "responses.wording_speaks_for_union": _(
        "“{phrase}” speaks for the Union, which this instrument may not do. Name the States or the person that speaks."
    ),
    "responses.listing_needs_both_acts": _(
        "A listing is published by a Decision and a Regulation together. Give the reference of both."
    ),
    "responses.wording_on_behalf_of_union": _(
        "“{phrase}” claims the Union's voice. Only an instrument approved by all Member States may."
    ),
    "responses.wording_speaks_for_hr": _(
        "“{phrase}” belongs in a statement in the High Representative's own name, not here."
    ),
    "responses.wording_claims_states": _(
        "The text speaks for {claimed} Member States, but {consenting} gave explicit consent. Silence is not consent here."
    ),
}
