"""Evidence behind every sentence, acts in pairs, a ladder before expiry, judgments with their delay."""

import dataclasses
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusal import Kind
from core.rules.transitions import check, named, open_from
from delegations.rules.roles import ROLES, Actor, Role
from sanctions.rules import access, gates, terms
from sanctions.rules.access import DossierAccessFacts
from sanctions.rules.gates import DossierFacts, Proof, Sentence
from sanctions.rules.lifecycle import DOSSIER, LISTING
from sanctions.rules.vocabulary import (
    ActKind,
    DossierPurpose,
    DossierStatus,
    ExpiryStep,
    ListingRule,
    ListingStatus,
    Measure,
    TargetType,
)

TODAY = date(2027, 2, 1)
GOOD = Proof("FR", publishable=True, dated=date(2026, 12, 1))
OTHER = Proof("DE", publishable=True, dated=date(2026, 6, 1))
SECRET = Proof("FR", publishable=False, dated=date(2026, 12, 1))
WHOLE = DossierFacts(
    target_type=TargetType.NATURAL_PERSON,
    identifiers=frozenset({"birth_date", "nationality"}),
    sentences=(Sentence(1, "He directed the campaign.", (GOOD,)), Sentence(2, "He paid for it.", (OTHER, SECRET))),
    criterion_chosen=True,
    criterion_text="planning, directing …",
    rights_note="Not a journalist.",
)


def test_a_whole_dossier_leaves_draft():
    assert gates.may_leave_draft(WHOLE) is None
    assert gates.warnings(WHOLE, today=TODAY) == ()


def test_a_sentence_without_publishable_evidence_keeps_it_in_draft_and_is_named():
    sentences = (*WHOLE.sentences, Sentence(3, "x"), Sentence(4, "y", (SECRET,)))
    refusal = gates.may_leave_draft(dataclasses.replace(WHOLE, sentences=sentences))
    assert refusal.code == "sanctions.sentence_without_evidence"
    assert refusal.params == {"numbers": (3, 4)}
    assert refusal.kind is Kind.STATE


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"criterion_chosen": False}, "criterion_missing"),
        ({"criterion_text": " "}, "criterion_text_missing"),
        ({"identifiers": frozenset()}, "identifiers_missing"),
        ({"sentences": ()}, "reasons_missing"),
        ({"rights_note": ""}, "rights_note_missing"),
    ],
)
def test_what_is_missing_from_a_dossier_is_said(change, code):
    assert gates.may_leave_draft(dataclasses.replace(WHOLE, **change)).code == f"sanctions.{code}"


def warned(**change):
    return [reason.code for reason in gates.warnings(dataclasses.replace(WHOLE, **change), today=TODAY)]


def test_evidence_of_one_producer_is_warned_of():
    assert warned(sentences=(Sentence(1, "He directed it.", (GOOD, SECRET)),)) == ["sanctions.one_producer"]


def test_evidence_older_than_24_months_is_warned_of():
    def newest(days):
        old = TODAY - timedelta(days=days)
        proofs = tuple(dataclasses.replace(each, dated=old) for each in (GOOD, OTHER))
        return warned(sentences=(Sentence(1, "He directed it.", proofs),))

    assert newest(730) == []
    assert newest(731) == ["sanctions.stale_evidence"]


@pytest.mark.parametrize(
    ("text", "is_warned"),
    [
        ("She is a Russian national.", True),
        ("He is the brother of a listed person.", True),
        ("She is a Russian national and runs the network.", False),
        ("He is responsible for the operation of the sites.", False),
    ],
)
def test_reasons_that_claim_only_nationality_or_family_are_warned_of(text, is_warned):
    assert ("sanctions.only_ties" in warned(sentences=(Sentence(1, text, (GOOD, OTHER)),))) is is_warned


def test_a_target_nobody_could_tell_from_a_namesake_is_warned_of():
    assert warned(identifiers=frozenset({"alias"})) == ["sanctions.weak_identifiers"]
    assert warned(target_type=TargetType.ENTITY) == ["sanctions.weak_identifiers"]
    assert warned(target_type=TargetType.ENTITY, identifiers=frozenset({"registration_number"})) == []


