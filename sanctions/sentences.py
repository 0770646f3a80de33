"""English for every code the rules of this app answer with."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Gates
    "sanctions.criterion_missing": _("Choose the regime and the listing criterion, or close the dossier as having no applicable regime."),
    "sanctions.criterion_text_missing": _("Keep the wording of the criterion with the dossier, as the act had it."),
    "sanctions.identifiers_missing": _("Give what tells this person or entity from others of the same name, as much as is known."),
    "sanctions.reasons_missing": _("Write the statement of reasons: individual, specific and concrete."),
    "sanctions.rights_note_missing": _("Write the note on proportionality and fundamental rights."),
    "sanctions.sentence_without_evidence": _("These sentences of the statement of reasons have no evidence that may be published: {numbers}. Add some, or leave them out."),
    "sanctions.prior_disclosure_missing": _("There are new reasons or new evidence. Inform the person and hear them before this goes to Coreper, and record it."),
    "sanctions.pair_incomplete": _("The acts are published together. Still missing: {missing}."),
    "sanctions.pair_apart": _("The acts of a pair are published on the same day. Check the dates."),
    "sanctions.act_decision": _("Decision (CFSP)"),
    "sanctions.act_regulation": _("Regulation"),
    # Warnings
    "sanctions.one_producer": _("All evidence comes from {producer}. Look for a second source before the legal check."),
    "sanctions.stale_evidence": _("The newest evidence is of {newest}, more than 24 months ago. Look for newer evidence."),
    "sanctions.only_ties": _("The reasons speak only of nationality or family. Say what the person did."),
    "sanctions.weak_identifiers": _("No date of birth or number tells this target from others of the same name. Add one to avoid a mistaken identity."),
    # The clock of a listing
    "sanctions.lapsed": _("The measures lapsed on {expires_on} without a renewal. Tell the Presidency and the Legal Service at once."),
    "sanctions.not_adopted_in_time": _("The renewal is not adopted and the measures expire on {expires_on}. Tell the Presidency at once."),
    "sanctions.step_overdue": _("“{step}” was to be done by {act_by}. Do it now, or say who will."),
    "sanctions.step_call_for_review": _("Call for the review"),
    "sanctions.step_state_input": _("Input of the Member States"),
    "sanctions.step_evidence_refreshed": _("Refresh the evidence"),
    "sanctions.step_letters": _("Letters with new reasons"),
    "sanctions.step_relex": _("RELEX"),
    "sanctions.step_coreper": _("Coreper"),
    "sanctions.step_adoption": _("Adoption by the Council"),
    "sanctions.step_expiry": _("Expiry"),
    # Who may do what
    "sanctions.may_not_propose": _("Only a Member State or the High Representative proposes restrictive measures. Choose one of them as proposer."),
    "sanctions.not_yours_to_see": _("This dossier is not open to you. Ask its proposer if you need it for your work."),
    "sanctions.may_not_edit": _("Only drafters and the officers of the proposer ({proposer}) edit this dossier. Send them your wording."),
    "sanctions.only_in_draft": _("The dossier has left the draft. Return it to draft to change it."),
    "sanctions.no_partner": _("A partner never sees a dossier before publication."),
    "sanctions.only_the_proposer": _("Only the proposer ({proposer}) may do this. Ask its delegation."),
    "sanctions.may_not_move": _("Your role does not include this step. Ask the chair or the secretariat."),
    "sanctions.legality_not_confirmed": _("The legal check is not confirmed yet. Ask the legal adviser."),
    "sanctions.may_not_check_legality": _("Only the legal adviser confirms the legal check."),
    "sanctions.not_in_legal_check": _("The dossier is not in the legal check. Send it there first."),
}  # fmt: skip
