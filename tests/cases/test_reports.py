"""Reports: kept verbatim, repeats told apart, told to those who triage, classified content kept out."""

from datetime import timedelta

import pytest
from django.db import Error, transaction
from django.urls import reverse

from audit.models import AuditEvent
from audit.trail import trail_of
from cases.actions.report import TRIAGE, receive_report
from cases.actions.triage import dismiss, mark_duplicate, reconsider, triage_into
from cases.models import Case, Quarantined, Report, Technique
from cases.queries import likely
from core.rules.refusal import Kind, Refused
from notifications.models import Deadline, Notice
from tests import cast
from tests.factories.cases import a_case, a_report
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def test_a_report_is_kept_word_for_word_with_its_techniques(denmark):
    code = Technique.objects.order_by("code").first().code
    body = "  First line\n\nSecond line with trailing space "
    report = a_report(denmark, body=body, links=["hxxps://spiegel[.]ltd/a"], techniques=[code])
    report.refresh_from_db()
    assert report.body == body
    assert report.links == ["hxxps://spiegel[.]ltd/a"]
    assert [each.code for each in report.techniques.all()] == [code]
    assert report.source_id == "DK"


def test_its_words_cannot_be_changed_by_anybody(denmark):
    report = a_report(denmark)
    with pytest.raises(Error, match="Cannot update"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(title="Something else")


def test_everyone_who_must_triage_is_told_and_a_deadline_of_24_hours_runs(denmark, analyst, danish_officer):
    report = a_report(denmark)
    told = set(Notice.objects.filter(subject_id=report.pk).values_list("person", flat=True))
    assert told == {analyst.pk}
    deadline = Deadline.objects.get(handler=TRIAGE, subject_id=report.pk)
    assert deadline.due_at - deadline.opened_at == timedelta(hours=24)


def test_the_same_words_under_the_same_id_change_nothing(denmark, analyst):
    first = receive_report(by=denmark, title="A", external_id="incident--1", body="x")
    again = receive_report(by=denmark, title="A", external_id="incident--1", body="x")
    assert (first.outcome, again.outcome) == ("new", "unchanged")
    assert first.report == again.report
    assert Report.objects.count() == 1
    assert AuditEvent.objects.filter(verb="receive_report").count() == 1


def test_other_words_under_the_same_id_are_a_new_version_beside_the_old_one(denmark):
    old = receive_report(by=denmark, title="A", external_id="incident--1").report
    changed = receive_report(by=denmark, title="A, corrected", external_id="incident--1")
    back = receive_report(by=denmark, title="A", external_id="incident--1")
    assert changed.outcome == "changed"
    assert (old.version, changed.report.version) == (1, 2)
    assert (back.outcome, back.report) == ("unchanged", old)


def test_two_senders_may_use_the_same_id(denmark, france):
    receive_report(by=denmark, title="A", external_id="1")
    assert receive_report(by=france, title="A", external_id="1").outcome == "new"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"title": "RESTREINT UE/EU RESTRICTED: note"}, "title"),
        ({"title": "Note", "body": "The annex is NATO SECRET and says"}, "body"),
        ({"title": "Note", "links": ["https://files.example.org/SECRET UE/EU SECRET.pdf"]}, "links"),
    ],
)
def test_classified_content_is_kept_out_and_the_security_officers_are_told(denmark, security_officer, words, field):
    with pytest.raises(Refused) as no:
        receive_report(by=denmark, **words)
    assert no.value.refusal.kind is Kind.UNPROCESSABLE
    assert no.value.refusal.field == field
    assert not Report.objects.exists()
    entry = Quarantined.objects.get()
    assert entry.by == denmark
    assert Notice.objects.filter(subject_id=entry.pk, person=security_officer).exists()


