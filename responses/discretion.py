"""That a State has answered is told when its answer may be: under a silence that was broken the two are one."""

from typing import Any

from django.db.models import Q, QuerySet

from audit.models import AuditEvent
from core.clock import db_now
from delegations import facts as people
from responses.board import sight_of
from responses.facts import state_of_play
from responses.models import Round
from responses.models.round import Visibility

ANSWERING = ("give_position", "record_on_behalf", "deliver_position")


def without_answering(reader: Any, events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
    """The acts without those of answering in rounds whose answers this reader may not see now; its own State's stay.

    One query, and those of a board for each round that runs and shows its answers later.
    """
    answering = events.order_by().filter(verb__in=ANSWERING, subject_kind="responses.round")
    rounds = Round.objects.filter(pk__in=set(answering.values_list("subject_id", flat=True)))
    actor, now = people.actor(reader), db_now()
    for round_ in rounds.exclude(visibility=Visibility.AT_ONCE).select_related("proposal__instrument"):
        sight = sight_of(round_, actor, state_of_play(round_), now)
        if not sight.everything:
            others = Q(subject_id=str(round_.pk), verb__in=ANSWERING) & ~Q(on_behalf_of=sight.own or "-")
            events = events.exclude(others)
    return events
