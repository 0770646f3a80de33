"""What the rules of a round say, in English; translated through the catalogue.

No sentence says "adopted": Entente adopts nothing (decision 2). States are named by display code
in protocol order; numbers are grouped when rendered.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from responses.refusal_sentences import REFUSALS, TASKS

OUTCOMES: dict[str, str | Promise] = {
    "responses.unanimity_reached": _(
        "Unanimity is reached: all {electorate} Member States have answered and all are in favour."
    ),
    "responses.unanimity_with_abstentions": _(
        "Unanimity is reached: nobody is against, and the abstention of {abstaining} does not prevent it."
    ),
    "responses.unanimity_constructive": _(
        "Unanimity is reached: nobody is against; {declared} abstained with a formal declaration and need not apply the decision, which still commits the Union."
    ),
    "responses.unanimity_opposed": _(
        "Unanimity is not reached: {against} voted against, and one vote against is enough."
    ),
    "responses.unanimity_incomplete": _(
        "Nobody is against so far, but the answer of {missing} is missing, and a missing answer is never consent."
    ),
    "responses.declarations_block": _(
        "Abstentions with a formal declaration block the decision: {declared_states} of {electorate} Member States with {declared_population} of {population_total} inhabitants reach a third of both."
    ),
    "responses.qualified_reached": _(
        "A qualified majority is reached: {states_for} Member States in favour ({states_needed} needed) with {population_for} inhabitants ({population_needed} needed)."
    ),
    "responses.qualified_deemed": _(
        "A qualified majority is deemed attained: those in favour have {population_for} of the {population_needed} inhabitants needed, but the States not in favour number {not_in_favour}, and blocking takes at least {blocking}."
    ),
    "responses.qualified_incomplete": _(
        "No qualified majority yet: {states_for} Member States in favour ({states_needed} needed) with {population_for} inhabitants ({population_needed} needed); the least still needed in favour is {count}, for example {example}."
    ),
    "responses.qualified_short_of_states": _(
        "No qualified majority: {states_for} Member States are in favour, {states_needed} are needed."
    ),
    "responses.qualified_short_of_population": _(
        "No qualified majority: those in favour have {population_for} inhabitants, {population_needed} are needed, and the {not_in_favour} Member States not in favour can block."
    ),
    "responses.qualified_short_of_both": _(
        "No qualified majority: {states_for} Member States are in favour ({states_needed} needed) with {population_for} inhabitants ({population_needed} needed)."
    ),
    "responses.qualified_out_of_reach": _(
        "A qualified majority is out of reach: even with {missing} in favour, the votes not in favour remain enough to prevent it."
    ),
    "responses.qualified_short_at_close": _(
        "No qualified majority at the closing instant: {states_for} Member States in favour ({states_needed} needed) with {population_for} inhabitants ({population_needed} needed); a missing answer is not a vote in favour."
    ),
    "responses.alternative_a1": _(
        "If the blocking rule of Art. 16(4) TEU also held for a proposal of a Member State, which the treaty leaves open (to be confirmed), a qualified majority would be deemed attained: the States not in favour number {not_in_favour}, too few to block."
    ),
    "responses.alternative_a1_open": _(
        "If the blocking rule of Art. 16(4) TEU also held for a proposal of a Member State, which the treaty leaves open (to be confirmed), a qualified majority could still be deemed attained: {not_in_favour} are not in favour or have not answered, and some may still answer."
    ),
    "responses.simple_reached": _(
        "A simple majority is reached: {states_for} Member States in favour, {states_needed} needed."
    ),
    "responses.simple_incomplete": _(
        "No simple majority yet: {states_for} Member States in favour, {states_needed} needed; {count} more would be enough."
    ),
    "responses.simple_short": _("No simple majority: {states_for} Member States in favour, {states_needed} needed."),
    "responses.simple_out_of_reach": _(
        "A simple majority is out of reach: {states_for} Member States in favour, {states_needed} needed, and only {missing} can still answer."
    ),
    "responses.simple_short_at_close": _(
        "No simple majority at the closing instant: {states_for} Member States in favour, {states_needed} needed; a missing answer is not a vote in favour."
    ),
    "responses.consent_given": _(
        "All participating Member States ({electorate}) have given their consent; the text speaks for them and not for the Union."
    ),
    "responses.consent_refused": _(
        "Not agreed: {refusing} did not consent, and the text may name only States that did."
    ),
    "responses.consent_incomplete": _("The consent of {missing} is missing, and silence is not consent here."),
    "responses.silence_expired": _("No objection received; to be adopted via COREU."),
    "responses.silence_broken": _("The silence is broken by {objecting}; the text goes back to the drafter."),
    "responses.silence_held": _(
        "No objection, but a reservation by {reserving} holds the text: the chair re-opens the round with a new instant or declares the silence broken."
    ),
    "responses.silence_undelivered": _(
        "No objection, but {unreached} could not be told, so the silence does not expire: the chair re-opens the round with a new instant or confirms with them by phone."
    ),
    "responses.standing_silence_clear": _(
        "No objection yet; if nothing more arrives by the closing instant the silence expires and the text may go to COREU."
    ),
    "responses.standing_silence_broken": _(
        "The silence is broken by {objecting}; if the objection is withdrawn before the closing instant the round runs on."
    ),
    "responses.standing_silence_held": _(
        "No objection yet, but a reservation by {reserving} stands; unless it is lifted by the closing instant the text is held."
    ),
    "responses.note_other_year": _("the population figures for {wanted} are not loaded, so those for {year} are used"),
    "responses.note_percentages": _(
        "for {count} Member States the persons are worked out from the official percentages for {year}"
    ),
    "responses.note_indicative": _("the result is indicative, as the missing figures could change it"),
    "responses.note_few_in_favour": _(
        "fewer than half are in favour, which the treaty allows but the chair may wish to check"
    ),
}

REQUESTS: dict[str, str | Promise] = {
    "responses.not_json": _("The body is not a JSON object. Nothing was worked out."),
    "responses.key_twice": _("“{key}” is given twice. Give it once."),
    "responses.unknown_field": _("“{value}” is not a field of this request."),
    "responses.value_required": _("“{field}” is required: one of {choices}."),
    "responses.not_a_choice": _("“{value}” is not possible for “{field}” here. Choose one of {choices}."),
    "responses.origin_not_asked": _(
        "Whose proposal it is matters only for a qualified majority; leave it out under “{rule}”."
    ),
    "responses.figures_missing": _("No population figures are loaded. The secretariat loads them."),
    "responses.year_not_loaded": _("No population figures are loaded for “{value}”. Choose a loaded year."),
    "responses.not_a_date": _("“{value}” is not a date. Write it as 2027-01-31."),
    "responses.not_a_list": _("Give the State codes as a list, for example [“DE”, “FR”]."),
    "responses.unknown_state": _("“{value}” is not the code of a Member State."),
    "responses.state_twice": _("{state} is named twice. Name each Member State once; EL and GR are the same."),
    "responses.state_cannot_vote": _(
        "{state} does not vote here: it is suspended or does not participate. Remove its position."
    ),
    "responses.positions_required": _("Give the positions as an object from State code to position; it may be empty."),
    "responses.nobody_votes": _("No Member State is left to vote. Name at least one that is not suspended."),
}

RESULTS: dict[str, str | Promise] = {
    "responses.no_quorum": _(
        "No vote could be taken: {present} members entitled to vote were present, {needed} are needed."
    ),
    "responses.brake_invoked": _(
        "{state} opposes for vital and stated reasons of national policy, so no vote is taken; the High Representative looks for a solution."
    ),
    "responses.consensus_found": _("The chair found consensus; the act itself is still to be recorded."),
    "responses.consensus_not_found": _("The chair found no consensus; the text goes back to the drafter."),
    "responses.consensus_objected": _("The chair found no consensus: {objecting} objected."),
    "responses.hidden_broken": _("An objection was made. Who made it is not shown yet."),
    "responses.hidden_held": _("A reservation stands. Who entered it is not shown yet."),
    "responses.hidden_until_shown": _("The answers of the others are not shown yet."),
}

SENTENCES: dict[str, str | Promise] = {**OUTCOMES, **RESULTS, **REQUESTS, **REFUSALS, **TASKS}
