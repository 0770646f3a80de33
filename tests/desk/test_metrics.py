"""Numbers for a monitoring system: behind a token or the secretariat's sign-in, and about nobody."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from audit.proof import seal
from notifications.dispatcher import tick
from notifications.models import Notice
from tests.notifications.conftest import case, handler, plan_round  # noqa: F401 - why: fixtures
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
TOKEN = "t0ken-of-a-monitoring-system"


def read(client, **headers) -> dict[str, float]:
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain; version=")
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


@pytest.fixture
def token(settings) -> dict[str, str]:
    settings.METRICS_TOKEN = TOKEN
    return {"authorization": f"Bearer {TOKEN}"}


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN])
def test_without_the_token_nobody_reads_them(client, token, given):
    answer = client.get("/metrics", headers={"authorization": given} if given else {})
    assert answer.status_code == 401
    assert b"entente_" not in answer.content


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer"])
def test_where_no_token_is_set_none_opens(client, settings, given):
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"authorization": given}).status_code == 401


def test_the_secretariat_reads_them_in_its_browser_and_others_do_not(secretariat, denmark):
    assert read(signed_in(secretariat))
    assert signed_in(denmark).get("/metrics").status_code == 403


def test_they_say_what_is_due_lost_and_how_late(client, token, plan_round):  # noqa: F811
    before = read(client, **token)
    assert "entente_dispatcher_lag_seconds" not in before, "nobody has ticked yet"
    plan_round()
    assert read(client, **token)["entente_dispatcher_due reminders"] == 3
    tick()
    Notice.objects.filter(channel="email").update(status="dead")
    seal()
    after = read(client, **token)
    assert after["entente_dispatcher_due reminders"] == 0
    assert after["entente_dispatcher_lost notices"] == 3
    assert 0 <= after["entente_dispatcher_lag_seconds"] < 60
    assert 0 <= after["entente_audit_seal_age_seconds"] < 60
    assert after["entente_rounds_open"] == 0
    assert after["entente_broker_up"] == 1
    assert after["entente_broker_queue"] >= 0


def test_a_broker_that_is_away_is_a_number_and_not_an_error(client, token, settings):
    settings.REDIS_URL = "redis://:nobody-listens-here@127.0.0.1:9/0"
    found = read(client, **token)
    assert found["entente_broker_up"] == 0
    assert "entente_broker_queue" not in found


def test_they_cost_the_same_however_much_there_is(client, token, plan_round, django_assert_max_num_queries):  # noqa: F811
    plan_round()
    tick()
    with django_assert_max_num_queries(14):
        read(client, **token)
