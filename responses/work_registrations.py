"""What the kernel is told of work that is due: checks, commitments, looks at the effect."""

from core import sentences
from core.registry import register_deadline, register_subject
from delegations.rules.roles import Can
from responses import work_deadlines as due
from responses.afterwards_words import COMMITMENT_STATUS, EFFECTS
from responses.instants import CHECK_DUE, COMMITMENT_DUE, EFFECT_DUE, RIGHTS_TEST_DUE
from responses.models import Check, Commitment, EffectReview
from responses.rules.afterwards import CommitmentStatus, Effect
from responses.work_sentences import SENTENCES

PENS = (Can.DRAFT, Can.PREPARE_POSITION, Can.CHAIR)


def register() -> None:
    """Called once, from the registrations of this app."""
    sentences.register(SENTENCES)
    sentences.register_words(CommitmentStatus, COMMITMENT_STATUS)
    sentences.register_words(Effect, EFFECTS)
    register_subject(Check, url=due.check_url, title=due.check_title, visible_to=due.checks_for)
    for model in (Commitment, EffectReview):
        register_subject(model, url=lambda thing: thing.get_absolute_url())
    for handler, asks in ((CHECK_DUE, PENS), (RIGHTS_TEST_DUE, (Can.SIGN_RIGHTS_TEST,))):
        register_deadline(handler, fire=due.passes, still_owed=due.check_still_owed, notice=due.check_notice, asks=asks)
    register_deadline(
        COMMITMENT_DUE, fire=due.passes, still_owed=due.commitment_still_owed, notice=due.commitment_notice,
        asks=(Can.RECORD_DELIVERY,),
    )  # fmt: skip
    register_deadline(
        EFFECT_DUE, fire=due.passes, still_owed=due.effect_still_owed, notice=due.effect_notice,
        asks=(Can.RECORD_DELIVERY, Can.ASSESS),
    )  # fmt: skip
