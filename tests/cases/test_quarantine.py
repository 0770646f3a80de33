"""What is kept out is held apart, decided by a security officer, and never lost on the way."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import Error, IntegrityError, transaction
from django.urls import reverse

from audit.models import AuditEvent, Disclosure
from cases.actions.case import advance
from cases.actions.evidence import add_file
from cases.actions.guard import refuse_marked_text
from cases.actions.quarantine import close_quarantine_entry, destroy, inspect, let_in
from cases.actions.report import receive_report
from cases.facts import custody_steps
from cases.models import Case, Evidence, Quarantined
from cases.queries import items
from cases.rules.custody import is_whole
from core.rules.refusal import Refused
from notifications.models import Notice
from tests.factories.cases import a_case
from tests.factories.kept_out import MARKED, SAID, bytes_of, kept_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(analyst) -> Case:
    return a_case(analyst)


def test_a_marked_file_is_held_apart_from_the_evidence_and_found_by_no_list_or_search(case, denmark, settings):
    entry = kept_file(case, denmark)
    assert (entry.marking_found, entry.where, entry.body) == ("NATO SECRET", "the text", "DK")
    assert bytes_of(entry) == MARKED
    assert not entry.file.path.startswith(str(settings.MEDIA_ROOT))
    assert not items(denmark).exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.bin"))


def test_a_marked_name_is_held_too(case, denmark):
    assert kept_file(case, denmark, b"harmless", "NATO_SECRET.txt").where == "file name"


def test_a_false_alarm_enters_its_case_with_every_word_and_its_custody(case, denmark, security_officer, clock):
    entry = kept_file(case, denmark, captured_at=clock.now() - timedelta(days=1), description="Seen on a kiosk")
    let_in(entry=entry, why="A headline, no marking of ours", by=security_officer)
    item = Evidence.objects.get()
    assert (item.title, item.description, item.reliability) == ("A page", "Seen on a kiosk", "B")
    assert (item.added_by, item.originator_id, item.sha256) == (denmark, "DK", hashlib.sha256(MARKED).hexdigest())
    steps = custody_steps(item)
    assert [step.kind for step in steps] == ["collected", "received", "quarantined", "released_from_quarantine"]
    assert is_whole(steps)
    assert item.custody.get(kind="released_from_quarantine").by == security_officer
    with item.file.open("rb") as stored:
        assert stored.read() == MARKED


def test_once_let_in_nothing_is_held_and_its_sender_is_told(
    case, denmark, security_officer, django_capture_on_commit_callbacks
):
    entry = kept_file(case, denmark)
    path = Path(entry.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        let_in(entry=entry, why="A headline", by=security_officer)
    entry.refresh_from_db()
    assert (entry.outcome, entry.file.name, path.exists()) == ("released", "", False)
    assert entry.evidence == Evidence.objects.get()
    assert Notice.objects.filter(person=denmark, code="cases.notice_let_in").exists()


def test_the_same_bytes_under_the_same_name_pass_once_they_were_a_false_alarm(case, denmark, security_officer):
    let_in(entry=kept_file(case, denmark), why="A headline", by=security_officer)
    again = add_file(case=case, file=ContentFile(MARKED, name="page.txt"), by=denmark, **SAID)
    assert isinstance(again, Evidence)
    with pytest.raises(Refused):
        add_file(case=case, file=ContentFile(MARKED + b".", name="page.txt"), by=denmark, **SAID)


def test_what_is_classified_is_destroyed_and_only_its_hash_stays(
    case, denmark, security_officer, django_capture_on_commit_callbacks
):
    entry = kept_file(case, denmark)
    path = Path(entry.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        destroy(entry=entry, why="It is what it says", by=security_officer)
    entry.refresh_from_db()
    assert (entry.outcome, path.exists(), Evidence.objects.exists()) == ("destroyed", False, False)
    assert entry.sha256 == hashlib.sha256(MARKED).hexdigest()
    assert Notice.objects.filter(person=denmark, code="cases.notice_destroyed").exists()
    with pytest.raises(Refused):
        let_in(entry=entry, why="Changed my mind", by=security_officer)


def test_only_a_security_officer_decides_and_with_a_reason(case, denmark, analyst, auditor, security_officer):
    entry = kept_file(case, denmark)
    for act in (let_in, destroy):
        for by in (denmark, analyst, auditor):
            with pytest.raises(Refused) as no:
                act(entry=entry, why="Because", by=by)
            assert no.value.refusal.code == "cases.may_not_guard"
        with pytest.raises(Refused) as no:
            act(entry=entry, why="  ", by=security_officer)
        assert no.value.refusal.field == "why"
    assert Quarantined.objects.get().outcome == "open"


def test_a_held_file_is_decided_not_just_closed(case, denmark, security_officer):
    with pytest.raises(Refused) as no:
        close_quarantine_entry(entry=kept_file(case, denmark), note="Called", by=security_officer)
    assert no.value.refusal.code == "cases.held_file_is_decided"


def test_a_security_officer_looks_inside_on_record(case, denmark, security_officer, client):
    entry = kept_file(case, denmark)
    inspect(entry=entry, by=security_officer, sitting="s")
    assert Disclosure.objects.filter(subject_id=str(entry.pk), channel="quarantine").count() == 1
    client.force_login(security_officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(reverse("cases:quarantine_inspect", args=[entry.pk]))
    assert b"".join(answer.streaming_content) == MARKED
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_file_whose_case_was_closed_meanwhile_stays_held(case, denmark, analyst, security_officer):
    entry = kept_file(case, denmark)
    advance(case=case, name="close", by=analyst)
    with pytest.raises(Refused) as no:
        let_in(entry=entry, why="A headline", by=security_officer)
    assert no.value.refusal.code == "cases.case_is_closed"
    assert bytes_of(Quarantined.objects.get()) == MARKED


def test_held_bytes_that_changed_do_not_enter(case, denmark, security_officer):
    entry = kept_file(case, denmark)
    Path(entry.file.path).write_bytes(b"something else")
    with pytest.raises(Refused) as no:
        let_in(entry=entry, why="A headline", by=security_officer)
    assert no.value.refusal.code == "cases.file_not_as_received"


def test_a_marked_text_is_not_kept_and_passes_once_it_was_a_false_alarm(denmark, security_officer):
    words = {"title": "Kiosk", "body": "The headline read NATO SECRET."}
    with pytest.raises(Refused) as no:
        receive_report(by=denmark, **words)
    assert no.value.refusal.code == "cases.classified_marking"
    entry = Quarantined.objects.get()
    assert "headline" not in str(entry.__dict__) + "".join(event.sentence for event in AuditEvent.objects.all())
    let_in(entry=entry, why="A quotation", by=security_officer)
    assert receive_report(by=denmark, **words).report.body == words["body"]
    assert Notice.objects.filter(person=denmark, code="cases.notice_send_again").exists()
    with pytest.raises(Refused):
        receive_report(by=denmark, title="Kiosk", body=words["body"] + " NATO SECRET.")


def test_its_sender_sees_an_entry_and_what_to_do_and_nobody_else_does(case, denmark, france, client):
    entry = kept_file(case, denmark)
    door = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(denmark, backend=door)
    page = client.get(entry.get_absolute_url()).content.decode()
    assert "Add a pointer" in page
    assert "Let it in" not in page
    client.force_login(france, backend=door)
    assert client.get(entry.get_absolute_url()).status_code == 404


def test_what_was_tried_cannot_be_rewritten(case, denmark):
    entry = kept_file(case, denmark)
    for change in ({"sha256": "0" * 64}, {"where": "nowhere"}, {"words": {}}):
        with pytest.raises(Error, match="Cannot update"), transaction.atomic():
            Quarantined.objects.filter(pk=entry.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Quarantined.objects.filter(pk=entry.pk).update(outcome="released")


def test_the_record_of_an_attempt_survives_its_refusal_and_wants_no_transaction_around_it(denmark):
    with transaction.atomic(), pytest.raises(RuntimeError):
        refuse_marked_text({"body": "NATO SECRET"}, by=denmark)
