"""Sentences of the actions and pages, beside those of the rules."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "sanctions.may_not_open": _("Drafters and the officers of a Member State open listing dossiers. Ask one of them."),
    "sanctions.open_for_your_own": _("You open dossiers for your own State ({own}). Choose it as proposer, or ask a drafter."),
    "sanctions.regime_or_none": _("Choose a criterion, or say that no regime applies; not both."),
}  # fmt: skip
