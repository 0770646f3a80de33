"""A new installation gets its first two people at the console, and only then."""

from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from audit.models import AuditEvent
from delegations import facts
from delegations.models import User
from delegations.rules.roles import Can
from tests.door.conftest import PASSWORD, enter

pytestmark = pytest.mark.django_db
TWO = ("first@test.invalid=First Person", "second@test.invalid=Second Person")


def found(*people):
    out = StringIO()
    call_command("found_secretariat", *people, stdout=out)
    return [line.split(": ", 1)[1] for line in out.getvalue().splitlines()]


def test_two_come_in_by_their_links_and_keep_the_house(strict):
    links = found(*TWO)
    for link in links:
        assert Client().post(urlsplit(link).path, {"password": PASSWORD, "again": PASSWORD}).status_code == 303
    first = User.objects.get(email="first@test.invalid")
    assert facts.actor(first).can(Can.MANAGE_REFERENCE)
    browser, _ = enter(first)
    assert browser.get("/admin/").url == "/accounts/factors/"
    sentences = list(AuditEvent.objects.filter(verb="people.found").values_list("sentence", flat=True))
    assert len(sentences) == 2
    assert not any("@" in sentence for sentence in sentences)  # an address in the memory could never be forgotten


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (("first@test.invalid=A", "FIRST@test.invalid=B"), "two different persons"),
        (("no address", "second@test.invalid=B"), "is not address=name"),
    ],
)
def test_what_cannot_be_founded_is_one_sentence(people, said):
    with pytest.raises(CommandError, match=said):
        found(*people)
    assert not User.objects.filter(email="first@test.invalid").exists()


def test_nobody_is_added_past_a_secretariat(secretariat):
    with pytest.raises(CommandError, match="There is a secretariat already"):
        found(*TWO)
