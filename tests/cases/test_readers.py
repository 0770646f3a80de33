"""“Who can see this” stands on every marked thing and before every choice of a marking, and it is true."""

from datetime import timedelta

import pytest
from django.urls import reverse

from attribution.actions.assessment import start_assessment
from cases.actions.releases import let_in, release_evidence
from cases.models import Case, Evidence, Report
from cases.readers import who_reads, who_would_read
from cases.rules.vocabulary import Marking
from delegations import facts as people
from delegations.rules.roles import Can
from responses.actions.commenting import invite_comments
from responses.actions.text import add_version
from sanctions import actions as listings
from sanctions.models import Dossier
from tests.factories.cases import a_case, a_report, some_evidence
from tests.factories.meetings import a_meeting
from tests.factories.responses import a_proposal

pytestmark = pytest.mark.django_db
READERS = ("denmark", "france", "germany", "hungary", "chair", "analyst", "drafter", "security_officer", "auditor")


@pytest.fixture
def readers(request):
    return [request.getfixturevalue(name) for name in READERS]


@pytest.fixture
def case(analyst, danish_officer) -> Case:
    report = a_report(danish_officer)
    return a_case(analyst, report=report, audience={"FR": "affected"})


def page(client, user, thing) -> str:
    client.force_login(user)
    return client.get(thing.get_absolute_url()).content.decode()


@pytest.mark.parametrize("marking", list(Marking))
def test_the_bodies_it_names_are_those_who_see_it_and_no_other_state_does(case, readers, danish_officer, marking):
    item = some_evidence(case, danish_officer, marking=marking)
    Case.objects.filter(pk=case.pk).update(marking=marking)
    case.refresh_from_db()
    item = Evidence.objects.select_related("case").get(pk=item.pk)
    for thing, rows in ((case, Case.objects), (item, Evidence.objects), (case.reports.get(), Report.objects)):
        named = {body.code for body in who_reads(thing)["bodies"]}
        for reader in readers:
            actor = people.actor(reader)
            if actor.speaks_for_a_state:
                assert rows.visible_to(reader).filter(pk=thing.pk).exists() is (actor.delegation in named)


def test_it_foresees_what_a_marking_will_do(case, readers):
    for row, marking in zip(who_would_read(case), Marking, strict=True):
        named = {body.code for body in row["bodies"]}
        Case.objects.filter(pk=case.pk).update(marking=marking)
        for reader in readers:
            actor = people.actor(reader)
            if actor.speaks_for_a_state:
                assert Case.objects.visible_to(reader).filter(pk=case.pk).exists() is (actor.delegation in named)


def test_those_let_in_by_name_and_partners_it_was_released_to_are_named(case, analyst, germany, clock):
    until = clock.now() + timedelta(days=2)
    let_in(case=case, person=germany, reason="Speaks the language", expires_at=until, by=analyst)
    assert [one["who"] for one in who_reads(case)["named"]] == [germany.name]
    item = some_evidence(case, analyst)
    release_evidence(evidence=item, partner="NATO", purpose="Compare", expires_at=until, by=analyst)
    assert [one["who"].code for one in who_reads(item)["releases"]] == ["NATO"]


def test_every_sort_of_thing_says_who_can_see_it(client, case, denmark, drafter, danish_officer):
    item = some_evidence(case, danish_officer)
    proposal = a_proposal(case, drafter)
    dossier = listings.open_dossier(
        case=case,
        proposer="DK",
        target_type="entity",
        target_name="A body",
        no_applicable_regime=True,
        by=danish_officer,
    )
    for thing in (item, case.reports.get(), proposal, dossier):
        said = page(client, denmark, thing)
        assert "Who can see this" in said
        assert 'class="code">FR' in said or isinstance(thing, Dossier)
    client.force_login(denmark)
    people_part = client.get(reverse("desk:case_part", args=[case.pk, "people"])).content.decode()
    assert "Who can see this case" in people_part
    assert "security officers and auditors" in people_part


@pytest.mark.parametrize("name", ["cases:marking", "cases:evidence_add"])
def test_before_a_marking_is_chosen_for_a_case_or_an_item_its_readers_are_said(client, case, danish_officer, name):
    client.force_login(danish_officer)
    said = client.get(reverse(name, args=[case.pk])).content.decode()
    assert "Who would be able to read it, by marking" in said
    assert "TLP:AMBER+STRICT" in said


def test_before_a_report_is_sent_and_a_case_is_opened_too(client, denmark, analyst):
    report = a_report(denmark)
    for person, address in (
        (denmark, reverse("cases:report_new")),
        (analyst, reverse("cases:triage_open", args=[report.pk])),
    ):
        client.force_login(person)
        assert "Who would be able to read it, by marking" in client.get(address).content.decode()


def test_somebody_let_in_by_name_is_named_beside_everything_that_opens_to_them(case, analyst, germany, drafter, clock):
    let_in(case=case, person=germany, reason="Speaks it", expires_at=clock.now() + timedelta(days=2), by=analyst)
    named_eyes = some_evidence(case, analyst, marking=Marking.EYES)
    things = [
        some_evidence(case, analyst),
        named_eyes,
        a_proposal(case, drafter),
        start_assessment(case=case, by=analyst),
    ]
    for thing in things:
        seen = type(thing).objects.visible_to(germany).filter(pk=thing.pk).exists()
        assert seen is (thing is not named_eyes)
        assert [one["who"] for one in who_reads(thing)["named"]] == ([germany.name] if seen else [])


def test_texts_comments_analyses_and_agendas_say_it_too_and_so_do_the_forms_before(
    client, case, drafter, analyst, chair, clock
):
    proposal, assessment = a_proposal(case, drafter), start_assessment(case=case, by=analyst)
    version = add_version(proposal=proposal, text="Paragraph one.", base=0, by=drafter)
    invite_comments(proposal=proposal, closes_at=clock.now() + timedelta(days=2), by=drafter)
    meeting = a_meeting(chair)
    shown = {
        "version": [proposal.pk, version.number],
        "comments": [proposal.pk],
        "comment": [proposal.pk],
        "propose": [case.pk],
    }
    addresses = {reverse(f"responses:{name}", args=args): drafter for name, args in shown.items()}
    addresses |= {assessment.get_absolute_url(): analyst, reverse("attribution:edit", args=[assessment.pk]): analyst}
    for address, person in (addresses | {meeting.get_absolute_url(): chair}).items():
        client.force_login(person)
        said = client.get(address).content.decode()
        assert "Who can see this" in said or "Who will be able to see this" in said, address
        assert "No partner ever gets it." in said or "to no partner" in said, address


def test_a_dossier_names_its_own_list_and_no_partner(case, danish_officer):
    dossier = listings.open_dossier(
        case=case,
        proposer="DK",
        target_type="entity",
        target_name="A body",
        no_applicable_regime=True,
        by=danish_officer,
    )
    found = who_reads(dossier)
    assert [body.code for body in found["bodies"]] == ["DK"]
    assert str(found["partners"]) == "No partner ever gets it."


def test_whoever_guards_or_audits_is_told_to_read_everything(case, security_officer, auditor):
    for person, can in ((security_officer, Can.GUARD_MARKINGS), (auditor, Can.AUDIT)):
        assert people.actor(person).can(can)
        Case.objects.filter(pk=case.pk).update(marking="eyes")
        assert Case.objects.visible_to(person).filter(pk=case.pk).exists()
    case.refresh_from_db()
    assert "security officers and auditors" in str(who_reads(case)["services"])
