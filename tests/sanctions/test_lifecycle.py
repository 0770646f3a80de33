"""The gates: reasons on publishable evidence, legality, hearing, the pair of acts, the ladder (R24)."""

from datetime import date, timedelta

import pytest

from cases.models import Quarantined
from core.registry import DEADLINES
from delegations import facts as people
from delegations.models import Delegation
from notifications.models import Deadline, Notice
from sanctions import actions
from sanctions.expiry import HANDLER, instant_of, rungs
from sanctions.models import Dossier
from sanctions.ready import may_move_now
from sanctions.showing import shown
from tests.factories.listings import a_dossier, a_sentence, current_criterion
from tests.sanctions.refusing import refused

BOTH = {"decision": "Decision (CFSP) 2026/2100", "regulation": "Regulation (EU) 2026/2099"}


@pytest.fixture
def ready(dossier, evidence, danish_officer):
    a_sentence(dossier, danish_officer, evidence)
    return dossier


def at(dossier, status):
    """The dossier as it stands at a later stage; the way there has tests of its own."""
    Dossier.objects.filter(pk=dossier.pk).update(status=status)
    dossier.refresh_from_db()
    return dossier


def test_a_sentence_without_publishable_evidence_keeps_it_a_draft(dossier, evidence, unpublishable, danish_officer):
    a_sentence(dossier, danish_officer, evidence)
    a_sentence(dossier, danish_officer, unpublishable)
    a_sentence(dossier, danish_officer)
    refusal = refused(actions.move, dossier=dossier, name="send_to_legal_check", by=danish_officer)
    assert (refusal.code, refusal.params["numbers"]) == ("sanctions.sentence_without_evidence", (2, 3))
    dossier.refresh_from_db()
    assert dossier.status == "draft"


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"criterion": None, "no_applicable_regime": True}, "sanctions.criterion_missing"),
        ({"identifiers": {}}, "sanctions.identifiers_missing"),
        ({"rights_note": ""}, "sanctions.rights_note_missing"),
    ],
)
def test_what_is_missing_keeps_it_a_draft(case, evidence, danish_officer, missing, code):
    draft = a_dossier(case, danish_officer, **missing)
    a_sentence(draft, danish_officer, evidence)
    assert refused(actions.move, dossier=draft, name="send_to_legal_check", by=danish_officer).code == code


def test_a_draft_without_reasons_stays_one(dossier, danish_officer):
    refusal = refused(actions.move, dossier=dossier, name="send_to_legal_check", by=danish_officer)
    assert refusal.code == "sanctions.reasons_missing"


def test_the_legal_adviser_is_told_and_confirms_before_it_is_proposed(ready, danish_officer, denmark, legal_adviser):
    actions.move(dossier=ready, name="send_to_legal_check", by=danish_officer)
    assert Notice.objects.filter(code="sanctions.notice_legal_check", person=legal_adviser).exists()
    refusal = refused(actions.move, dossier=ready, name="propose", by=denmark)
    assert refusal.code == "sanctions.legality_not_confirmed"
    assert refused(actions.confirm_legality, dossier=ready, by=denmark).code == "sanctions.may_not_check_legality"
    actions.confirm_legality(dossier=ready, by=legal_adviser)
    assert refused(actions.confirm_legality, dossier=ready, by=legal_adviser).code == "sanctions.already_confirmed"
    assert actions.move(dossier=ready, name="propose", by=denmark).status == "proposed"


def test_an_officer_cannot_propose(ready, danish_officer, legal_adviser):
    actions.move(dossier=ready, name="send_to_legal_check", by=danish_officer)
    actions.confirm_legality(dossier=ready, by=legal_adviser)
    assert refused(actions.move, dossier=ready, name="propose", by=danish_officer).code == "sanctions.only_the_proposer"


def test_returned_to_draft_it_needs_the_legal_check_again(ready, danish_officer, legal_adviser):
    actions.move(dossier=ready, name="send_to_legal_check", by=danish_officer)
    actions.confirm_legality(dossier=ready, by=legal_adviser)
    back = actions.move(dossier=ready, name="return_to_draft", by=legal_adviser, reason="Sentence 1 is too broad.")
    assert (back.status, back.legality_confirmed_by, back.legality_confirmed_at) == ("draft", None, None)


def test_a_move_out_of_place_is_refused(ready, chair):
    assert refused(actions.move, dossier=ready, name="take_to_coreper", by=chair).code == "core.not_from_this_state"


@pytest.mark.parametrize("name", ["record_adoption", "record_publication"])
def test_acts_are_never_recorded_without_their_references(ready, chair, name):
    assert refused(actions.move, dossier=ready, name=name, by=chair).code == "sanctions.only_through_recording"


