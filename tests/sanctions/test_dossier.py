"""Opening a dossier and writing its entry sheet."""

from datetime import timedelta

import pytest

from audit.trail import chain_of, trail_of
from cases.actions.case import advance
from cases.actions.releases import let_in
from cases.models import Case
from cases.readers import who_reads
from core.clock import db_now
from sanctions import actions, reference
from sanctions.models import Criterion, Dossier, Regime
from sanctions.queries import dossiers, panel
from tests.factories.listings import a_dossier, current_criterion
from tests.sanctions.refusing import refused


def test_regimes_and_every_wording_of_their_criteria_are_loaded_once(db):
    before = (Regime.objects.count(), Criterion.objects.count())
    reference.load()
    assert (Regime.objects.count(), Criterion.objects.count()) == before
    assert Criterion.objects.filter(regime__code="RUSDA", code="1(1)(a)(iv)").count() == 2


def test_loading_again_never_overwrites_a_wording(db):
    Criterion.objects.filter(regime__code="CYB").update(text="As the secretariat found it in the act.")
    reference.load()
    assert Criterion.objects.get(regime__code="CYB").text == "As the secretariat found it in the act."


def test_an_officer_opens_for_the_own_state_and_it_is_let_in(case, danish_officer):
    made = a_dossier(case, danish_officer)
    assert (made.status, made.proposer_id, made.criterion_text) == ("draft", "DK", current_criterion().text)
    assert [row.delegation_id for row in made.access.all()] == ["DK"]


def test_an_officer_opens_for_nobody_else(case, danish_officer):
    refusal = refused(a_dossier, case=case, by=danish_officer, proposer="FR")
    assert (refusal.code, refusal.field) == ("sanctions.open_for_your_own", "proposer")


def test_a_drafter_opens_for_any_proposer_but_a_partner(case, drafter):
    assert a_dossier(case, drafter, proposer="EEAS").proposer_id == "EEAS"
    for code in ("NATO", "COM", "XX"):
        assert refused(a_dossier, case=case, by=drafter, proposer=code).code == "sanctions.may_not_propose"


@pytest.mark.parametrize("who", ["analyst", "chair", "legal_adviser", "auditor"])
def test_others_open_no_dossier(case, who, request):
    assert refused(a_dossier, case=case, by=request.getfixturevalue(who)).code == "sanctions.may_not_open"
    assert not Dossier.objects.exists()


def test_a_dossier_may_find_that_no_regime_applies(case, drafter):
    made = a_dossier(case, drafter, criterion=None, no_applicable_regime=True)
    assert (made.no_applicable_regime, made.criterion, made.criterion_text) == (True, None, "")


@pytest.mark.parametrize(
    ("none_applies", "chosen", "code"),
    [(True, True, "sanctions.regime_or_none"), (False, False, "sanctions.criterion_missing")],
)
def test_a_regime_or_the_finding_that_none_applies(case, drafter, none_applies, chosen, code):
    criterion = current_criterion() if chosen else None
    refusal = refused(a_dossier, case=case, by=drafter, criterion=criterion, no_applicable_regime=none_applies)
    assert refusal.code == code


def test_bad_input_opens_nothing(case, drafter):
    assert refused(a_dossier, case=case, by=drafter, target_name="  ").code == "sanctions.target_missing"
    wrong = refused(a_dossier, case=case, by=drafter, identifiers={"shoe_size": "44"})
    assert (wrong.code, wrong.params["kinds"]) == ("sanctions.identifier_unknown", ("shoe_size",))
    assert refused(a_dossier, case=case, by=drafter, purpose="renewal").code == "sanctions.listing_missing"
    marked = refused(a_dossier, case=case, by=drafter, rights_note="EU CONFIDENTIAL")
    assert marked.kind == "unprocessable"
    assert not Dossier.objects.exists()


def test_a_closed_case_opens_no_dossier(case, drafter, chair):
    advance(case=case, name="close", by=chair)
    case.refresh_from_db()
    assert refused(a_dossier, case=case, by=drafter).code == "sanctions.case_closed"


