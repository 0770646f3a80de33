"""What the app tells the kernel: search, the triage clock, sentences, reference data."""

import ast
from pathlib import Path

import pytest

from cases import reference
from cases.actions.triage import dismiss
from cases.acts import acts_on
from cases.models import Technique
from cases.reasons import SENTENCES
from core.clock import db_now
from core.registry import DEADLINES, SEARCHES, find_visible
from core.sentences import known_codes
from notifications.models import Deadline, Notice, Reminder
from tests.factories.cases import a_case, a_report, some_evidence

pytestmark = pytest.mark.django_db


def test_search_finds_cases_reports_and_evidence_for_those_who_may_see_them(denmark, germany, analyst):
    case = a_case(analyst, "Wheat story", report=a_report(denmark, "Report on wheat"))
    some_evidence(case, denmark, "Wheat log")
    find = SEARCHES["cases"]
    assert {hit.kind for hit in find(denmark, "wheat")} == {"case", "report", "evidence"}
    assert list(find(germany, "wheat")) == []


def test_search_finds_a_case_by_its_reference_however_it_is_written(denmark, analyst):
    case = a_case(analyst)
    hits = SEARCHES["cases"](denmark, case.reference.lower().replace("-", " "))
    assert [hit.url for hit in hits] == [case.get_absolute_url()]


def test_a_subject_is_found_only_by_who_may_see_it(denmark, germany, analyst):
    case = a_case(analyst)
    assert find_visible("cases.case", case.pk, denmark) == case
    assert find_visible("cases.case", case.pk, germany) is None


def test_a_report_left_waiting_is_brought_up_once_and_one_dealt_with_never(denmark, analyst, secretariat):
    waiting, done = a_report(denmark), a_report(denmark, "Other")
    dismiss(report=done, reason="Satire.", by=analyst)
    for report in (waiting, done, waiting):
        deadline = Deadline.objects.get(subject_id=report.pk)
        DEADLINES["cases.triage"].fire(deadline, db_now())
    told = Notice.objects.filter(code="cases.notice_triage_overdue", channel="in_app")
    assert {(notice.subject_id, notice.person) for notice in told} == {(waiting.pk, analyst), (waiting.pk, secretariat)}


def test_a_reminder_of_triage_is_owed_only_while_the_report_waits(denmark, analyst):
    report = a_report(denmark)
    deadline = Deadline.objects.get(subject_id=report.pk)
    reminder = Reminder.objects.filter(deadline=deadline).order_by("due_at").first()
    does = DEADLINES["cases.triage"]
    assert does.still_owed(deadline, reminder)
    code, params, url = does.notice(deadline, reminder)
    assert (code, params["source"], url) == ("cases.notice_triage_due", "DK", report.get_absolute_url())
    dismiss(report=report, reason="Satire.", by=analyst)
    assert not does.still_owed(deadline, reminder)


def test_the_techniques_are_loaded_once_however_often():
    before = Technique.objects.count()
    reference.load()
    assert Technique.objects.count() == before > 380
    assert Technique.objects.get(pk="T0049").name


def test_every_code_the_app_uses_has_a_sentence_and_every_own_sentence_is_used():
    used = set()
    for path in Path("cases").rglob("*.py"):
        if path.name in ("reasons.py", "sentences.py") or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("cases."):
                used.add(node.value)
    modules = {"cases.signals", "cases.urls", "cases.inspection"}
    subjects = {"cases.triage", "cases.case", "cases.report", "cases.evidence", "cases.release_ends"}
    tasks = {"cases.draw", "cases.recheck", "cases.check_store"}
    assert {code for code in used if code not in modules | subjects | tasks and not code.endswith("_")} <= known_codes()
    assert set(SENTENCES) <= used


def test_the_acts_on_a_case_say_why_not(denmark, analyst, france):
    case = a_case(analyst, audience={"FR": "affected"})
    open_to = {act.id for act in acts_on(case, france) if act.refusal is None}
    assert open_to == {"evidence_add", "pointer_add", "timeline_add"}
    assert {act.id for act in acts_on(case, analyst) if act.refusal} == set()
    assert [act.refusal.code for act in acts_on(case, denmark) if act.refusal] == [
        "cases.may_not_triage",
        "cases.may_not_triage",
        "cases.only_the_originator",
    ]
