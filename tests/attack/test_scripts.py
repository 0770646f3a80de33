"""Words with markup, scripts and templates in them, in every field people write into, stay words everywhere."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.http import urlencode

from notifications.dispatcher import tick
from responses.actions.positions import give_position
from tests.attack.page_reader import Page
from tests.attack.papers import harm_of
from tests.attack.payloads import LONG, MARK, SCRIPT_LINKS, SHORT, numbered
from tests.attack.planting import Planted, Planter, acts
from tests.permissions import asking, routes
from tests.permissions.asker import Asker, undone
from tests.permissions.objects import arguments
from tests.permissions.reading_matrix import rows

pytestmark = pytest.mark.django_db

WITH_FORMS = (
    ("desk:case", "analyst"),
    ("responses:proposal", "drafter"),
    ("responses:proposal", "chair"),
    ("responses:comments", "chair"),
    ("sanctions:dossier", "officer"),
    ("attribution:assessment", "analyst"),
)
"""Pages with several small forms on them, and who is offered most of them."""
NOT_FREE = {
    "attribution:record actor_name": "only where the position names one",
    "cases:pointer_add reference": "a number of a registry",
    "cases:pseudonymise name": "a name that stands in the case",
    "cases:report_new techniques": "codes of DISARM",
    "cases:report_pseudonymise name": "a name that stands in the report",
    "cases:reveal reason": "answers with the name at once",
    "cases:triage_join case": "the reference of a case",
    "responses:instruction_reply reply": "a code and an answer",
    "responses:number_document council_number": "a number of the Council",
    "responses:position clearing_condition": "a page to sign comes first",
    "responses:position fix": "a page to sign comes first",
    "responses:position reason": "a page to sign comes first",
}
"""Fields that take words, but not any words, and why."""
DOCUMENTS = ("_document", "_spreadsheet", "_csv", "calendar_feed")
ELSEWHERE = ("account", "mfa", "admin:")
LISTS = "admin:*_changelist"


@pytest.fixture(scope="module")
def planted(standing_world: Asker) -> Planted:
    """Everything that may be written was, once, by those who may."""
    planter = Planter(standing_world)
    for route, who in WITH_FORMS:
        planter.read_forms(route, who)
    readable = {row.route for row in rows() if row.reads}
    for row, who in acts():
        cache.clear()
        if row.route in readable:
            planter.read_forms(row.route, who)
        planter.act(row, who)
    _signed(standing_world)
    return planter.result


def _signed(asker: Asker) -> None:
    """An objection with every word a State may add: given here as after its signature."""
    round_, words = asker.world.running, numbered(LONG, 9000)
    give_position(
        round_id=round_.pk, text_sha256=round_.text_sha256, by=asker.world.people["member"], answer="object",
        reason=words, clearing_condition=words, fix=words,
    )  # fmt: skip


def _pages(asker: Asker, who: str) -> Iterator[tuple[str, Any]]:
    """Every page of the matrix this reader gets."""
    for row in rows():
        if row.reads and row.expected[who] == (200,) and not row.route.startswith(ELSEWHERE):
            cache.clear()
            yield row.route, asker.ask("GET", row.route, who)


def _lists(asker: Asker) -> Iterator[tuple[str, Any]]:
    """Every list of the administration."""
    for route in routes.every_route():
        if routes.row_of(route) == LISTS:
            yield route, asker.ask("GET", route, "secretariat")


def _documents(asker: Asker) -> Iterator[tuple[str, Any]]:
    """Every document, in each of its forms."""
    for row in rows():
        if row.reads and row.route.endswith(DOCUMENTS):
            forms = ("docx", "pdf") if "form" in arguments(asker.world, row.route) else ("",)
            for form in forms:
                cache.clear()
                at = asker.address(row.route, form=form) if form else ""
                yield f"{row.route} {form}", asker.ask("GET", row.route, "lead", at=at)


def test_every_field_that_takes_free_words_was_written_into(planted: Planted):
    assert set(planted.untaken) == set(NOT_FREE)
    assert len(planted.fields) > 150


def test_a_form_and_where_it_leads_show_words_and_nothing_else(planted: Planted):
    assert planted.harm == []


def test_no_page_takes_planted_words_for_more_than_words(asker: Asker, planted: Planted):
    found = Planted(seen=planted.seen)
    for route, answer in _pages(asker, "lead"):
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            found.look(answer.whole, route)
    for address, who in planted.pages.items():
        answer = asker.client(who).get(address)
        if answer.status_code == 200:
            found.look(answer.content, f"{who} {address}")
    assert found.harm == []
    assert len(planted.seen) > 140, [name for number, name in planted.fields.items() if number not in planted.seen]


def test_no_list_of_the_administration_does(asker: Asker, planted: Planted):
    found = Planted()
    for route, answer in _lists(asker):
        assert answer.status_code in (200, 403), route
        found.look(answer.whole, route)
    assert found.harm == []
    assert len(found.seen) > 10


def test_no_document_holds_them_as_more_than_words(asker: Asker, planted: Planted):
    held, harm = set(), []
    for name, answer in _documents(asker):
        said, wrong = harm_of(answer.get("Content-Type", "").partition(";")[0], answer.whole)
        harm += [f"{name}: {each}" for each in wrong]
        held |= {name} if MARK in said else set()
    assert harm == []
    assert {"pdf", "docx"} <= {each.rpartition(" ")[2] for each in held}, held
    assert "responses:compilation_spreadsheet " in held


def test_no_mail_holds_them_as_more_than_words(asker: Asker, planted: Planted):
    mail.outbox = []
    with undone():
        while tick("the tests"):
            pass
    told = [each for each in mail.outbox if MARK in each.body]
    assert told
    for each in mail.outbox:
        assert isinstance(each, EmailMultiAlternatives)
        assert "\n" not in each.subject + "".join(each.to)
        assert set(each.extra_headers) <= {
            "Message-ID",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "List-Unsubscribe",
        }
        for html, _kind in each.alternatives:
            assert Page(str(html)).harm == []


@pytest.mark.parametrize("address", SCRIPT_LINKS)
def test_an_address_that_runs_is_refused_wherever_one_is_asked_for(asker: Asker, address: str):
    case = asker.world.case.pk
    item = {"kind": "technical", "origin": "open", "reliability": "B", "credibility": "2", "marking": "limite"}
    day = {"date": "2026-01-05"}
    sent = {
        reverse("cases:report_new"): {"title": "Elsewhere", "language": "en", "marking": "limite", "links": address},
        reverse("cases:evidence_add", args=[case]): {"title": "A page", "link": address, **item},
        reverse("cases:timeline_add", args=[case]): {"text": "It went online.", "source_url": address, **day},
        reverse("attribution:record", args=[case]): {"stance": "no_position", "text_url": address, **day},
    }
    for to, said in sent.items():
        answer = asker.client("lead").post(to, said)
        assert answer.status_code == 400, to
        assert Page(answer.content.decode()).harm == []


def test_what_stands_in_an_address_is_shown_as_words(asker: Asker):
    names = ("q", "words", "search", "status", "kind", "page", "state", "marking", "next", "code", "from", "to", "day")
    asked, harm = urlencode(dict.fromkeys(names, LONG)), []
    for row in rows():
        if row.reads and row.expected["lead"] == (200,) and not row.route.startswith(ELSEWHERE):
            cache.clear()
            answer = asker.ask("GET", row.route, "lead", at=f"{asker.address(row.route)}?{asked}")
            assert answer.status_code < 500, row.route
            if "html" in answer.get("Content-Type", ""):
                harm += [f"{row.route}: {each}" for each in Page(answer.whole.decode()).harm]
    for path in (f"/{SHORT}/", f"/cases/{LONG}/", f"/proposals/?{LONG}={SHORT}"):
        harm += Page(asker.client("lead").get(path).content.decode()).harm
    assert harm == []


def test_the_sign_nul_in_any_word_of_a_form_breaks_nothing(asker: Asker):
    broken = []
    for row, who in acts():
        said = asking.body(asker.world, row.route, who)
        words = {name: f"{value}\x00" for name, value in said.items() if isinstance(value, str)}
        for sent in (said | words, {"reason": "\x00", "note": "\x00", "chain": "\x00", "token": "\x00", "why": "\x00"}):
            cache.clear()
            with undone():
                api = row.route.startswith("api:")
                told = {"data": sent, "content_type": "application/json"} if api else {"data": sent}
                answer = asker.client(who, api=api).post(asker.address(row.route), **told)
                assert b"".join(answer) is not None  # a download is read to its end
            broken += [row.route] if answer.status_code >= 500 else []
    assert broken == []
