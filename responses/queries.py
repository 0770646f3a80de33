"""What pages read: each a fixed number of queries, whatever the number of rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, Max, OuterRef, Prefetch, QuerySet, Subquery, When
from django.db.models.functions import Cast, JSONObject

from audit.models import AuditEvent
from audit.trail import readable
from core.clock import EntenteNow
from delegations import facts as people
from responses.discretion import without_answering
from responses.models import Adoption, Check, Delivery, Instrument, Position, Proposal, Referral, Round, TextVersion
from responses.rules.proposal import ProposalStatus
from responses.rules.question import NO_ANSWER
from responses.rules.rounds import RUNNING, RoundStatus
from responses.rules.visibility import Visibility, board_mark, sees_answers
from responses.rules.vocabulary import Procedure

MOST_ENTRIES = 500


def proposals_for(user: Any, *, status: str = "", tool: str = "", words: str = "", mine: str = "") -> QuerySet:
    """Visible proposals, newest change first, with the instant of the round that runs."""
    rows = Proposal.objects.visible_to(user).select_related("case", "instrument", "penholder")
    rows = rows.filter(status=status) if status else rows.exclude(status=ProposalStatus.WITHDRAWN)
    if tool:
        rows = rows.filter(instrument__tool=tool)
    if mine:
        rows = rows.filter(penholder=mine)
    for word in words.split():
        rows = rows.filter(title__icontains=word) | rows.filter(case__reference__icontains=word)
    running = Round.objects.filter(status__in=RUNNING).order_by("closes_at")
    return rows.prefetch_related(Prefetch("rounds", running, to_attr="running")).order_by("-changed_at", "pk")


def proposal_in_full(user: Any, pk: UUID) -> Proposal | None:
    """One visible proposal with all that its page shows."""
    related = ("case", "instrument", "penholder", "created_by", "came_from__case", "came_from__instrument")
    rows = Proposal.objects.visible_to(user).select_related(*related).annotate(smaller=_smaller())
    return rows.prefetch_related(
        Prefetch("checks", Check.objects.select_related("done_by")),
        Prefetch("acts"),
        Prefetch("versions", TextVersion.objects.select_related("author").order_by("-number")),
        Prefetch("adoptions", Adoption.objects.select_related("act", "version", "recorded_by").order_by("created_at")),
        Prefetch("referrals", Referral.objects.select_related("referred_by").order_by("-sequence")),
        Prefetch("deliveries", Delivery.objects.select_related("recorded_by").order_by("-delivered_at")),
    ).filter(pk=pk).first()  # fmt: skip


def _smaller() -> ArraySubquery:
    """The steps down the ladder that were taken from a proposal, in the query of the proposal itself."""
    rows = Proposal.objects.filter(came_from=OuterRef("pk")).exclude(status=ProposalStatus.WITHDRAWN)
    words = JSONObject(pk=Cast("pk", CharField()), number="number", instrument="instrument__name")
    return ArraySubquery(rows.order_by("number").values(said=words))


def rounds_of(proposal: Proposal) -> list[Round]:
    """Every round of a proposal, newest first, with whom it asks and what was answered."""
    return list(with_answers(proposal.rounds.all()).order_by("-number"))


def round_in_full(user: Any, pk: UUID) -> Round | None:
    """One visible round with all its board needs."""
    return with_answers(Round.objects.visible_to(user)).filter(pk=pk).first()


def with_answers(rounds: QuerySet) -> QuerySet:
    """The rounds with their text, members and positions."""
    signed = Position.objects.select_related("signed_by").order_by("state", "sequence")
    related = rounds.select_related("proposal__case", "proposal__instrument", "version", "act")
    return related.prefetch_related("members", Prefetch("positions", signed))


def mark_of(user: Any, pk: UUID) -> tuple[str, datetime | None, datetime] | None:
    """What a poll asks: has anything changed that this reader may know (``board_mark``), when will it by the clock
    alone (None while that is stopped), and now. One query besides that of who is asking.
    """
    actor = people.actor(user)
    own = Position.objects.filter(round=OuterRef("pk"), state=actor.delegation).order_by("-sequence")
    number, last = own.values("sequence")[:1], own.filter(late=False).values("answer")[:1]
    runs_out = Case(When(status=RoundStatus.SUSPENDED, then=None), default="closes_at")
    rows = Round.objects.visible_to(user).filter(pk=pk)
    asked = ("visibility", "revision", "terms_revision", Subquery(number), Subquery(last), runs_out, EntenteNow())
    found = rows.values_list(*asked).first()
    if found is None:
        return None
    choice, revision, terms, said, answer, instant, now = found
    given = answer is not None and answer not in NO_ANSWER
    everything = sees_answers(actor, Visibility(choice), closed=False, own_given=given)
    return board_mark(revision if everything else None, terms, said or 0), instant, now


def trail_of_proposal(proposal: Proposal, rounds: list[Round], reader: Any) -> list[dict[str, Any]]:
    """The sentences about a proposal and its rounds, newest first, as far as the reader may hear of the answers."""
    ids = [str(proposal.pk), *(str(round_.pk) for round_ in rounds)]
    events = AuditEvent.objects.filter(subject_kind__in=["responses.proposal", "responses.round"], subject_id__in=ids)
    told = without_answering(reader, events).order_by("-id")
    return [{"at": event.at, "sentence": text} for event, text in readable(told[:MOST_ENTRIES])]


def own_positions(round_: Round, state: str) -> list[Position]:
    """Everything one State said in a round, oldest first."""
    return [row for row in round_.positions.all() if row.state_id == state]


def former_answer(round_: Round, state: str) -> Position | None:
    """What the State said in the round before, to give again or not (decision 6)."""
    rows = Position.objects.filter(round__proposal=round_.proposal_id, round__number__lt=round_.number, late=False)
    last = rows.filter(state=state).select_related("round").order_by("-round__number", "-sequence").first()
    return None if last and last.takes_back else last


def instruments_in_force(on: Any) -> QuerySet:
    """Today's rows, by tool and tier."""
    return Instrument.objects.in_force(on).order_by("tool", "tier", "name")


def history_of(code: str) -> list[Instrument]:
    """Every dated row of one instrument, newest first."""
    return list(Instrument.objects.filter(code=code).order_by("-valid_from"))


def follow_ups_due(user: Any, now: datetime) -> QuerySet:
    """Deliveries that are to be looked at again."""
    rows = Delivery.objects.visible_to(user).select_related("proposal__case")
    return rows.filter(follow_up_at__lte=now, followed_up_at__isnull=True).order_by("follow_up_at")


def latest_version(proposal: Proposal) -> TextVersion | None:
    """The newest words, None where there are none yet."""
    return proposal.versions.order_by("-number").first()


def as_last_put(proposal: Proposal) -> dict[str, Any]:
    """How the last round was put, as the form for the next one names it; nothing once one was confirmed.

    A text that changed is as a rule asked about as the one before it was.
    """
    last = proposal.rounds.order_by("-number").first()
    if last is None or last.confirmed_at:
        return {}
    asked = last.members.order_by("state_id").values_list("state_id", flat=True)
    return {
        "way": f"{last.procedure}/{last.rule}",
        "visibility": last.visibility,
        "act": last.act_id,
        "participants": list(asked) if last.procedure == Procedure.CONSENT else [],
    }


def last_version_number(proposal: Proposal) -> int:
    """0 where there is no text yet."""
    return proposal.versions.aggregate(last=Max("number"))["last"] or 0
