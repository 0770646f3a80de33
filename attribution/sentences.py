"""English for every code the rules of this app answer with."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "attribution.likelihood_with_confidence": _("“{sentence}” says how likely (“{likelihood}”) and how sure (“{confidence}”) in one sentence. Make it two."),
    "attribution.two_rows_of_terms": _("“{first}” and “{second}” come from different rows of likelihood terms. Use one row throughout."),
    "attribution.likelihood_missing": _("Choose how likely it is that this actor did it."),
    "attribution.confidence_missing": _("Choose how much confidence the evidence allows."),
    "attribution.reasons_missing": _("Give the reasons for the judgement."),
    "attribution.hypotheses_missing": _("Weigh at least {least} hypotheses, among them a domestic origin and a false flag."),
    "attribution.aligned_is_not_attributed": _("This channel behaves in line with a State, but no link is proven. It cannot be called attributed."),
    "attribution.may_not_assess": _("Only analysts write and review assessments. Send them your evidence or a comment."),
    "attribution.not_your_own": _("An assessment is reviewed and agreed by somebody other than its author. Ask another analyst."),
    "attribution.nobody_reviewed": _("Nobody has reviewed this assessment yet. Ask another analyst to review it."),
    "attribution.only_that_state": _("An attribution is a national decision: only a signatory of {state} records its position."),
    "attribution.proof_missing": _("Say how and when {state} gave this position, so that it can be recorded on its behalf."),
    "attribution.actor_missing": _("Name the actor to whom the operation is attributed."),
    "attribution.no_position_names_nobody": _("“No position” is a neutral answer and names no actor. Leave the actor out."),
    "attribution.not_released_for_this_text": _("{state} has not released its attribution for this text. Ask its delegation before quoting it."),
    "attribution.may_not_record_union_position": _("Only those who record adoptions record a position of the Union. Ask the secretariat."),
    "attribution.reference_missing": _("Give the reference of the text in which the Union says so."),
}  # fmt: skip
