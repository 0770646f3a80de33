"""What an answer does to its round: it counts, breaks a silence, revives it, or came too late."""

from core.rules.refusal import enforce
from notifications.actions import restore_reminders
from responses.actions.electorate import settle_electorate
from responses.actions.moves import change_round, count_answer, move_round
from responses.actions.telling import tell_conductors, tell_everyone, tell_state
from responses.facts import state_of_play
from responses.instants import ROUND_CLOSES
from responses.models import Position, Round
from responses.rules.chair import may_revive
from responses.rules.positions import Effect, Given
from responses.rules.reservations import moved_to
from responses.rules.visibility import shows_to_all
from responses.rules.vocabulary import Answer, ReservationStatus


def after_answer(round_: Round, row: Position, given: Given, effect: Effect, before: Given | None) -> None:
    """Move the locked round as the effect says and tell whom it concerns. ``before``: the State's word that counts."""
    if effect is Effect.BREAKS:
        move_round(round_, "break")
        tell_everyone(round_, "responses.notice_silence_broken")
    elif effect is Effect.REVIVES:
        _revive(round_, row)
    elif shows_to_all(given, before):
        change_round(round_)
    else:
        count_answer(round_)
    if effect is Effect.LATE:
        tell_conductors(round_, _late_news(given, before), state=row.state_id, received_at=row.received_at)
    if row.recorded_by_id:
        tell_state(round_, row.state_id, "responses.notice_recorded_on_behalf", proof=row.proof)


def _late_news(given: Given, before: Given | None) -> str:
    """A reservation lifted or turned after the end is news of its own; anything else came too late."""
    moved = moved_to(given) if before is not None and before.answer is Answer.RESERVATION else None
    if moved in (ReservationStatus.LIFTED, ReservationStatus.CONVERTED):
        return f"responses.notice_reservation_{moved}"
    return "responses.notice_late_answer"


def _revive(round_: Round, row: Position) -> None:
    """No objection is left before the instant: the round runs on to its original one, reminders too."""
    play = state_of_play(round_)
    enforce(may_revive(play.facts, play.current, now=row.received_at))
    move_round(round_, "revive")
    restore_reminders(subject=round_, handler=ROUND_CLOSES)
    settle_electorate(round_)
    tell_everyone(round_, "responses.notice_round_revived", closes_at=round_.closes_at)
