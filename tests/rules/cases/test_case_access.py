"""Who may do what with a case, and how cases and reports move."""

import dataclasses

import pytest

from cases.rules import access
from cases.rules.access import CaseFacts
from cases.rules.lifecycle import CASE, REPORT
from cases.rules.vocabulary import CaseStatus, Marking, ReportStatus
from core.rules.refusal import Kind
from core.rules.transitions import check, open_from
from delegations.rules.roles import ROLES, Actor, Role


def person(delegation, role, kind="state", token="somebody"):
    return Actor(token, delegation, kind, ROLES[role])


DK = person("DK", Role.OFFICER)
EL = person("EL", Role.OFFICER)
PT = person("PT", Role.OFFICER)
ANALYST = person("EEAS", Role.ANALYST, "service")
GUARD = person("GSC", Role.SECURITY_OFFICER, "service")
AUDITOR = person("GSC", Role.AUDITOR, "service")
NATO = person("NATO", Role.PARTNER_SYSTEM, "partner")
NOBODY = Actor("somebody", "", "", frozenset())

CASE_FACTS = CaseFacts(CaseStatus.OPEN, Marking.LIMITE, lead="DK", originator="DK", audience=frozenset({"DK", "EL"}))
EYES = dataclasses.replace(CASE_FACTS, marking=Marking.EYES)
CLOSED = dataclasses.replace(CASE_FACTS, status=CaseStatus.CLOSED)


@pytest.mark.parametrize("actor", [DK, EL, ANALYST, GUARD, AUDITOR])
def test_the_audience_and_the_services_see_a_case(actor):
    assert access.may_view(actor, CASE_FACTS) is None


@pytest.mark.parametrize("actor", [PT, NATO, NOBODY])
def test_others_do_not(actor):
    assert access.may_view(actor, CASE_FACTS).code == "cases.not_yours_to_see"


@pytest.mark.parametrize(
    ("actor", "sees"), [(DK, True), (GUARD, True), (AUDITOR, True), (EL, False), (ANALYST, False), (NATO, False)]
)
def test_named_eyes_are_the_case_team_and_those_who_guard_and_audit(actor, sees):
    assert (access.may_view(actor, EYES) is None) is sees


def test_a_person_let_in_by_name_sees_the_case_whatever_the_delegation():
    named = dataclasses.replace(EYES, named=frozenset({"somebody"}))
    assert access.may_view(PT, named) is None


def test_reports_come_from_those_whose_role_includes_it():
    assert access.may_report(NATO) is None
    assert access.may_report(AUDITOR).code == "cases.may_not_report"


def test_triage_is_the_analysts():
    assert access.may_triage(ANALYST) is None
    assert access.may_triage(DK).code == "cases.may_not_triage"


def test_evidence_is_added_by_those_who_see_an_open_case():
    assert access.may_add_evidence(EL, CASE_FACTS) is None
    assert access.may_add_evidence(PT, CASE_FACTS).code == "cases.not_yours_to_see"
    assert access.may_add_evidence(AUDITOR, CASE_FACTS).code == "cases.may_not_add_evidence"
    assert access.may_add_evidence(EL, CLOSED).kind is Kind.STATE


def test_grading_and_commenting():
    assert access.may_regrade(EL, CASE_FACTS) is None
    assert access.may_regrade(AUDITOR, CASE_FACTS).code == "cases.may_not_regrade"
    assert access.may_comment(EL, CLOSED) is None
    assert access.may_comment(AUDITOR, CASE_FACTS).code == "cases.may_not_comment"
    assert access.may_comment(PT, CASE_FACTS).code == "cases.not_yours_to_see"


def test_the_lead_and_triage_widen_the_audience_and_never_to_a_partner():
    assert access.may_share(DK, CASE_FACTS, "state") is None
    assert access.may_share(ANALYST, CASE_FACTS, "service") is None
    assert access.may_share(EL, CASE_FACTS, "state").code == "cases.may_not_share"
    assert access.may_share(PT, CASE_FACTS, "state").code == "cases.not_yours_to_see"
    assert access.may_share(DK, CASE_FACTS, "partner").code == "cases.partner_needs_release"


def test_only_the_originator_loosens_a_marking():
    assert access.may_change_marking(DK, "DK", Marking.LIMITE, Marking.PUBLIC) is None
    assert access.may_change_marking(EL, "DK", Marking.LIMITE, Marking.EYES).code == "cases.only_the_originator"
    assert access.may_change_marking(GUARD, "DK", Marking.LIMITE, Marking.EYES) is None
    assert access.may_change_marking(GUARD, "DK", Marking.LIMITE, Marking.PUBLIC).code == "cases.only_the_originator"
    assert access.may_change_marking(NOBODY, "", Marking.LIMITE, Marking.PUBLIC) is not None


def test_release_to_a_partner_is_the_originators_and_never_of_named_eyes():
    assert access.may_release(DK, "DK", Marking.LIMITE) is None
    assert access.may_release(EL, "DK", Marking.LIMITE).code == "cases.only_the_originator"
    assert access.may_release(DK, "DK", Marking.EYES).code == "cases.never_released"


@pytest.mark.parametrize("row", CASE, ids=lambda row: row.name)
def test_every_move_of_a_case_has_its_movers(row):
    assert access.MOVERS[row.name]
    assert access.may_move(DK, CASE_FACTS, row.name) is None
    assert access.may_move(EL, CASE_FACTS, row.name).code == "cases.may_not_move"
    assert access.may_move(PT, CASE_FACTS, row.name).code == "cases.not_yours_to_see"


def moves(table, state):
    return [row.name for row in open_from(table, state)]


def test_a_report_is_triaged_a_duplicate_or_dismissed_and_can_be_looked_at_again():
    assert moves(REPORT, ReportStatus.RECEIVED) == ["triage", "mark_duplicate", "dismiss"]
    assert moves(REPORT, ReportStatus.DISMISSED) == moves(REPORT, ReportStatus.DUPLICATE) == ["reconsider"]
    assert moves(REPORT, ReportStatus.TRIAGED) == []


def test_a_case_walks_from_open_to_closed_and_reopens():
    path = ["assess", "respond", "deliver", "review", "close", "reopen"]
    state = CaseStatus.OPEN
    for name in path:
        assert check(CASE, name, state=state) is None
        state = next(row.target for row in CASE if row.name == name)
    assert state is CaseStatus.OPEN


def test_a_response_under_way_or_not_reviewed_keeps_a_case_from_closing():
    for state in (CaseStatus.RESPONDING, CaseStatus.DELIVERED, CaseStatus.CLOSED):
        assert check(CASE, "close", state=state).code == "core.not_from_this_state"
