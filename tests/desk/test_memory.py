"""The auditor finds who did and who read what; everybody else reads the record of what they may see, and no more."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from audit.models import AuditEvent, Disclosure
from delegations import facts
from responses.actions.positions import give_position
from tests import cast
from tests.factories.cases import a_case, some_evidence
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(analyst):
    return a_case(analyst, "Cloned news sites")


def search(reader, name="memory", **asked):
    return signed_in(reader).get(reverse(f"desk:{name}"), asked)


def said(answer) -> list[str]:
    return [line[1] for line in answer.context["lines"]]


@pytest.mark.parametrize("name", ["memory", "memory_readings"])
@pytest.mark.parametrize("who", ["denmark", "analyst", "chair", "secretariat", "security_officer"])
def test_the_memory_of_the_house_is_searched_by_auditors_alone(who, name, request):
    answer = search(request.getfixturevalue(who), name)
    assert answer.status_code == 403
    assert "searched by auditors" in answer.content.decode()


def test_acts_are_found_by_person_body_verb_object_and_day(auditor, analyst, case, danish_officer):
    some_evidence(case, danish_officer, "Log of the mirror")
    assert len(said(search(auditor, thing=case.reference))) == 2
    for asked in (
        {"person": "officer of dk"}, {"person": danish_officer.email}, {"body": "dk"}, {"verb": "add_evid"},
        {"kind": "cases.evidence"}, {"since": facts.today().isoformat(), "verb": "add_evidence"},
    ):  # fmt: skip
        found = said(search(auditor, **asked))
        assert len(found) == 1, asked
        assert "Log of the mirror" in found[0]
    assert said(search(auditor, until=(facts.today() - timedelta(days=1)).isoformat())) == []


def test_a_day_that_is_none_is_refused_and_said(auditor):
    answer = search(auditor, since="yesterday")
    assert "Enter a valid date" in answer.content.decode()


def test_readings_are_found_by_case_with_all_its_parts(auditor, case, denmark, danish_officer):
    item = some_evidence(case, danish_officer)
    browser = signed_in(denmark)
    browser.get(case.get_absolute_url())
    browser.get(item.get_absolute_url())
    assert said(search(auditor, "memory_readings", thing=case.reference)) == [denmark.name] * 2
    assert said(search(auditor, "memory_readings", thing=str(item.pk), channel="page")) == [denmark.name]
    assert said(search(auditor, "memory_readings", channel="download")) == []


def test_the_file_holds_what_was_searched_and_taking_it_is_recorded(auditor, case):
    answer = signed_in(auditor).post(reverse("desk:memory_file"), {"thing": case.reference})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["verb"] for row in rows] == ["open_case"]
    taken = AuditEvent.objects.get(verb="export_memory")
    assert (taken.details["rows"], taken.details["asked"]) == (1, f"{{'thing': '{case.reference}'}}")


def test_no_cell_of_the_file_becomes_a_formula(auditor, analyst):
    a_case(analyst, "=HYPERLINK(1)")
    answer = signed_in(auditor).post(reverse("desk:memory_file"), {"kind": "cases.case"})
    cells = [cell for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))) for cell in row]
    assert [cell for cell in cells if "HYPERLINK" in cell]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]


def test_readings_leave_as_a_file_too(auditor, case, denmark):
    signed_in(denmark).get(case.get_absolute_url())
    answer = signed_in(auditor).post(reverse("desk:memory_readings_file"), {})
    assert denmark.name in answer.content.decode()
    assert AuditEvent.objects.filter(verb="export_memory").exists()


def trail(reader, thing):
    return signed_in(reader).get(reverse("desk:trail", args=[thing._meta.label_lower, thing.pk]))


def test_whoever_sees_an_object_reads_its_record_but_not_who_read_it(case, denmark, auditor):
    answer = trail(denmark, case)
    assert "opened" in answer.content.decode()
    assert "Who read it" not in answer.content.decode()
    assert denmark.name in trail(auditor, case).content.decode()


def test_what_one_may_not_see_and_what_nobody_knows_are_both_not_there(case, france, denmark):
    assert trail(france, case).status_code == 404
    browser = signed_in(denmark)
    assert browser.get(reverse("desk:trail", args=["cases.nothing", case.pk])).status_code == 404
    assert browser.get(reverse("desk:trail", args=["delegations.user", case.pk])).status_code == 404


def test_the_record_of_a_case_is_silent_on_an_item_for_named_eyes(analyst, denmark, danish_officer):
    case = a_case_for_all(analyst)
    some_evidence(case, danish_officer, "Wintergreen", marking="eyes")
    germany = cast.signatory("DE")
    for reader, reads in ((denmark, True), (germany, False)):
        pages = [trail(reader, case), signed_in(reader).get(reverse("desk:case_part", args=[case.pk, "timeline"]))]
        assert [("Wintergreen" in page.content.decode()) for page in pages] == [reads, reads]


def test_the_record_of_a_round_tells_who_answered_and_not_what(analyst, drafter, legal_adviser, chair, denmark):
    case = a_case_for_all(analyst)
    round_ = a_round(ready(a_proposal(case, drafter), drafter, legal_adviser), chair, visibility="at_once")
    give_position(round_id=round_.pk, text_sha256=round_.text_sha256, by=denmark, answer="object", reason="Wintergreen")
    page = trail(cast.signatory("DE"), round_).content.decode()
    assert "DK in round 1" in page
    assert "object" not in page.partition('class="trail"')[2].partition("</ol>")[0]
    assert "Wintergreen" not in page


def test_opening_the_record_is_a_reading(case, denmark):
    trail(denmark, case)
    assert Disclosure.objects.filter(subject_id=str(case.pk), version="record", person=denmark.token).count() == 1
