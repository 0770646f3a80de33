"""Who proposes, holds the pen, signs a check, carries a response out and moves a proposal on."""

import pytest

from core.rules.refusal import Kind as Refused
from delegations.rules.roles import Kind, Role
from responses.rules.authorship import (
    may_follow_up,
    may_hold_the_pen,
    may_propose,
    may_sign_check,
    may_withdraw_proposal,
)
from responses.rules.delivery import DETAILS, DeliveryKind, complete
from responses.rules.stages import BY_THE_PEN, BY_THE_SERVICES, may_move_on
from responses.rules.vocabulary import ProposalFrom
from tests.rules.responses.people import CHAIR, DANE, DANISH_OFFICER, DRAFTER, PARTNER, SECRETARIAT, code, person

ANALYST = person("EEAS", Role.ANALYST, kind=Kind.SERVICE)
ADVISER = person("EEAS", Role.LEGAL_ADVISER, kind=Kind.SERVICE)
REVIEWER = person("EEAS", Role.RIGHTS_REVIEWER, kind=Kind.SERVICE)
AUDITOR = person("GSC", Role.AUDITOR, kind=Kind.SERVICE)
FROM_HR, FROM_STATE = ProposalFrom.HR_OR_COMMISSION, ProposalFrom.MEMBER_STATE


@pytest.mark.parametrize(
    ("actor", "origin", "refused"),
    [
        (DRAFTER, FROM_HR, None),
        (DRAFTER, FROM_STATE, "proposal_in_own_name"),
        (DANE, FROM_STATE, None),
        (DANISH_OFFICER, FROM_STATE, None),
        (DANISH_OFFICER, FROM_HR, "proposal_in_own_name"),
        (person("DK", Role.AUDITOR), FROM_STATE, "may_not_propose"),
        (person("EEAS", Role.SIGNATORY, kind=Kind.SERVICE), FROM_HR, "may_not_propose"),
        (AUDITOR, FROM_HR, "may_not_propose"),
        (PARTNER, FROM_HR, "may_not_propose"),
    ],
)
def test_the_services_propose_for_the_high_representative_and_a_state_in_its_own_name(actor, origin, refused):
    refusal = may_propose(actor, origin)
    assert code(refusal) == refused
    if refused == "proposal_in_own_name":
        assert (refusal.kind, refusal.field) == (Refused.INVALID, "proposal_from")


@pytest.mark.parametrize(
    ("actor", "penholder", "may"),
    [
        (DRAFTER, "EEAS", True),
        (DRAFTER, "DK", False),
        (DANISH_OFFICER, "DK", True),
        (DANISH_OFFICER, "EEAS", False),
        (CHAIR, "EEAS", True),
        (AUDITOR, "GSC", False),
        (PARTNER, "NATO", False),
    ],
)
def test_the_body_that_proposed_writes_and_the_chair_may_write_a_compromise(actor, penholder, may):
    for rule in (may_hold_the_pen, may_withdraw_proposal):
        refusal = rule(actor, penholder)
        assert (refusal is None) == may
        if refusal:
            assert (code(refusal), refusal.params) == ("only_the_penholder", {"penholder": penholder})


def test_the_services_that_carry_out_record_deliveries():
    assert may_follow_up(DRAFTER) is None
    assert code(may_follow_up(DANE)) == "may_not_deliver"


@pytest.mark.parametrize(
    ("actor", "check", "refused"),
    [
        (ADVISER, "rights_test", None),
        (REVIEWER, "rights_test", None),
        (DRAFTER, "rights_test", "may_not_sign_rights_test"),
        (ANALYST, "rights_test", "may_not_sign_rights_test"),
        (CHAIR, "rights_test", "may_not_sign_rights_test"),
        (ANALYST, "evidence", None),
        (ANALYST, "proportionality", "only_the_penholder"),
        (DRAFTER, "evidence", None),
        (DRAFTER, "proportionality", None),
        (DANE, "evidence", "only_the_penholder"),
        (ADVISER, "proportionality", "only_the_penholder"),
    ],
)
def test_each_check_is_signed_by_whoever_answers_for_it(actor, check, refused):
    assert code(may_sign_check(actor, check, "EEAS")) == refused


@pytest.mark.parametrize("name", BY_THE_PEN)
def test_the_pen_prepares_a_proposal(name):
    assert may_move_on(DRAFTER, name, "EEAS") is None
    assert code(may_move_on(DANE, name, "EEAS")) == "only_the_penholder"
    assert code(may_move_on(SECRETARIAT, name, "EEAS")) in (None, "only_the_penholder")


@pytest.mark.parametrize("name", BY_THE_SERVICES)
def test_the_services_or_the_chair_take_it_to_its_review_and_end(name):
    assert may_move_on(CHAIR, name, "DK") is None
    assert may_move_on(DRAFTER, name, "DK") is None
    assert code(may_move_on(DANE, name, "DK")) == "may_not_deliver"


def test_a_move_with_an_action_of_its_own_is_not_made_here():
    with pytest.raises(KeyError, match="open_round"):
        may_move_on(CHAIR, "open_round", "EEAS")


def test_a_listing_is_recorded_with_both_acts_of_its_pair():
    both = {"decision_reference": "(CFSP) 2026/1", "regulation_reference": "2026/2"}
    assert complete(DeliveryKind.LISTING, both) is None
    for missing in both:
        refusal = complete(DeliveryKind.LISTING, {**both, missing: ""})
        assert (code(refusal), refusal.field, refusal.kind) == ("listing_needs_both_acts", missing, Refused.INVALID)
        assert complete(DeliveryKind.LISTING, {k: v for k, v in both.items() if k != missing}).field == missing


@pytest.mark.parametrize("kind", [each for each in DeliveryKind if each is not DeliveryKind.LISTING])
def test_other_deliveries_have_no_pair_of_acts(kind):
    assert complete(kind, {}) is None


def test_every_kind_of_delivery_says_what_its_record_adds_and_reads_well():
    assert DETAILS == {
        DeliveryKind.DIALOGUE_SESSION: ("participants", "shared_under", "commitments"),
        DeliveryKind.DEMARCHE: ("form", "left_behind", "level"),
        DeliveryKind.STATEMENT: ("published_url",),
        DeliveryKind.REFERRAL: ("platform", "items_referred", "answered"),
        DeliveryKind.LISTING: ("decision_reference", "regulation_reference", "journal_reference"),
    }
    assert DeliveryKind.DIALOGUE_SESSION.label == "Dialogue session"
