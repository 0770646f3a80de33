"""Who decides about what was kept out, who points at classified content, and with which words."""

import pytest

from cases.rules.access import CaseFacts
from cases.rules.pointers import PointerWords, check_pointer, may_point, may_withdraw_pointer
from cases.rules.quarantine import EntryFacts, check_note, may_close, may_decide, may_destroy, may_inspect, may_let_in
from cases.rules.vocabulary import CaseStatus, Marking, QuarantineOutcome, QuarantineReason
from delegations.rules.roles import ROLES, Actor, Role


def an_actor(role: Role, body: str = "GSC", kind: str = "service") -> Actor:
    return Actor("token", body, kind, ROLES[role])


OFFICER = an_actor(Role.SECURITY_OFFICER)
DANE = an_actor(Role.OFFICER, "DK", "state")
NATO = an_actor(Role.PARTNER_SYSTEM, "NATO", "partner")
CASE = CaseFacts(CaseStatus.OPEN, Marking.LIMITE, "DK", "EEAS", frozenset({"DK", "DE"}))


def an_entry(reason: str = "marked", outcome: str = "open", holds: bool = True) -> EntryFacts:
    return EntryFacts(QuarantineReason(reason), QuarantineOutcome(outcome), holds)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECURITY_OFFICER])
def test_nobody_but_a_security_officer_decides(role):
    for may in (may_close, may_let_in, may_destroy, may_inspect):
        assert may(an_actor(role), an_entry()).code == "cases.may_not_guard"
    assert may_decide(OFFICER) is None


@pytest.mark.parametrize(
    ("may", "entry", "code"),
    [
        (may_close, an_entry(holds=False), None),
        (may_close, an_entry(), "cases.held_file_is_decided"),
        (may_let_in, an_entry(), None),
        (may_let_in, an_entry(holds=False), None),
        (may_let_in, an_entry("unchecked"), None),
        (may_let_in, an_entry("infected"), "cases.infected_stays_out"),
        (may_destroy, an_entry("infected"), None),
        (may_destroy, an_entry(holds=False), "cases.nothing_is_held"),
        (may_inspect, an_entry("infected"), None),
        (may_inspect, an_entry(holds=False), "cases.nothing_is_held"),
    ],
)
def test_what_may_be_decided_depends_on_what_is_held_and_why(may, entry, code):
    refusal = may(OFFICER, entry)
    assert (refusal and refusal.code) == code


@pytest.mark.parametrize("outcome", ["closed", "released", "destroyed"])
@pytest.mark.parametrize("may", [may_close, may_let_in, may_destroy])
def test_what_is_decided_stays_decided(may, outcome):
    assert may(OFFICER, an_entry(outcome=outcome)).code == "cases.kept_out_is_decided"


@pytest.mark.parametrize(
    ("note", "fits"), [("", False), (" ", False), ("x" * 301, False), ("a\x00", False), ("Why.", True)]
)
def test_a_decision_has_a_reason_that_can_be_read(note, fits):
    assert (check_note(note, "why") is None) is fits


def test_who_is_on_the_case_points_and_a_partner_never():
    assert may_point(DANE, CASE) is None
    assert may_point(an_actor(Role.OFFICER, "FR", "state"), CASE).code == "cases.not_yours_to_see"
    assert may_point(NATO, CASE).code == "cases.pointers_stay_inside"


def test_who_pointed_withdraws_and_security_officers_do():
    german = an_actor(Role.OFFICER, "DE", "state")
    assert may_withdraw_pointer(DANE, CASE, "DK") is None
    assert may_withdraw_pointer(OFFICER, CASE, "DK") is None
    assert may_withdraw_pointer(german, CASE, "DK").params == {"body": "DK"}
    assert may_withdraw_pointer(NATO, CASE, "NATO").code == "cases.pointers_stay_inside"


@pytest.mark.parametrize("reference", ["12/2027", "EEAS(2027) 123", "REG. 5–7, annex 2:1", "Ę-4"])
def test_numbers_of_registries_are_taken_as_they_are_written(reference):
    assert check_pointer(PointerWords(reference, "secret", "EEAS", "About the network.")) is None


@pytest.mark.parametrize("reference", ["", "-5", "<i>", "a\nb", "x" * 81])
def test_other_signs_are_not(reference):
    assert check_pointer(PointerWords(reference, "secret", "EEAS", "About.")).field == "reference"
