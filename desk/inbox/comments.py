"""Texts on which this delegation's comments are asked."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from delegations.rules.roles import Actor
from desk.inbox.items import Group, Item, tag
from responses.models import Comment, CommentPhase, Support


def to_comment(user: Any, actor: Actor) -> Iterator[Item]:
    """Every phase that runs: unanswered it needs work, answered (a comment, support, or none to make) it is watched."""
    if not actor.speaks_for_a_state:
        return
    said = Comment.objects.filter(phase=OuterRef("pk"), delegation=actor.delegation)
    stood_behind = Support.objects.filter(
        comment__proposal=OuterRef("proposal"), delegation=actor.delegation, created_at__gte=OuterRef("opened_at")
    )
    running = CommentPhase.objects.visible_to(user).filter(closed_at__isnull=True)
    rows = running.annotate(said=Exists(said), stood_behind=Exists(stood_behind)).select_related("proposal__case")
    for one in rows.order_by("closes_at"):
        yield _item(one)


def _item(one: Any) -> Item:
    answered = one.said or one.stood_behind
    note = _("Your delegation has answered") if answered else _("Comments and wording are asked; no signature needed")
    return Item(
        Group.OTHERS if answered else Group.WORK,
        f"{one.proposal.title} – {one.proposal.reference}",
        one.get_absolute_url(),
        note,
        due=one.closes_at,
        tags=(tag(_("Comments"), "info"),),
    )
