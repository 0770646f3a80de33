"""What the app says, in English; translated through the catalogue."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "delegations.population_rows_missing": _(
        "The set has no figure for {states}. A set is used only with one whole number for every Member State."
    ),
    "delegations.population_unknown_state": _("{states} is not a Member State. Remove the row and try again."),
    "delegations.population_sum": _(
        "The rows add up to {sum}, but the declared total is {total}. Check them against the Council decision."
    ),
    "delegations.role_does_not_fit": _("The role “{role}” cannot be held in {delegation}."),
    "delegations.role_not_yours_to_give": _(
        "The role “{role}” is given by the secretariat. A lead gives those of officer, signatory and lead."
    ),
    "delegations.last_signatory": _(
        "{delegation} would be left without anybody who can sign from {day} on. Appoint another signatory first."
    ),
    "delegations.serves_elsewhere": _(
        "This person serves {delegation} on some of these days, and nobody serves two bodies at once. Let that "
        "appointment end first, or begin in {wanted} after it."
    ),
    "delegations.may_not_manage": _("Only the lead of the delegation or the secretariat may do this."),
    "delegations.address_taken": _("Somebody has an account with this address already. Appoint that person."),
    "delegations.already_founded": _(
        "There is a secretariat already. Its people invite others; nobody is added past them."
    ),
    "delegations.two_founders": _("Name two different persons: each approves what the other asks for."),
    "delegations.already_invited": _("An invitation to this address is open already. Approve or withdraw that one."),
    "delegations.second_person_approves": _(
        "Another person approves this: neither the one who asked nor the one it is about."
    ),
    "delegations.invitation_not_so": _("This is not possible any more: the invitation is “{stand}”."),
    "delegations.link_gone": _(
        "This link does not work any more: it was used, withdrawn, or is older than 72 hours. Ask for a new one."
    ),
    "delegations.letter_not_sent": _(
        "Approved, but the mail could not be sent. Send a new link once the mail server answers."
    ),
    "delegations.identity_unknown": _(
        "The provider knows you, Entente does not. Ask the lead of your delegation or the secretariat for an "
        "invitation, and come in by its link."
    ),
    "delegations.identity_taken": _(
        "This identity belongs to another account of Entente. Ask the secretariat which one."
    ),
    "delegations.only_persons_return": _("This account cannot be helped back: it is out of use or a system’s."),
    "delegations.not_yourself": _("Nobody deactivates the own account. Ask another person of the secretariat."),
    "delegations.day_taken": _("There is a row for this day already. Choose another day."),
    "delegations.ends_before_it_begins": _("The last day lies before the first. Check the date."),
    "delegations.population_line": _(
        "“{line}” cannot be read. Write one State on each line as CODE;NUMBER, such as DK;5992734."
    ),
    "delegations.population_state_twice": _("{state} stands there twice. Keep one line for each State."),
    "delegations.not_ones_own_deputy": _("Nobody stands in for themselves. Choose a colleague."),
    "delegations.deputy_from_elsewhere": _("Only people of the same delegation can be named here. Choose one of them."),
    "delegations.absence_is_over": _("The last day is already past. Choose a day from today on."),
    "delegations.only_states_have_keys": _(
        "Only a Member State gives answers, so only a State can ask for two persons."
    ),
    "delegations.two_persons_needed": _(
        "{delegation} has fewer than two people who can prepare an answer. Appoint one more person first."
    ),
    "delegations.no_delegation": _(
        "You hold no role in any delegation today. Ask the lead of your delegation or the secretariat."
    ),
}