def test_a_renewal_with_new_reasons_waits_for_the_hearing(case, danish_officer, chair):
    """R24: no record of the hearing, no way to Coreper."""
    former = a_dossier(case, danish_officer)
    renewal = at(a_dossier(case, danish_officer, purpose="renewal", renews=former), "relex")
    Dossier.objects.filter(pk=renewal.pk).update(reasons_changed=True)
    refusal = refused(actions.move, dossier=renewal, name="take_to_coreper", by=chair)
    assert refusal.code == "sanctions.prior_disclosure_missing"
    actions.record_disclosure(dossier=renewal, disclosed_on=people.today(), by=chair)
    assert actions.move(dossier=renewal, name="take_to_coreper", by=chair).status == "coreper"


def test_a_first_listing_needs_no_hearing(ready, chair):
    assert actions.move(dossier=at(ready, "relex"), name="take_to_coreper", by=chair).status == "coreper"


def test_a_hearing_is_not_recorded_ahead_nor_by_others(ready, chair, danish_officer):
    ahead = people.today() + timedelta(days=1)
    assert refused(actions.record_disclosure, dossier=ready, disclosed_on=ahead, by=chair).code == (
        "sanctions.date_in_future"
    )
    assert (
        refused(actions.record_disclosure, dossier=ready, disclosed_on=people.today(), by=danish_officer).code
        == "sanctions.may_not_move"
    )


def test_an_adoption_needs_both_references(ready, secretariat):
    at(ready, "coreper")
    half = {"decision": BOTH["decision"], "regulation": " "}
    refusal = refused(
        actions.record_adoption, dossier=ready, references=half, adopted_on=people.today(), by=secretariat
    )
    assert (refusal.code, refusal.field) == ("sanctions.pair_reference_missing", "regulation")
    assert not ready.acts.exists()
    done = actions.record_adoption(dossier=ready, references=BOTH, adopted_on=people.today(), by=secretariat)
    assert (done.status, done.acts.count()) == ("adopted", 2)


def test_a_travel_ban_alone_needs_the_decision_alone(case, danish_officer, secretariat):
    banned = at(a_dossier(case, danish_officer, measures=["travel_ban"]), "coreper")
    done = actions.record_adoption(
        dossier=banned, references={"decision": BOTH["decision"]}, adopted_on=people.today(), by=secretariat
    )
    assert [act.kind for act in done.acts.all()] == ["decision"]


def test_a_decision_published_without_its_regulation_is_an_error(ready, secretariat):
    """R24."""
    at(ready, "coreper")
    today = people.today()
    actions.record_adoption(dossier=ready, references=BOTH, adopted_on=today, by=secretariat)
    alone = {"decision": ("OJ L, 2026/2100", today)}
    refusal = refused(actions.record_publication, dossier=ready, publications=alone, by=secretariat)
    assert refusal.code == "sanctions.pair_incomplete"
    apart = alone | {"regulation": ("OJ L, 2026/2099", today - timedelta(days=1))}
    refusal = refused(actions.record_publication, dossier=ready, publications=apart, by=secretariat)
    assert refusal.code == "sanctions.pair_apart"
    ready.refresh_from_db()
    assert ready.status == "adopted"


def test_a_marked_reference_of_the_official_journal_is_kept_out(ready, secretariat):
    at(ready, "coreper")
    today = people.today()
    actions.record_adoption(dossier=ready, references=BOTH, adopted_on=today, by=secretariat)
    both = {"decision": ("OJ L, 2026/2100", today), "regulation": ("RESTREINT UE/EU RESTRICTED", today)}
    refusal = refused(actions.record_publication, dossier=ready, publications=both, by=secretariat)
    assert refusal.code == "cases.classified_marking"
    assert Quarantined.objects.get().where == "regulation"
    assert not ready.acts.exclude(publication="").exists()


def test_the_whole_way_to_force(ready, danish_officer, denmark, legal_adviser, chair, secretariat):
    actions.move(dossier=ready, name="send_to_legal_check", by=danish_officer)
    actions.confirm_legality(dossier=ready, by=legal_adviser)
    actions.move(dossier=ready, name="propose", by=denmark)
    actions.move(dossier=ready, name="take_to_relex", by=chair)
    actions.move(dossier=ready, name="take_to_coreper", by=chair)
    today = people.today()
    actions.record_adoption(dossier=ready, references=BOTH, adopted_on=today, by=secretariat)
    both = {"decision": ("OJ L, 2026/2100", today), "regulation": ("OJ L, 2026/2099", today)}
    actions.record_publication(dossier=ready, publications=both, expires_on=today + timedelta(days=365), by=secretariat)
    actions.move(dossier=ready, name="record_notification", by=secretariat)
    actions.move(dossier=ready, name="enter_into_force", by=secretariat)
    ready.refresh_from_db()
    assert (ready.status, ready.adoption_reference) == ("in_force", "; ".join(BOTH.values()))
    assert may_move_now(ready, "withdraw", people.actor(denmark)).code == "core.not_from_this_state"


def test_a_recorded_expiry_starts_the_ladder(ready, secretariat, clock):
    expires = people.today() + timedelta(days=300)
    done = actions.record_expiry(dossier=at(ready, "adopted"), expires_on=expires, by=secretariat)
    deadline = Deadline.objects.get(handler=HANDLER, subject_id=ready.pk)
    assert deadline.due_at == instant_of(rungs(done)[0])
    assert deadline.due_at.date() <= expires - timedelta(days=120)


