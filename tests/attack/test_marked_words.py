"""A classification marking in any field people write into keeps the words out: of the case and of the memory."""

import json
from typing import Any

import pytest
from django.core.cache import cache

from audit.models import AuditEvent
from cases.models import Quarantined
from tests.attack.planting import HANDLES, Planter, _kept_or_undone, acts
from tests.attack.test_scripts import WITH_FORMS
from tests.permissions import asking
from tests.permissions.asker import Asker
from tests.permissions.reading_matrix import Row, rows

pytestmark = pytest.mark.django_db
SIGN = "zq7w"
MARKED = f"{SIGN} RESTREINT UE/EU RESTRICTED"
SPOKEN_OF = {
    "cases:pointer_add reference": "the number of the registry that keeps the classified paper",
    "cases:quarantine_destroy why": "the security officer says why it was a marking or none",
    "cases:quarantine_handled note": "the same",
    "cases:quarantine_let_in why": "the same",
}
"""Fields in which a marking may be spoken of."""
DROPPED = {
    "attribution:record proof": "nothing is recorded on behalf of the own State",
}
"""Taken, and the words are not kept."""


class Marker(Planter):
    """Tries each field by itself; what is taken is undone, and what was left behind is looked at before."""

    def act(self, row: Row, who: str) -> None:
        form = self._forms.get(self.asker.address(row.route))
        said = asking.body(self.asker.world, row.route, who)
        held = {name: value for name, value in form.held.items() if name not in HANDLES} if form else {}
        for name in self._free(said, form or _NO_FORM):
            self._try(row, who, held | said, name)

    def _try(self, row: Row, who: str, whole: dict[str, Any], name: str) -> None:
        api, where = row.route.startswith("api:"), f"{row.route} {name}"
        said = whole | {name: MARKED}
        told = {"data": json.dumps(said), "content_type": "application/json"} if api else {"data": said}
        with _kept_or_undone():
            before = AuditEvent.objects.order_by("-id").values_list("id", flat=True).first() or 0
            client = self.asker.client(who, api=api)
            answer = client.post(
                self.asker.address(row.route), headers=asking.headers(self.asker.world, row.route), **told
            )
            assert answer.status_code < 500, where
            rows_since = AuditEvent.objects.filter(id__gt=before)
            if any(SIGN in event.sentence + json.dumps(event.details) for event in rows_since):
                self.result.harm.append(where)
            elif answer.status_code == 422 and Quarantined.objects.filter(reason="marked").exists():
                self.result.pages[where] = who
            elif answer.status_code in (200, 201, 303) and (api or answer.status_code != 200):
                self.result.untaken.append(where)
        self.asker.world.case.refresh_from_db()


_NO_FORM: Any = type("NoForm", (), {"written": {}, "held": {}})()


@pytest.fixture(scope="module")
def tried(standing_world: Asker) -> Any:
    marker = Marker(standing_world)
    for route, who in WITH_FORMS:
        marker.read_forms(route, who)
    readable = {row.route for row in rows() if row.reads}
    for row, who in acts():
        cache.clear()
        if row.route in readable:
            marker.read_forms(row.route, who)
        marker.act(row, who)
    return marker.result


def test_no_field_lets_marked_words_into_the_memory(tried):
    assert set(tried.harm) == set(SPOKEN_OF) - {"cases:pointer_add reference"}


def test_no_field_takes_marked_words_at_all(tried):
    """What was taken left nothing in the memory, but it may lie in a table."""
    assert set(tried.untaken) == set(DROPPED)


def test_the_security_officers_have_an_entry_for_each_that_was_kept_out(tried):
    assert len(tried.pages) > 120
    assert {"responses:comment text", "api:report-list body", "cases:move reason", "responses:working text-new"} <= set(
        tried.pages
    )
