"""From an idea to a text that may be put to the States."""

from datetime import timedelta

import pytest

from audit.trail import trail_of
from cases.models import Case, Quarantined
from cases.rules.vocabulary import CaseStatus
from core.clock import db_now
from core.rules.refusal import Kind, Refused
from responses import reference
from responses.actions.checks import note_proportionality, sign_rights_test, undo_check
from responses.actions.propose import propose, withdraw_proposal
from responses.actions.rounds import open_round
from responses.actions.text import Stale, add_version
from responses.models import Instrument, Paragraph, Proposal, TextVersion
from responses.rules.instruments import INSTRUMENTS
from tests.factories.responses import ANSWERS, TEXT, a_proposal, a_round

pytestmark = pytest.mark.django_db


def code_of(no: pytest.ExceptionInfo[Refused]) -> str:
    return no.value.refusal.code


def test_every_instrument_is_loaded_once_however_often_it_is_loaded():
    reference.load()
    reference.load()
    assert Instrument.objects.count() == len(INSTRUMENTS)


def test_loading_again_keeps_what_the_secretariat_changed():
    Instrument.objects.filter(code="hr_declaration").update(source="Confirmed by the legal service")
    reference.load()
    assert Instrument.objects.get(code="hr_declaration").source == "Confirmed by the legal service"


def test_a_listing_has_two_acts_with_their_own_rules(case, drafter):
    proposal = a_proposal(case, drafter, "listing")
    assert list(proposal.acts.order_by("order").values_list("rule", flat=True)) == ["unanimity", "qualified_majority"]


def test_proposing_numbers_the_proposal_and_lets_the_case_respond(case, drafter):
    first, second = a_proposal(case, drafter), a_proposal(case, drafter, "hr_statement")
    assert (first.number, second.number) == (1, 2)
    assert first.reference == f"{case.reference}/1"
    assert Case.objects.get(pk=case.pk).status == CaseStatus.RESPONDING
    assert [event.verb for event in trail_of(first)] == ["propose"]


def test_the_checks_are_there_as_tasks(case, drafter):
    codes = set(a_proposal(case, drafter).checks.values_list("code", flat=True))
    assert codes == {"rights_test", "proportionality", "evidence"}
    platform = set(a_proposal(case, drafter, "national_attribution").checks.values_list("code", flat=True))
    assert platform == {"evidence"}


def test_a_state_proposes_in_its_own_name_only(case, denmark):
    with pytest.raises(Refused) as no:
        a_proposal(case, denmark)
    assert code_of(no) == "responses.proposal_in_own_name"
    assert a_proposal(case, denmark, proposal_from="member_state").penholder_id == "DK"


@pytest.mark.parametrize("who", ["legal_adviser", "auditor", "stranger", "nato"])
def test_who_neither_drafts_nor_speaks_for_a_state_proposes_nothing(who, case, request):
    with pytest.raises(Refused) as no:
        a_proposal(case, request.getfixturevalue(who))
    assert code_of(no) == "responses.may_not_propose"
    assert not Proposal.objects.exists()


def test_an_instrument_no_longer_in_force_is_refused(case, drafter):
    Instrument.objects.filter(code="hr_declaration").update(valid_to="2026-01-31")
    with pytest.raises(Refused) as no:
        a_proposal(case, drafter)
    assert code_of(no) == "responses.instrument_not_in_force"


def test_a_marking_in_the_text_is_kept_out_and_noted(draft, drafter):
    with pytest.raises(Refused) as no:
        add_version(proposal=draft, text="RESTREINT UE/EU RESTRICTED\n\nThe draft.", by=drafter, base=0)
    assert no.value.refusal.kind == Kind.UNPROCESSABLE
    assert not TextVersion.objects.exists()
    assert Quarantined.objects.count() == 1


def test_the_text_becomes_paragraphs_with_their_own_hashes(draft, drafter):
    version = add_version(proposal=draft, text="One.\r\n\r\n\r\nTwo  \nlines.", by=drafter, base=0)
    assert list(version.paragraphs.order_by("number").values_list("text", flat=True)) == ["One.", "Two\nlines."]
    assert version.number == 1
    assert len({version.sha256, *version.paragraphs.values_list("sha256", flat=True)}) == 3


def test_the_same_paragraph_keeps_its_hash_in_the_next_version(draft, drafter):
    add_version(proposal=draft, text="Stays.\n\nGoes.", by=drafter, base=0)
    add_version(proposal=draft, text="Stays.\n\nComes.", by=drafter, base=1)
    hashes = Paragraph.objects.filter(number=1).values_list("sha256", flat=True)
    assert len(hashes) == 2
    assert len(set(hashes)) == 1


