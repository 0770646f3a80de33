"""A case from opening to closing: references, severity, moves, words, audience, timeline."""

from datetime import date, timedelta

import pytest

from audit.trail import chain_of
from cases.actions.audience import add_to_audience, change_lead, remove_from_audience
from cases.actions.case import advance, change_case_marking, rewrite
from cases.actions.releases import let_in, release_case, withdraw_release
from cases.actions.severity import rescore
from cases.actions.timeline import add_timeline_entry
from cases.models import Case, Quarantined, Report
from cases.signals import case_closing
from core.rules.refusal import Kind, Refusal, Refused
from notifications.models import Notice
from tests.factories.cases import SCORES, WHY, a_case, a_report

pytestmark = pytest.mark.django_db


def test_a_case_from_a_report_has_a_reference_a_tier_and_an_audience(denmark, analyst, clock):
    report = a_report(denmark)
    case = a_case(analyst, report=report, audience={"FR": "affected"})
    report.refresh_from_db()
    assert case.reference == f"FIMI-{clock.now().year}-0001"
    assert case.tier == "T2"
    assert case.originator_id == "DK"
    assert dict(case.audience.values_list("delegation", "relation")) == {"DK": "lead", "FR": "affected"}
    assert (report.status, report.case) == ("triaged", case)


def test_the_audience_is_told_and_nobody_else(denmark, france, germany, analyst):
    case = a_case(analyst, audience={"FR": "affected"})
    told = set(Notice.objects.filter(subject_id=case.pk).values_list("person", flat=True))
    assert told == {denmark.pk, france.pk}


def test_the_originator_of_a_case_from_a_partners_report_is_who_opened_it(nato, analyst):
    case = a_case(analyst, report=a_report(nato))
    assert case.originator_id == "EEAS"
    assert not case.audience.filter(delegation="NATO").exists()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"title": " "}, "cases.title_missing"),
        ({"scores": SCORES | {"B": 4}}, "cases.score_out_of_range"),
        ({"score_reasons": WHY | {"T": " "}}, "cases.score_needs_reason"),
        ({"tier": "T4"}, "cases.tier_above_needs_reason"),
        ({"audience": {"GR": "affected"}}, "cases.body_unknown"),
        ({"audience": {"NATO": "consulted"}}, "cases.partner_needs_release"),
    ],
)
def test_a_case_that_cannot_be_opened_leaves_nothing_behind(analyst, denmark, nato, more, code):
    report = a_report(denmark)
    with pytest.raises(Refused) as no:
        a_case(analyst, report=report, **more)
    assert no.value.refusal.code == code
    report.refresh_from_db()
    assert report.status == "received"
    assert not Case.objects.exists()


def test_a_classified_summary_is_kept_out_of_a_case(analyst, security_officer):
    with pytest.raises(Refused) as no:
        a_case(analyst, summary="See CONFIDENTIEL UE/EU CONFIDENTIAL paper")
    assert no.value.refusal.kind is Kind.UNPROCESSABLE
    assert Quarantined.objects.count() == 1


def test_a_case_moves_only_along_its_table(denmark, analyst):
    case = advance(case=a_case(analyst), name="assess", by=analyst)
    assert case.status == "assessed"
    with pytest.raises(Refused) as no:
        advance(case=case, name="deliver", by=denmark)
    assert (no.value.refusal.code, no.value.refusal.kind) == ("core.not_from_this_state", Kind.STATE)


def test_two_who_move_a_case_at_once_are_told_apart(analyst, denmark):
    case = a_case(analyst)
    stale = Case.objects.get(pk=case.pk)
    advance(case=case, name="assess", by=analyst)
    with pytest.raises(Refused) as no:
        advance(case=stale, name="assess", by=denmark)
    assert no.value.refusal.code == "core.stale"


def test_only_those_on_the_case_with_the_right_move_it(analyst, france, germany):
    case = a_case(analyst, audience={"FR": "affected"})
    for person, code in ((france, "cases.may_not_move"), (germany, "cases.not_yours_to_see")):
        with pytest.raises(Refused) as no:
            advance(case=case, name="close", by=person)
        assert no.value.refusal.code == code


def test_a_later_app_can_object_to_closing(analyst):
    def object_to_it(sender, case, **kwargs):
        raise Refused(Refusal("core.may_not", kind=Kind.STATE))

    case = a_case(analyst)
    case_closing.connect(object_to_it)
    try:
        with pytest.raises(Refused):
            advance(case=case, name="close", by=analyst)
    finally:
        case_closing.disconnect(object_to_it)
    case.refresh_from_db()
    assert case.status == "open"


def test_scoring_anew_keeps_the_former_scores_in_the_trail(analyst):
    case = a_case(analyst)
    rescore(case=case, scores=SCORES | {"M": 3, "D": 3}, score_reasons=WHY, by=analyst)
    assert case.tier == "T3"
    said = chain_of(case).filter(verb="rescore").get()
    assert "B2 S2 T2 D3 M3, tier T3 (before: B2 S2 T2 D1 M2, T2)" in said.sentence


def test_a_stale_rewrite_changes_nothing(analyst, denmark):
    case = a_case(analyst)
    seen = case.revision
    rewrite(case=case, title="First", summary="one", seen=seen, by=analyst)
    with pytest.raises(Refused) as no:
        rewrite(case=Case.objects.get(pk=case.pk), title="Second", summary="two", seen=seen, by=denmark)
    assert no.value.refusal.code == "core.stale"
    case.refresh_from_db()
    assert (case.title, case.summary) == ("First", "one")


