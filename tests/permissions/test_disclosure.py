"""Whatever shows an object above PUBLIC leaves a note that it was read: asked of every address that names one."""

import pytest

from audit.models import Disclosure
from tests.permissions.asker import Asker
from tests.permissions.reading_matrix import Row, rows
from tests.permissions.routes import addresses
from tests.permissions.test_matrix import written

pytestmark = pytest.mark.django_db

SHOWS_NO_OBJECT = {
    "responses:instrument": "the law of an instrument",
    "sanctions:regime": "the law of a regime",
    "feeds:calendar_feed": "instants by the reader's own address; a poll logs nothing",
    "receipts:verify_receipt": "whether a receipt is genuine, nothing of the answer",
    "notifications:deadline": "an instant and who was told",
    "cases:quarantine_handled": "where something was tried; nothing of it was kept",
    "cases:quarantine_entry": "what was found and where; looking inside is an act of its own, on record",
    "cases:quarantine_let_in": "the same",
    "cases:quarantine_destroy": "the same",
    "api:problem": "what an error means",
    **dict.fromkeys(
        ("meetings:change", "meetings:cancel", "meetings:attendance", "meetings:close", "meetings:add_item"),
        "the hour, the room and the States of a meeting; no item of its agenda",
    ),
    "api:release-detail": "that something was released or taken back, nothing of what was released; a feed is polled",
    "api:dossier-detail": "how far the caller's own order is; what is in the bag counts as read when it is made",
    "responses:receipt": "the reader's own answer",
    "cases:person_erase": "a former user, and no file",
    "desk:absence_end": "who is away in the reader's own body",
}
"""Addresses that name an object and show none of a case, each with the reason."""
NOT_OPEN = {
    "responses:prepared_position": "nothing is prepared",
    "responses:discard_prepared": "nothing is prepared",
    "responses:sign": "no answer was reviewed yet",
    "responses:record_meeting": "no round of the world is held in a room",
    "sanctions:adoption": "the dossier has not come so far",
    "sanctions:publication": "the dossier has not come so far",
}
"""Addresses that nobody opens as the world stands."""
OBJECTS = ("cases:", "attribution:", "sanctions:", "responses:", "desk:", "exchange:", "meetings:", "api:")


def reads() -> list[Row]:
    """Every page and call of one object."""
    ours = [row for row in rows() if row.reads and row.route.startswith(OBJECTS)]
    return [row for row in ours if row.route not in SHOWS_NO_OBJECT and "<" in addresses()[row.route]]


def _reader(row: Row) -> str:
    """The first who gets it."""
    return next((who for who, told in row.expected.items() if told == (200,) and who != "nobody"), "")


def test_what_nobody_opens_is_known():
    assert {row.route for row in reads() if not _reader(row)} == set(NOT_OPEN)


@pytest.mark.parametrize("row", [row for row in reads() if _reader(row)], ids=lambda row: row.route)
def test_who_opens_an_object_is_on_record(asker: Asker, row: Row):
    who = _reader(row)
    before = written().get(Disclosure._meta.db_table, 0)
    assert asker.ask("GET", row.route, who).status_code == 200
    assert written()[Disclosure._meta.db_table] > before, f"{row.route} shows an object and no reading is noted"
