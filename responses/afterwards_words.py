"""What pages call a commitment's end and an effect."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from responses.rules.afterwards import CommitmentStatus, Effect

COMMITMENT_STATUS: dict[str, str | Promise] = {
    CommitmentStatus.OPEN: _("Open"),
    CommitmentStatus.KEPT: _("Kept"),
    CommitmentStatus.NOT_KEPT: _("Not kept"),
    CommitmentStatus.DROPPED: _("Dropped: overtaken, or released from it"),
}
EFFECTS: dict[str, str | Promise] = {
    Effect.CEASED: _("Ceased"),
    Effect.REDUCED: _("Been reduced"),
    Effect.UNCHANGED: _("Not changed"),
    Effect.INCREASED: _("Increased"),
    Effect.CANNOT_TELL: _("Cannot tell"),
}
