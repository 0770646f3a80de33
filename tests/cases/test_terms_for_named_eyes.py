"""What is for named eyes comes past its time too: security officers see it due, and two of them erase it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions.erasing import confirm_erasure, propose_erasure
from cases.actions.keeping import erase_person, erase_report
from cases.actions.triage import dismiss
from cases.models import Case, Report, RetentionTerm
from core.rules.refusal import Refused
from delegations.rules.roles import Role
from desk.protection import terms
from notifications.models import Notice
from tests import cast
from tests.factories.cases import a_case, a_report, some_evidence
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
WHY = "Its time of retention is over."


@pytest.fixture
def second_officer():
    """Another security officer."""
    return cast.person("second.security", "GSC", Role.SECURITY_OFFICER)


@pytest.fixture
def case(analyst, danish_officer) -> Case:
    """Closed long ago, with an item that everybody on it sees and one for named eyes."""
    found = a_case(analyst, "Cloned news sites")
    some_evidence(found, danish_officer, "Log of the mirror site")
    some_evidence(found, danish_officer, "Pier photo", marking="eyes")
    Case.objects.filter(pk=found.pk).update(status="closed", changed_at=found.created_at - timedelta(days=5 * 366))
    found.refresh_from_db()
    return found


def a_dismissed_report(danish_officer, analyst, clock) -> Report:
    report = a_report(danish_officer, body="Ada did it.", marking="eyes")
    dismiss(report=report, reason="Nothing in it.", by=analyst)
    RetentionTerm.objects.filter(code="unsubstantiated").update(months=0)
    Report.objects.filter(pk=report.pk).update(created_at=clock.now() - timedelta(days=2))
    return report


def test_a_dismissed_report_for_named_eyes_is_due_to_the_security_officer_who_erases_its_words(
    analyst, danish_officer, secretariat, security_officer, clock
):
    report = a_dismissed_report(danish_officer, analyst, clock)
    assert terms.due_reports(secretariat) == []
    assert [one.thing for one in terms.due_reports(security_officer)] == [report]
    erase_report(report=report, why=WHY, by=security_officer)
    report.refresh_from_db()
    assert (report.title, report.body) == ("[erased]", "")
    assert terms.due_reports(security_officer) == []


def test_a_case_for_named_eyes_is_due_to_the_security_officer(case, secretariat, security_officer):
    Case.objects.filter(pk=case.pk).update(marking="eyes")
    assert terms.due_cases(secretariat) == []
    assert [one.thing for one in terms.due_cases(security_officer)] == [case]
    page = signed_in(security_officer).get(reverse("desk:retention"))
    assert page.status_code == 200
    assert [one.thing for one in page.context["cases"]] == [case]


def test_two_security_officers_erase_an_item_for_named_eyes(
    case, secretariat, security_officer, second_officer, django_capture_on_commit_callbacks
):
    address = reverse("cases:erasure_propose", args=[case.pk])
    assert b"Pier photo" not in signed_in(secretariat).get(address).content
    assert b"Pier photo" in signed_in(security_officer).get(address).content
    made = propose_erasure(case=case, items=list(case.evidence.all()), why=WHY, by=security_officer)
    told = set(Notice.objects.filter(code="cases.notice_erasure_proposed").values_list("person", flat=True))
    assert told == {secretariat.pk, second_officer.pk}
    with pytest.raises(Refused, match="second_person_erases"):
        confirm_erasure(erasure=made, why=WHY, by=security_officer)
    with django_capture_on_commit_callbacks(execute=True):
        confirm_erasure(erasure=made, why=WHY, by=second_officer)
    assert not case.evidence.filter(erased_at__isnull=True).exists()


def test_nobody_confirms_the_erasure_of_what_he_may_not_see(case, secretariat, security_officer):
    made = propose_erasure(case=case, items=list(case.evidence.all()), why=WHY, by=security_officer)
    with pytest.raises(Refused, match="second_person_sees_all"):
        confirm_erasure(erasure=made, why=WHY, by=secretariat)
    address = reverse("cases:erasure_confirm", args=[made.pk])
    page = signed_in(secretariat).post(address, {"why": WHY})
    assert (page.status_code, b"items for named eyes" in page.content) == (403, True)
    made.refresh_from_db()
    assert (made.outcome, case.evidence.filter(erased_at__isnull=True).count()) == ("open", 2)


def test_former_users_stay_the_secretariats(security_officer, secretariat):
    gone = cast.person("leaving", "EEAS", Role.ANALYST)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    gone.refresh_from_db()
    address = reverse("desk:retention")
    assert gone.name in signed_in(secretariat).get(address).content.decode()
    assert gone.name not in signed_in(security_officer).get(address).content.decode()
    with pytest.raises(Refused, match="people_are_the_secretariats"):
        erase_person(user=gone, why=WHY, by=security_officer)
