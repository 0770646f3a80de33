"""The plan of reminders is visible before a round is opened."""

import pytest
from django.urls import reverse

from core.clock import db_now
from delegations import facts as people
from tests.factories.responses import a_case_for_all, a_proposal, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def test_the_chair_sees_who_would_be_told_when_before_asking(analyst, drafter, legal_adviser, chair):
    made = ready(a_proposal(a_case_for_all(analyst), drafter), drafter, legal_adviser)
    instant = db_now().astimezone(people.BRUSSELS).replace(year=db_now().year + 1, hour=12, minute=0)
    path = reverse("responses:open_round", args=[made.pk])
    page = signed_in(chair).get(f"{path}?closes_at={instant:%Y-%m-%dT%H:%M}")
    assert [line["what"] for line in page.context["plan"] if line["what"]] == ["Opened", "Last notice", "Chair t 1h"]
    assert [line["to"] for line in page.context["plan"] if not line["what"]] == ["deputy", "lead", "secretariat call"]
    assert "Who would be told when" in page.content.decode()
    assert signed_in(chair).get(path).context["plan"] == []
