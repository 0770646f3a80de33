"""A sitting that ended leaves nothing to read, whether somebody presses a button or only leaves a page open."""

import pytest
from django.urls import reverse

from tests.door.conftest import enter, later, with_password  # noqa: F401 - why: a fixture
from tests.door.test_sitting import inside
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
POLL = {"hx-request": "true"}


def test_a_sitting_that_ended_tells_the_browser_to_forget(denmark, later):  # noqa: F811
    browser, _ = enter(with_password(denmark))
    later.shift(31 * 60)
    answer = browser.get("/cases/")
    assert (answer.status_code, answer["Clear-Site-Data"]) == (302, '"cache", "storage"')


def test_a_page_left_open_asks_whether_its_sitting_goes_on_and_does_not_prolong_it(denmark, later):  # noqa: F811
    browser, _ = enter(with_password(denmark))
    asks = reverse("desk:here")
    assert f'data-ask="{asks}"' in browser.get("/cases/").content.decode()
    for _minutes in range(14):
        later.shift(2 * 60)
        assert browser.head(asks, headers=POLL).status_code == 204
    later.shift(3 * 60)
    assert browser.head(asks, headers=POLL).status_code == 401
    assert not inside(browser)


def test_nobody_signed_in_is_asked(client, denmark):
    assert "data-ask" not in client.get("/accounts/login/").content.decode()
    assert client.head(reverse("desk:here"), headers=POLL).status_code == 401
    assert signed_in(denmark).post(reverse("desk:here")).status_code == 405
