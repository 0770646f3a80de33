"""The lead reads what is for named eyes; whoever kept something so is told when another body gets the lead."""

import pytest

from audit.trail import chain_of
from cases.actions.audience import change_lead
from cases.actions.case import change_case_marking
from cases.actions.triage import triage_into
from cases.models import Evidence
from core.rules.refusal import Reason
from core.sentences import render
from delegations import facts
from delegations.rules.roles import Role
from notifications.models import Notice
from tests import cast
from tests.factories.cases import a_case, a_report, some_evidence

pytestmark = pytest.mark.django_db
CODE = "cases.notice_lead_reads_yours"


def bodies_told() -> set[str]:
    return {facts.actor(notice.person).delegation for notice in Notice.objects.filter(code=CODE)}


@pytest.fixture
def case(analyst):
    return a_case(analyst, "Cloned news sites", audience={"FR": "affected", "DE": "consulted", "SE": "consulted"})


def test_whoever_keeps_an_item_or_a_report_for_named_eyes_is_told_and_nobody_else(case, danish_officer, analyst):
    some_evidence(case, danish_officer, "Pier photo", marking="eyes")
    some_evidence(case, cast.officer("DE"), "Seen by all")
    triage_into(report=a_report(cast.officer("FR"), marking="eyes"), case=case, by=analyst)
    cast.officer("SE")
    hungary = cast.person("hu.officer", "HU", Role.OFFICER)
    change_lead(case=case, lead="HU", by=analyst)
    assert Evidence.objects.visible_to(hungary).filter(title="Pier photo").exists()
    assert bodies_told() == {"DK", "FR"}
    notice = Notice.objects.filter(code=CODE).first()
    assert notice.params == {"reference": case.reference, "lead": "HU"}
    assert "is led by HU now" in render(Reason(notice.code, notice.params))
    assert chain_of(case).filter(verb="change_lead", sentence__contains="from DK to HU").exists()


def test_the_new_lead_and_whoever_passed_it_on_are_not_told_of_their_own(case, danish_officer):
    some_evidence(case, danish_officer, marking="eyes")
    some_evidence(case, cast.officer("FR"), marking="eyes")
    change_lead(case=case, lead="FR", by=danish_officer)
    assert bodies_told() == set()


def test_the_originator_of_a_case_for_named_eyes_is_told(danish_officer, analyst, security_officer):
    case = a_case(analyst, report=a_report(danish_officer), lead="FR")
    cast.officer("FR")
    change_case_marking(case=case, marking="eyes", by=danish_officer)
    case.refresh_from_db()
    change_lead(case=case, lead="DE", by=cast.person("fr.second", "FR", Role.LEAD))
    assert bodies_told() == {"DK"}
