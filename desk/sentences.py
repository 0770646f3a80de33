"""What the app says, in English; translated through the catalogue."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "desk.figures_are_the_secretariats": _(
        "The figures over all cases are for the secretariat and auditors. Each case shows its own time."
    ),
    "desk.for_auditors": _(
        "The memory of the whole house is searched by auditors. The record of each object stands on its own page."
    ),
    "desk.only_states_answer": _("Only Member States answer in rounds, and each reads its own figures here."),
}
