"""What the machine does by itself: previews in the background, and the store compared with its receipts."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from audit.models import AuditEvent, Disclosure
from cases.actions.previews import MOST_TRIES, draw_waiting
from cases.actions.store_check import check_everything, check_slice
from cases.models import Evidence, Preview, PreviewSheet, StoreCheck, StoreFault
from notifications.models import Notice
from tests.cases import corpus
from tests.factories.cases import a_case, some_evidence

pytestmark = pytest.mark.django_db

DOOR = "allauth.account.auth_backends.AuthenticationBackend"
PNG = corpus.picture("words of the sender", size=(40, 30))


@pytest.fixture
def case(analyst):
    return a_case(analyst)


def an_item(case, by, content: bytes = PNG, name: str = "page.png", **words) -> Evidence:
    return some_evidence(case, by, file=ContentFile(content, name=name), **words)


def page_of(client, reader, item: Evidence) -> str:
    client.force_login(reader, backend=DOOR)
    return client.get(item.get_absolute_url()).content.decode()


def test_an_upload_asks_for_a_preview_and_does_not_wait_for_it(case, denmark, client):
    item = an_item(case, denmark)
    assert item.preview.state == "waiting"
    page = page_of(client, denmark, item)
    assert "not drawn yet" in page
    assert reverse("cases:preview", args=[item.pk]) in page


def test_what_is_no_picture_and_no_pdf_has_no_preview(case, denmark, client):
    item = some_evidence(case, denmark)
    assert not Preview.objects.exists()
    assert 'id="preview"' not in page_of(client, denmark, item)


def test_a_drawn_page_is_shown_as_a_picture_of_ours_and_its_reading_is_on_record(case, denmark, analyst, client):
    item = an_item(case, denmark)
    assert draw_waiting() == 1
    assert f"{reverse('cases:sheet', args=[item.pk, 1])}" in page_of(client, analyst, item)
    answer = client.get(reverse("cases:sheet", args=[item.pk, 1]))
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'; ")
    assert b"words of the sender" not in answer.content
    assert Disclosure.objects.filter(person=analyst.token, channel="preview", subject_id=str(item.pk)).exists()
    assert client.get(reverse("cases:sheet", args=[item.pk, 2])).status_code == 404


def test_pages_of_a_document_are_turned_one_by_one(case, denmark, client):
    writer = corpus.PdfWriter()
    for _page in range(3):
        writer.add_blank_page(200, 200)
    kept = io.BytesIO()
    writer.write(kept)
    item = an_item(case, denmark, kept.getvalue(), "three.pdf")
    draw_waiting()
    client.force_login(denmark, backend=DOOR)
    middle = client.get(item.get_absolute_url(), {"sheet": "2"}).content.decode()
    assert "Page 2 of 3" in middle
    assert "?sheet=1#preview" in middle
    assert "?sheet=3#preview" in middle
    for nonsense in ("0", "99", "x", "²", "-1"):
        assert client.get(item.get_absolute_url(), {"sheet": nonsense}).status_code == 200


def test_who_may_not_see_an_item_sees_no_preview_of_it(case, denmark, germany, client):
    item = an_item(case, denmark, marking="eyes")
    draw_waiting()
    client.force_login(germany, backend=DOOR)
    for name, args in (("sheet", [item.pk, 1]), ("preview", [item.pk])):
        assert client.get(reverse(f"cases:{name}", args=args)).status_code == 404


def test_what_cannot_be_drawn_is_tried_three_times_and_then_said(case, denmark, client):
    item = an_item(case, denmark, b"%PDF-1.7\nnothing of a document", "broken.pdf")
    assert draw_waiting() == MOST_TRIES
    item.preview.refresh_from_db()
    assert item.preview.state == "impossible"
    assert "There is no preview" in page_of(client, denmark, item)


def test_a_preview_that_a_worker_left_half_way_is_taken_up_again(case, denmark, clock):
    item = an_item(case, denmark)
    Preview.objects.update(tries=1, tried_at=clock.now())
    assert draw_waiting() == 0
    clock.forward(minutes=6)
    assert draw_waiting() == 1
    item.preview.refresh_from_db()
    assert item.preview.state == "ready"


def test_a_file_that_is_gone_ends_its_preview(case, denmark):
    item = an_item(case, denmark)
    item.file.storage.delete(item.file.name)
    draw_waiting()
    item.preview.refresh_from_db()
    assert (item.preview.state, PreviewSheet.objects.count()) == ("impossible", 0)


def test_a_whole_store_is_found_whole(case, denmark, capsys):
    for title in "ABC":
        some_evidence(case, denmark, title)
    call_command("verify_evidence")
    assert "3 stored files" in capsys.readouterr().out
    run = StoreCheck.objects.get()
    assert (run.items, run.faults) == (3, 0)
    assert run.finished_at
    assert AuditEvent.objects.filter(verb="check_store").count() == 1


@pytest.mark.parametrize("tampered", ["changed", "gone"])
def test_a_fault_is_named_recorded_and_told_once(case, denmark, security_officer, capsys, tampered):
    some_evidence(case, denmark, "Good")
    item = some_evidence(case, denmark, "Bad")
    if tampered == "changed":
        Path(item.file.path).write_bytes(b"another file")
    else:
        Path(item.file.path).unlink()
    for _walk in range(2):
        with pytest.raises(CommandError, match="1 at fault"):
            call_command("verify_evidence")
    assert str(item.pk) in capsys.readouterr().out
    assert StoreFault.objects.filter(evidence=item).count() == 2
    told = Notice.objects.filter(person=security_officer, code="cases.notice_file_changed", channel="in_app")
    assert told.count() == 1
    assert AuditEvent.objects.filter(verb="hash_mismatch", subject_id=str(item.pk)).exists()


def test_a_walk_begins_once_a_day_and_goes_on_where_it_stopped(case, denmark, clock):
    for title in "ABC":
        some_evidence(case, denmark, title)
    assert check_slice().items == 3
    assert check_slice() is None
    clock.forward(hours=25)
    half = StoreCheck.objects.create(reached=Evidence.objects.order_by("pk")[1].pk, items=2)
    assert check_slice() == half
    half.refresh_from_db()
    assert half.items == 3
    assert half.finished_at


def test_what_arrives_during_a_walk_waits_for_the_next(case, denmark):
    run = StoreCheck.objects.create()
    StoreCheck.objects.filter(pk=run.pk).update(created_at=run.created_at - timedelta(hours=1))
    some_evidence(case, denmark)
    assert check_everything().items == 0


def test_an_empty_store_is_whole():
    assert check_everything().finished_at


def test_the_walks_are_shown_to_those_who_guard(case, denmark, security_officer, auditor, client):
    item = some_evidence(case, denmark, "Bad")
    Path(item.file.path).unlink()
    check_everything()
    for reader in (security_officer, auditor):
        client.force_login(reader, backend=DOOR)
        page = client.get(reverse("cases:store_checks")).content.decode()
        assert "is gone" in page
        assert item.get_absolute_url() in page
    client.force_login(denmark, backend=DOOR)
    assert client.get(reverse("cases:store_checks")).status_code == 403