@pytest.mark.parametrize("purpose", [DossierPurpose.RENEWAL, DossierPurpose.AMENDMENT])
def test_new_reasons_or_evidence_against_somebody_listed_are_disclosed_before_coreper(purpose):
    def asked(**facts):
        facts = {"reasons_changed": False, "evidence_added": False, "disclosed": False} | facts
        return gates.may_go_to_coreper(purpose, **facts)

    assert asked() is None
    assert asked(reasons_changed=True).code == "sanctions.prior_disclosure_missing"
    assert asked(evidence_added=True).code == "sanctions.prior_disclosure_missing"
    assert asked(reasons_changed=True, disclosed=True) is None


def test_a_first_listing_keeps_its_surprise():
    listing = DossierPurpose.LISTING
    assert gates.may_go_to_coreper(listing, reasons_changed=True, evidence_added=True, disclosed=False) is None


DAY = date(2027, 3, 1)


def test_a_freeze_needs_both_acts_on_one_day():
    freeze = [Measure.TRAVEL_BAN, Measure.ASSET_FREEZE]
    assert gates.check_pair(freeze, {ActKind.DECISION: DAY}).code == "sanctions.pair_incomplete"
    assert gates.check_pair(freeze, {ActKind.DECISION: DAY, ActKind.REGULATION: DAY}) is None
    apart = {ActKind.DECISION: DAY, ActKind.REGULATION: DAY + timedelta(days=1)}
    assert gates.check_pair(freeze, apart).code == "sanctions.pair_apart"


def test_a_travel_ban_stands_in_the_decision_alone():
    assert gates.acts_needed([Measure.TRAVEL_BAN]) == (ActKind.DECISION,)
    assert gates.check_pair([Measure.TRAVEL_BAN], {ActKind.DECISION: DAY}) is None


EXPIRES = date(2027, 5, 18)


def rung(step, **closing):
    return next(each for each in terms.ladder(EXPIRES, **closing) if each.step is step)


def test_letters_due_on_a_saturday_go_out_on_the_friday_before():
    letters = rung(ExpiryStep.LETTERS)
    assert (letters.nominal, letters.act_by) == (date(2027, 4, 3), date(2027, 4, 2))


def test_the_ladder_runs_from_120_days_to_expiry():
    assert rung(ExpiryStep.CALL_FOR_REVIEW).nominal == date(2027, 1, 18)
    assert rung(ExpiryStep.ADOPTION).nominal == date(2027, 5, 12)
    assert rung(ExpiryStep.EXPIRY).act_by == EXPIRES


def test_a_closing_day_of_the_institutions_moves_a_step_forward_too():
    closed = [date(2027, 5, 12), date(2027, 5, 11)]
    assert rung(ExpiryStep.ADOPTION, closing_days=closed).act_by == date(2027, 5, 10)


@given(st.dates(date(2026, 1, 1), date(2060, 12, 31)))
def test_no_step_is_ever_due_on_a_weekend_or_after_its_date(expires_on):
    rungs = terms.ladder(expires_on)
    for each in rungs[:-1]:
        assert each.act_by.weekday() < 5
        assert timedelta(0) <= each.nominal - each.act_by <= timedelta(days=2)
    assert [each.nominal for each in rungs] == sorted(each.nominal for each in rungs)
    assert rungs[-1].act_by == expires_on


BEFORE_ADOPTION = tuple(step for step in ExpiryStep if step not in (ExpiryStep.ADOPTION, ExpiryStep.EXPIRY))


