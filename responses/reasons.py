"""What the acts of this app say, in English; the rules' own sentences are in ``sentences.py``."""

# ruff: noqa: E501 - one sentence, one line: translators read them whole
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, str | Promise] = {
    "responses.may_not_propose": _(
        "A response is proposed by the services that draft or by a Member State. Ask your drafter to put it forward."
    ),
    "responses.proposal_in_own_name": _(
        "A Member State proposes in its own name, a service in that of the High Representative or the Commission. Choose the one that is yours."
    ),
    "responses.only_the_penholder": _(
        "{penholder} holds the pen of this text. Send your wording as a comment, or ask {penholder} or the chair to take it in."
    ),
    "responses.case_is_closed": _("{case} is closed. Have it re-opened before you propose a response."),
    "responses.instrument_not_in_force": _("This instrument is not in force today. Choose one that is."),
    "responses.instrument_changed": _(
        "The rule of “{name}” that this proposal was made on ended on {until}. A new round follows the rule in force: propose the text anew under it."
    ),
    "responses.round_still_runs": _("A round on this proposal is still running. Withdraw the round first."),
    "responses.decision_keeps_evidence": _(
        "A round on this case can still come to something, or what was agreed is not carried out. "
        "Its evidence is erased only after that is over."
    ),
    "responses.round_keeps_case_open": _(
        "Round {number} on {proposal} is not finished. Finish or withdraw it before the case is closed."
    ),
    "responses.text_required": _("A version needs words. Write the text, paragraphs parted by blank lines."),
    "responses.text_names_a_bystander": _(
        "The text names “{written}”, a bystander whose name was taken out of this file. "
        "Put forward a version with “{instead}” in its place before the States are asked."
    ),
    "responses.text_unchanged": _("These are the words of the version before. Change something, or leave it as it is."),
    "responses.text_first": _("There is no text yet. Put forward a first version."),
    "responses.text_moved_on": _(
        "Version {number} came in while you were writing. Nothing was saved; read it beside your own words and take over what you need."
    ),
    "responses.new_text_ends_round": _(
        "A changed text ends round {number}: every State answers anew. Tick the confirmation if that is what you want."
    ),
    "responses.may_not_sign_rights_test": _(
        "The fundamental-rights test is signed by a legal adviser or a rights reviewer. Ask one of them."
    ),
    "responses.rights_question_open": _(
        "This question of the rights test is not answered yet. Answer all seven; the test is signed as a whole."
    ),
    "responses.above_tier_needs_reason": _(
        "The severity of the case suggests {suggested} and this instrument lies at {tier}. Say why you go above the suggestion."
    ),
    "responses.note_required": _("Write a short note on why this response is proportionate."),
    "responses.check_not_asked": _("This proposal does not need that check."),
    "responses.check_not_done": _("This check is not done, so there is nothing to take back."),
    "responses.checks_are_closed": _(
        "The States have been asked, so the checks stand as they were. A new version of the text opens them again."
    ),
    "responses.check_evidence": _("Confirm that the evidence of the case carries this text."),
    "responses.checks_outstanding": _("Not everything is ready ({count} to do). First: {first}"),
    "responses.states_cannot_see": _(
        "{states} cannot see the case and so cannot be asked. Have the lead delegation put them on the case first."
    ),
    "responses.answered_meanwhile": _(
        "{person} answered “{answer}” for your delegation at {at}, while you had this form open. Nothing of yours was recorded; read that answer and sign again if it should change."
    ),
    "responses.sign_form_unreadable": _(
        "This signing form is no longer valid. Nothing was recorded; open the position form again."
    ),
    "responses.sign_form_of_another": _(
        "This signing form was prepared by someone else. Nothing was recorded; open the position form yourself."
    ),
    "responses.name_the_act": _("This proposal has several legal acts. Say which of them was adopted."),
    "responses.recorded_already": _("The adoption of this act is recorded already, as {reference}."),
    "responses.delivery_not_yet": _("A delivery is recorded once it has happened. Give a moment that has passed."),
    "responses.follow_up_after_delivery": _("The follow-up comes after the delivery. Choose a later date."),
    "responses.nothing_to_follow_up": _("There is nothing left to follow up here; somebody may have done it already."),
    "responses.answers_after_own": _("The answers of the others are shown once your delegation has given its own."),
    "responses.answers_after_close": _("Answers are shown when the round has closed."),
    "responses.only_secretariat_keeps_instruments": _(
        "Instruments are kept by the secretariat. Ask it for the change."
    ),
    "responses.instrument_unreadable": _(
        "No rule can read this row ({what}). Start from the row before it and change only what the law changed."
    ),
    "responses.instrument_not_backwards": _("A rule does not change backwards. Choose today or a later day."),
    "responses.instrument_row_exists": _(
        "A row of this instrument begins on that day or later already. Choose a day after it."
    ),
    "responses.not_a_meeting": _("This round is not held in a room. Answers reach it from the delegations themselves."),
    "responses.other_way_in_the_room": _(
        "This round is decided by {rule}. Record it that way: a vote State by State, or what the chair found."
    ),
    "responses.brake_stands": _(
        "The emergency brake stands in round {number}: no vote is taken. Lift it once a solution is found, or withdraw the round."
    ),
    "responses.nobody_to_reach": _("Only a silence that runs or is held asks for a call (this round is “{status}”)."),
    "responses.no_round_to_correct": _(
        "A corrigendum belongs to a round (this one is “{status}”). Put forward a new version instead."
    ),
    "responses.no_such_paragraph": _("The text has no paragraph of that number. Choose one that it has."),
    "responses.correction_not_found": _(
        "“{before}” does not stand exactly once in that paragraph. Copy the words to be corrected from the text."
    ),
    "responses.correction_changes_nothing": _("Write the words as they should stand; they must differ."),
    "responses.correction_too_long": _(
        "A linguistic correction is at most {most} characters long. Anything more is a new version, and every State answers anew."
    ),
    "responses.correction_explained": _("Say which slip of language it is; every delegation reads it."),
    "responses.no_such_round_for_you": _("Your delegation is not asked in this round."),
}

