"""A person is quick, a program that copies is quicker: beyond a limit pages wait for the next minute."""

import pytest
from django.conf import settings as live

from tests.door.conftest import later  # noqa: F401 - why: a fixture
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
WHOLE_MINUTE = 60


@pytest.fixture
def three_a_minute(settings, later):  # noqa: F811
    """A minute that has just begun and stands still."""
    settings.PAGES_PER_MINUTE = 3
    later.move_to(1_795_000_020)
    return later


def statuses(person, times):
    return [signed_in(person).get("/profile/").status_code for _ in range(times)]


def test_beyond_the_limit_pages_wait_and_say_how_long_whatever_the_browser(three_a_minute, denmark, france):
    assert statuses(denmark, 5) == [200, 200, 200, 429, 429]
    three_a_minute.shift(20)
    answer = signed_in(denmark).get("/profile/")
    assert (answer.status_code, answer["Retry-After"]) == (429, "40")
    assert "Wait 40 seconds" in answer.content.decode()
    assert statuses(france, 1) == [200]


def test_each_count_ends_with_its_minute(three_a_minute, denmark):
    assert statuses(denmark, 4)[-1] == 429
    three_a_minute.shift(WHOLE_MINUTE)
    assert statuses(denmark, 1) == [200]


def test_as_deployed_there_is_a_limit():
    """Twelve hundred: twenty pages in each second of a whole minute."""
    assert (live.BASE_DIR / "config/settings.py").read_text().count("PAGES_PER_MINUTE = 1200") == 1
