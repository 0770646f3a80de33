"""What those who look after people have to do."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.clock import db_now
from delegations import facts as people
from delegations.rules.invitations import may_approve
from delegations.rules.roles import Actor, Can
from desk.inbox.items import Group, Item, tag


def own_invitations(user: Any, actor: Actor) -> Iterator[Item]:
    """For a lead who is not of the secretariat as well."""
    return iter(()) if actor.can(Can.MANAGE_REFERENCE) else all_invitations(user, actor)


def all_invitations(user: Any, actor: Actor) -> Iterator[Item]:
    """Those that wait for this reader's word: asked for by others, never by oneself."""
    now = db_now()
    for one in people.invitations_for(user).waiting().order_by("created_at"):
        if may_approve(actor, people.asked(one), now) is None:
            note = _("Invitation, asked for by %(name)s") % {"name": one.asked_by.name}
            yield Item(Group.DECIDE, one.name, reverse("desk:invitations"), note, tags=(tag(_("People")),))