SAYS: dict[str, str | Promise] = {
    "responses.broken_by_chair": _(
        "The chair treats the silence of round {number} as broken, because of the reservation by {reserving}; the text goes back to the drafter."
    ),
    "responses.being_closed": _("The closing instant has passed; the round is being closed."),
    "responses.clock_stopped": _("The clock is stopped for everyone; the time lost will be given back."),
    "responses.withdrawn": _("The round was withdrawn by the chair; nothing follows from it."),
    "responses.superseded": _("The text was changed, which ended this round; nothing carries over to the next."),
    "responses.consensus_by_chair": _("The chair finds in the room whether there is consensus."),
    "responses.nothing_silence": _("If you do nothing, silence counts as consent to this text at {closes_at}."),
    "responses.nothing_written": _(
        "If you do nothing, your answer is missing at {closes_at}. A missing answer is never consent."
    ),
    "responses.nothing_consent": _(
        "If you do nothing, your State is not named: silence is not consent here. The round closes at {closes_at}."
    ),
    "responses.nothing_meeting": _("The answer is given in the room and recorded by the secretariat."),
    "responses.effect_agree": _("{state} agrees to this text. It may still object until the instant."),
    "responses.effect_object": _("{state} objects: the silence is broken at once and everyone is told."),
    "responses.effect_object_again": _(
        "{state} objects: its objection is added to those that have broken the silence."
    ),
    "responses.effect_reservation_holds": _(
        "{state} enters a reservation. Unless it is lifted by the instant, the text is held."
    ),
    "responses.effect_reservation_breaks": _("{state} enters a reservation that breaks the silence at once."),
    "responses.effect_reservation_none": _(
        "{state} enters a reservation on the language version. It does not stop the text."
    ),
    "responses.effect_comment": _("{state} comments. A comment has no effect on the outcome."),
    "responses.effect_withdraws": _("{state} takes back what it said before and is silent again."),
    "responses.effect_for": _("{state} is in favour. It may change its answer until the instant."),
    "responses.effect_against_unanimity": _("{state} is against. Under unanimity that alone stops the text."),
    "responses.effect_against_majority": _("{state} is against. It is counted among those not in favour."),
    "responses.effect_against_consent": _(
        "{state} does not consent. The text does not go out in the name of all asked."
    ),
    "responses.effect_abstain_unanimity": _("{state} abstains. That stops nothing, and {state} stays bound."),
    "responses.effect_abstain_majority": _(
        "{state} abstains. Only votes in favour count, so it works as a vote against."
    ),
    "responses.effect_abstain_consent": _(
        "{state} abstains. Consent is asked in so many words, so the text does not go out in the name of all asked."
    ),
    "responses.effect_abstain_with_declaration": _(
        "{state} abstains with a formal declaration: it need not apply the decision and accepts that it commits the Union."
    ),
    "responses.effect_late": _(
        "The round closed at {closes_at}. What you sign now is kept as late and does not count; the chair is told."
    ),
    "responses.effect_lifts_afterwards": _(
        "The round has ended and its outcome stays. Your reservation is lifted from now on; the chair is told and decides how to go on."
    ),
    "responses.effect_converts_afterwards": _(
        "The round has ended and its outcome stays. Your reservation becomes an objection on record; the chair is told and decides how to go on."
    ),
    "responses.receipt_counts": _("The answer of {state} is recorded."),
    "responses.receipt_late": _(
        "The answer of {state} came after the closing instant ({closes_at}). It is kept as late and does not count; the chair has been told. Call the chair if the outcome should be looked at again."
    ),
    "responses.receipt_on_behalf": _("The answer of {state} is recorded on its behalf; its people have been told."),
}