def test_who_joins_sees_the_case_and_is_told_who_leaves_sees_it_no_more(analyst, denmark, france):
    case = a_case(analyst)
    add_to_audience(case=case, delegation="FR", relation="affected", by=denmark)
    assert Case.objects.visible_to(france).exists()
    assert Notice.objects.filter(person=france, subject_id=case.pk).exists()
    remove_from_audience(case=case, delegation="FR", by=denmark)
    assert not Case.objects.visible_to(france).exists()


def test_lead_and_originator_stay_on_their_case(analyst, denmark):
    case = a_case(analyst)
    for body, code in (("DK", "cases.lead_stays"), ("EEAS", "cases.originator_stays")):
        with pytest.raises(Refused) as no:
            remove_from_audience(case=case, delegation=body, by=analyst)
        assert no.value.refusal.code == code


def test_the_former_lead_stays_on_the_case(analyst, denmark):
    case = change_lead(case=a_case(analyst), lead="FR", by=denmark)
    assert case.lead_id == "FR"
    assert dict(case.audience.values_list("delegation", "relation")) == {
        "DK": "consulted",
        "EEAS": "consulted",
        "FR": "lead",
    }


def test_others_on_the_case_bring_nobody_in(analyst, france):
    case = a_case(analyst, audience={"FR": "affected"})
    with pytest.raises(Refused) as no:
        add_to_audience(case=case, delegation="DE", relation="affected", by=france)
    assert no.value.refusal.code == "cases.may_not_share"


def test_a_timeline_entry_needs_words_and_a_usable_source(analyst, denmark):
    case = a_case(analyst)
    entry = add_timeline_entry(
        case=case, date=date(2026, 11, 2), text="First mirror seen", source_url="https://example.org/a", by=denmark
    )
    assert case.timeline.get() == entry
    for words, field in (({"text": " "}, "text"), ({"text": "x", "source_url": "file:///etc"}, "source_url")):
        with pytest.raises(Refused) as no:
            add_timeline_entry(case=case, date=date(2026, 11, 2), by=denmark, **words)
        assert no.value.refusal.field == field


def test_a_partner_reads_a_case_only_while_it_is_released(analyst, nato, denmark, clock):
    case = a_case(analyst, report=a_report(denmark))
    until = clock.now() + timedelta(days=2)
    assert not Case.objects.visible_to(nato).exists()
    with pytest.raises(Refused) as no:
        release_case(case=case, partner="NATO", purpose="Compare", expires_at=until, by=analyst)
    assert no.value.refusal.code == "cases.only_the_originator"
    grant = release_case(case=case, partner="NATO", purpose="Compare", expires_at=until, by=denmark)
    assert Case.objects.visible_to(nato).exists()
    assert not Report.objects.visible_to(nato).exists()
    clock.forward(days=3)
    assert not Case.objects.visible_to(nato).exists()
    grant = release_case(
        case=case, partner="NATO", purpose="Again", expires_at=clock.now() + timedelta(days=1), by=denmark
    )
    withdraw_release(grant=grant, by=denmark)
    assert not Case.objects.visible_to(nato).exists()


def test_a_release_needs_a_purpose_an_end_to_come_and_a_partner_switched_on(analyst, nato, clock):
    case = a_case(analyst)
    good = {"partner": "NATO", "purpose": "Compare", "expires_at": clock.now() + timedelta(days=1)}
    for wrong, code in (
        ({"purpose": " "}, "cases.purpose_missing"),
        ({"expires_at": clock.now() - timedelta(minutes=1)}, "cases.expiry_in_the_past"),
        ({"partner": "DK"}, "cases.partner_unknown"),
    ):
        with pytest.raises(Refused) as no:
            release_case(case=case, by=analyst, **(good | wrong))
        assert no.value.refusal.code == code


def test_marking_a_case_for_named_eyes_ends_its_releases(analyst, nato, france, clock):
    case = a_case(analyst, audience={"FR": "affected"})
    release_case(case=case, partner="NATO", purpose="Compare", expires_at=clock.now() + timedelta(days=1), by=analyst)
    change_case_marking(case=case, marking="eyes", by=analyst)
    assert not Case.objects.visible_to(nato).exists()
    assert not Case.objects.visible_to(france).exists()
    with pytest.raises(Refused) as no:
        release_case(
            case=case, partner="NATO", purpose="Compare", expires_at=clock.now() + timedelta(days=1), by=analyst
        )
    assert no.value.refusal.code == "cases.never_released"


def test_a_person_let_in_by_name_sees_a_case_for_named_eyes(analyst, germany, clock):
    case = a_case(analyst, marking="eyes")
    assert not Case.objects.visible_to(germany).exists()
    let_in(
        case=case, person=germany, reason="Speaks the dialect", expires_at=clock.now() + timedelta(days=1), by=analyst
    )
    assert Case.objects.visible_to(germany).exists()


def test_only_the_originator_loosens_the_marking_of_a_case(analyst, denmark):
    case = a_case(analyst)
    with pytest.raises(Refused) as no:
        change_case_marking(case=case, marking="public", by=denmark)
    assert no.value.refusal.code == "cases.only_the_originator"
