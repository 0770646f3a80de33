"""A sentence shown now has the reader's own clock beside Brussels; one that is stored has not."""

from datetime import UTC, datetime

import pytest
from django.test import RequestFactory

from config.frame import ReadersClock, clock_of
from core import sentences
from core.rules.refusal import Reason
from core.sentences import READER, render, render_for_reader
from delegations.rules.roles import Role
from tests import cast

CODE = "tests.closes"
sentences.register({CODE: "It closes at {at}.", "tests.because": "No: {why}"})
AT = datetime(2027, 1, 6, 11, tzinfo=UTC)
PLAIN = "It closes at Wed 6 Jan 2027, 12:00 (Brussels, CET)."


@pytest.fixture
def greek(db):
    return cast.person("el.officer", "EL", Role.OFFICER)


def shown_to(user) -> str:
    request = RequestFactory().get("/")
    request.user = user
    found: list[str] = []
    ReadersClock(lambda _request: found.append(render_for_reader(Reason(CODE, {"at": AT}))))(request)
    return found[0]


def test_the_capitals_clock_stands_beside_brussels_where_it_differs(greek, denmark):
    assert shown_to(greek) == f"{PLAIN[:-1]} · Wed 6 Jan 2027, 13:00 (Athens, EET)."
    assert shown_to(denmark) == PLAIN


def test_a_reason_within_a_reason_has_it_too(greek):
    request = RequestFactory().get("/")
    request.user = greek
    found: list[str] = []
    inner = Reason("tests.because", {"why": Reason(CODE, {"at": AT})})
    ReadersClock(lambda _request: found.append(render_for_reader(inner)))(request)
    assert "13:00 (Athens, EET)" in found[0]


def test_what_is_stored_has_no_reader_and_the_clock_ends_with_the_answer(greek):
    request = RequestFactory().get("/")
    request.user = greek
    found: list[str] = []
    ReadersClock(lambda _request: found.append(render(Reason(CODE, {"at": AT}))))(request)
    assert found == [PLAIN]
    assert READER.get() is None
    assert render_for_reader(Reason(CODE, {"at": AT})) == PLAIN


def test_a_person_of_another_zone_than_the_capitals_is_named_after_it(denmark):
    denmark.zone = "America/New_York"
    assert clock_of(denmark) == ("America/New_York", "New York")