BOARD: dict[str, str | Promise] = {
    "responses.still_needed": _("{count} more in favour, for example {example}."),
    "responses.still_needed_all": _("{count} more in favour: {example}."),
    "responses.still_needed_answers": _(
        "An answer of every State named. Abstaining stops nothing, a vote against does."
    ),
    "responses.bar_with_mark": _("{value} of {total}; {needed} needed"),
    "responses.bar_plain": _("{value} of {total}"),
}

NOTICES: dict[str, str | Promise] = {
    "responses.notice_asked_silence": _(
        "{proposal}: silence is consent at {closes_at}. Read the text and object or agree before then."
    ),
    "responses.notice_asked_written": _(
        "{proposal}: your written answer is asked by {closes_at}. A missing answer is never consent."
    ),
    "responses.notice_asked_consent": _(
        "{proposal}: your consent is asked by {closes_at}. Your State is named only if it says yes."
    ),
    "responses.notice_round_closes_soon": _(
        "Round {number} on {proposal} closes at {closes_at}. Look at where it stands."
    ),
    "responses.notice_round_extended": _("Round {number} on {proposal} was extended: it now closes at {closes_at}."),
    "responses.notice_round_reopened": _("Round {number} on {proposal} runs again, until {closes_at}."),
    "responses.notice_round_suspended": _("The clock of round {number} on {proposal} is stopped: {reason}"),
    "responses.notice_round_resumed": _("Round {number} on {proposal} runs on; it now closes at {closes_at}."),
    "responses.notice_lose_vote": _(
        "No vote in round {number} on {proposal} for {states}: voting rights are suspended on the day of the vote (Art. 7(3) TEU). Its answer is not counted but stays on record, and the act binds it as before."
    ),
    "responses.notice_regain_vote": _(
        "A vote again in round {number} on {proposal} for {states}: voting rights are not suspended on the day of the vote. An answer given before counts again."
    ),
    "responses.notice_round_withdrawn": _("Round {number} on {proposal} was withdrawn by the chair: {reason}"),
    "responses.notice_round_superseded": _(
        "The text of {proposal} was changed, which ended round {number}. Your State will be asked anew."
    ),
    "responses.notice_silence_broken": _(
        "The silence of round {number} on {proposal} is broken. Further objections are welcome until its instant."
    ),
    "responses.notice_round_revived": _(
        "No objection is left in round {number} on {proposal}: it runs on to its original instant, {closes_at}."
    ),
    "responses.notice_round_closed": _("Round {number} on {proposal} has closed. {outcome}"),
    "responses.notice_outcome_confirmed": _("The chair confirmed the outcome of round {number} on {proposal}."),
    "responses.notice_late_answer": _(
        "{state} answered round {number} on {proposal} at {received_at}, after its instant. It does not count; you may wish to call."
    ),
    "responses.notice_reservation_lifted": _(
        "{state} lifted its reservation in round {number} on {proposal} at {received_at}, after the round had ended. The outcome stays; re-open the round or go on as you see fit."
    ),
    "responses.notice_reservation_converted_to_objection": _(
        "{state} turned its reservation in round {number} on {proposal} into an objection at {received_at}, after the round had ended. The outcome stays; you may wish to call."
    ),
    "responses.notice_recorded_on_behalf": _(
        "The secretariat recorded an answer of your State in round {number} on {proposal} ({proof}). If it is not yours, say so at once."
    ),
    "responses.notice_asked_meeting": _(
        "{proposal} will be decided in a meeting (round {number}). Prepare your speaker."
    ),
    "responses.notice_asked_meeting_at": _(
        "{proposal} will be decided in the meeting of {meets_at} (round {number}). Prepare your speaker."
    ),
    "responses.notice_meeting_again": _("The meeting on {proposal} (round {number}) is taken up again."),
    "responses.notice_brake_invoked": _(
        "{state} invoked the emergency brake in round {number} on {proposal}: no vote is taken (Art. 31(2) TEU)."
    ),
    "responses.notice_brake_lifted": _("The emergency brake in round {number} on {proposal} is lifted."),
    "responses.notice_vote_again": _("Round {number} on {proposal} is put to the vote again, on the same text."),
    "responses.notice_recorded_reached": _(
        "The secretariat recorded that your State was told of round {number} on {proposal} by phone and does not object ({proof}). If that is wrong, say so at once."
    ),
    "responses.notice_corrigendum": _(
        "{proposal}: the chair accepted a linguistic correction in paragraph {paragraph}, “{before}” to “{after}”. Round {number} goes on; what you answered stands."
    ),
    "responses.notice_reservation_due": _(
        "{proposal}: you expected to clear your {kind} before {due}. Lift it by then, or give a new date."
    ),
    "responses.notice_follow_up": _("{proposal}: look again at “{what}”; its follow-up is due at {due}."),
}

SENTENCES: dict[str, str | Promise] = {**REFUSALS, **SAYS, **BOARD, **NOTICES}
