"""A letter that turns, put into every field people write into, is refused with nothing lost, or kept and shown."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from allauth.account.fields import PasswordField
from django import forms
from django.core.cache import cache
from django.urls import reverse
from django.utils.http import urlencode

from core.letters import refuse_hidden_signs
from tests.attack.payloads import sign
from tests.attack.planting import HANDLES, Planter, acts
from tests.attack.test_scripts import WITH_FORMS
from tests.permissions import asking
from tests.permissions.asker import Asker, undone
from tests.permissions.reading_matrix import Row, rows

pytestmark = pytest.mark.django_db
TURN = "\u202e"
KEPT = {
    "api:report-list body": "what was seen, word for word",
    "cases:evidence_add description": "words beside an item may quote it",
    "cases:report_new body": "what was seen, word for word",
}
"""Fields whose words are kept as found: shown with the number of the sign."""


NOT_KEPT = {
    "attribution:record proof": "asked only where a position is recorded for another State",
    "cases:publishable publishable": "yes, or anything else for no",
}
"""What is sent and goes nowhere."""
CODES_ONLY = {"api:deadline mode": "a code", "api:deadline opened_at": "an instant"}
"""Read by a parser of their own, which takes no words at all."""


@dataclass
class Found:
    """What became of each field."""

    refused: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    otherwise: dict[str, int] = field(default_factory=dict)

    def sort(self, where: str, number: str, status: int, body: str, page: str) -> None:
        api = where.startswith("api:")
        if "nobody can see" in body:
            self.refused.add(where)
            self.lost += [] if api or number in body else [where]
        elif status in (201, 303) or (status == 200 and api):
            self.taken[where] = page
        else:
            self.otherwise[where] = status


class Turning(Planter):
    """Goes through the same acts and fields as the attack with scripts, one field at a time."""

    def each(self, row: Row, who: str) -> Iterator[tuple[str, str, int, str, str]]:
        """The field, what was written there, the answer, and the page it leads to."""
        form = self._forms.get(self.asker.address(row.route))
        said = asking.body(self.asker.world, row.route, who)
        held = {name: value for name, value in (form.held if form else {}).items() if name not in HANDLES}
        for name in self._free(said, form) if form else [each for each in said if isinstance(said[each], str)]:
            if name in HANDLES:
                continue
            yield from self._one(row, who, name, held | said)

    def _one(self, row: Row, who: str, name: str, whole: dict[str, Any]) -> Iterator[tuple[str, str, int, str, str]]:
        number = sign(self._number(f"{row.route} {name}"))
        written = f"{whole.get(name) or 'Words'} {number}{TURN}x"
        api = row.route.startswith("api:")
        sent = whole | {name: written}
        told = {"data": json.dumps(sent), "content_type": "application/json"} if api else {"data": sent}
        client = self.asker.client(who, api=api)
        cache.clear()
        with undone():
            headers = asking.headers(self.asker.world, row.route)
            answer = client.post(self.asker.address(row.route), headers=headers, **told)
            body = b"".join(answer).decode(errors="replace")
            page = client.get(answer["Location"]).content.decode() if answer.status_code == 303 and not api else ""
            yield f"{row.route} {name}", number, answer.status_code, body, page


@pytest.fixture(scope="module")
def found(standing_world: Asker) -> Found:
    """Every field, written into once."""
    turning, result = Turning(standing_world), Found()
    for route, who in WITH_FORMS:
        turning.read_forms(route, who)
    readable = {row.route for row in rows() if row.reads}
    for row, who in acts():
        if row.route in readable:
            turning.read_forms(row.route, who)
        for where, number, status, body, page in turning.each(row, who):
            result.sort(where, number, status, body, page)
    return result


def test_every_field_refuses_a_letter_that_turns_unless_it_keeps_words_as_found(found: Found):
    assert set(found.taken) == set(KEPT) | set(NOT_KEPT)
    assert set(found.otherwise) == set(CODES_ONLY)
    assert len(found.refused) > 185


def test_nothing_typed_is_lost_when_it_is_refused(found: Found):
    assert found.lost == []


def test_where_words_are_kept_as_found_the_sign_is_shown_by_its_number(found: Found):
    shown = {where: page for where, page in found.taken.items() if where in KEPT and page}
    assert len(shown) == 2
    for where, page in shown.items():
        assert TURN not in page, where
        assert "⟨U+202E⟩" in page, where


def test_no_form_there_is_forgets_to_look(asker: Asker):
    every = {form for form in _subclasses(forms.BaseForm) if hasattr(form, "base_fields")}
    fields = {(form, name): field for form in every for name, field in form.base_fields.items()}
    words = {at: field for at, field in fields.items() if isinstance(field, forms.CharField)}
    blind = {at for at, field in words.items() if refuse_hidden_signs not in field.validators}
    assert len(words) > 200
    assert {f"{form.__name__} {name}" for form, name in blind if not isinstance(words[form, name], PasswordField)} == {
        "NewReport body", "AddEvidence description",
    }  # fmt: skip


def test_the_offer_takes_the_signs_out_and_sends_the_rest_as_it_was_typed(asker: Asker):
    case = asker.world.case.pk
    said = {"date": "2026-01-05", "text": f"A mir{TURN}ror {TURN}went online.", "mend": "text"}
    with undone():
        to = reverse("cases:timeline_add", args=[case])
        refused = asker.client("lead").post(to, {name: said[name] for name in ("date", "text")})
        assert 'name="mend" value="text"' in refused.content.decode()
        assert f"mir{TURN}ror" in refused.content.decode()
        sent = asker.client("lead").post(to, urlencode(said), content_type="application/x-www-form-urlencoded")
        assert sent.status_code == 303
        assert asker.world.case.timeline.filter(text="A mirror went online.").exists()


def _subclasses(kind: type) -> set[type]:
    return {each for direct in kind.__subclasses__() for each in (direct, *_subclasses(direct))}
