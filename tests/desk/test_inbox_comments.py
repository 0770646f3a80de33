"""What waits in the inbox while comments are asked."""

from datetime import timedelta
from typing import Any

import pytest

from core.clock import db_now
from desk.inbox.items import Group
from desk.inbox.sources import inbox_of
from responses.actions.commenting import comment, invite_comments
from responses.models import Proposal
from tests.factories.responses import a_case_for_all, a_proposal, ready


@pytest.fixture
def asked(analyst: Any, drafter: Any, legal_adviser: Any) -> Proposal:
    made = ready(a_proposal(a_case_for_all(analyst), drafter), drafter, legal_adviser)
    invite_comments(proposal=made, closes_at=db_now() + timedelta(days=1), by=drafter)
    return made


def lines(user: Any, group: Group) -> list[str]:
    return [item.url for item in inbox_of(user, db_now())[group] if item.url.endswith("/comments/")]


def test_a_delegation_finds_the_text_until_it_has_answered(asked, danish_officer):
    there = asked.comment_phases.get().get_absolute_url()
    assert lines(danish_officer, Group.WORK) == [there]
    comment(proposal=asked, kind="nothing", version=1, by=danish_officer)
    assert (lines(danish_officer, Group.WORK), lines(danish_officer, Group.OTHERS)) == ([], [there])


def test_those_who_run_it_are_not_asked(asked, drafter, chair):
    assert [lines(person, group) for person in (drafter, chair) for group in Group] == [[]] * 6
