"""What an agenda offers: items that return, items referred here, items whose meeting round is open, the rest."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from responses.models import AgendaItem, Meeting, Proposal, Round
from responses.referred import referred_to
from responses.rules.agenda import ItemKind, ItemOutcome, MeetingStatus
from responses.rules.referral import LIES_WITH_A_BODY
from responses.rules.rounds import RUNNING
from responses.rules.vocabulary import Procedure

MOST = 30


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal to take in one click, why it is offered, and what is taken over as its annotation."""

    proposal: Proposal
    why: str
    words: str = ""
    came_from: Any = None


def offers_for(meeting: Meeting, user: Any) -> list[Offer]:
    """In the order a chair looks for them, each proposal once. Four queries."""
    taken = set(meeting.items.live().values_list("proposal_id", flat=True))
    found: dict[Any, Offer] = {}
    for offer in [*_returning(meeting, user), *_referred(meeting, user), *_in_this_body(meeting, user)]:
        if offer.proposal.pk not in taken:
            found.setdefault(offer.proposal.pk, offer)
    return list(found.values())[:MOST]


def came_back(meeting: Meeting, user: Any) -> QuerySet[AgendaItem]:
    """The last word of earlier meetings of the body on each proposal this reader sees."""
    held = AgendaItem.objects.visible_to(user).live().filter(
        meeting__body=meeting.body, meeting__status=MeetingStatus.CLOSED, meeting__starts_at__lt=meeting.starts_at,
    )  # fmt: skip
    newest = held.order_by("proposal_id", "-meeting__starts_at").distinct("proposal_id")
    return newest.select_related("proposal__case", "meeting")


def returning_item(meeting: Meeting, proposal: Proposal, user: Any) -> AgendaItem | None:
    """The item of an earlier meeting this proposal returns from."""
    last = came_back(meeting, user).filter(proposal=proposal).first()
    return last if last is not None and last.outcome == ItemOutcome.RETURNS else None


def kind_offered(proposal: Proposal) -> ItemKind:
    """What is asked of an item taken in one click: a decision where its meeting round is open, else a discussion."""
    running = proposal.rounds.filter(status__in=RUNNING, procedure=Procedure.MEETING)
    return ItemKind.DECISION if running.exists() else ItemKind.DISCUSSION


def words_offered(meeting: Meeting, proposal: Proposal, user: Any) -> str:
    """The line it was referred with, as an annotation to start from."""
    sent = referred_to(meeting.body, user).filter(proposal=proposal).first()
    return str(sent) if sent is not None else ""


def _returning(meeting: Meeting, user: Any) -> list[Offer]:
    return [
        Offer(row.proposal, _("Returns from %(meeting)s") % {"meeting": row.meeting}, row.sentence, row.pk)
        for row in came_back(meeting, user)
        if row.outcome == ItemOutcome.RETURNS and row.proposal.status in LIES_WITH_A_BODY
    ]


def _referred(meeting: Meeting, user: Any) -> list[Offer]:
    return [Offer(row.proposal, _("Referred to this body"), str(row)) for row in referred_to(meeting.body, user)]


def _in_this_body(meeting: Meeting, user: Any) -> list[Offer]:
    """What lies with the body; a meeting round that is open goes first."""
    running = Round.objects.filter(status__in=RUNNING, procedure=Procedure.MEETING)
    rows = Proposal.objects.visible_to(user).filter(stage=meeting.body, status__in=LIES_WITH_A_BODY)
    rows = rows.select_related("case")
    found = list(rows.prefetch_related(Prefetch("rounds", running, to_attr="met")).order_by("-changed_at", "pk")[:MOST])
    first = [Offer(row, _("Its meeting round is open")) for row in found if row.met]
    return [*first, *(Offer(row, _("Lies with this body")) for row in found if not row.met)]
