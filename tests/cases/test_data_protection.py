"""Names of bystanders leave the texts and come back only for a reason; what is past its time goes, the proof stays."""

from datetime import timedelta

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from audit import proof, trail
from audit.models import AuditEvent, Disclosure, PersonToken
from cases.actions.keeping import erase_person, erase_report, keep_on, lift_hold, place_hold
from cases.actions.pseudonymising import erase_bystander, pseudonymise, reveal
from cases.actions.timeline import add_timeline_entry
from cases.actions.triage import dismiss
from cases.models import Bystander, Case, Report, RetentionTerm
from core.rules.refusal import Refused
from delegations import facts
from delegations.actions.accounts import deactivate
from delegations.models import User
from desk.protection import terms
from tests import cast
from tests.factories.cases import a_case, a_report, some_evidence
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
NAME = "Ada Wintergreen"
WHY = "The person asked for it in writing."


@pytest.fixture
def case(analyst, danish_officer):
    report = a_report(
        danish_officer, "A false story", body=f"The account of {NAME} was copied; ada  wintergreen knows."
    )
    found = a_case(analyst, "Cloned news sites", summary=f"{NAME}s house is not meant.", report=report)
    add_timeline_entry(case=found, date=facts.today(), text=f"{NAME} complains", by=analyst)
    some_evidence(found, danish_officer, description=f"Mail of {NAME}.")
    return found


def taken(case, by) -> Bystander:
    return pseudonymise(name=NAME, case=case, by=by).bystander


def texts(case) -> str:
    case.refresh_from_db()
    parts = [case.title, case.summary, *case.timeline.values_list("text", flat=True)]
    parts += [text for row in case.reports.all() for text in (row.title, row.body, row.actor_named)]
    return " ".join([*parts, *case.evidence.values_list("description", flat=True)])


def test_a_name_leaves_every_text_of_the_case_and_a_label_takes_its_place(case, analyst):
    done = pseudonymise(name=NAME, case=case, by=analyst)
    said = texts(case)
    assert done.places == 4
    assert "Wintergreens house" in said, "part of a longer word is not the name"
    assert said.lower().replace("wintergreens", "").count("wintergreen") == 0
    assert said.count(f"[{done.bystander.label}]") == 4
    assert NAME.split()[1] not in done.bystander.label


def test_what_came_in_is_still_proved_by_its_hash_and_the_change_is_counted(case, analyst):
    before = Report.objects.get(case=case).content_hash
    taken(case, analyst)
    report = Report.objects.get(case=case)
    assert (report.content_hash, report.redactions) == (before, 1)
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(body="rewritten")


def test_the_same_name_keeps_its_label_and_a_name_that_is_not_there_is_refused(case, analyst):
    first = taken(case, analyst)
    Report.objects.filter(pk=a_report(analyst, body=f"{NAME} again").pk).update(case=case)
    assert taken(case, analyst) == first
    with pytest.raises(Refused, match="name_not_there"):
        taken(case, analyst)
    with pytest.raises(Refused, match="name_too_short"):
        pseudonymise(name="A", case=case, by=analyst)


def test_the_record_of_it_does_not_tell_the_name(case, analyst):
    taken(case, analyst)
    told = [f"{event.sentence} {event.details}" for event in AuditEvent.objects.filter(verb="pseudonymise")]
    assert told
    assert not [words for words in told if "intergreen" in words]


def test_a_report_in_no_case_yet_is_cleared_too_and_its_bystander_follows_it_into_the_case(analyst, danish_officer):
    report = a_report(danish_officer, body=f"{NAME} was copied.")
    found = pseudonymise(name=NAME, report=report, by=danish_officer).bystander
    assert report.body == f"[{found.label}] was copied."
    case = a_case(analyst, report=report)
    assert list(Bystander.objects.of_case(case)) == [found]


def test_the_name_is_shown_for_a_reason_and_each_time_is_on_record(case, analyst, denmark):
    found = taken(case, analyst)
    address = reverse("cases:reveal", args=[found.pk])
    browser = signed_in(denmark)
    assert browser.post(address, {"reason": "why not"}).status_code == 400
    page = browser.post(address, {"reason": "The victim has to be warned."})
    assert NAME in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"
    browser.post(address, {"reason": "The victim has to be warned again."})
    assert Disclosure.objects.filter(channel="reveal", person=denmark.token).count() == 2
    assert AuditEvent.objects.filter(verb="reveal_bystander").count() == 2


@pytest.mark.parametrize(("who", "status"), [("sweden", 403), ("chair", 403), ("france", 404), ("legal_adviser", 200)])
def test_who_may_have_a_name_shown(case, analyst, who, status, request):
    found = taken(case, analyst)
    reader = cast.signatory("SE") if who == "sweden" else request.getfixturevalue(who)
    if who == "sweden":
        case.audience.create(delegation_id="SE")
    answer = signed_in(reader).post(reverse("cases:reveal", args=[found.pk]), {"reason": "I would like to know it."})
    assert answer.status_code == status
    assert (NAME in answer.content.decode()) == (status == 200)


def test_no_page_of_the_case_shows_the_name(case, analyst, denmark):
    taken(case, analyst)
    Case.objects.filter(pk=case.pk).update(summary="")
    browser = signed_in(denmark)
    report, item = case.reports.get(), case.evidence.get()
    parts = [reverse("desk:case_part", args=[case.pk, part]) for part in ("summary", "evidence", "timeline", "people")]
    for address in (*parts, report.get_absolute_url(), item.get_absolute_url(),
                    reverse("desk:data_protection", args=[case.pk]), "/search/?q=wintergreen"):  # fmt: skip
        assert NAME not in browser.get(address).content.decode(), address


