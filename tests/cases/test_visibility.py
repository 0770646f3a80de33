"""One answer to who sees what: the query and the rule agree over the whole grid."""

from datetime import timedelta

import pytest

from cases.actions.audience import remove_from_audience
from cases.actions.handling import change_marking
from cases.actions.releases import let_in, release_case, release_evidence
from cases.facts import case_facts, item_facts
from cases.models import Case, Evidence, Report
from cases.rules.access import may_view
from cases.rules.item_access import may_view_item
from cases.rules.vocabulary import Marking
from delegations import facts as people
from tests.factories.cases import a_case, a_report, some_evidence

pytestmark = pytest.mark.django_db

READERS = (
    "denmark", "danish_officer", "france", "germany", "hungary", "chair", "secretariat", "analyst", "drafter",
    "legal_adviser", "security_officer", "auditor", "nato", "stranger",
)  # fmt: skip


@pytest.fixture
def readers(request):
    return [request.getfixturevalue(name) for name in READERS]


@pytest.fixture
def grid(readers, analyst, germany, nato, clock):
    """Cases of every marking, with and without exceptions."""
    until = clock.now() + timedelta(days=1)
    found = []
    for marking in Marking:
        plain = a_case(analyst, f"{marking}", marking=marking, audience={"FR": "affected"})
        found += [plain, a_case(analyst, f"{marking} with exceptions", marking=marking)]
        let_in(case=found[-1], person=germany, reason="By name", expires_at=until, by=analyst)
        if marking is not Marking.EYES:
            release_case(case=found[-1], partner="NATO", purpose="Compare", expires_at=until, by=analyst)
    return found


def test_the_query_of_cases_and_the_rule_agree(grid, readers):
    for reader in readers:
        seen = set(Case.objects.visible_to(reader).values_list("pk", flat=True))
        for case in grid:
            allowed = may_view(people.actor(reader), case_facts(case)) is None
            assert (case.pk in seen) == allowed, (reader.name, case.title)


def test_the_query_of_evidence_and_the_rule_agree(grid, readers, denmark, analyst, france, clock):
    until = clock.now() + timedelta(days=1)
    for case in grid:
        for marking in ("limite", "eyes"):
            some_evidence(case, denmark, f"{marking} item", marking=marking)
        if case.marking != "eyes":
            shared = some_evidence(case, analyst, "released item")
            release_evidence(evidence=shared, partner="NATO", purpose="Compare", expires_at=until, by=analyst)
            if case.audience.filter(delegation="FR").exists():
                some_evidence(case, france, "French eyes", marking="eyes")
    for reader in readers:
        seen = set(Evidence.objects.visible_to(reader).values_list("pk", flat=True))
        for item in Evidence.objects.select_related("case"):
            allowed = may_view_item(people.actor(reader), case_facts(item.case), item_facts(item)) is None
            assert (item.pk in seen) == allowed, (reader.name, item.title, item.case.title)


def test_a_stranger_sees_nothing(grid, stranger):
    assert not Case.objects.visible_to(stranger).exists()
    assert not Report.objects.visible_to(stranger).exists()
    assert not Evidence.objects.visible_to(stranger).exists()


def test_a_report_is_seen_by_its_sender_triage_and_the_case_it_went_into(denmark, france, germany, analyst):
    report = a_report(denmark)
    assert Report.objects.visible_to(denmark).exists()
    assert Report.objects.visible_to(analyst).exists()
    assert not Report.objects.visible_to(france).exists()
    case = a_case(analyst, report=report, audience={"FR": "affected"})
    assert Report.objects.visible_to(france).exists()
    assert not Report.objects.visible_to(germany).exists()
    remove_from_audience(case=case, delegation="FR", by=analyst)
    assert not Report.objects.visible_to(france).exists()


def test_a_report_for_named_eyes_stays_with_its_sender_and_triage(denmark, france, drafter, analyst):
    report = a_report(denmark, marking="eyes")
    a_case(analyst, report=report, audience={"FR": "affected"})
    assert Report.objects.visible_to(analyst).exists()
    assert not Report.objects.visible_to(france).exists()
    assert not Report.objects.visible_to(drafter).exists()


def test_new_evidence_is_not_released_with_the_case(analyst, nato, denmark, clock):
    until = clock.now() + timedelta(days=1)
    case = a_case(analyst)
    old = some_evidence(case, analyst)
    release_case(case=case, partner="NATO", purpose="Compare", expires_at=until, by=analyst)
    assert not Evidence.objects.visible_to(nato).exists()
    release_evidence(evidence=old, partner="NATO", purpose="Compare", expires_at=until, by=analyst)
    some_evidence(case, analyst, "Came later")
    assert [item.pk for item in Evidence.objects.visible_to(nato)] == [old.pk]
    change_marking(evidence=old, marking="eyes", by=analyst)
    assert not Evidence.objects.visible_to(nato).exists()