@pytest.mark.parametrize(
    ("words", "code", "field"),
    [
        ({"title": "   "}, "cases.title_missing", "title"),
        ({"title": "x" * 201}, "cases.text_too_long", "title"),
        ({"title": "A", "body": "a\x00b"}, "cases.text_too_long", "body"),
        ({"title": "A", "links": ["javascript:alert(1)"]}, "cases.link_unusable", "links"),
        ({"title": "A", "links": ["https://a.example/"] * 101}, "cases.too_many_links", "links"),
        ({"title": "A", "techniques": ["T9999"]}, "cases.technique_unknown", "techniques"),
        ({"title": "A", "marking": "cosmic"}, "cases.marking_unknown", "marking"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_the_field_at_fault(denmark, words, code, field):
    with pytest.raises(Refused) as no:
        receive_report(by=denmark, **words)
    assert (no.value.refusal.code, no.value.refusal.field) == (code, field)
    assert no.value.refusal.kind is Kind.INVALID
    assert not Report.objects.exists()


def test_who_has_no_appointment_sends_no_report(stranger):
    with pytest.raises(Refused) as no:
        receive_report(by=stranger, title="A")
    assert no.value.refusal.code == "cases.may_not_report"


def test_likely_duplicates_are_found_among_what_the_reader_may_see(denmark, france, analyst):
    a_report(denmark, "Cloned news sites spread false story on wheat exports", links=["https://spiegel.ltd/a"])
    found = likely(analyst, title="False story on wheat exports on cloned sites", links=["hxxps://spiegel[.]ltd/a"])
    assert [each.report.source_id for each in found] == ["DK"]
    assert found[0].likeness.reasons
    assert likely(france, title="False story on wheat exports on cloned sites") == []


def test_triage_takes_a_report_into_a_case_and_stops_its_clock(denmark, analyst):
    case = a_case(analyst)
    report = triage_into(report=a_report(denmark), case=case, by=analyst)
    assert (report.status, report.case) == ("triaged", case)
    assert Deadline.objects.get(subject_id=report.pk).status == "cancelled"
    assert trail_of(report).filter(verb="triage", chain=str(case.pk)).exists()


def test_a_report_that_somebody_else_dealt_with_meanwhile_is_not_dealt_with_twice(denmark, analyst):
    report = a_report(denmark)
    stale = Report.objects.get(pk=report.pk)
    dismiss(report=report, reason="Satire, labelled as such.", by=analyst)
    with pytest.raises(Refused) as no:
        triage_into(report=stale, case=a_case(analyst), by=analyst)
    assert no.value.refusal.code == "core.stale"
    report.refresh_from_db()
    assert report.status == "dismissed"


def test_a_dismissed_report_can_be_looked_at_again_with_a_new_clock(denmark, analyst):
    report = dismiss(report=a_report(denmark), reason="Satire.", by=analyst)
    assert report.status_reason == "Satire."
    report = reconsider(report=report, by=analyst)
    assert (report.status, report.status_reason) == ("received", "")
    assert Deadline.objects.get(subject_id=report.pk).status == "open"


def test_dismissing_needs_a_reason(denmark, analyst):
    with pytest.raises(Refused) as no:
        dismiss(report=a_report(denmark), reason=" ", by=analyst)
    assert no.value.refusal.field == "reason"


def test_a_report_is_never_its_own_duplicate_not_even_in_a_circle(denmark, analyst):
    first, second = a_report(denmark), a_report(denmark, "Another")
    mark_duplicate(report=second, of=first, by=analyst)
    for report, of in ((first, first), (first, second)):
        with pytest.raises(Refused) as no:
            mark_duplicate(report=report, of=of, by=analyst)
        assert no.value.refusal.code == "cases.duplicate_of_itself"


def test_the_record_of_a_report_names_neither_a_hidden_report_nor_a_hidden_case(analyst, danish_officer, secretariat):
    """Whose report repeats another, or went into a case for named eyes, may read its own and nothing more."""
    german = cast.officer("DE")
    hidden = a_report(danish_officer, "Nightjar at the port", marking="eyes")
    first, second = a_report(german, "Cloned sites"), a_report(german, "A false story", marking="community")
    mark_duplicate(report=first, of=hidden, by=analyst)
    case = triage_into(report=second, case=a_case(analyst), by=analyst).case
    Case.objects.filter(pk=case.pk).update(marking="eyes")
    for reader in (german, secretariat):
        client = signed_in(reader)
        assert client.get(hidden.get_absolute_url()).status_code == 404
        seen = [client.get(report.get_absolute_url()) for report in (first, second)]
        seen += [client.get(reverse("desk:trail", args=["cases.report", report.pk])) for report in (first, second)]
        shown = "".join(page.content.decode() for page in seen if page.status_code == 200)
        assert "to repeat another report" in shown
        assert not [words for words in ("Nightjar", case.reference) if words in shown]


def test_an_officer_does_not_triage(denmark):
    with pytest.raises(Refused) as no:
        dismiss(report=a_report(denmark), reason="x", by=denmark)
    assert no.value.refusal.code == "cases.may_not_triage"


def test_braces_in_a_title_do_not_forge_a_name_in_the_memory(denmark):
    report = a_report(denmark, "{actor} and {person:00000000-0000-0000-0000-000000000000}")
    sentence = trail_of(report).get().sentence
    assert "(actor) and (person:00000000" in sentence
