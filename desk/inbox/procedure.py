"""What the chair, the drafters and those who carry responses out have to do."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from delegations.rules.roles import Actor
from desk.inbox.items import Group, Item, instants_of, tag
from responses.models import Check, Delivery, Proposal, Round
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Procedure

DECIDED = (RoundStatus.EXPIRED_SILENT, RoundStatus.VOTED, RoundStatus.AGREED)
STUCK = (RoundStatus.HELD, RoundStatus.INCOMPLETE)


def _rounds(user: Any, *statuses: str) -> Any:
    return Round.objects.visible_to(user).filter(status__in=statuses).select_related("proposal__case")


def _round_item(one: Any, group: Group, note: str, *tags: dict[str, str], due: Any = None) -> Item:
    title = f"{one.proposal.title} – {one.proposal.reference}"
    return Item(group, title, one.proposal.get_absolute_url(), note, due=due, tags=tags)


def to_confirm(user: Any, actor: Actor) -> Iterator[Item]:
    """Rounds that ended: the chair confirms, re-opens or lets them go."""
    for one in _rounds(user, *DECIDED):
        yield _round_item(one, Group.DECIDE, _("The round has ended; confirm its outcome"), tag(_("Confirm"), "warn"))
    for one in _rounds(user, *STUCK):
        yield _round_item(one, Group.DECIDE, _("Held: extend, re-open or withdraw"), tag(_("Held"), "no"))


def after_a_brake(user: Any, actor: Actor) -> Iterator[Item]:
    """Votes that a State stopped, and those that may be put again."""
    for one in _rounds(user, RoundStatus.BRAKED):
        yield _round_item(one, Group.DECIDE, _("Emergency brake: no vote is taken"), tag(_("Brake"), "no"))
    for one in _rounds(user, RoundStatus.DRAFT):
        yield _round_item(one, Group.DECIDE, _("The brake is lifted; put the vote again"), tag(_("Vote"), "warn"))


def running(user: Any, actor: Actor) -> Iterator[Item]:
    """Rounds the chair watches."""
    for one in _rounds(user, RoundStatus.OPEN, RoundStatus.SUSPENDED):
        if one.procedure == Procedure.MEETING:
            yield _round_item(one, Group.WORK, _("Record the meeting once it was held"), tag(_("Meeting"), "info"))
            continue
        yield _round_item(one, Group.OTHERS, _("Round in progress"), tag(_("Open"), "info"), due=one.closes_at)
    for one in _rounds(user, RoundStatus.BROKEN):
        yield _round_item(one, Group.OTHERS, _("Silence was broken"), tag(_("Broken"), "no"))


def to_record(user: Any, actor: Actor) -> Iterator[Item]:
    """Confirmed, but the act outside is not recorded yet."""
    for one in _rounds(user, RoundStatus.CONFIRMED):
        note = _("Confirmed; record the adoption outside with its reference")
        yield _round_item(one, Group.WORK, note, tag(_("Adoption"), "warn"))


def to_draft(user: Any, actor: Actor) -> Iterator[Item]:
    """Proposals in the hands of the penholder."""
    rows = Proposal.objects.visible_to(user).filter(
        status__in=[ProposalStatus.DRAFT, ProposalStatus.CHECKS, ProposalStatus.COMMENT]
    )
    found = list(rows.select_related("case").prefetch_related("checks").order_by("-changed_at"))
    due = instants_of([check for one in found for check in one.checks.all()])
    for one in found:
        note = _("In preparation")
        checks = [due[check.pk] for check in one.checks.all() if check.pk in due and check.code != "rights_test"]
        yield Item(
            Group.WORK,
            f"{one.title} – {one.reference}",
            one.get_absolute_url(),
            note,
            due=min(checks, default=None),
            tags=(tag(one.get_status_display()),),
        )


def to_deliver(user: Any, actor: Actor) -> Iterator[Item]:
    """Adopted, but not carried out yet."""
    rows = Proposal.objects.visible_to(user).filter(status=ProposalStatus.ADOPTED).select_related("case")
    for one in rows.order_by("changed_at"):
        note = _("Adopted; carry it out and record the delivery")
        url = f"{one.get_absolute_url()}#deliveries"
        yield Item(Group.WORK, f"{one.title} – {one.reference}", url, note, tags=(tag(_("Deliver"), "warn"),))


def to_follow_up(user: Any, actor: Actor) -> Iterator[Item]:
    """Deliveries that come back by themselves."""
    rows = Delivery.objects.visible_to(user).filter(follow_up_at__isnull=False, followed_up_at__isnull=True)
    for one in rows.select_related("proposal__case").order_by("follow_up_at"):
        title = f"{one.what} – {one.proposal.reference}"
        note = _("Follow up: what came of it?")
        yield Item(Group.WORK, title, one.get_absolute_url(), note, due=one.follow_up_at, tags=(tag(_("Follow-up")),))


def rights_tests(user: Any, actor: Actor) -> Iterator[Item]:
    """Rights tests nobody has signed."""
    rows = Check.objects.filter(
        code="rights_test",
        done_at__isnull=True,
        proposal__in=Proposal.objects.visible_to(user).unfinished().values("pk"),
    )
    found = list(rows.select_related("proposal__case").order_by("created_at"))
    due = instants_of(found)
    for one in found:
        title = f"{one.proposal.title} – {one.proposal.reference}"
        note = _("The fundamental-rights test waits for a signature")
        url, tags = f"{one.proposal.get_absolute_url()}#checks", (tag(_("Rights"), "warn"),)
        yield Item(Group.DECIDE, title, url, note, due=due.get(one.pk), tags=tags)