@pytest.mark.parametrize(
    ("today", "done", "code"),
    [
        (date(2027, 1, 1), (), None),
        (date(2027, 1, 18), (), "sanctions.step_overdue"),
        (date(2027, 4, 1), BEFORE_ADOPTION, None),
        (date(2027, 5, 11), BEFORE_ADOPTION, None),
        (date(2027, 5, 12), BEFORE_ADOPTION, "sanctions.not_adopted_in_time"),
        (date(2027, 5, 18), BEFORE_ADOPTION, "sanctions.not_adopted_in_time"),
        (date(2027, 5, 19), BEFORE_ADOPTION, "sanctions.lapsed"),
        (date(2027, 5, 19), (*BEFORE_ADOPTION, ExpiryStep.ADOPTION), None),
    ],
)
def test_the_alarm_gets_louder_towards_expiry(today, done, code):
    alarm = terms.alarm(EXPIRES, today=today, done=done)
    assert (alarm and alarm.code) == code


def test_annulled_measures_apply_for_two_months_and_ten_days():
    annulled_on = date(2027, 12, 31)
    assert terms.effect_until(annulled_on) == date(2028, 3, 10)
    assert terms.still_applied(annulled_on, on=date(2028, 3, 10))
    assert not terms.still_applied(annulled_on, on=date(2028, 3, 11))


def test_an_appeal_keeps_annulled_measures_applied_until_it_ends():
    annulled_on = date(2027, 1, 10)
    assert terms.still_applied(annulled_on, on=date(2030, 1, 1), appeal_pending=True)
    ended = date(2028, 6, 1)
    assert terms.effect_until(annulled_on, appeal_ended_on=ended) == ended
    assert terms.effect_until(annulled_on, appeal_ended_on=date(2027, 2, 1)) == date(2027, 3, 20)


def test_time_to_go_to_court():
    assert terms.court_deadline(notified_on=date(2027, 1, 10)) == date(2027, 3, 20)
    assert terms.court_deadline(published_on=date(2027, 1, 10)) == date(2027, 4, 3)
    with pytest.raises(ValueError, match="notification or a publication"):
        terms.court_deadline()


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(0, 24))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months):
    later = terms.add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


DRAFTER = Actor("d", "EEAS", "service", ROLES[Role.DRAFTER])
LAWYER = Actor("l", "GSC", "service", ROLES[Role.LEGAL_ADVISER])
CHAIR = Actor("c", "IE", "state", ROLES[Role.CHAIR])
SIGNATORY = Actor("s", "LV", "state", ROLES[Role.SIGNATORY])
OFFICER = Actor("o", "LV", "state", ROLES[Role.OFFICER])
STRANGER = Actor("x", "PT", "state", ROLES[Role.SIGNATORY])
LET_IN = Actor("y", "EE", "state", ROLES[Role.SIGNATORY])
PARTNER = Actor("p", "UK", "partner", ROLES[Role.PARTNER_SYSTEM])
FACTS = DossierAccessFacts(DossierStatus.DRAFT, "LV", frozenset({"EE", "UK"}))
CHECKED = dataclasses.replace(FACTS, legality_confirmed=True)


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        (SIGNATORY, True),
        (LET_IN, True),
        (DRAFTER, True),
        (LAWYER, True),
        (CHAIR, True),
        (STRANGER, False),
        (PARTNER, False),
    ],
)
def test_a_dossier_is_seen_by_its_access_list_and_those_who_work_on_it(actor, sees):
    assert (access.may_view(actor, FACTS) is None) is sees


def test_only_states_and_the_high_representative_propose():
    assert access.may_be_proposer("LV", "state") is None
    assert access.may_be_proposer("EEAS", "service") is None
    assert access.may_be_proposer("COM", "service").code == "sanctions.may_not_propose"
    assert access.may_be_proposer("UK", "partner").code == "sanctions.may_not_propose"


def test_a_dossier_is_edited_in_draft_by_drafters_and_the_proposers_officers():
    assert access.may_edit(DRAFTER, FACTS) is None
    assert access.may_edit(OFFICER, FACTS) is None
    assert access.may_edit(LET_IN, FACTS).code == "sanctions.may_not_edit"
    assert access.may_edit(STRANGER, FACTS).code == "sanctions.not_yours_to_see"
    relex = dataclasses.replace(FACTS, status=DossierStatus.RELEX)
    assert access.may_edit(OFFICER, relex).code == "sanctions.only_in_draft"


