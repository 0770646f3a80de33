"""Evidence: hashed by the server, typed by its bytes, graded apart, custody nobody edits."""

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import Error, transaction
from docx import Document
from pypdf import PdfWriter

from audit.models import Disclosure
from cases.actions.case import advance
from cases.actions.evidence import add_link
from cases.actions.handling import change_marking, hand_out, regrade, set_publishable, verify
from cases.facts import custody_steps
from cases.models import Case, CustodyStep, Evidence, Quarantined
from cases.queries import items
from cases.rules.custody import is_whole
from core.rules.refusal import Kind, Refused
from notifications.models import Notice
from tests.factories.cases import a_case, some_evidence

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


@pytest.fixture
def case(analyst) -> Case:
    return a_case(analyst)


def a_docx(text: str) -> bytes:
    document, kept = Document(), io.BytesIO()
    paragraph = document.add_paragraph()
    for half in (text[: len(text) // 2], text[len(text) // 2 :]):
        paragraph.add_run(half)
    document.save(kept)
    return kept.getvalue()


def a_pdf(title: str = "") -> bytes:
    writer, kept = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": title})
    writer.write(kept)
    return kept.getvalue()


def refused(case, by, **words):
    with pytest.raises(Refused) as no:
        some_evidence(case, by, **words)
    assert not Evidence.objects.exists()
    return no.value.refusal


def test_a_file_is_hashed_by_the_server_and_its_name_is_never_a_path(case, denmark):
    content = b"2026-11-02 10:00 mirror answered\n"
    item = some_evidence(case, denmark, file=ContentFile(content, name="mirror log.txt"))
    assert item.sha256 == hashlib.sha256(content).hexdigest()
    assert item.file_name == "mirror log.txt"
    assert "mirror" not in item.file.name
    assert item.content_type == "text/plain"
    assert [step.kind for step in custody_steps(item)] == ["received"]


def test_what_is_known_of_its_collection_is_the_first_step(case, denmark, clock):
    item = some_evidence(case, denmark, captured_at=clock.now() - timedelta(days=3))
    assert [step.kind for step in custody_steps(item)] == ["collected", "received"]
    assert is_whole(custody_steps(item))


@pytest.mark.parametrize(
    ("name", "content", "kind", "code"),
    [
        ("empty.txt", b"", Kind.INVALID, "cases.file_empty"),
        ("../../etc/passwd.txt", b"root", Kind.INVALID, "cases.file_name_unusable"),
        ("etc/passwd.txt", b"root", Kind.INVALID, "cases.file_name_characters"),
        (".hidden", b"x", Kind.INVALID, "cases.file_name_unusable"),
        ("tool.exe", b"MZ" + b"\x00" * 64, Kind.WRONG_TYPE, "cases.file_type_unknown"),
        ("page.html", b"<script>alert(1)</script>", Kind.WRONG_TYPE, "cases.file_type_unknown"),
        ("picture.svg", b"<svg onload='x'/>", Kind.WRONG_TYPE, "cases.file_type_unknown"),
        ("tool.pdf", b"MZ" + b"\x00" * 64, Kind.WRONG_TYPE, "cases.file_type_mismatch"),
        ("picture.txt", PNG, Kind.WRONG_TYPE, "cases.file_type_mismatch"),
        ("bytes.csv", b"\x00\x01\x02" * 50, Kind.WRONG_TYPE, "cases.file_type_mismatch"),
    ],
)
def test_files_we_do_not_keep_are_refused_with_the_status_that_fits(case, denmark, name, content, kind, code):
    refusal = refused(case, denmark, file=ContentFile(content, name=name))
    assert (refusal.kind, refusal.code) == (kind, code)


def test_a_file_over_the_limit_is_refused(case, denmark, settings):
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024
    refusal = refused(case, denmark, file=ContentFile(b"x" * (1024 * 1024 + 1), name="big.txt"))
    assert refusal.kind is Kind.TOO_LARGE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("NATO SECRET annex.txt", b"harmless"),
        ("SECRET_UE_EU_SECRET.pdf", a_pdf()),
        ("note.txt", "Réf. CONFIDENTIEL UE/EU CONFIDENTIAL, page 2".encode()),
        ("note.txt", "RESTREINT UE/EU RESTRICTED".encode("utf-16")),
        ("table.csv", b"name;grade\nx;NATO CONFIDENTIAL\n"),
        ("note.docx", a_docx("This paper is NATO SECRET until released")),
        ("note.pdf", a_pdf("TRES SECRET UE/EU TOP SECRET")),
        ("mail.eml", b"Subject: NATO SECRET\r\nContent-Type: text/plain\r\n\r\nhello"),
    ],
)
def test_what_bears_a_classification_marking_is_kept_out_wherever_it_stands(
    case, denmark, security_officer, name, content
):
    refusal = refused(case, denmark, file=ContentFile(content, name=name))
    assert (refusal.kind, refusal.code) == (Kind.UNPROCESSABLE, "cases.classified_file")
    entry = Quarantined.objects.get()
    assert entry.case == case
    assert Notice.objects.filter(subject_id=entry.pk, person=security_officer).exists()


def test_prose_that_only_sounds_classified_is_kept(case, denmark):
    content = b"He spoke of a secret plan in a restricted area; access is confidential between friends."
    assert some_evidence(case, denmark, file=ContentFile(content, name="speech.txt")).pk


