"""Two identical requests at the same moment, over real connections, make one report."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from rest_framework.test import APIClient

from cases.models import Report
from core.models import IdempotentRequest
from partners.actions import issue_key

URL = "/api/v1/reports/"
TOGETHER = 4


@pytest.fixture
def send_together(own_database):
    """Send these bodies at one moment, each over a connection of its own; the answers in order."""
    _stored, key = issue_key(body="NATO", scopes=["reports:write"], days=1)

    def send(bodies: list[dict], **headers: str) -> list:
        barrier = Barrier(len(bodies))

        def one(body: dict):
            client = APIClient()
            client.credentials(HTTP_AUTHORIZATION=f"Bearer {key}", **headers)
            barrier.wait()
            try:
                return client.post(URL, body)
            finally:
                connection.close()

        with ThreadPoolExecutor(len(bodies)) as pool:
            return list(pool.map(one, bodies))

    return send


def test_a_double_click_under_one_key_is_one_report_and_one_answer(send_together):
    answers = send_together([{"title": "The same"}] * TOGETHER, HTTP_IDEMPOTENCY_KEY="once")
    assert [answer.status_code for answer in answers] == [201] * TOGETHER
    assert len({answer.content for answer in answers}) == 1
    assert sum("Idempotent-Replay" in answer for answer in answers) == TOGETHER - 1
    assert (Report.objects.count(), IdempotentRequest.objects.count()) == (1, 1)


def test_two_bodies_under_one_key_leave_one_report_and_one_refusal(send_together):
    answers = send_together([{"title": "One"}, {"title": "Another"}], HTTP_IDEMPOTENCY_KEY="once")
    assert sorted(answer.status_code for answer in answers) == [201, 422]
    assert Report.objects.count() == 1


def test_the_same_external_id_at_once_is_one_report_even_without_a_key(send_together):
    answers = send_together([{"title": "The same", "external_id": "N-1"}] * TOGETHER)
    assert sorted(answer.status_code for answer in answers) == [200] * (TOGETHER - 1) + [201]
    assert Report.objects.count() == 1
    assert len({answer.json()["id"] for answer in answers}) == 1


def test_a_marking_is_kept_out_and_recorded_with_real_commits_too(send_together):
    (answer,) = send_together([{"title": "SECRET UE/EU SECRET"}], HTTP_IDEMPOTENCY_KEY="marked")
    assert (answer.status_code, answer.json()["code"]) == (422, "cases.classified_marking")
    assert (Report.objects.count(), IdempotentRequest.objects.count()) == (0, 0)
