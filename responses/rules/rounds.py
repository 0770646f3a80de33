"""Where a round can stand, and how it moves: one table for each procedure.

Entente adopts nothing: a round ends in the words of its procedure, the chair confirms, and the
act outside (COREU, Council) is recorded with its reference.
"""

from enum import StrEnum

from core.rules.transitions import Lifecycle, Transition
from responses.rules.vocabulary import OutcomeCode, Procedure


class RoundStatus(StrEnum):
    """Where one frozen text version put to the States stands."""

    DRAFT = "draft"
    OPEN = "open"
    SUSPENDED = "suspended"  # technical outage: the clock stands still for everyone
    EXPIRED_SILENT = "expired_silent"
    BROKEN = "broken"
    HELD = "held"
    AGREED = "agreed"
    VOTED = "voted"  # closed with the result of a vote, for or against
    NOT_AGREED = "not_agreed"
    INCOMPLETE = "incomplete"
    BRAKED = "braked"  # Art. 31(2) TEU second subparagraph: no vote is taken
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"  # the text changed: all States answer anew
    CONFIRMED = "confirmed"
    ADOPTION_RECORDED = "adoption_recorded"


S = RoundStatus

RUNNING = (S.OPEN, S.SUSPENDED)
ENDED = (S.WITHDRAWN, S.SUPERSEDED, S.ADOPTION_RECORDED)

_OPEN = Transition("open", (S.DRAFT,), S.OPEN)
_CLOCK = (
    Transition("extend", (S.OPEN,), S.OPEN),
    Transition("suspend", (S.OPEN,), S.SUSPENDED),
    Transition("resume", (S.SUSPENDED,), S.OPEN),
)
_RECORD = Transition("record_adoption", (S.CONFIRMED,), S.ADOPTION_RECORDED)


def _ends(*unsettled: RoundStatus) -> tuple[Transition, ...]:
    """Withdrawing and superseding, from everything not yet confirmed."""
    sources = (S.DRAFT, S.OPEN, S.SUSPENDED, *unsettled)
    return (
        Transition("withdraw", sources, S.WITHDRAWN),
        Transition("supersede", sources, S.SUPERSEDED),
    )


SILENCE_ROUND: Lifecycle = (
    _OPEN,
    *_CLOCK,
    Transition("break", (S.OPEN,), S.BROKEN),
    Transition("revive", (S.BROKEN,), S.OPEN),
    Transition("expire", (S.OPEN,), S.EXPIRED_SILENT),
    Transition("hold", (S.OPEN,), S.HELD),
    Transition("reach", (S.HELD,), S.EXPIRED_SILENT),  # everyone the mail missed was told by phone
    Transition("reopen", (S.HELD, S.EXPIRED_SILENT), S.OPEN),
    Transition("declare_broken", (S.HELD, S.EXPIRED_SILENT), S.BROKEN),
    Transition("confirm", (S.EXPIRED_SILENT,), S.CONFIRMED),
    _RECORD,
    *_ends(S.BROKEN, S.HELD, S.EXPIRED_SILENT),
)

WRITTEN_ROUND: Lifecycle = (
    _OPEN,
    *_CLOCK,
    Transition("close", (S.OPEN,), S.VOTED),
    Transition("close_incomplete", (S.OPEN,), S.INCOMPLETE),
    Transition("reopen", (S.INCOMPLETE,), S.OPEN),
    Transition("invoke_brake", (S.DRAFT, S.OPEN), S.BRAKED),
    Transition("lift_brake", (S.BRAKED,), S.DRAFT),
    Transition("confirm", (S.VOTED,), S.CONFIRMED),
    _RECORD,
    *_ends(S.VOTED, S.INCOMPLETE, S.BRAKED),
)

MEETING_ROUND: Lifecycle = (
    _OPEN,
    Transition("suspend", (S.OPEN,), S.SUSPENDED),
    Transition("resume", (S.SUSPENDED,), S.OPEN),
    Transition("close", (S.OPEN,), S.VOTED),
    Transition("close_incomplete", (S.OPEN,), S.INCOMPLETE),
    Transition("reopen", (S.INCOMPLETE,), S.OPEN),
    Transition("find_consensus", (S.OPEN,), S.AGREED),
    Transition("find_no_consensus", (S.OPEN,), S.NOT_AGREED),
    Transition("invoke_brake", (S.DRAFT, S.OPEN), S.BRAKED),
    Transition("lift_brake", (S.BRAKED,), S.DRAFT),
    Transition("confirm", (S.VOTED, S.AGREED), S.CONFIRMED),
    _RECORD,
    *_ends(S.VOTED, S.AGREED, S.NOT_AGREED, S.INCOMPLETE, S.BRAKED),
)

CONSENT_ROUND: Lifecycle = (
    _OPEN,
    *_CLOCK,
    Transition("agree", (S.OPEN,), S.AGREED),
    Transition("not_agree", (S.OPEN,), S.NOT_AGREED),
    Transition("close_incomplete", (S.OPEN,), S.INCOMPLETE),
    Transition("reopen", (S.INCOMPLETE,), S.OPEN),
    Transition("confirm", (S.AGREED,), S.CONFIRMED),
    _RECORD,
    *_ends(S.AGREED, S.NOT_AGREED, S.INCOMPLETE),
)

ROUNDS: dict[Procedure, Lifecycle] = {
    Procedure.SILENCE: SILENCE_ROUND,
    Procedure.WRITTEN: WRITTEN_ROUND,
    Procedure.MEETING: MEETING_ROUND,
    Procedure.CONSENT: CONSENT_ROUND,
}

_BY_OUTCOME: dict[OutcomeCode, str] = {
    OutcomeCode.EXPIRED_SILENT: "expire",
    OutcomeCode.BROKEN: "break",
    OutcomeCode.HELD: "hold",
    OutcomeCode.INCOMPLETE: "close_incomplete",
    OutcomeCode.NO_QUORUM: "close_incomplete",
    OutcomeCode.BRAKE_INVOKED: "invoke_brake",
    OutcomeCode.AGREED: "agree",
    OutcomeCode.CONSENSUS_FOUND: "find_consensus",
    OutcomeCode.CONSENSUS_NOT_FOUND: "find_no_consensus",
}


def table_of(procedure: Procedure) -> Lifecycle:
    """The lifecycle of a round. ``KeyError`` for the procedure in which nobody is asked."""
    return ROUNDS[procedure]


def closing_move(procedure: Procedure, outcome: OutcomeCode) -> str:
    """The row a round takes when it ends with ``outcome``: a vote closes, whichever way it went."""
    if procedure is Procedure.CONSENT and outcome is OutcomeCode.NOT_ADOPTED_OPPOSED:
        return "not_agree"
    return _BY_OUTCOME.get(outcome, "close")