def test_the_proposer_alone_lets_others_in_and_never_a_partner():
    assert access.may_let_in(SIGNATORY, FACTS, kind="state") is None
    assert access.may_let_in(SIGNATORY, FACTS, kind="partner").code == "sanctions.no_partner"
    assert access.may_let_in(LET_IN, FACTS, kind="state").code == "sanctions.only_the_proposer"


def test_proposing_is_the_proposers_own_after_the_legal_check():
    assert access.may_move(SIGNATORY, CHECKED, "propose") is None
    assert access.may_move(SIGNATORY, FACTS, "propose").code == "sanctions.legality_not_confirmed"
    assert access.may_move(LET_IN, CHECKED, "propose").code == "sanctions.only_the_proposer"
    assert access.may_move(DRAFTER, CHECKED, "propose").code == "sanctions.only_the_proposer"
    high_representative = dataclasses.replace(CHECKED, proposer="EEAS")
    assert access.may_move(DRAFTER, high_representative, "propose") is None


def test_other_moves_belong_to_those_who_run_the_procedure():
    assert access.may_move(OFFICER, FACTS, "send_to_legal_check") is None
    assert access.may_move(CHAIR, FACTS, "take_to_relex") is None
    assert access.may_move(SIGNATORY, FACTS, "take_to_relex").code == "sanctions.may_not_move"
    assert access.may_move(STRANGER, FACTS, "take_to_relex").code == "sanctions.not_yours_to_see"
    assert {row.name for row in DOSSIER} == set(access.MOVERS)


def test_the_legal_adviser_confirms_in_the_legal_check():
    in_check = dataclasses.replace(FACTS, status=DossierStatus.LEGAL_CHECK)
    assert access.may_confirm_legality(LAWYER, in_check) is None
    assert access.may_confirm_legality(LAWYER, FACTS).code == "sanctions.not_in_legal_check"
    assert access.may_confirm_legality(CHAIR, in_check).code == "sanctions.may_not_check_legality"


def test_a_dossier_walks_from_idea_to_force_in_order():
    state = DossierStatus.IDEA
    for name in (
        "start_draft",
        "send_to_legal_check",
        "propose",
        "take_to_relex",
        "take_to_coreper",
        "record_adoption",
        "record_publication",
        "record_notification",
        "enter_into_force",
    ):
        assert check(DOSSIER, name, state=state) is None
        state = named(DOSSIER, name).target
    assert state is DossierStatus.IN_FORCE
    assert check(DOSSIER, "withdraw", state=DossierStatus.ADOPTED).kind is Kind.STATE


def test_an_annulled_listing_is_first_still_applied_and_may_come_back():
    moves = [row.name for row in open_from(LISTING, ListingStatus.ANNULLED_EFFECT_SUSPENDED)]
    assert moves == ["delist", "expire", "annulment_takes_effect", "annulment_set_aside"]
    assert open_from(LISTING, ListingStatus.ANNULLED) == ()


REGIMES = json.loads((Path(__file__).parents[3] / "sanctions" / "data" / "regimes.json").read_text(encoding="utf-8"))[
    "regimes"
]


@pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: regime["code"])
def test_every_regime_is_a_pair_of_acts_with_source_rule_and_known_measures(regime):
    assert regime["decision"].startswith("Decision")
    assert regime["regulation"].startswith("Regulation")
    assert ListingRule(regime["listing_rule"]) is ListingRule.UNANIMITY
    assert regime["source"]
    assert {Measure(each) for each in regime["measures"]}
    assert isinstance(regime["confirmed"], bool)


def test_wordings_of_one_criterion_never_overlap_in_time():
    wordings = next(each for each in REGIMES if each["code"] == "RUSDA")["criteria"]
    older, newer = wordings
    assert "coordinated" in older["text"]
    assert "coordinated" not in newer["text"]
    assert date.fromisoformat(older["valid_to"]) < date.fromisoformat(newer["valid_from"])