def test_each_step_is_told_once_and_leads_to_the_next(ready, secretariat, drafter, chair, nato):
    expires = people.today() + timedelta(days=300)
    done = actions.record_expiry(dossier=at(ready, "adopted"), expires_on=expires, by=secretariat)
    ladder = [instant_of(rung) for rung in rungs(done)]
    for number, instant in enumerate(ladder):
        deadline = Deadline.objects.get(handler=HANDLER)
        assert deadline.due_at == instant
        DEADLINES[HANDLER].fire(deadline, instant)
        told = Notice.objects.filter(person=drafter, channel="in_app", subject_id=ready.pk)
        assert told.count() == number + 1
    codes = list(told.order_by("created_at", "dedupe").values_list("code", flat=True))
    assert codes.count("sanctions.notice_not_adopted") == 1
    assert codes.count("sanctions.notice_lapsed") == 1
    assert not Notice.objects.filter(person=nato).exists()


def test_an_adopted_renewal_silences_the_ladder(case, danish_officer, secretariat, drafter):
    listed = at(a_dossier(case, danish_officer), "adopted")
    actions.record_expiry(dossier=listed, expires_on=people.today() + timedelta(days=300), by=secretariat)
    at(a_dossier(case, danish_officer, purpose="renewal", renews=listed), "adopted")
    deadline = Deadline.objects.get(handler=HANDLER)
    DEADLINES[HANDLER].fire(deadline, deadline.due_at)
    assert not Notice.objects.filter(code__startswith="sanctions.notice_step", person=drafter).exists()


def test_the_ladder_of_18_may_2027(ready):
    """R24: adoption by 12 May; letters due on Saturday 3 April go by Friday 2 April at the latest."""
    Dossier.objects.filter(pk=ready.pk).update(expires_on=date(2027, 5, 18))
    ready.refresh_from_db()
    by_step = {str(rung.step): (rung.nominal, rung.act_by) for rung in rungs(ready)}
    assert by_step["adoption"] == (date(2027, 5, 12), date(2027, 5, 12))
    assert by_step["letters"][0] == date(2027, 4, 3)
    assert by_step["letters"][1] <= date(2027, 4, 2)
    assert by_step["expiry"] == (date(2027, 5, 18), date(2027, 5, 18))


@pytest.mark.parametrize("days", [0, -1])
def test_an_expiry_in_the_past_is_refused(ready, secretariat, days):
    day = people.today() + timedelta(days=days)
    refusal = refused(actions.record_expiry, dossier=ready, expires_on=day, by=secretariat)
    assert refusal.code == "sanctions.expiry_in_the_past"


def test_the_proposer_lets_delegations_in_and_out(dossier, denmark, france):
    delegation = Delegation.objects.get(pk="FR")
    actions.let_in(dossier=dossier, delegation=delegation, by=denmark)
    actions.let_in(dossier=dossier, delegation=delegation, by=denmark)
    assert Dossier.objects.visible_to(france).get() == dossier
    assert Notice.objects.filter(code="sanctions.notice_opened", person=france, channel="in_app").count() == 1
    actions.let_out(dossier=dossier, delegation=delegation, by=denmark)
    assert not Dossier.objects.visible_to(france).exists()
    assert refused(actions.let_out, dossier=dossier, delegation=delegation, by=denmark).code == "sanctions.not_let_in"


def test_a_partner_is_never_let_in_nor_the_proposer_out(dossier, denmark, france, chair):
    nato, dk, fr = (Delegation.objects.get(pk=code) for code in ("NATO", "DK", "FR"))
    assert refused(actions.let_in, dossier=dossier, delegation=nato, by=denmark).code == "sanctions.no_partner"
    assert refused(actions.let_out, dossier=dossier, delegation=dk, by=denmark).code == "sanctions.proposer_stays"
    assert refused(actions.let_in, dossier=dossier, delegation=fr, by=chair).code == "sanctions.only_the_proposer"
    assert refused(actions.let_in, dossier=dossier, delegation=fr, by=france).code == "sanctions.not_yours_to_see"


def test_notices_never_name_the_target(ready, danish_officer, legal_adviser):
    actions.move(dossier=ready, name="send_to_legal_check", by=danish_officer)
    told = [str(notice.params) for notice in Notice.objects.all()]
    assert told
    assert not [words for words in told if "Mirror" in words]


def test_the_page_warns_of_one_producer_and_of_a_wording_to_be_confirmed(ready, denmark):
    context = shown(Dossier.objects.select_related("criterion__regime").get(), denmark, people.actor(denmark))
    codes = {reason.code for reason in context["warnings"]}
    assert {"sanctions.one_producer", "sanctions.criterion_to_be_confirmed", "sanctions.regime_expired"} <= codes
    assert current_criterion().confirmed is False