def test_words_that_came_in_between_are_shown_not_lost(draft, drafter, chair):
    add_version(proposal=draft, text="First.", by=drafter, base=0)
    add_version(proposal=draft, text="By the chair.", by=chair, base=1)
    with pytest.raises(Stale) as no:
        add_version(proposal=draft, text="By the drafter.", by=drafter, base=1)
    assert no.value.refusal.kind == Kind.STATE
    assert (no.value.latest.number, no.value.mine) == (2, "By the drafter.")
    assert draft.versions.count() == 2


@pytest.mark.parametrize(("text", "code"), [("  \n\n ", "text_required"), (TEXT + "  \r\n", "text_unchanged")])
def test_a_version_says_something_new(text, code, draft, drafter):
    add_version(proposal=draft, text=TEXT, by=drafter, base=0)
    with pytest.raises(Refused) as no:
        add_version(proposal=draft, text=text, by=drafter, base=1)
    assert code_of(no) == f"responses.{code}"


def test_only_who_holds_the_pen_or_the_chair_writes(draft, denmark, chair):
    with pytest.raises(Refused) as no:
        add_version(proposal=draft, text="Ours.", by=denmark, base=0)
    assert code_of(no) == "responses.only_the_penholder"
    assert add_version(proposal=draft, text="Compromise.", by=chair, base=0).number == 1


def test_a_version_cannot_be_edited_by_anyone(draft, drafter):
    version = add_version(proposal=draft, text="Frozen.", by=drafter, base=0)
    with pytest.raises(Exception, match="pgtrigger"):
        Paragraph.objects.filter(version=version).update(text="Thawed.")


def test_the_rights_test_is_signed_whole_and_by_who_may(draft, drafter, legal_adviser):
    with pytest.raises(Refused) as no:
        sign_rights_test(proposal=draft, answers=ANSWERS, by=drafter)
    assert code_of(no) == "responses.may_not_sign_rights_test"
    with pytest.raises(Refused) as no:
        sign_rights_test(proposal=draft, answers=ANSWERS | {"necessary": " "}, by=legal_adviser)
    assert no.value.refusal.field == "necessary"
    check = sign_rights_test(proposal=draft, answers=ANSWERS, by=legal_adviser)
    assert (check.done_by, check.answers) == (legal_adviser, ANSWERS)


def test_going_above_the_suggested_tier_needs_its_reason(draft, drafter):
    with pytest.raises(Refused) as no:
        note_proportionality(proposal=draft, note=" ", by=drafter)
    assert code_of(no) == "responses.above_tier_needs_reason"
    assert note_proportionality(proposal=draft, note="It targets an election.", by=drafter).done_at


def test_a_check_is_taken_back_until_the_states_are_asked(proposal, chair, legal_adviser):
    undo_check(proposal=proposal, code="rights_test", by=legal_adviser)
    with pytest.raises(Refused) as no:
        a_round(proposal, chair)
    assert code_of(no) == "responses.checks_outstanding"
    sign_rights_test(proposal=proposal, answers=ANSWERS, by=legal_adviser)
    a_round(proposal, chair)
    with pytest.raises(Refused) as no:
        undo_check(proposal=proposal, code="rights_test", by=legal_adviser)
    assert code_of(no) == "responses.checks_are_closed"


def test_nothing_is_asked_before_the_checks_are_done(draft, chair, drafter):
    add_version(proposal=draft, text=TEXT, by=drafter, base=0)
    with pytest.raises(Refused) as no:
        a_round(draft, chair)
    assert code_of(no) == "responses.checks_outstanding"
    assert not draft.rounds.exists()


def test_a_proposal_is_withdrawn_but_not_under_a_running_round(proposal, drafter, chair):
    a_round(proposal, chair)
    with pytest.raises(Refused) as no:
        withdraw_proposal(proposal=proposal, by=drafter)
    assert code_of(no) == "responses.round_still_runs"


def test_the_instrument_decides_which_procedures_are_possible(proposal, chair):
    with pytest.raises(Refused) as no:
        open_round(
            proposal=proposal, procedure="written", rule="qualified_majority",
            closes_at=db_now() + timedelta(days=1), by=chair,
        )  # fmt: skip
    assert code_of(no) == "responses.pair_not_admitted"


def test_a_closed_case_gets_no_proposal(case, drafter):
    Case.objects.filter(pk=case.pk).update(status=CaseStatus.CLOSED)
    with pytest.raises(Refused) as no:
        propose(
            case=case, instrument=Instrument.objects.get(code="hr_statement"), title="Too late",
            proposal_from="hr_or_commission", by=drafter,
        )  # fmt: skip
    assert code_of(no) == "responses.case_is_closed"
