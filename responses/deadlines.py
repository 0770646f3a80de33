"""What the instants of this app do: a round closes, a delivery comes back to the table."""

from datetime import datetime
from typing import Any

from notifications.rules.vocabulary import Audience
from responses.actions.closing import close_round
from responses.actions.reaching import unreached_of
from responses.models import Delivery, Position, Round
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Answer


def close_at_instant(deadline: Any, at: datetime) -> None:
    """Close the round whose instant has come; harmless if it was closed, moved or withdrawn meanwhile.

    A silence is held where a State's notification provably failed and nobody has phoned it since.
    ``RuntimeError`` at this very instant, when answers still count, so that the dispatcher tries again.
    """
    round_ = close_round(round_id=deadline.subject_id, unreached=unreached_of(deadline.subject_id))
    waits = round_.closed_at is None and round_.status in (RoundStatus.OPEN, RoundStatus.BROKEN)
    if waits and round_.closes_at == deadline.due_at:
        raise RuntimeError(f"round {round_.pk} is not due yet")


def round_still_owed(deadline: Any, reminder: Any) -> bool:
    """Whether this reminder still makes sense: the round runs, and the State has not said what was asked."""
    round_ = Round.objects.filter(pk=deadline.subject_id).first()
    if round_ is None or round_.status != RoundStatus.OPEN:
        return False
    if reminder.audience in (Audience.ALL, Audience.CHAIR):
        return True
    answered = round_.positions.filter(state_id=reminder.delegation_id, late=False)
    if reminder.audience == Audience.NOT_AGREED:
        last = answered.order_by("-sequence").first()
        return last is None or last.answer != Answer.AGREE
    return not answered.exists()


def round_notice(deadline: Any, reminder: Any) -> tuple[str, dict, str]:
    """The words of a reminder: what silence means here, when, and the page where one answers."""
    round_ = Round.objects.select_related("proposal__case").get(pk=deadline.subject_id)
    params = {
        "proposal": str(round_.proposal),
        "closes_at": deadline.due_at,
        "number": round_.number,
    }
    if reminder.audience == Audience.CHAIR:
        return "responses.notice_round_closes_soon", params, round_.get_absolute_url()
    answer_here = f"{round_.proposal.get_absolute_url()}#position"
    return f"responses.notice_asked_{round_.procedure}", params, answer_here


def reservation_day_is_over(deadline: Any, at: datetime) -> None:
    """The day its State named has passed. Nothing moves by itself; the reminder of that instant asks the owner."""


def reservation_still_owed(deadline: Any, reminder: Any) -> bool:
    """As long as it is the State's last word in a round that can still come to something."""
    row = Position.objects.filter(pk=deadline.subject_id).first()
    if row is None or not Round.objects.filter(pk=row.round_id).unsettled().exists():
        return False
    return not Position.objects.filter(round=row.round_id, state=row.state_id, sequence__gt=row.sequence).exists()


def reservation_notice(deadline: Any, reminder: Any) -> tuple[str, dict, str]:
    """Which reservation, on what, and the page where it is lifted."""
    row = Position.objects.select_related("round__proposal__case").get(pk=deadline.subject_id)
    kind = row.get_reservation_display().lower() + " reservation"
    params = {"proposal": str(row.round.proposal), "kind": kind, "due": deadline.due_at}
    return "responses.notice_reservation_due", params, row.get_absolute_url()


def resurface(deadline: Any, at: datetime) -> None:
    """A follow-up date has come. The reminder of that instant tells, and the inbox finds it by its date."""


def follow_up_still_owed(deadline: Any, reminder: Any) -> bool:
    """As long as nobody has followed it up."""
    return Delivery.objects.filter(pk=deadline.subject_id, followed_up_at__isnull=True).exists()


def follow_up_notice(deadline: Any, reminder: Any) -> tuple[str, dict, str]:
    """What was delivered and is to be looked at again."""
    delivery = Delivery.objects.select_related("proposal__case").get(pk=deadline.subject_id)
    params = {"what": delivery.what, "proposal": str(delivery.proposal), "due": deadline.due_at}
    return "responses.notice_follow_up", params, delivery.get_absolute_url()