def test_a_file_that_cannot_be_searched_says_so_in_its_custody(case, denmark):
    broken = b"%PDF-1.7\n" + b"not a pdf at all " * 20
    item = some_evidence(case, denmark, file=ContentFile(broken, name="broken.pdf"))
    assert "could not be searched" in item.custody.get(kind="received").note


def test_a_zip_that_blows_up_is_read_only_up_to_a_bound(case, denmark):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", "<x/>")
        container.writestr("word/document.xml", b"a" * 60_000_000)
    item = some_evidence(case, denmark, file=ContentFile(kept.getvalue(), name="bomb.docx"))
    assert item.size < 200_000


def test_a_link_is_kept_and_only_web_addresses_are(case, denmark):
    item = add_link(case=case, link="hxxps://spiegel[.]ltd/a", by=denmark, title="Mirror", kind="technical")
    assert item.link == "hxxps://spiegel[.]ltd/a"
    for link in ("javascript:alert(1)", "file:///etc/passwd", "mirror"):
        with pytest.raises(Refused) as no:
            add_link(case=case, link=link, by=denmark, title="Mirror", kind="technical")
        assert no.value.refusal.field == "link"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": "rumour"}, "kind"),
        ({"reliability": "G"}, "reliability"),
        ({"credibility": "7"}, "credibility"),
        ({"marking": "secret"}, "marking"),
    ],
)
def test_words_from_outside_the_closed_lists_are_refused(case, denmark, words, field):
    assert refused(case, denmark, **words).field == field


def test_a_closed_case_takes_no_evidence(case, denmark, analyst):
    advance(case=case, name="close", by=analyst)
    assert refused(case, denmark).code == "cases.case_is_closed"


def test_who_is_not_on_the_case_adds_nothing(case, france):
    assert refused(case, france).code == "cases.not_yours_to_see"


def test_both_axes_are_graded_apart_and_the_old_grade_stays_on_record(case, denmark, analyst):
    item = regrade(
        evidence=some_evidence(case, denmark), reliability="B", credibility="6", why="Registrar record", by=analyst
    )
    assert (item.reliability, item.credibility) == ("B", "6")
    assert item.custody.get(kind="graded").note == "F6 → B6: Registrar record"


def test_at_least_d_leaves_out_what_cannot_be_judged(case, denmark, analyst):
    for reliability in "BDF":
        some_evidence(case, denmark, reliability, reliability=reliability)
    assert {item.title for item in items(analyst, reliability="D")} == {"B", "D"}


def test_only_the_originator_loosens_a_marking(case, denmark, analyst, security_officer):
    item = some_evidence(case, denmark)
    with pytest.raises(Refused) as no:
        change_marking(evidence=item, marking="public", by=analyst)
    assert no.value.refusal.code == "cases.only_the_originator"
    change_marking(evidence=item, marking="eyes", by=security_officer)
    item.refresh_from_db()
    change_marking(evidence=item, marking="public", by=denmark)
    assert list(item.custody.filter(kind="marking_changed").values_list("body", flat=True)) == ["EEAS", "DK"]


def test_only_the_originator_says_what_may_be_published(case, denmark, analyst):
    item = some_evidence(case, denmark)
    with pytest.raises(Refused):
        set_publishable(evidence=item, publishable=True, by=analyst)
    assert set_publishable(evidence=item, publishable=True, by=denmark).publishable


def test_content_and_custody_cannot_be_edited_by_anybody(case, denmark):
    item = some_evidence(case, denmark)
    step = item.custody.get()
    for rows, change in (
        (Evidence.objects.filter(pk=item.pk), {"sha256": "0" * 64}),
        (CustodyStep.objects.filter(pk=step.pk), {"note": "nothing happened"}),
    ):
        with pytest.raises(Error, match="Cannot update"), transaction.atomic():
            rows.update(**change)
    for row in (item, step):
        with pytest.raises(Error, match="Cannot"), transaction.atomic():
            type(row).objects.filter(pk=row.pk)._raw_delete("default")


def test_a_download_is_compared_recorded_and_disclosed(case, denmark, analyst):
    item = some_evidence(case, denmark)
    hand_out(evidence=item, by=analyst, sitting="s")
    verify(evidence=item, by=analyst)
    assert [step.kind for step in custody_steps(item)] == ["received", "downloaded", "verified"]
    assert is_whole(custody_steps(item))
    assert Disclosure.objects.filter(subject_id=str(item.pk), channel="download", on_behalf_of="EEAS").count() == 1


@pytest.mark.parametrize("tampered", ["changed", "gone"])
def test_a_stored_file_that_changed_is_not_handed_out_and_alarms(case, denmark, security_officer, tampered):
    item = some_evidence(case, denmark)
    if tampered == "changed":
        with open(item.file.path, "ab") as stored:
            stored.write(b"one more line")
    else:
        item.file.storage.delete(item.file.name)
    with pytest.raises(Refused) as no:
        hand_out(evidence=item, by=denmark, sitting="s")
    assert (no.value.refusal.code, no.value.refusal.kind) == ("cases.file_not_as_received", Kind.STATE)
    assert Notice.objects.filter(subject_id=item.pk, person=security_officer).exists()
    assert not item.custody.filter(kind="downloaded").exists()
