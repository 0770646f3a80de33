# ruff: noqa: E501 - one sentence, one line: translators read them whole
"""What the actions of this app say, in English; the rules' own sentences are in ``sentences.py``."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Retention and data protection
    "cases.retention_is_the_secretariats": _("What is due for review or erasure is looked after by the secretariat. Write to it with your reason."),
    "cases.holds_are_the_lawyers": _("A legal hold is placed and lifted by legal advisers or the secretariat. Ask them."),
    "cases.may_not_pseudonymise": _("Your role does not include writing in files. Ask an officer or an analyst to take the name out."),
    "cases.may_not_reveal": _("The name is shown to those who assess, check legality or guard markings, and to the lead delegation. Ask one of them."),
    "cases.say_why": _("Say why in a sentence of 10 to {longest} characters; it stands in the record."),
    "cases.under_legal_hold": _("The case is under a legal hold: nothing of it is erased. Have the hold lifted first."),
    "cases.hold_stands": _("A legal hold stands on this case already."),
    "cases.no_hold": _("No legal hold stands on this case."),
    "cases.day_must_come": _("Choose a day after today."),
    "cases.only_dismissed_reports": _("Only the words of dismissed reports are erased, and only once. Dismiss the report first."),
    "cases.account_in_use": _("Only an account that is out of use is erased, and never one's own. Deactivate it first."),
    "cases.name_is_erased": _("This name was erased. Nobody can show it any more."),
    "cases.name_too_short": _("Write the name as it stands in the text, with 3 to 200 characters."),
    "cases.name_not_there": _("This name stands in none of the texts. Write it exactly as it is spelled there."),
    # Reports
    "cases.title_missing": _("Give a title of at most 200 characters."),
    "cases.text_too_long": _("“{field}” takes at most {longest} characters, and no control characters. Shorten it, or put the whole into a file of evidence."),
    "cases.observed_in_the_future": _("The day of observation lies after today ({today}). Check the date."),
    "cases.too_many_links": _("At most {most} links fit into one report. Send the others as evidence once a case is open."),
    "cases.link_unusable": _("“{link}” is not a web address that can be kept. Write it with http:// or https:// and at most {longest} characters; a defanged spelling is welcome."),
    "cases.technique_unknown": _("The DISARM framework as loaded here has no technique {codes}. Check the codes, such as T0049.001."),
    "cases.marking_unknown": _("“{marking}” is not a marking. Choose public, community, limite or eyes."),
    "cases.word_unknown": _("“{value}” is not a value of “{field}”. Choose one from the list."),
    # Triage
    "cases.urgency_unknown": _("“{urgency}” is not a track of urgency. Choose one of: {known}."),
    "cases.reason_missing": _("Say why in at most {longest} characters."),
    "cases.duplicate_of_itself": _("A report cannot repeat itself, nor one that repeats it. Choose the report that came first."),
    "cases.score_needs_reason": _("Say in a sentence why “{factor}” is scored above 0."),
    "cases.reference_unknown": _("There is no open case “{reference}” that you may see. Check the reference."),
    # Cases
    "cases.may_not_rewrite": _("Only the lead delegation ({lead}), triage and drafters may rewrite the file. Send them your wording as a comment."),
    "cases.body_unknown": _("Nobody here has the code {codes}. Choose delegations from the list; Greece is EL."),
    "cases.lead_is_changed_elsewhere": _("A case has one lead. Use “Change the lead” to pass it on."),
    "cases.lead_stays": _("The lead delegation cannot leave its own case. Pass the lead on first."),
    "cases.originator_stays": _("The originator of a case cannot be taken off it."),
    "cases.entry_says_nothing": _("Say in at most {longest} characters what happened."),
    # Releases
    "cases.partner_unknown": _("{partner} is not a partner with whom exchange is switched on. Ask the secretariat."),
    "cases.purpose_missing": _("Say in at most 300 characters what the release is for."),
    "cases.expiry_in_the_past": _("A release ends in the future; {at} has passed. Choose a later day."),
    # Evidence
    "cases.captured_in_the_future": _("It cannot have been captured after now. Check the instant."),
    "cases.a_link_has_no_file": _("This item is a link; there is no file to download or verify."),
    "cases.file_not_as_received": _("The stored file is not what was received, so it is not handed out. The security officers have been told; ask the originator for the file."),
    "cases.file_or_link": _("Choose a file or give a link, one of the two."),
    "cases.may_not_guard": _("Only a security officer may do this."),
    # Notices
    "cases.notice_report_received": _("{source} sent a report. Decide within 24 hours: a new case, part of one, a repeat, or dismissed."),
    "cases.notice_reports_imported": _("Reports of {source} were imported and wait for triage."),
    "cases.notice_triage_due": _("A report of {source} waits for triage until {due}."),
    "cases.notice_triage_overdue": _("A report of {source} has waited for triage since {since}. Decide on it now."),
    "cases.notice_release_ends": _("What was released to {partner} from {reference} ends at {due}. Release it anew if the partner still needs it."),
    "cases.notice_release_superseded": _("{reference} was rewritten. The former words were released to partners and have ended; the new ones are not released. Release them if they should go out."),
    "cases.notice_marking_changed": _("{reference}, of which you are the originator, is now marked {marking}. Ask the security officer if that is not right."),
    "cases.notice_item_marking_changed": _("An item of yours in {reference} is now marked {marking}. Ask the security officer if that is not right."),
    "cases.notice_case_opened": _("{reference} was opened and is led by {lead}. You may now read it and add evidence."),
    "cases.notice_case_moved": _("{reference} is now “{state}”."),
    "cases.notice_joined_case": _("Your delegation was put on {reference}. You may now read it and add evidence."),
    "cases.notice_you_lead": _("Your delegation now leads {reference}."),
    "cases.notice_evidence_added": _("{body} added evidence to {reference}. Look at its grade and marking."),
    "cases.notice_quarantined": _("{person} ({body}) tried to add content marked {marking}. It was kept out; call the sender about the right channel."),
    "cases.notice_pointer_added": _("{body} pointed from {reference} to classified content in a registry. See where it is kept."),
    "cases.notice_infected": _("A file that {person} ({body}) sent is infected with {marking}. It is held; destroy it and ask where it came from."),
    "cases.notice_unchecked": _("A file that {person} ({body}) sent could not be checked for malware. It is held and asked about again; see that the checker runs."),
    "cases.notice_let_in": _("What you sent ({name}) was a false alarm and is now in its case."),
    "cases.notice_send_again": _("What you wrote ({where}) was a false alarm. Send the same text again; it will pass."),
    "cases.notice_destroyed": _("What you sent ({name}) was destroyed in quarantine. Read why, and what to do instead."),
    "cases.notice_held_file_infected": _("What you sent ({name}) is infected and will not enter. Do not send it again."),
    "cases.notice_file_changed": _("A stored file of {reference} is no longer what was received. Secure the store and compare it with the backup."),
}  # fmt: skip
