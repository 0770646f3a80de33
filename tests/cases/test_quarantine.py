"""What is kept out is held apart, decided by a security officer, and never lost on the way."""

import hashlib
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import Error, IntegrityError, transaction
from django.urls import reverse

from audit.models import AuditEvent, Disclosure
from audit.trail import trail_of
from cases.actions.case import advance
from cases.actions.evidence import add_file
from cases.actions.guard import refuse_marked_text
from cases.actions.quarantine import close_quarantine_entry, destroy, inspect, let_in
from cases.actions.recheck import recheck_waiting
from cases.actions.report import receive_report
from cases.facts import custody_steps
from cases.models import Case, Evidence, Quarantined
from cases.queries import items
from cases.rules.custody import is_whole
from core.rules.refusal import Kind, Refused
from notifications.models import Notice
from tests.cases import clamd
from tests.factories.cases import a_case, some_evidence

pytestmark = pytest.mark.django_db

MARKED = b"The headline read NATO SECRET in large letters\n"
SAID = {"title": "A page", "kind": "technical", "reliability": "B", "credibility": "2", "marking": "limite"}


@pytest.fixture
def case(analyst) -> Case:
    return a_case(analyst)


@pytest.fixture
def socket() -> Iterator[Path]:
    """Short: a path of a socket has at most 107 characters."""
    with tempfile.TemporaryDirectory(prefix="clamd-") as folder:
        yield Path(folder) / "s"


@pytest.fixture
def checked(settings, socket) -> Iterator[clamd.Clamd]:
    settings.CLAMD = ("unix", str(socket), 0)
    with clamd.running(socket) as server:
        yield server


@pytest.fixture
def unanswered(settings, socket) -> Path:
    """Configured, but nobody listens there."""
    settings.CLAMD = ("unix", str(socket), 0)
    return socket


def held(case: Case, by, content: bytes = MARKED, name: str = "page.txt", **words) -> Quarantined:
    with pytest.raises(Refused) as no:
        add_file(case=case, file=ContentFile(content, name=name), by=by, **(SAID | words))
    assert no.value.refusal.kind is Kind.UNPROCESSABLE
    assert not Evidence.objects.exists()
    return Quarantined.objects.latest("created_at")


def bytes_of(entry: Quarantined) -> bytes:
    with entry.file.open("rb") as stored:
        return stored.read()


def test_a_marked_file_is_held_apart_from_the_evidence_and_found_by_no_list_or_search(case, denmark, settings):
    entry = held(case, denmark)
    assert (entry.marking_found, entry.where, entry.body) == ("NATO SECRET", "the text", "DK")
    assert bytes_of(entry) == MARKED
    assert not entry.file.path.startswith(str(settings.MEDIA_ROOT))
    assert not items(denmark).exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.bin"))


def test_a_marked_name_is_held_too(case, denmark):
    assert held(case, denmark, b"harmless", "NATO_SECRET.txt").where == "file name"


