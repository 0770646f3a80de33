"""What a round came to, counted anew from its rows: whose word stands, and what the pure rule makes of it."""

from responses.facts import given, instrument_facts, question_of, reference
from responses.models import Brake, Position, Round
from responses.rules import meeting
from responses.rules.closing import outcome_at_close
from responses.rules.meeting import Attendance
from responses.rules.positions import Given
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Answer, OutcomeCode, Procedure, Rule


def current(round_: Round) -> dict[str, Position]:
    """Each State's last word in time; an objection stands until it is taken back in so many words.

    Of a round put again, a reservation lifted since the end of before no longer stands.
    """
    found: dict[str, Position] = {}
    for row in round_.positions.order_by("sequence"):
        before = found.get(row.state_id)
        if row.late:
            if before is not None and before.answer == Answer.RESERVATION and _lifted_before_it_ran_again(round_, row):
                del found[row.state_id]
            continue
        breaks = before is not None and _given(round_, before).breaks
        if not breaks or row.withdraws or _given(round_, row).breaks:
            found[row.state_id] = row
    return found


def _lifted_before_it_ran_again(round_: Round, row: Position) -> bool:
    says_something = row.answer not in (Answer.RESERVATION, Answer.OBJECT, Answer.COMMENT) or (
        row.answer == Answer.COMMENT and row.withdraws
    )
    return says_something and round_.closes_at is not None and row.received_at <= round_.closes_at


def outcome_anew(round_: Round) -> str | None:
    """The code of the outcome; None where a person's finding, not a count, ends the round."""
    if Brake.objects.filter(round=round_, lifted_at__isnull=True).exists():
        return OutcomeCode.BRAKE_INVOKED
    if round_.procedure == Procedure.MEETING:
        return _in_the_room(round_)
    if _broken_by_the_chair(round_):
        return OutcomeCode.BROKEN
    return outcome_at_close(_question(round_), _words(round_)).code


def _in_the_room(round_: Round) -> str | None:
    room = Attendance(frozenset(round_.attendance["present"]), round_.attendance["proxies"])
    answers = {state: row.answer for state, row in current(round_).items()}
    if round_.rule != Rule.CONSENSUS_BY_CHAIR:
        return meeting.roll_call(_question(round_), room, answers).code
    return OutcomeCode.CONSENSUS_NOT_FOUND if Answer.OBJECT in answers.values() else None


def _broken_by_the_chair(round_: Round) -> bool:
    """A held silence, or one contested after its end: the chair said so, the count did not."""
    return (
        round_.status in (RoundStatus.BROKEN, RoundStatus.WITHDRAWN, RoundStatus.SUPERSEDED)
        and round_.outcome["reason"]["code"] == "responses.broken_by_chair"
    )


def _question(round_: Round):
    return question_of(round_, round_.members.all(), reference())


def _words(round_: Round) -> dict[str, Given]:
    return {state: _given(round_, row) for state, row in current(round_).items()}


def _given(round_: Round, row: Position) -> Given:
    return given(row, instrument_facts(round_.proposal.instrument))
