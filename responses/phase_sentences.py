# ruff: noqa: E501 - one sentence, one line: translators read them whole
"""Sentences about packages: when a phase happens, what is told, why something may not be done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WHEN: dict[str, str | Promise] = {
    "responses.phase_at_once": _("As soon as the package is agreed."),
    "responses.phase_when_called": _("When the chair says so."),
    "responses.phase_on_instant": _("On {instant}."),
    "responses.phase_after_delivery_calendar": _(
        "{days} days after phase {after} was carried out, at {at} in Brussels."
    ),
    "responses.phase_after_delivery_calendar_one": _(
        "The day after phase {after} was carried out, at {at} in Brussels."
    ),
    "responses.phase_after_delivery_working": _(
        "{days} working days after phase {after} was carried out, at {at} in Brussels."
    ),
    "responses.phase_after_delivery_working_one": _(
        "The working day after phase {after} was carried out, at {at} in Brussels."
    ),
    "responses.phase_without_reply_calendar": _(
        "If no reply to phase {after} has come {days} days after it was carried out, at {at} in Brussels."
    ),
    "responses.phase_without_reply_calendar_one": _(
        "If no reply to phase {after} has come by the next day, at {at} in Brussels."
    ),
    "responses.phase_without_reply_working": _(
        "If no reply to phase {after} has come {days} working days after it was carried out, at {at} in Brussels."
    ),
    "responses.phase_without_reply_working_one": _(
        "If no reply to phase {after} has come by the next working day, at {at} in Brussels."
    ),
}
NOTICES: dict[str, str | Promise] = {
    "responses.notice_phase_soon": _(
        "{proposal}: phase {number}, “{title}”, falls due at {due}. Prepare it; nothing leaves before somebody releases it."
    ),
    "responses.notice_phase_due": _(
        "{proposal}: phase {number}, “{title}”, is due. Whoever carries it out releases it; the chair may still stop it."
    ),
    "responses.notice_phase_skipped": _(
        "{proposal}: phase {number}, “{title}”, is not needed any more, because its condition did not come true. Nothing is to be done."
    ),
    "responses.notice_phase_stopped": _(
        "{proposal}: the chair stopped phase {number}, “{title}”: {reason} Do not carry it out."
    ),
    "responses.notice_phase_resumed": _(
        "{proposal}: the chair took up phase {number}, “{title}”, again: {reason} See when it is due."
    ),
    "responses.notice_reply_came_late": _(
        "{proposal}: a reply came after the day agreed, so phase {number}, “{title}”, is due all the same. The chair may stop it before it is released."
    ),
}
REFUSALS: dict[str, str | Promise] = {
    "responses.package_is_frozen": _(
        "The phases stand as they were put to the States or agreed. Put forward a new version of the text first; all States then answer anew."
    ),
    "responses.package_of_round": _(
        "Round {number} can still be put again on these phases. Put forward a new version of the text first, which ends it."
    ),
    "responses.package_not_agreed": _(
        "The phases are not those of round {number}, which the States agreed to. Put them to a round before the act is recorded."
    ),
    "responses.package_does_not_run": _(
        "The package is not agreed, or the proposal is off the table. Nothing of it is released."
    ),
    "responses.phases_enough": _("A package has at most {most} phases. Make a second proposal for the rest."),
    "responses.phases_still_ahead": _(
        "Of this package {count} phases are still ahead. Carry them out, or ask the chair to stop them, before the proposal is closed."
    ),
    "responses.phase_moved_on": _(
        "A colleague changed phase {number} while you wrote. Your words are below; look at theirs on the page of the proposal, then save again from there."
    ),
    "responses.phase_is_followed": _(
        "Phase {follower} waits for phase {number}. Change or remove phase {follower} first."
    ),
    "responses.phase_awaits_reply": _(
        "Phase {follower} waits for a reply to this one, so choose something in which somebody is spoken to, or change phase {follower} first."
    ),
    "responses.phase_needs_own_proposal": _(
        "“{phase}” is adopted by legal acts of its own. Make a proposal of its own for it."
    ),
    "responses.phase_outweighs": _(
        "“{phase}” needs more than “{own}”: other checks, another rule or an act of its own. Propose the package on its weightiest instrument."
    ),
    "responses.phase_not_agreed_so": _(
        "“{phase}” cannot be agreed by this procedure and rule. Choose another way, or take that phase out of the package."
    ),
    "responses.phase_act_of_another": _("Choose one of the legal acts of this proposal, and its own instrument."),
    "responses.phase_instant_needed": _("Say on which day and at what hour, in Brussels time."),
    "responses.phase_instant_ahead": _("Choose a day and hour that is still to come."),
    "responses.phase_follows_an_earlier": _("Choose an earlier phase of this package, after which this one comes."),
    "responses.phase_days_needed": _("Say after how many days, from 1 to {most}."),
    "responses.phase_nobody_replies": _(
        "Nobody is spoken to in phase {after}, so no reply can fail to come. Choose a demarche, a dialogue or a referral."
    ),
    "responses.carrier_cannot_see": _(
        "{body} cannot see this case, so it cannot carry this out. Choose a service, or a State on the case."
    ),
    "responses.may_not_release": _(
        "A phase is released by the services that carry responses out, or by a signatory of {carrier}, which carries it out."
    ),
    "responses.phase_not_called": _("This phase does not wait for the chair’s word, or it was given already."),
    "responses.phase_no_reply_to_note": _(
        "There is no reply to note here: the phase is not carried out yet, addresses nobody, or its reply is noted already."
    ),
    "responses.reply_after_delivery": _("A reply comes after the delivery and not in the future. Check day and hour."),
    "responses.phase_skipped_with": _("It was skipped together with phase {number}. Take that one up again."),
    "responses.phase_reason_needed": _("Say why, in a sentence: those who carry it out and the delegations read it."),
}
SENTENCES: dict[str, str | Promise] = {**WHEN, **NOTICES, **REFUSALS}