def test_a_false_alarm_enters_its_case_with_every_word_and_its_custody(case, denmark, security_officer, clock):
    entry = held(case, denmark, captured_at=clock.now() - timedelta(days=1), description="Seen on a kiosk")
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
    entry = held(case, denmark)
    path = Path(entry.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        let_in(entry=entry, why="A headline", by=security_officer)
    entry.refresh_from_db()
    assert (entry.outcome, entry.file.name, path.exists()) == ("released", "", False)
    assert entry.evidence == Evidence.objects.get()
    assert Notice.objects.filter(person=denmark, code="cases.notice_let_in").exists()


def test_the_same_bytes_under_the_same_name_pass_once_they_were_a_false_alarm(case, denmark, security_officer):
    let_in(entry=held(case, denmark), why="A headline", by=security_officer)
    again = add_file(case=case, file=ContentFile(MARKED, name="page.txt"), by=denmark, **SAID)
    assert isinstance(again, Evidence)
    with pytest.raises(Refused):
        add_file(case=case, file=ContentFile(MARKED + b".", name="page.txt"), by=denmark, **SAID)


def test_what_is_classified_is_destroyed_and_only_its_hash_stays(
    case, denmark, security_officer, django_capture_on_commit_callbacks
):
    entry = held(case, denmark)
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
    entry = held(case, denmark)
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
        close_quarantine_entry(entry=held(case, denmark), note="Called", by=security_officer)
    assert no.value.refusal.code == "cases.held_file_is_decided"


def test_a_security_officer_looks_inside_on_record(case, denmark, security_officer, client):
    entry = held(case, denmark)
    inspect(entry=entry, by=security_officer, sitting="s")
    assert Disclosure.objects.filter(subject_id=str(entry.pk), channel="quarantine").count() == 1
    client.force_login(security_officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(reverse("cases:quarantine_inspect", args=[entry.pk]))
    assert b"".join(answer.streaming_content) == MARKED
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_file_whose_case_was_closed_meanwhile_stays_held(case, denmark, analyst, security_officer):
    entry = held(case, denmark)
    advance(case=case, name="close", by=analyst)
    with pytest.raises(Refused) as no:
        let_in(entry=entry, why="A headline", by=security_officer)
    assert no.value.refusal.code == "cases.case_is_closed"
    assert bytes_of(Quarantined.objects.get()) == MARKED


def test_held_bytes_that_changed_do_not_enter(case, denmark, security_officer):
    entry = held(case, denmark)
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
    entry = held(case, denmark)
    door = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(denmark, backend=door)
    page = client.get(entry.get_absolute_url()).content.decode()
    assert "Add a pointer" in page
    assert "Let it in" not in page
    client.force_login(france, backend=door)
    assert client.get(entry.get_absolute_url()).status_code == 404


def test_what_was_tried_cannot_be_rewritten(case, denmark):
    entry = held(case, denmark)
    for change in ({"sha256": "0" * 64}, {"where": "nowhere"}, {"words": {}}):
        with pytest.raises(Error, match="Cannot update"), transaction.atomic():
            Quarantined.objects.filter(pk=entry.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Quarantined.objects.filter(pk=entry.pk).update(outcome="released")


def test_the_record_of_an_attempt_survives_its_refusal_and_wants_no_transaction_around_it(denmark):
    with transaction.atomic(), pytest.raises(RuntimeError):
        refuse_marked_text({"body": "NATO SECRET"}, by=denmark)


def test_a_clean_file_enters_and_its_custody_says_that_it_was_checked(case, denmark, checked):
    item = some_evidence(case, denmark)
    assert "Checked for malware: clean" in item.custody.get(kind="received").note
    assert checked.seen == [b"2026-11-02 10:00 mirror answered\n"]


def test_an_infected_file_is_held_named_and_never_let_in(case, denmark, security_officer, checked):
    entry = held(case, denmark, clamd.INFECTED)
    assert (entry.reason, entry.marking_found) == ("infected", "Test.Malware")
    assert Notice.objects.filter(person=security_officer, code="cases.notice_infected").exists()
    with pytest.raises(Refused) as no:
        let_in(entry=entry, why="Surely not", by=security_officer)
    assert no.value.refusal.code == "cases.infected_stays_out"


def test_a_false_alarm_is_checked_for_malware_before_it_enters(case, denmark, security_officer, checked):
    entry = held(case, denmark, MARKED + clamd.INFECTED)
    assert entry.reason == "marked"
    with pytest.raises(Refused):
        let_in(entry=entry, why="A headline", by=security_officer)
    entry.refresh_from_db()
    assert (entry.reason, entry.outcome) == ("infected", "open")
    assert any("infected with Test.Malware" in event.sentence for event in trail_of(entry))


@pytest.mark.parametrize("answer", [b"stream: something odd ERROR\0", b"\0"])
def test_an_answer_that_is_none_holds_the_file(case, denmark, checked, answer):
    checked.answer = answer
    assert add_file(case=case, file=ContentFile(b"x", name="a.txt"), by=denmark, **SAID).reason == "unchecked"


def test_a_file_over_the_limit_of_the_checker_is_held(case, denmark, checked):
    checked.most = 100
    big = ContentFile(b"x" * 3_000_000, name="a.txt")
    assert add_file(case=case, file=big, by=denmark, **SAID).reason == "unchecked"


def test_while_the_checker_is_down_a_file_is_held_and_enters_by_itself_once_it_answers(
    case, denmark, security_officer, unanswered, clock
):
    entry = add_file(case=case, file=ContentFile(b"x", name="a.txt"), by=denmark, **SAID)
    assert (entry.reason, Evidence.objects.exists()) == ("unchecked", False)
    assert Notice.objects.filter(person=security_officer, code="cases.notice_unchecked").exists()
    assert recheck_waiting() == 1
    clock.forward(minutes=5)
    with clamd.running(unanswered):
        assert recheck_waiting() == 1
        assert recheck_waiting() == 0
    item = Evidence.objects.get()
    assert [step.kind for step in custody_steps(item)] == ["received", "quarantined", "released_from_quarantine"]
    entry.refresh_from_db()
    assert (entry.outcome, entry.evidence) == ("released", item)


def test_what_turns_out_infected_when_the_checker_is_back_stays_out(case, denmark, unanswered, clock):
    entry = add_file(case=case, file=ContentFile(clamd.INFECTED, name="a.txt"), by=denmark, **SAID)
    with clamd.running(unanswered):
        recheck_waiting()
    entry.refresh_from_db()
    assert (entry.reason, entry.outcome, Evidence.objects.exists()) == ("infected", "open", False)
    assert Notice.objects.filter(person=denmark, code="cases.notice_held_file_infected").exists()


def test_what_may_not_enter_any_more_is_left_to_a_security_officer(case, denmark, analyst, unanswered):
    entry = add_file(case=case, file=ContentFile(b"x", name="a.txt"), by=denmark, **SAID)
    advance(case=case, name="close", by=analyst)
    with clamd.running(unanswered):
        recheck_waiting()
    entry.refresh_from_db()
    assert (entry.outcome, bytes_of(entry)) == ("open", b"x")


def test_the_upload_page_says_that_a_file_is_held_until_it_is_checked(case, denmark, unanswered, client):
    client.force_login(denmark, backend="allauth.account.auth_backends.AuthenticationBackend")
    sent = {**SAID, "origin": "open", "file": ContentFile(b"x", name="a.txt")}
    answer = client.post(reverse("cases:evidence_add", args=[case.pk]), sent, follow=True)
    assert answer.redirect_chain == [(Quarantined.objects.get().get_absolute_url(), 303)]
    assert "enters its case by itself" in answer.content.decode()