def test_an_erased_name_is_gone_for_everybody(case, analyst, secretariat):
    found = taken(case, analyst)
    erase_bystander(bystander=found, why=WHY, by=secretariat)
    assert not Bystander.objects.filter(name__icontains="wintergreen").exists()
    with pytest.raises(Refused, match="name_is_erased"):
        reveal(bystander=found, reason=WHY, by=analyst, sitting="s")
    assert list(proof.verify()) == []


def test_under_a_legal_hold_nothing_is_erased_and_afterwards_it_is(case, analyst, secretariat, legal_adviser):
    found = taken(case, analyst)
    place_hold(case=case, why="An action before the General Court.", by=legal_adviser)
    with pytest.raises(Refused, match="hold_stands"):
        place_hold(case=case, why="An action before the General Court.", by=secretariat)
    with pytest.raises(Refused, match="under_legal_hold"):
        erase_bystander(bystander=found, why=WHY, by=secretariat)
    lift_hold(case=case, why="The action was withdrawn.", by=legal_adviser)
    erase_bystander(bystander=found, why=WHY, by=secretariat)
    with pytest.raises(Refused, match="no_hold"):
        lift_hold(case=case, why="The action was withdrawn.", by=legal_adviser)


def test_a_dismissed_report_is_due_after_twelve_months_and_its_words_go(analyst, danish_officer, secretariat, clock):
    report = a_report(danish_officer, body=f"{NAME} did it.", actor_named=NAME)
    with pytest.raises(Refused, match="only_dismissed"):
        erase_report(report=report, why=WHY, by=secretariat)
    dismiss(report=report, reason="Nothing in it.", by=analyst)
    assert terms.due_reports(secretariat) == []
    RetentionTerm.objects.filter(code="unsubstantiated").update(months=0)
    Report.objects.filter(pk=report.pk).update(created_at=clock.now() - timedelta(days=2))
    assert [one.thing for one in terms.due_reports(secretariat)] == [report]
    erase_report(report=report, why=WHY, by=secretariat)
    report.refresh_from_db()
    assert (report.title, report.body, report.actor_named) == ("[erased]", "", "")
    assert report.content_hash
    assert terms.due_reports(secretariat) == []


def closed(case, ago: int) -> Case:
    Case.objects.filter(pk=case.pk).update(status="closed", changed_at=case.created_at - timedelta(days=ago))
    case.refresh_from_db()
    return case


def test_a_closed_case_is_due_after_five_years_unless_held_or_kept_on(case, secretariat, legal_adviser):
    assert terms.due_cases(secretariat) == []
    closed(case, 5 * 366)
    assert [one.thing for one in terms.due_cases(secretariat)] == [case]
    place_hold(case=case, why="An action before the General Court.", by=legal_adviser)
    assert terms.due_cases(secretariat) == []
    lift_hold(case=case, why="The action was withdrawn.", by=legal_adviser)
    with pytest.raises(Refused, match="day_must_come"):
        keep_on(case=case, keep_until=facts.today(), why=WHY, by=secretariat)
    keep_on(case=case, keep_until=facts.today() + timedelta(days=90), why="A renewal rests on it.", by=secretariat)
    assert terms.due_cases(secretariat) == []
    assert terms.of_case(case, secretariat).last_day == facts.today() + timedelta(days=90)


def test_a_former_user_is_erased_everywhere_and_every_hash_stays(case, analyst, secretariat):
    gone = cast.person("leaving", "EEAS", "analyst")
    pseudonymise(name=NAME, case=case, by=gone)
    name, email, token = gone.name, gone.email, gone.token
    with pytest.raises(Refused, match="account_in_use"):
        erase_person(user=gone, why=WHY, by=secretariat)
    deactivate(user=gone, by=secretariat)
    gone.refresh_from_db()
    erase_person(user=gone, why=WHY, by=secretariat)
    gone = User.objects.get(pk=gone.pk)
    assert (gone.name, gone.token != token) == ("A former user", True)
    assert PersonToken.objects.get(token=token).name == ""
    said = " ".join(text for _event, text in trail.readable(trail.chain_of(case)))
    assert "a former user (EEAS) took a bystander's name out" in said
    assert not AuditEvent.objects.filter(sentence__contains=name).exists()
    assert not AuditEvent.objects.filter(sentence__contains=email).exists()
    assert not User.objects.filter(email=email).exists()
    assert list(proof.verify()) == []


def test_a_former_user_who_acted_in_a_held_case_stays_named(case, analyst, secretariat, legal_adviser):
    place_hold(case=case, why="An action before the General Court.", by=legal_adviser)
    deactivate(user=analyst, by=secretariat)
    analyst.refresh_from_db()
    with pytest.raises(Refused, match="under_legal_hold"):
        erase_person(user=analyst, why=WHY, by=secretariat)


def test_the_page_of_a_case_says_what_why_until_when_and_tells_who_saw_it_by_reader(case, denmark, auditor, analyst):
    address = reverse("desk:data_protection", args=[case.pk])
    signed_in(denmark).get(case.get_absolute_url())
    lead, auditing = signed_in(denmark).get(address), signed_in(auditor).get(address)
    case.audience.create(delegation_id="SE")
    other = signed_in(cast.signatory("SE")).get(address)
    assert "Closed case" in lead.content.decode()
    assert "Art. 2(2)(b)" in lead.content.decode()
    assert [row["on_behalf_of"] for row in lead.context["saw"]] == ["DK"]
    assert denmark.name in [str(row["name"]) for row in auditing.context["saw"]]
    assert other.context["saw"] is None


def test_what_is_due_is_for_the_secretariat(secretariat, denmark, auditor):
    address = reverse("desk:retention")
    assert signed_in(secretariat).get(address).status_code == 200
    assert [signed_in(who).get(address).status_code for who in (denmark, auditor)] == [403, 403]
