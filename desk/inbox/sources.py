"""Every source of the inbox, and the one function that puts them together."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from delegations import facts as people
from delegations.rules.roles import Actor, Can
from desk.inbox import analysis, comments, instants, procedure, rounds
from desk.inbox import people as looking_after
from desk.inbox.items import Group, Item

Source = Callable[[Any, Actor], Iterator[Item]]

SOURCES: tuple[tuple[Can, Source], ...] = (
    (Can.PREPARE_POSITION, rounds.to_answer),
    (Can.COMMENT, comments.to_comment),
    (Can.RECORD_ON_BEHALF, instants.calls),
    (Can.CHAIR, procedure.to_confirm),
    (Can.CHAIR, procedure.after_a_brake),
    (Can.CHAIR, procedure.running),
    (Can.RECORD_ADOPTION, procedure.to_record),
    (Can.DRAFT, procedure.to_draft),
    (Can.RECORD_DELIVERY, procedure.to_deliver),
    (Can.RECORD_DELIVERY, procedure.to_follow_up),
    (Can.SIGN_RIGHTS_TEST, procedure.rights_tests),
    (Can.TRIAGE, analysis.to_triage),
    (Can.ASSESS, analysis.assessments),
    (Can.CHECK_LEGALITY, analysis.dossiers),
    (Can.GUARD_MARKINGS, analysis.quarantine),
    (Can.MANAGE_REFERENCE, looking_after.all_invitations),
    (Can.MANAGE_DELEGATION, looking_after.own_invitations),
)


def inbox_of(user: Any, now: datetime) -> dict[Group, list[Item]]:
    """All that waits for this reader, by group, the shortest time left first; undated lines last."""
    actor = people.actor(user)
    found: dict[Group, list[Item]] = {group: [] for group in Group}
    for capability, source in SOURCES:
        if actor.can(capability):
            for item in source(user, actor):
                found[item.group].append(item.as_of(now))
    for item in instants.due(user, actor, now):
        found[item.group].append(item.as_of(now))
    for items in found.values():
        items.sort(key=lambda item: (item.due is None, item.due or now, item.title))
    return found
