"""What an answer and a poll cost in queries, whatever the round has been through before."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from responses.actions.positions import give_position
from responses.actions.rounds import resume_round, suspend_round
from responses.models import Round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db

MOST_FOR_AN_ANSWER = 24


def queries_of(round_: Round, by, answer: str, **more) -> int:
    with CaptureQueriesContext(connection) as asked:
        give_position(round_id=round_.pk, answer=answer, by=by, text_sha256=round_.text_sha256, **more)
    return len(asked)


def poll_of(client: Client, round_: Round) -> str:
    """What the board asks next."""
    return client.get(reverse("responses:board", args=[round_.pk])).context["board"]["poll_url"]


def test_an_answer_takes_fewer_than_25_queries_the_first_and_every_later_time(silence, denmark):
    assert queries_of(silence, denmark, "agree", after=0) <= MOST_FOR_AN_ANSWER
    for _ in range(5):
        assert queries_of(silence, denmark, "agree") <= MOST_FOR_AN_ANSWER


def test_an_answer_costs_the_same_after_a_hundred_answers_of_others(silence, denmark, france, germany):
    before = queries_of(silence, denmark, "agree")
    for _ in range(50):
        queries_of(silence, france, "agree")
        queries_of(silence, germany, "agree")
    assert queries_of(silence, denmark, "agree") <= before


def test_a_poll_with_nothing_new_asks_the_round_once_besides_who_is_asking(silence, denmark):
    client = signed_in(denmark)
    poll = poll_of(client, silence)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(poll).status_code == 204
    about = [query["sql"] for query in asked if "responses_" in query["sql"]]
    assert len(about) == 1
    assert about[0].count('FROM "responses_position"') == about[0].count("\"state_id\" = 'DK'") == 2
    assert not [query["sql"] for query in asked if query["sql"].startswith("SELECT entente_now()")]
    assert not [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_poll_costs_no_more_while_the_clock_is_stopped_and_the_instant_goes_by(silence, denmark, chair, clock):
    client = signed_in(denmark)
    before = poll_of(client, silence)
    stopped = suspend_round(round_=silence, reason="the site was down", by=chair)
    clock.forward(hours=30)
    assert client.get(before).status_code == 200
    while_stopped = poll_of(client, stopped)
    assert client.get(while_stopped).status_code == 204
    running = resume_round(round_=stopped, by=chair)
    assert client.get(while_stopped).status_code == 200
    assert client.get(poll_of(client, running)).status_code == 204


def test_a_poll_costs_the_same_whatever_the_history(silence, denmark, france):
    client, counts = signed_in(denmark), []
    for _ in range(2):
        poll = poll_of(client, silence)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(poll).status_code == 204
        counts.append(len(asked))
        for _ in range(10):
            queries_of(silence, france, "agree")
    assert counts[0] == counts[1]
