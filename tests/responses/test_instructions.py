"""Asking the capital, taking in its reply, and that nobody else ever learns of it."""

import io
import re
from datetime import timedelta
from typing import Any

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from audit.models import AuditEvent
from core.rules.refusal import Refused
from delegations.models import User
from notifications.models import Notice
from responses.actions.endings import withdraw_round
from responses.actions.instructions import request_instructions, take_reply
from responses.actions.positions import give_position
from responses.actions.rounds import extend_round
from responses.actions.text import add_version
from responses.models import InstructionRequest, Position, PreparedPosition, Proposal, Round
from tests import cast
from tests.factories.responses import TEXT, a_round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
SECRET = "Zugzwangzebra"


def anew(user: Any) -> User:
    return User.objects.get(pk=user.pk)


def a_sheet(round_: Round, by: Any, **more: Any) -> InstructionRequest:
    return request_instructions(round_id=round_.pk, by=anew(by), **more)


def refusal_of(act: Any) -> str:
    with pytest.raises(Refused) as no:
        act()
    return no.value.refusal.code


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def words_in_pdf(content: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_the_sheet_says_what_is_asked_what_silence_means_and_until_when_in_the_capital(silence, danish_officer):
    browser = signed_in(danish_officer)
    page = browser.post(
        reverse("responses:request_instructions", args=[silence.pk]), {"contact": "Desk 7", "note": "Agree, we think."}
    )
    assert page.status_code == 303
    sheet = text_of(browser.get(page["Location"]))
    made = InstructionRequest.objects.get()
    assert "Can Denmark agree to this text?" in sheet
    assert "Desk 7" in sheet
    assert "Agree, we think." in sheet
    assert made.code in sheet
    assert silence.text_sha256 in sheet
    assert "(Brussels, CET)" in sheet or "(Brussels, CEST)" in sheet
    for paragraph in TEXT.split("\n\n"):
        assert paragraph in sheet


def test_a_capital_on_another_clock_reads_its_own(silence):
    finland = cast.signatory("FI")
    browser, made = signed_in(finland), a_sheet(silence, finland)
    assert "(Helsinki, EE" in text_of(browser.get(made.get_absolute_url()))


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_sheet_is_sent_as_word_or_pdf_with_the_same_words(silence, danish_officer, form):
    made = a_sheet(silence, danish_officer, note="Agree, we think.")
    answer = signed_in(danish_officer).get(reverse("responses:instruction_document", args=[made.pk, form]))
    assert answer["Content-Disposition"].endswith(f'.{form}"')
    if form == "pdf":
        said = words_in_pdf(answer.content)
    else:
        word = Document(io.BytesIO(answer.content))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        said = " ".join([*(each.text for each in word.paragraphs), *cells])
    for words in (made.code, "Can Denmark agree to this text?", "Agree, we think.", TEXT.split("\n\n")[0]):
        assert words in re.sub(r"\s+", " ", said)


def test_a_form_nobody_offers_is_not_found(silence, danish_officer):
    made = a_sheet(silence, danish_officer)
    assert signed_in(danish_officer).get(made.get_absolute_url() + "document.odt").status_code == 404


def test_the_second_sheet_marks_what_changed_since_the_first(silence, proposal, danish_officer, drafter, chair):
    a_sheet(silence, danish_officer)
    add_version(
        proposal=Proposal.objects.get(pk=proposal.pk),
        text=TEXT.replace("condemns", "notes"),
        by=drafter,
        base=1,
        ends_round=True,
    )
    again = a_round(Proposal.objects.get(pk=proposal.pk), chair)
    made = a_sheet(again, danish_officer)
    assert made.since.number == 1
    page = signed_in(danish_officer).get(made.get_absolute_url()).content.decode()
    assert re.search(r"<del>.*?condemns.*?</del>", page, re.S)
    assert re.search(r"<ins>.*?notes.*?</ins>", page, re.S)


def test_a_second_sheet_on_the_same_text_says_nothing_changed(silence, danish_officer):
    a_sheet(silence, danish_officer)
    made = a_sheet(silence, danish_officer)
    assert "Nothing: the text is the same." in text_of(signed_in(danish_officer).get(made.get_absolute_url()))


def test_a_moved_instant_stands_on_the_sheet_as_moved(silence, danish_officer, chair):
    made = a_sheet(silence, danish_officer)
    later = silence.closes_at + timedelta(days=40)
    extend_round(round_=silence, closes_at=later, by=chair)
    assert f"{later.day} " in text_of(signed_in(danish_officer).get(made.get_absolute_url()))


def test_a_pasted_reply_becomes_the_prepared_answer(silence, danish_officer):
    made = a_sheet(silence, danish_officer)
    mail = f"Dear colleague,\n{made.code} OBJECT\nREASON: Too long.\nWORDING: Shorter.\n\n> {made.code} AGREE"
    answer = signed_in(danish_officer).post(reverse("responses:instruction_reply", args=[made.pk]), {"reply": mail})
    assert answer["Location"] == reverse("responses:prepared_position", args=[silence.pk])
    waiting = PreparedPosition.objects.get(settled_at__isnull=True)
    assert (waiting.answer, waiting.reason, waiting.fix) == ("object", "Too long.", "Shorter.")
    made.refresh_from_db()
    assert made.prepared == waiting
    assert not Position.objects.exists()


def test_a_reply_in_favour_takes_back_the_objection_that_stands(silence, denmark, danish_officer):
    give_position(round_id=silence.pk, answer="object", by=denmark, text_sha256=silence.text_sha256)
    made = a_sheet(silence, danish_officer)
    assert take_reply(request=made, reply=f"{made.code} AGREE", by=anew(danish_officer)).withdraws
    other = a_sheet(silence, danish_officer)
    assert not take_reply(request=other, reply=f"{other.code} OBJECT", by=anew(danish_officer)).withdraws


@pytest.mark.parametrize(("reply", "said"), [("We agree.", "No line begins with the code"), ("", "required")])
def test_a_reply_that_cannot_be_read_stays_in_the_form(silence, danish_officer, reply, said):
    made = a_sheet(silence, danish_officer)
    answer = signed_in(danish_officer).post(reverse("responses:instruction_reply", args=[made.pk]), {"reply": reply})
    assert answer.status_code == 400
    assert said in text_of(answer)
    assert reply in text_of(answer)
    assert not PreparedPosition.objects.exists()


def test_a_reply_is_taken_in_once(silence, danish_officer):
    made = a_sheet(silence, danish_officer)
    take_reply(request=made, reply=f"{made.code} AGREE", by=danish_officer)
    again = lambda: take_reply(request=made, reply=f"{made.code} OBJECT", by=anew(danish_officer))  # noqa: E731
    assert refusal_of(again) == "responses.already_answered"
    assert PreparedPosition.objects.get().answer == "agree"


def test_a_reply_that_bears_a_classification_is_kept_out(silence, danish_officer):
    made = a_sheet(silence, danish_officer)
    marked = f"{made.code} AGREE\nREASON: SECRET UE/EU SECRET"
    assert refusal_of(lambda: take_reply(request=made, reply=marked, by=danish_officer)) == "cases.classified_marking"
    assert not PreparedPosition.objects.exists()


def test_once_a_round_is_withdrawn_no_sheet_is_made_and_the_page_says_why(silence, danish_officer, chair):
    withdraw_round(round_=silence, reason="Overtaken by events.", by=chair)
    browser = signed_in(danish_officer)
    page = browser.get(reverse("responses:request_instructions", args=[silence.pk]))
    assert page.status_code == 200
    assert "takes no answers" in text_of(page)
    assert browser.post(reverse("responses:request_instructions", args=[silence.pk]), {}).status_code == 409


def test_services_have_no_capital_to_ask(silence, drafter, chair):
    for somebody in (drafter, chair):
        browser = signed_in(somebody)
        assert browser.get(reverse("responses:request_instructions", args=[silence.pk])).status_code == 403
        assert browser.get(reverse("responses:cable", args=[silence.pk])).status_code == 403


EVERYBODY_ELSE = ("france", "hungary", "chair", "secretariat", "drafter", "analyst", "legal_adviser", "auditor")


@pytest.mark.parametrize("who", EVERYBODY_ELSE)
def test_instructions_never_leave_the_own_delegation(silence, danish_officer, who, request):
    made = a_sheet(silence, danish_officer, note=SECRET, contact=SECRET)
    take_reply(request=made, reply=f"{made.code} OBJECT\nREASON: {SECRET}", by=anew(danish_officer))
    reader = request.getfixturevalue(who)
    browser = signed_in(reader)
    for path in (made.get_absolute_url(), f"{made.get_absolute_url()}document.pdf"):
        assert browser.get(path).status_code == 404
    assert browser.post(f"{made.get_absolute_url()}reply/", {"reply": f"{made.code} AGREE"}).status_code == 404
    pages = [
        silence.proposal.get_absolute_url(),
        silence.proposal.case.get_absolute_url(),
        reverse("responses:board", args=[silence.pk]),
        f"/search/?q={SECRET[:8]}",
        f"/search/?q={made.code[:7]}",
        "/notices/",
        "/calendar/",
        "/api/v1/rounds/",
        f"/api/v1/rounds/{silence.pk}/",
        "/api/v1/proposals/",
    ]
    for path in pages:
        body = browser.get(path).content.decode()
        assert SECRET not in body, path
        assert made.code not in body, path
    assert not Notice.objects.filter(person=reader, params__icontains=SECRET).exists()


def test_the_memory_keeps_that_it_was_done_without_the_words(silence, danish_officer):
    made = a_sheet(silence, danish_officer, note=SECRET)
    take_reply(request=made, reply=f"{made.code} AGREE\nREASON: {SECRET}", by=anew(danish_officer))
    kept = AuditEvent.objects.filter(verb__in=["request_instructions", "take_instructions", "prepare_position"])
    assert kept.count() == 3
    assert not any(SECRET in f"{event.sentence}{event.details}" for event in kept)
    assert not kept.filter(chain=str(silence.proposal.case_id)).exists()


def test_a_list_of_sheets_costs_the_same_for_one_and_for_many(silence, danish_officer):
    browser, path = signed_in(danish_officer), reverse("responses:request_instructions", args=[silence.pk])
    a_sheet(silence, danish_officer)
    browser.get(path)
    with CaptureQueriesContext(connection) as one:
        browser.get(path)
    for _each in range(6):
        a_sheet(silence, danish_officer)
    with CaptureQueriesContext(connection) as many:
        browser.get(path)
    assert len(many) == len(one)
