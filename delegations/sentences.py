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
    "delegations.last_signatory": _(
        "{delegation} would be left without anybody who can sign. Appoint another signatory first."
    ),
    "delegations.may_not_manage": _("Only the lead of the delegation or the secretariat may do this."),
}
