"""Documents of a proposal, opened by readers that did not write them, and who may have them."""

import io
import re
from typing import Any

import pypdf
import pytest
from django.urls import reverse
from docx import Document

from audit.models import Disclosure
from responses.actions.closing import close_round
from responses.actions.positions import give_position
from responses.actions.text import add_version
from responses.models import Proposal
from tests.factories.responses import TEXT, a_round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def words(answer: Any, form: str) -> str:
    """Everything a reader finds in the file."""
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    if form == "pdf":
        said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    else:
        word = Document(io.BytesIO(answer.content))
        tables = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        said = " ".join([word.sections[0].header.paragraphs[0].text, *(p.text for p in word.paragraphs), *tables])
    return re.sub(r"\s+", " ", said)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_version_is_a_document_with_marking_version_and_hash(silence, denmark, form):
    path = reverse("responses:version_document", args=[silence.proposal_id, 1, form])
    said = words(signed_in(denmark).get(path), form)
    for expected in ("LIMITE", "version 1", silence.version.sha256, *TEXT.split("\n\n")):
        assert expected in said.replace(" ", "") or expected in said
    assert Disclosure.objects.filter(subject_id=str(silence.proposal_id)).exists()


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_comparison_is_a_document_that_marks_what_came_and_went(silence, denmark, drafter, form):
    proposal = Proposal.objects.get(pk=silence.proposal_id)
    add_version(proposal=proposal, text=TEXT.replace("condemns", "notes"), by=drafter, base=1, ends_round=True)
    path = reverse("responses:comparison_document", args=[silence.proposal_id, 1, 2, form])
    said = words(signed_in(denmark).get(path), form)
    assert "condemns" in said
    assert "notes" in said
    assert "underlined" in said


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_receipt_is_a_document_with_the_address_where_anyone_checks_it(silence, denmark, form):
    row = give_position(round_id=silence.pk, answer="agree", by=denmark, text_sha256=silence.text_sha256)
    path = reverse("responses:receipt_document", args=[row.pk, form])
    said = words(signed_in(denmark).get(path), form).replace(" ", "")
    assert row.receipt in said
    assert f"/receipts/{row.receipt}/" in said


def test_a_receipt_of_another_state_that_is_not_shown_yet_is_not_found(proposal, chair, denmark, france):
    hidden = a_round(proposal, chair, visibility="after_close")
    row = give_position(round_id=hidden.pk, answer="object", by=denmark, text_sha256=hidden.text_sha256)
    path = reverse("responses:receipt_document", args=[row.pk, "pdf"])
    assert signed_in(france).get(path).status_code == 404


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_report_home_says_how_it_stands_and_what_we_and_others_said(silence, denmark, hungary, form):
    give_position(
        round_id=silence.pk, answer="agree", by=denmark, text_sha256=silence.text_sha256, reason="It is right."
    )
    give_position(round_id=silence.pk, answer="object", by=hungary, text_sha256=silence.text_sha256)
    said = words(signed_in(denmark).get(reverse("responses:cable_document", args=[silence.pk, form])), form)
    assert "It is right." in said
    assert "Objects" in said
    assert "HU" in said
    assert "Draft" in said


def test_a_report_home_shows_no_more_than_the_board(proposal, chair, denmark, hungary, clock):
    hidden = a_round(proposal, chair, visibility="after_close")
    give_position(round_id=hidden.pk, answer="object", by=hungary, text_sha256=hidden.text_sha256)
    path = reverse("responses:cable", args=[hidden.pk])
    assert "Objects" not in signed_in(denmark).get(path).content.decode()
    clock.forward(hours=25)
    close_round(round_id=hidden.pk)
    assert "Objects" in signed_in(denmark).get(path).content.decode()


@pytest.mark.parametrize("name", ["version_document", "cable_document"])
def test_a_form_nobody_offers_is_not_found(silence, denmark, name):
    args = [silence.proposal_id, 1, "odt"] if name == "version_document" else [silence.pk, "exe"]
    assert signed_in(denmark).get(reverse(f"responses:{name}", args=args)).status_code == 404


def test_whoever_may_not_see_the_proposal_gets_no_document_of_it(silence, stranger):
    for name, args in (
        ("version_document", [silence.proposal_id, 1, "pdf"]),
        ("cable_document", [silence.pk, "pdf"]),
    ):
        assert signed_in(stranger).get(reverse(f"responses:{name}", args=args)).status_code == 404
