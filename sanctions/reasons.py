# ruff: noqa: E501 - one sentence, one line: translators read them whole
"""Sentences of the actions and pages, beside those of the rules."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Opening and writing
    "sanctions.may_not_open": _("Drafters and the officers of a Member State open listing dossiers. Ask one of them."),
    "sanctions.open_for_your_own": _("You open dossiers for your own State ({own}). Choose it as proposer, or ask a drafter."),
    "sanctions.regime_or_none": _("Choose a criterion, or say that no regime applies; not both."),
    "sanctions.target_missing": _("Name the person or entity in at most 200 characters."),
    "sanctions.identifier_unknown": _("The entry sheet has no line for {kinds}. Choose from the list."),
    "sanctions.sentence_missing": _("Write one sentence of at most {longest} characters."),
    "sanctions.listing_missing": _("Say which listing this renews, amends or ends."),
    "sanctions.first_listing_renews_nothing": _("A first listing renews nothing. Choose another purpose, or leave the former listing out."),
    "sanctions.text_changed": _("Somebody saved other words while you were writing. Nothing of yours was saved; both are below. Bring them together and save again."),
    "sanctions.evidence_unknown": _("Only evidence of this case that is open to you can be cited. Choose from the list."),
    "sanctions.case_closed": _("The case is closed. Reopen it before opening a dossier."),
    # Moving
    "sanctions.pair_reference_missing": _("The acts of a pair are recorded together. Give the reference of: {missing}."),
    "sanctions.publication_missing": _("Give the Official Journal reference and the day of both acts."),
    "sanctions.expiry_in_the_past": _("A listing ends after today ({today}). Check the date."),
    "sanctions.date_in_future": _("This cannot have happened after today ({today}). Check the date."),
    "sanctions.already_confirmed": _("The legal check is confirmed already."),
    "sanctions.only_through_recording": _("This step is recorded with the references of the acts. Use its own form."),
    "sanctions.proposer_stays": _("{proposer} proposes this dossier and stays in it."),
    "sanctions.not_let_in": _("This delegation is not in the access list."),
    "sanctions.reworded_is_a_new_row": _("A wording is never overwritten: dossiers point at it. Add the new wording with its act version."),
    "sanctions.may_not_keep_regimes": _("Only the secretariat keeps the regimes."),
    # Warnings of the page
    "sanctions.criterion_to_be_confirmed": _("The wording of this criterion is to be confirmed by the secretariat before use."),
    "sanctions.criterion_replaced": _("This wording applied until {until}. Check whether a later one applies now."),
    "sanctions.regime_to_be_confirmed": _("The data of this regime are to be confirmed by the secretariat before use."),
    "sanctions.regime_expired": _("As recorded here, this regime ended on {until}. Look for its renewal before you rely on it."),
    "sanctions.listing_keeps_evidence": _("A listing that is being prepared or is in force rests on the evidence of this case. It is erased after the last one has ended and the term has run."),
    # Notices
    "sanctions.notice_opened": _("Your delegation was let into a listing dossier of {reference}. Treat it as confidential until publication."),
    "sanctions.notice_moved": _("A listing dossier of {reference} is now: {state}."),
    "sanctions.notice_legal_check": _("A listing dossier of {reference} waits for the legal check. Confirm it, or return it with your points."),
    "sanctions.notice_step": _("Listings of {reference} expire on {expires_on}. Now due: {step}."),
    "sanctions.notice_lapsed": _("The measures of {reference} lapsed on {expires_on} without a renewal. Tell the Presidency and the Legal Service at once."),
    "sanctions.notice_not_adopted": _("The renewal for {reference} is not adopted and the measures expire on {expires_on}. Tell the Presidency at once."),
}  # fmt: skip
