"""A name that was taken out of a file does not come back by a version, a comment, an answer or another text."""

import pytest
from django.urls import reverse
from django.utils.http import urlencode

from audit import trail
from audit.models import Disclosure
from cases.actions.case import rewrite
from cases.actions.opening import open_case
from cases.actions.pseudonymising import erase_bystander, pseudonymise
from cases.actions.timeline import add_timeline_entry
from cases.models import Case, TimelineEntry
from core.rules.refusal import Refused
from delegations import facts
from desk.protection import remaining
from responses.actions.positions import give_position
from responses.actions.text import add_version
from responses.models import Paragraph, TextVersion
from tests import cast
from tests.factories.cases import SCORES, WHY, a_report, some_evidence
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
NAME = "Ada Wintergreen"


@pytest.fixture
def case(analyst) -> Case:
    found = a_case_for_all(analyst)
    add_timeline_entry(case=found, date=facts.today(), text=f"{NAME} complains", by=analyst)
    return found


@pytest.fixture
def bystander(case, analyst):
    return pseudonymise(name=NAME, case=case, by=analyst).bystander


@pytest.fixture
def draft(case, drafter):
    return a_proposal(case, drafter)


def test_a_version_with_the_name_is_refused_and_one_press_puts_the_label_there(bystander, draft, drafter):
    browser, address = signed_in(drafter), reverse("responses:new_version", args=[draft.pk])
    said = {
        "base": "0",
        "text": f"The account of ADA  Wintergreen was copied.\n\n{NAME} is not meant.",
        "language": "en",
    }
    page = browser.post(address, said)
    words = page.content.decode()
    assert page.status_code == 400
    assert f"[{bystander.label}]" in words
    assert "ADA  Wintergreen was copied" in words, "nothing typed is lost"
    assert not TextVersion.objects.exists()
    offered = {"mend": "text", "mend_written": "ADA  Wintergreen", "mend_instead": f"[{bystander.label}]"}
    assert all(f'name="{name}"' in words for name in offered)
    again = browser.post(address, urlencode(said | offered), content_type="application/x-www-form-urlencoded")
    assert again.status_code == 303
    told = " ".join(Paragraph.objects.values_list("text", flat=True))
    assert told.count(f"[{bystander.label}]") == 2
    assert "intergreen" not in told


def test_a_name_registered_after_the_version_is_not_put_to_the_states(
    case, draft, drafter, legal_adviser, chair, analyst
):
    ready(draft, drafter, legal_adviser, text=f"The Union stands with {NAME}.\n\nIt condemns the act.")
    taken = pseudonymise(name=NAME, case=case, by=analyst).bystander
    before = draft.versions.get().sha256
    with pytest.raises(Refused, match="text_names_a_bystander") as no:
        a_round(draft, chair)
    assert no.value.refusal.params["instead"] == f"[{taken.label}]"
    assert draft.versions.get().sha256 == before
    add_version(proposal=draft, text="It condemns the act.", by=drafter, base=1)
    assert a_round(draft, chair).status == "open"


def test_an_answer_is_refused_before_it_is_signed_and_a_signed_one_is_given_as_it_was(
    bystander, draft, drafter, legal_adviser, chair
):
    running = a_round(ready(draft, drafter, legal_adviser), chair)
    denmark = cast.signatory("DK")
    said = {"answer": "object", "reason": f"{NAME} is named.", "text_sha256": running.text_sha256, "after": "0"}
    page = signed_in(denmark).post(reverse("responses:position", args=[running.pk]), said)
    assert page.status_code == 400
    assert "mend_instead" in page.content.decode()
    given = give_position(round_id=running.pk, by=denmark, answer="object", reason=said["reason"],
                          text_sha256=running.text_sha256)  # fmt: skip
    assert given.reason == said["reason"]


def test_file_timeline_evidence_and_a_new_case_from_a_report_refuse_it(bystander, case, analyst, danish_officer):
    with pytest.raises(Refused, match="names_a_bystander"):
        rewrite(case=case, title="A file", summary=f"About {NAME}", seen=case.revision, by=analyst)
    with pytest.raises(Refused, match="names_a_bystander") as no:
        add_timeline_entry(case=case, date=facts.today(), text=f"{NAME} again", by=analyst)
    assert no.value.refusal.field == "text"
    with pytest.raises(Refused, match="names_a_bystander"):
        some_evidence(case, danish_officer, f"Mail of {NAME}")
    report = a_report(danish_officer, body=f"{NAME} was copied.")
    pseudonymise(name=NAME, report=report, by=danish_officer)
    with pytest.raises(Refused, match="names_a_bystander"):
        open_case(by=analyst, title=f"The copy of {NAME}", lead="DK", scores=SCORES, score_reasons=WHY, report=report)
    assert not TimelineEntry.objects.filter(text__contains="again").exists()


def test_another_case_and_a_part_of_a_longer_word_are_free(bystander, case, analyst):
    elsewhere = a_case_for_all(analyst, title="Another file")
    add_timeline_entry(case=elsewhere, date=facts.today(), text=f"{NAME} speaks", by=analyst)
    add_timeline_entry(case=case, date=facts.today(), text=f"{NAME}s house", by=analyst)


def test_asking_by_typing_is_noted_for_auditors_and_not_in_the_record_of_the_case(bystander, case, analyst, auditor):
    acts = trail.chain_of(case).count()
    with pytest.raises(Refused):
        add_timeline_entry(case=case, date=facts.today(), text=NAME, by=analyst)
    noted = Disclosure.objects.get(channel="named")
    assert (noted.person, noted.subject_id) == (analyst.token, str(bystander.pk))
    assert trail.chain_of(case).count() == acts
    page = signed_in(auditor).get(reverse("desk:memory_readings"), {"channel": "named"}).content.decode()
    assert analyst.name in page


def test_once_the_name_is_erased_nobody_can_compare_with_it(bystander, case, analyst, secretariat):
    erase_bystander(bystander=bystander, why="The person asked for it in writing.", by=secretariat)
    add_timeline_entry(case=case, date=facts.today(), text=f"{NAME} again", by=analyst)


def test_the_page_tells_where_a_name_still_stands_and_only_those_who_may_have_it_shown(
    bystander, case, analyst, danish_officer
):
    a_report(danish_officer, "Another report", body=f"{NAME} once more.")
    report = a_report(danish_officer, "A third", body=f"{NAME} again.")
    type(report).objects.filter(pk=report.pk).update(case=case, status="triaged")
    assert [(one.label, one.where) for one in remaining.names_left(case, analyst)] == [(bystander.label, "A third")]
    address = reverse("desk:data_protection", args=[case.pk])
    assert signed_in(analyst).get(address).context["names_left"]
    assert signed_in(cast.signatory("SE")).get(address).context["names_left"] is None
