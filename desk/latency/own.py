"""One State's own trend, for its own people: how long its answers took. Nobody else ever sees it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Min, QuerySet

from core.clock import db_now
from core.rules.quantiles import middle
from delegations.facts import brussels_day
from delegations.rules.roles import Actor
from responses.models import Position, Round, RoundMember
from responses.rules.vocabulary import Procedure

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """One round the State was asked in: hours to its first answer that counted, and hours it had."""

    month: date
    procedure: Procedure
    answered_after: float | None
    window: float | None
    over: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the State's own answers. ``silent``: rounds of silence it let pass, which is an answer too."""

    month: date
    asked: int
    answered: int
    silent: int
    missed: int
    running: int
    median_hours: float | None
    median_share: float | None


def own_months(user: Any, actor: Actor) -> list[Month]:
    """The last twelve months with a round, oldest first. Three queries.

    The State is that of the reader; there is no other way in, so there is nobody else to compare with.
    """
    if not actor.speaks_for_a_state:
        return []
    by_month: dict[date, list[Asked]] = defaultdict(list)
    for asked in _asked(user, actor.delegation):
        by_month[asked.month].append(asked)
    return [_month(month, rounds) for month, rounds in sorted(by_month.items())][-MONTHS:]


def _asked(user: Any, state: str) -> list[Asked]:
    now = db_now()
    rounds = list(_rounds_of(user, state).filter(opened_at__gte=now - timedelta(days=366)))
    own = Position.objects.visible_to(user).filter(round__in=rounds, late=False)
    first = dict(own.order_by().values_list("round_id").annotate(first=Min("received_at")))
    return [_one(each, each.opened_at, first.get(each.pk), now) for each in rounds if each.opened_at]


def _one(round_: Round, opened: datetime, answered: datetime | None, now: datetime) -> Asked:
    closes = round_.closes_at
    return Asked(
        month=brussels_day(opened).replace(day=1),
        procedure=Procedure(round_.procedure),
        answered_after=_hours(answered - opened) if answered else None,
        window=_hours(closes - opened) if closes else None,
        over=round_.closed_at is not None or (closes is not None and closes <= now),
    )


def _rounds_of(user: Any, state: str) -> QuerySet[Round]:
    asked = RoundMember.objects.filter(state=state).values("round_id")
    rounds = Round.objects.visible_to(user).filter(pk__in=asked, opened_at__isnull=False)
    return rounds.exclude(procedure=Procedure.MEETING)


def _month(month: date, asked: list[Asked]) -> Month:
    answered = [each for each in asked if each.answered_after is not None]
    open_end = [each for each in asked if each.answered_after is None and each.over]
    silent = sum(1 for each in open_end if each.procedure is Procedure.SILENCE)
    hours = [each.answered_after for each in answered if each.answered_after is not None]
    shares = [100 * each.answered_after / each.window for each in answered if each.answered_after and each.window]
    return Month(
        month, len(asked), len(answered), silent, len(open_end) - silent,
        len(asked) - len(answered) - len(open_end),
        middle(hours).median if hours else None, middle(shares).median if shares else None,
    )  # fmt: skip


def _hours(span: timedelta) -> float:
    return span.total_seconds() / 3600
