"""Comments over REST: a ministry's system reads what is said and says something itself."""

from datetime import timedelta
from uuid import uuid4

import pytest

from core.clock import db_now
from responses.actions.commenting import invite_comments
from responses.actions.text import add_version
from responses.models import Comment
from tests.factories.responses import a_case_for_all, a_proposal, ready

COMMENTS, PROPOSALS = "/api/v1/comments/", "/api/v1/proposals/"
WORDS = "The European Union strongly condemns the campaign."


@pytest.fixture
def proposal(analyst, drafter, legal_adviser):
    made = ready(a_proposal(a_case_for_all(analyst), drafter), drafter, legal_adviser)
    invite_comments(proposal=made, closes_at=db_now() + timedelta(days=1), by=drafter)
    return made


def said(proposal, **more):
    return {"proposal": str(proposal.pk), "version": 1, "paragraph": 1, "kind": "amend", "wording": WORDS} | more


def code(answer):
    return answer.json()["code"]


def test_a_system_comments_once_however_often_it_sends(caller, proposal):
    system = caller("DK", "comments:write", "proposals:read")
    first = system.post(COMMENTS, said(proposal), HTTP_IDEMPOTENCY_KEY="k1")
    again = system.post(COMMENTS, said(proposal), HTTP_IDEMPOTENCY_KEY="k1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert (first.json()["delegation"], first.json()["paragraph"], first.json()["late"]) == ("DK", 1, False)
    assert Comment.objects.get().channel == "api"


def test_everyone_on_the_case_reads_it_with_its_support_and_partners_do_not(caller, proposal):
    made = caller("DK", "comments:write").post(COMMENTS, said(proposal)).json()
    paris = caller("FR", "comments:write", "proposals:read")
    assert paris.post(f"{COMMENTS}{made['id']}/support/", {"support": True}).json()["supported_by"] == ["FR"]
    assert paris.get(COMMENTS, {"proposal": str(proposal.pk)}).json()["results"][0]["supported_by"] == ["FR"]
    assert paris.get(f"{COMMENTS}{made['id']}/").json()["wording"] == WORDS
    assert paris.post(f"{COMMENTS}{made['id']}/support/", {"support": False}).json()["supported_by"] == []
    nato = caller("NATO", "comments:write", "proposals:read")
    assert nato.get(COMMENTS).json()["results"] == []
    hidden, absent = nato.get(f"{COMMENTS}{made['id']}/"), nato.get(f"{COMMENTS}{uuid4()}/")
    assert (hidden.status_code, hidden.content) == (404, absent.content)
    assert nato.post(COMMENTS, said(proposal)).status_code == 404


def test_reading_is_no_licence_to_write(caller, proposal):
    assert caller("DK", "proposals:read").post(COMMENTS, said(proposal)).status_code == 403


@pytest.mark.parametrize(
    ("wrong", "status", "field"),
    [
        ({"wording": ""}, 400, "wording"),
        ({"paragraph": 9}, 400, "paragraph"),
        ({"kind": "shout"}, 400, "kind"),
        ({"version": 0}, 400, "version"),
        ({"wordings": "x"}, 400, "wordings"),
        ({"version": 7}, 409, None),
        ({"wording": "SECRET UE/EU SECRET"}, 422, None),
    ],
)
def test_what_cannot_be_is_named(caller, proposal, wrong, status, field):
    answer = caller("DK", "comments:write").post(COMMENTS, said(proposal, **wrong))
    assert (answer.status_code, answer.json().get("field")) == (status, field)
    assert not Comment.objects.exists()


def test_over_a_newer_version_nothing_is_kept(caller, proposal, drafter):
    add_version(proposal=proposal, text="Anew.", by=drafter, base=1)
    answer = caller("DK", "comments:write").post(COMMENTS, said(proposal))
    assert (answer.status_code, code(answer)) == (409, "responses.text_moved_on")


def test_a_proposal_says_until_when_comments_are_asked(caller, proposal):
    system = caller("DK", "proposals:read")
    shown = system.get(f"{PROPOSALS}{proposal.pk}/").json()
    assert shown["comments_close_at"] == proposal.comment_phases.get().closes_at.isoformat().replace("+00:00", "Z")


def test_a_list_costs_the_same_for_one_and_for_many(caller, proposal, count_queries):
    system = caller("DK", "comments:write", "proposals:read")
    system.post(COMMENTS, said(proposal))
    few = count_queries(lambda: system.get(COMMENTS))
    for number in range(8):
        system.post(COMMENTS, said(proposal, wording=f"{WORDS} {number}"))
    assert count_queries(lambda: system.get(COMMENTS)) == few
