"""The words of a round. Values are stored in the database and sent over the API: never change one.

Procedure and rule are two axes: how States are asked, and what counts as a yes.
"""

from enum import StrEnum


class Procedure(StrEnum):
    """How the States are asked."""

    NONE = "none"  # nobody is asked: the High Representative's own statement
    SILENCE = "silence"  # no reply is consent
    WRITTEN = "written"  # a missing reply is never consent
    MEETING = "meeting"  # decided in a room, recorded by the secretariat
    CONSENT = "consent"  # each participant agrees for itself


class Rule(StrEnum):
    """What counts as a yes."""

    UNANIMITY = "unanimity"
    WRITTEN_UNANIMITY = "written_unanimity"
    QUALIFIED_MAJORITY = "qualified_majority"
    SIMPLE_MAJORITY = "simple_majority"
    SILENCE = "silence"
    CONSENT_OF_PARTICIPANTS = "consent_of_participants"
    CONSENSUS_BY_CHAIR = "consensus_by_chair"
    NONE = "none"


class ProposalFrom(StrEnum):
    """Whose proposal it is: 55 % of the States suffice for the first, 72 % for the second."""

    HR_OR_COMMISSION = "hr_or_commission"
    MEMBER_STATE = "member_state"


class Answer(StrEnum):
    """One delegation's position. Which of them a round knows depends on procedure and rule."""

    AGREE = "agree"
    OBJECT = "object"
    RESERVATION = "reservation"
    COMMENT = "comment"
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    ABSTAIN_WITH_DECLARATION = "abstain_with_declaration"
    ABSENT = "absent"  # neither present nor represented; recorded, never given


class OutcomeCode(StrEnum):
    """What the rule says about a round (Art. 31 TEU, Art. 16(4) TEU, Art. 238 TFEU)."""

    ADOPTED = "ADOPTED"
    ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION = "ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION"
    DEEMED_ADOPTED_NO_BLOCKING_MINORITY = "DEEMED_ADOPTED_NO_BLOCKING_MINORITY"
    NOT_ADOPTED_OPPOSED = "NOT_ADOPTED_OPPOSED"
    NOT_ADOPTED_DECLARATIONS_BLOCK = "NOT_ADOPTED_DECLARATIONS_BLOCK"
    NOT_ADOPTED_THRESHOLD = "NOT_ADOPTED_THRESHOLD"
    AGREED = "AGREED"
    INCOMPLETE = "INCOMPLETE"
    EXPIRED_SILENT = "EXPIRED_SILENT"
    BROKEN = "BROKEN"
    HELD = "HELD"
    NO_QUORUM = "NO_QUORUM"
    BRAKE_INVOKED = "BRAKE_INVOKED"
    CONSENSUS_FOUND = "CONSENSUS_FOUND"
    CONSENSUS_NOT_FOUND = "CONSENSUS_NOT_FOUND"


LEGALLY_CARRIED = frozenset(
    {
        OutcomeCode.ADOPTED,
        OutcomeCode.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION,
        OutcomeCode.DEEMED_ADOPTED_NO_BLOCKING_MINORITY,
    }
)
"""Outcomes of a vote that bind; silence, consent and consensus bind nobody by themselves."""

FAVOURABLE = LEGALLY_CARRIED | {
    OutcomeCode.AGREED,
    OutcomeCode.EXPIRED_SILENT,
    OutcomeCode.CONSENSUS_FOUND,
}
"""Outcomes a chair may confirm so that the text goes on."""


class ReservationType(StrEnum):
    """What a delegation reserves, in the words of the working parties."""

    SCRUTINY = "scrutiny"
    PARLIAMENTARY = "parliamentary"
    SUBSTANTIVE = "substantive"
    LINGUISTIC = "linguistic"
    AD_REFERENDUM = "ad_referendum"
    WAITING = "waiting"


class ReservationEffect(StrEnum):
    """What an unlifted reservation does at the closing instant of a silence."""

    HOLDS = "holds"
    BREAKS = "breaks"
    NONE = "none"


class ReservationStatus(StrEnum):
    """Where a reservation stands; on a new version of the text it is to be confirmed."""

    ENTERED = "entered"
    TO_BE_CONFIRMED = "to_be_confirmed"
    MAINTAINED = "maintained"
    LIFTED = "lifted"
    CONVERTED = "converted_to_objection"
    LAPSED = "lapsed"


DEFAULT_EFFECTS: dict[ReservationType, ReservationEffect] = {
    ReservationType.SCRUTINY: ReservationEffect.HOLDS,
    ReservationType.PARLIAMENTARY: ReservationEffect.HOLDS,
    ReservationType.SUBSTANTIVE: ReservationEffect.BREAKS,
    ReservationType.LINGUISTIC: ReservationEffect.NONE,
    ReservationType.AD_REFERENDUM: ReservationEffect.HOLDS,
    ReservationType.WAITING: ReservationEffect.HOLDS,
}
"""The default; an instrument may say otherwise in its own dated row."""

_SILENCE = (Answer.AGREE, Answer.OBJECT, Answer.RESERVATION, Answer.COMMENT)
_VOTE = (Answer.FOR, Answer.AGAINST, Answer.ABSTAIN)
_DECLARING = (*_VOTE, Answer.ABSTAIN_WITH_DECLARATION)

ANSWERS: dict[tuple[Procedure, Rule], tuple[Answer, ...]] = {
    (Procedure.NONE, Rule.NONE): (),
    (Procedure.SILENCE, Rule.SILENCE): _SILENCE,
    (Procedure.WRITTEN, Rule.WRITTEN_UNANIMITY): _DECLARING,
    (Procedure.WRITTEN, Rule.QUALIFIED_MAJORITY): _VOTE,
    (Procedure.WRITTEN, Rule.SIMPLE_MAJORITY): _VOTE,
    (Procedure.MEETING, Rule.UNANIMITY): (*_DECLARING, Answer.ABSENT),
    (Procedure.MEETING, Rule.QUALIFIED_MAJORITY): (*_VOTE, Answer.ABSENT),
    (Procedure.MEETING, Rule.SIMPLE_MAJORITY): (*_VOTE, Answer.ABSENT),
    (Procedure.MEETING, Rule.CONSENSUS_BY_CHAIR): (
        Answer.AGREE,
        Answer.OBJECT,
        Answer.RESERVATION,
        Answer.ABSENT,
    ),
    (Procedure.CONSENT, Rule.CONSENT_OF_PARTICIPANTS): _VOTE,
}
"""Every admissible pair, and the positions it knows. Nobody abstains under silence (decision 3)."""


def answers_of(procedure: Procedure, rule: Rule, *, declarations: bool = True) -> tuple[Answer, ...]:
    """The positions a round of this pair knows; none for a pair that cannot exist.

    ``declarations`` is False for a text that is no CFSP act: Art. 31(1) TEU offers the formal
    declaration for decisions under that chapter only.
    """
    known = ANSWERS.get((procedure, rule), ())
    return tuple(a for a in known if declarations or a is not Answer.ABSTAIN_WITH_DECLARATION)
