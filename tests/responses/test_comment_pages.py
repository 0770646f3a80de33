"""The pages of the comment phase: what each reader finds, what a conflict keeps, what the files hold."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from core.clock import db_now
from responses.actions.commenting import comment, invite_comments
from responses.actions.deciding import accept_comment
from responses.actions.text import add_version
from responses.actions.working import open_working_text, start_working_text, text_of
from responses.models import Comment, CommentPhase
from tests import cast
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
WORDS = "The European Union strongly condemns the campaign."


def url(name: str, *args: Any) -> str:
    return reverse(f"responses:{name}", args=args)


def text_in(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def asked(proposal: Any, drafter: Any) -> CommentPhase:
    return invite_comments(proposal=proposal, closes_at=db_now() + timedelta(days=2), by=drafter)


@pytest.fixture
def pen(drafter: Any) -> Client:
    return signed_in(drafter)


def amends(phase: CommentPhase, by: Any, wording: str = WORDS, **more: Any) -> Comment:
    about = {"kind": "amend", "version": 1, "paragraph": 1} | more
    return comment(proposal=phase.proposal, wording=wording, by=by, **about)


def sent(**more: Any) -> dict[str, Any]:
    return {"version": 1, "paragraph": 1, "kind": "amend", "text": "", "wording": WORDS} | more


def test_a_delegation_changes_a_paragraph_in_its_own_field_and_the_difference_is_marked(asked, danish_officer):
    page = signed_in(danish_officer)
    assert "Nothing is open." in text_in(page.get(url("comments", asked.proposal_id)))
    made = page.post(url("comment", asked.proposal_id), sent(text="Stronger."))
    assert made.status_code == 303
    shown = page.get(url("comments", asked.proposal_id)).content.decode()
    assert "1 paragraph contested; DK on §1." in shown
    assert re.search(r"<ins>.*strongly.*</ins>", shown)


def test_leaving_the_words_alone_makes_a_remark(asked, danish_officer):
    words = "The European Union condemns the campaign."
    signed_in(danish_officer).post(url("comment", asked.proposal_id), sent(text="Good.", wording=words))
    assert Comment.objects.get().kind == "remark"


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ({"wording": "The European Union condemns the campaign."}, "This is the paragraph as it stands"),
        ({"wording": ""}, "Write the words as they should stand"),
        ({"kind": "else"}, "Select a valid choice"),
        ({"text": "x" * 20_001}, "at most 20000"),
    ],
)
def test_a_bad_comment_comes_back_with_its_words(asked, danish_officer, bad, why):
    page = signed_in(danish_officer).post(url("comment", asked.proposal_id), sent(**bad))
    assert page.status_code == 400
    assert why in text_in(page).replace("\u202f", "")


def test_a_newer_version_keeps_what_was_typed_and_shows_the_paragraph_now(asked, danish_officer, drafter):
    add_version(proposal=asked.proposal, text="Now it reads so.\n\nAnd so.", by=drafter, base=1)
    page = signed_in(danish_officer)
    late = page.post(url("comment", asked.proposal_id), sent(text="Stronger."))
    assert late.status_code == 409
    assert "Now it reads so." in text_in(late)
    assert WORDS in late.content.decode()
    assert 'name="version" value="2"' in late.content.decode()
    assert page.post(url("comment", asked.proposal_id), sent(version=2, text="Stronger.")).status_code == 303


def test_support_is_one_click_there_and_back(asked, danish_officer, france):
    row, page = amends(asked, danish_officer), signed_in(france)
    page.post(url("support_comment", row.pk))
    assert "DK and FR on §1" in text_in(page.get(url("comments", asked.proposal_id)))
    page.post(url("support_comment", row.pk), {"withdraw": "1"})
    assert "contested; DK on §1" in text_in(page.get(url("comments", asked.proposal_id)))
    own = signed_in(danish_officer).post(url("support_comment", row.pk))
    assert own.status_code == 409


def test_no_comment_and_withdrawing_are_one_click_each(asked, danish_officer, france):
    assert signed_in(france).post(url("no_comment", asked.proposal_id)).status_code == 303
    row = amends(asked, danish_officer)
    assert signed_in(danish_officer).post(url("withdraw_comment", row.pk)).status_code == 303
    page = text_in(signed_in(france).get(url("comments", asked.proposal_id)))
    assert "No comment: FR" in page
    assert "Nothing is open." in page


def test_the_penholder_accepts_in_one_click_and_puts_the_draft_forward(asked, danish_officer, pen):
    row = amends(asked, danish_officer)
    assert pen.post(url("accept_comment", row.pk)).status_code == 303
    assert WORDS in text_in(pen.get(url("working", asked.proposal_id)))
    before = pen.get(url("put_forward", asked.proposal_id))
    assert re.search(r"<ins>.*strongly.*</ins>", before.content.decode())
    made = pen.post(url("put_forward", asked.proposal_id), {"base": 1, "change_note": "DK"})
    assert made.status_code == 303
    assert asked.proposal.versions.count() == 2


def test_a_clash_shows_both_texts_and_merging_settles_it(asked, danish_officer, france, pen):
    accept_comment(comment=amends(asked, danish_officer), by=cast.person("d9", "EEAS", "drafter"))
    other = amends(asked, france, "The European Union firmly condemns the campaign.")
    clash = pen.post(url("accept_comment", other.pk))
    assert clash.status_code == 409
    page = text_in(clash)
    assert WORDS in page
    assert "firmly" in page
    revision = re.search(r'name="revision" value="(\d+)"', clash.content.decode())
    assert revision
    merged = {"revision": revision[1], "text": "The European Union strongly and firmly condemns it."}
    assert pen.post(url("merge_comment", other.pk), merged).status_code == 303
    assert "strongly and firmly" in text_of(open_working_text(asked.proposal))
    assert pen.get(url("merge_comment", other.pk)).status_code == 200


def test_merging_over_a_colleagues_change_keeps_both(asked, danish_officer, pen):
    row = amends(asked, danish_officer)
    pen.post(url("start_working", asked.proposal_id))
    paragraph = open_working_text(asked.proposal).paragraphs.get(place=1)
    pen.post(
        url("working", asked.proposal_id), {f"text-{paragraph.pk}": "A colleague was here.", f"rev-{paragraph.pk}": "1"}
    )
    late = pen.post(url("merge_comment", row.pk), {"revision": "1", "text": "My own words."})
    assert late.status_code == 409
    assert "A colleague was here." in text_in(late)
    assert "My own words." in text_in(late)


def test_a_rejection_needs_its_reason_on_the_page_too(asked, danish_officer, pen):
    row = amends(asked, danish_officer)
    assert pen.post(url("reject_comment", row.pk), {"reason": ""}).status_code == 400
    assert pen.post(url("reject_comment", row.pk), {"reason": "Not carried."}).status_code == 303
    assert "Not carried." in text_in(signed_in(danish_officer).get(url("comments", asked.proposal_id)))
    assert pen.post(url("reopen_comment", row.pk)).status_code == 303


def test_two_penholders_at_once_keep_both_texts(asked, drafter, pen):
    working = start_working_text(proposal=asked.proposal, by=drafter)
    row = working.paragraphs.get(place=1)
    other = signed_in(cast.person("d9", "EEAS", "drafter"))
    field = {f"rev-{row.pk}": "1"}
    assert other.post(url("working", asked.proposal_id), {f"text-{row.pk}": "Theirs.", **field}).status_code == 303
    late = pen.post(url("working", asked.proposal_id), {f"text-{row.pk}": "Mine.", **field})
    assert late.status_code == 409
    assert "Theirs." in text_in(late)
    assert "Mine." in text_in(late)
    assert f'name="rev-{row.pk}" value="2"' in late.content.decode()
    field = {f"rev-{row.pk}": "2"}
    assert pen.post(url("working", asked.proposal_id), {f"text-{row.pk}": "Mine.", **field}).status_code == 303


@pytest.mark.parametrize("name", ["working", "put_forward", "discard_working", "invite_comments", "number_document"])
def test_what_is_the_penholders_own_is_nobody_elses(asked, denmark, name):
    assert signed_in(denmark).get(url(name, asked.proposal_id)).status_code == 403


def test_the_table_leaves_as_page_word_pdf_and_spreadsheet_that_others_can_read(asked, danish_officer, france, drafter):
    amends(asked, danish_officer, text="=cmd|' /C calc'!A0")
    comment(proposal=asked.proposal, kind="insert", version=1, paragraph=2, wording="+1+1 new words\x0b", by=france)
    row = amends(asked, france, "The European Union deplores the campaign.")
    accept_comment(comment=row, by=drafter)
    page, digest = signed_in(france), asked.version.sha256
    assert "deplores" in text_in(page.get(url("compilation", asked.proposal_id)))
    word = Document(BytesIO(page.get(url("compilation_document", asked.proposal_id, "docx")).content))
    cells = [cell.text for table in word.tables for line in table.rows for cell in line.cells]
    assert any("deplores" in cell for cell in cells)
    assert digest in "\n".join(cells)
    assert "LIMITE" in word.sections[0].header.paragraphs[0].text
    struck = [run.text for table in word.tables for line in table.rows for cell in line.cells
              for part in cell.paragraphs for run in part.runs if run.font.strike]  # fmt: skip
    assert "condemns" in struck
    pdf = PdfReader(BytesIO(page.get(url("compilation_document", asked.proposal_id, "pdf")).content))
    said = "".join(one.extract_text() for one in pdf.pages)
    assert "LIMITE" in said
    assert "deplores" in said
    book = load_workbook(BytesIO(page.get(url("compilation_spreadsheet", asked.proposal_id)).content))
    sheet = book.active
    heads = [cell.value for cell in sheet[5]]
    assert heads == ["§", "Text", "DK", "FR"]
    values = [cell for line in sheet.iter_rows() for cell in line if cell.value]
    assert {cell.data_type for cell in values} == {"s"}
    assert any("=cmd|" in cell.value for cell in values)
    assert sheet["A1"].value == "LIMITE"
    assert digest in [cell.value for cell in values]
    assert sheet.oddHeader.center.text == "LIMITE"


def test_a_table_without_comments_says_so_and_one_without_text_is_not_there(draft, asked, france):
    page = signed_in(france)
    assert "Nothing was said yet" in text_in(page.get(url("compilation", asked.proposal_id)))
    assert page.get(url("compilation_document", asked.proposal_id, "docx")).status_code == 200
    assert page.get(url("compilation_document", asked.proposal_id, "exe")).status_code == 404


def test_a_translation_stands_beside_its_authentic_text(asked, drafter, pen, france):
    chosen = pen.get(url("choose_language", asked.proposal_id, 1), {"language": "fr"})
    assert chosen.headers["Location"] == url("translate", asked.proposal_id, 1, "fr")
    short = pen.post(url("translate", asked.proposal_id, 1, "fr"), {"base": 0, "text": "Une seule."})
    assert short.status_code == 400
    assert "Une seule." in text_in(short)
    both = {"base": 0, "text": "L’Union condamne la campagne.\n\nElle demande d’y mettre fin."}
    assert pen.post(url("translate", asked.proposal_id, 1, "fr"), both).status_code == 303
    late = pen.post(url("translate", asked.proposal_id, 1, "fr"), both | {"text": "Un.\n\nDeux."})
    assert late.status_code == 409
    assert 'name="base" value="1"' in late.content.decode()
    shown = signed_in(france).get(url("language", asked.proposal_id, 1, "fr"))
    assert 'lang="fr"' in shown.content.decode()
    assert "authentic" in text_in(shown)
    assert "français" in text_in(signed_in(france).get(url("version", asked.proposal_id, 1)))
    assert pen.get(url("translate", asked.proposal_id, 1, "xx")).status_code == 404


def test_the_councils_number_is_kept_and_revisions_are_counted_from_it(asked, pen, drafter):
    there = url("number_document", asked.proposal_id)
    assert pen.post(there, {"council_number": "12345"}).status_code == 400
    assert pen.post(there, {"council_number": "ST 12345/1/26 REV 1"}).status_code == 400
    assert pen.post(there, {"council_number": "st 12345/26"}).status_code == 303
    add_version(proposal=asked.proposal, text="Anew.", by=drafter, base=1)
    assert "ST 12345/1/26 REV 1" in text_in(pen.get(url("version", asked.proposal_id, 2)))


def test_two_versions_stand_beside_each_other_or_in_one_text(asked, drafter, france):
    add_version(proposal=asked.proposal, text=WORDS, by=drafter, base=1)
    page, there = signed_in(france), url("compare", asked.proposal_id, 1, 2)
    beside, one = page.get(there).content.decode(), page.get(there, {"view": "one"}).content.decode()
    assert '<table class="sides">' in beside
    assert '<table class="sides">' not in one
    for shown in (beside, one):
        assert re.search(r"<ins>.*?strongly", shown)
        assert re.search(r"<del>.*?those responsible", shown)


def test_the_page_costs_the_same_for_one_comment_and_for_thirty(asked, france, django_assert_max_num_queries):
    page = signed_in(france)
    amends(asked, cast.officer("DK"))
    page.get(url("comments", asked.proposal_id))
    with django_assert_max_num_queries(40) as few:
        page.get(url("comments", asked.proposal_id))
    for code in ("SE", "FI", "EE", "LV", "LT", "PL", "CZ", "SK", "HU", "RO"):
        officer = cast.officer(code)
        for number in range(3):
            amends(asked, officer, f"{WORDS} {number}")
    with django_assert_max_num_queries(40) as many:
        page.get(url("comments", asked.proposal_id))
    assert len(many) == len(few)
