"""The administration shows everything it should and edits nothing it must not."""

import pytest
from django.urls import reverse

from cases.models import Case
from delegations.models import User
from tests.factories.cases import a_case, a_report, some_evidence

pytestmark = pytest.mark.django_db
NAMES = ("case", "report", "evidence", "custodystep", "quarantined", "technique")


@pytest.fixture
def office(secretariat) -> User:
    """Somebody of the secretariat: what they may look at follows from the appointment alone."""
    assert not secretariat.is_superuser
    return User.objects.get(pk=secretariat.pk)


def test_every_list_opens_and_can_be_searched(as_, office, denmark, analyst):
    case = a_case(analyst, report=a_report(denmark))
    some_evidence(case, denmark)
    for name in NAMES:
        answer = as_(office).get(reverse(f"admin:cases_{name}_changelist") + "?q=mirror")
        assert answer.status_code == 200, name


def test_an_object_shows_what_was_recorded_about_it(as_, office, denmark, analyst):
    case = a_case(analyst, report=a_report(denmark, links=["https://spiegel.ltd/a"]))
    item = some_evidence(case, denmark)
    for name, thing, said in (
        ("case", case, f"opened {case.reference}"),
        ("report", case.reports.get(), "sent the report"),
        ("evidence", item, "added the file"),
    ):
        page = as_(office).get(reverse(f"admin:cases_{name}_change", args=[thing.pk])).content.decode()
        assert said in page
        assert "https://spiegel.ltd" not in page


def test_nobody_edits_reports_evidence_or_custody_there(as_, office, denmark, analyst):
    case = a_case(analyst, report=a_report(denmark))
    item = some_evidence(case, denmark)
    for name, thing in (
        ("case", case),
        ("report", case.reports.get()),
        ("evidence", item),
        ("custodystep", item.custody.get()),
    ):
        for page in ("change", "delete"):
            url = reverse(f"admin:cases_{name}_{page}", args=[thing.pk])
            assert as_(office).post(url, {"title": "x", "post": "yes"}).status_code == 403, (name, page)
        assert as_(office).get(reverse(f"admin:cases_{name}_add")).status_code == 403


def test_the_administration_is_no_way_round_who_sees_what(as_, office, analyst):
    case = a_case(analyst, "For named eyes", marking="eyes")
    assert "For named eyes" not in as_(office).get(reverse("admin:cases_case_changelist")).content.decode()
    assert as_(office).get(reverse("admin:cases_case_change", args=[case.pk])).status_code == 302


def test_a_report_there_does_not_name_the_hidden_case_it_went_into(as_, office, denmark, analyst):
    case = a_case(analyst, "For named eyes", report=a_report(denmark))
    page = reverse("admin:cases_report_change", args=[case.reports.get().pk])
    assert "For named eyes" in as_(office).get(page).content.decode()
    Case.objects.filter(pk=case.pk).update(marking="eyes", lead="DK", originator="DK")
    said = as_(office).get(page)
    assert said.status_code == 200
    assert "For named eyes" not in said.content.decode()