def test_a_hidden_case_opens_no_dossier(case, hungary):
    assert refused(a_dossier, case=case, by=hungary, proposer="HU").code == "cases.not_yours_to_see"


def test_the_wording_stays_as_it_was_chosen(dossier, danish_officer):
    Criterion.objects.filter(pk=dossier.criterion_id).update(text="Reworded behind everybody's back.")
    dossier.refresh_from_db()
    changed = actions.edit_dossier(
        dossier=dossier, seen=dossier.changed_at, by=danish_officer, target_type="entity", target_name="Mirror Media",
        criterion=dossier.criterion,
    )  # fmt: skip
    assert "information manipulation" in changed.criterion_text


def test_an_edit_over_words_that_changed_meanwhile_writes_nothing(dossier, danish_officer, drafter):
    words = {"target_type": "entity", "criterion": dossier.criterion}
    seen = dossier.changed_at
    actions.edit_dossier(dossier=dossier, seen=seen, by=drafter, target_name="Theirs", **words)
    refusal = refused(actions.edit_dossier, dossier=dossier, seen=seen, by=danish_officer, target_name="Mine", **words)
    assert (refusal.code, refusal.kind) == ("sanctions.text_changed", "state")
    dossier.refresh_from_db()
    assert dossier.target_name == "Theirs"


def test_the_record_of_a_dossier_is_not_in_the_chain_its_case_shows_to_all(case, dossier):
    assert trail_of(dossier).count() == 1
    assert not chain_of(case).filter(verb="open_dossier").exists()


def test_a_dossier_is_seen_by_its_access_list_and_those_who_check_chair_draft_or_audit(
    dossier, danish_officer, france, analyst, nato, stranger, legal_adviser, chair, drafter, auditor
):
    seeing = {danish_officer, legal_adviser, chair, drafter, auditor}
    everybody = {*seeing, france, analyst, nato, stranger}
    assert {user for user in everybody if Dossier.objects.visible_to(user).exists()} == seeing


def test_of_a_case_for_named_eyes_no_service_sees_the_dossier_but_auditors_and_who_was_let_in(
    case, dossier, danish_officer, legal_adviser, chair, drafter, auditor
):
    Case.objects.filter(pk=case.pk).update(marking="eyes", lead="DK", originator="DK")
    dossier = Dossier.objects.get(pk=dossier.pk)
    everybody = (danish_officer, legal_adviser, chair, drafter, auditor)
    assert {user for user in everybody if Dossier.objects.visible_to(user).exists()} == {danish_officer, auditor}
    assert str(who_reads(dossier)["services"]) == "Of the services auditors alone."
    soon = db_now() + timedelta(days=3)
    let_in(case=Case.objects.get(), person=legal_adviser, reason="To check it.", expires_at=soon, by=danish_officer)
    assert Dossier.objects.visible_to(legal_adviser).exists()


def test_the_panel_tells_a_reader_outside_nothing_of_a_dossier(case, dossier, france, nato):
    assert list(panel(case, france)["listings"]["dossiers"]) == []
    assert panel(case, nato) == {"listings": None}


def test_the_list_costs_the_same_for_one_and_for_many(case, drafter, django_assert_num_queries):
    a_dossier(case, drafter)
    list(dossiers(drafter))
    with django_assert_num_queries(1):
        _names(drafter)
    for _number in range(8):
        a_dossier(case, drafter)
    with django_assert_num_queries(1):
        assert len(_names(drafter)) == 9


def test_the_list_is_filtered_by_stage_regime_and_words(case, drafter):
    first = a_dossier(case, drafter, target_name="Mirror Media")
    a_dossier(case, drafter, target_name="Other Agency")
    assert list(dossiers(drafter, search="mirror", status="draft", regime="RUSDA")) == [first]
    assert not dossiers(drafter, status="relex").exists()


def _names(reader):
    return [
        (one.target_name, one.case.reference, one.proposer.name, one.criterion.regime.code) for one in dossiers(reader)
    ]
