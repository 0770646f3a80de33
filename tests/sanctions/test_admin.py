"""Regimes and wordings in the administration: reworded means a new row; dossiers are only read."""

from datetime import date

import pytest
from django.urls import reverse

from attribution import actions as attribution
from sanctions.models import Criterion, Regime
from tests.factories.cases import a_case
from tests.factories.listings import a_dossier, an_assessment
from tests.signed_in import signed_in


def page(name, *args):
    return reverse(f"admin:{name}", args=args)


@pytest.fixture
def office(secretariat):
    return signed_in(secretariat)


def wording(**other):
    regime = Regime.objects.get(code="RUSDA")
    return {
        "regime": str(regime.pk), "code": "1(1)(a)(iv)", "act_version": "Decision (CFSP) 2026/9999",
        "text": "new words", "valid_from": "2026-12-01", "valid_to": "", "source": "OJ L", "note": "",
    } | other  # fmt: skip


def test_a_new_wording_is_a_new_row_and_ends_the_one_before(office):
    before = Criterion.objects.get(regime__code="RUSDA", valid_to=None)
    assert office.post(page("sanctions_criterion_add"), wording()).status_code == 302
    before.refresh_from_db()
    assert before.valid_to == date(2026, 11, 30)
    assert Criterion.objects.get(regime__code="RUSDA", valid_to=None).text == "new words"


def test_a_wording_is_never_overwritten(office):
    row = Criterion.objects.get(regime__code="RUSDA", valid_to=None)
    assert office.post(page("sanctions_criterion_change", row.pk), wording(text="x")).status_code == 403
    same = office.post(page("sanctions_criterion_add"), wording(act_version=row.act_version, text="x"))
    assert same.status_code in (200, 400)
    row.refresh_from_db()
    assert "information manipulation" in row.text


def test_a_wording_is_confirmed_and_on_record(office):
    row = Criterion.objects.get(regime__code="RUSDA", valid_to=None)
    office.post(page("sanctions_criterion_changelist"), {"action": "confirm", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert row.confirmed
    assert "confirmed the wording" in office.get(page("sanctions_criterion_change", row.pk)).content.decode()


def test_what_is_known_of_a_regime_is_brought_up_to_date(office):
    regime = Regime.objects.get(code="RUSDA")
    said = {
        "name": regime.name, "decision": regime.decision, "regulation": regime.regulation, "listing_rule": "unanimity",
        "expires_on": "2027-10-09", "covers_fimi": "on", "measures": '["asset_freeze"]', "confirmed": "on",
        "source": "OJ L", "note": "", "criteria-TOTAL_FORMS": "0", "criteria-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert office.post(page("sanctions_regime_change", regime.pk), said).status_code == 302
    regime.refresh_from_db()
    assert (regime.expires_on, regime.code) == (date(2027, 10, 9), "RUSDA")


@pytest.mark.parametrize(
    "name", ["sanctions_regime", "sanctions_criterion", "sanctions_dossier", "attribution_assessment",
             "attribution_nationalattribution", "attribution_unionposition", "attribution_threatactor"],
)  # fmt: skip
def test_every_list_opens_to_the_secretariat_alone(office, denmark, name):
    assert office.get(page(f"{name}_changelist") + "?q=a").status_code == 200
    denmark.is_staff = True
    denmark.save()
    assert signed_in(denmark).get(page(f"{name}_changelist")).status_code == 403


def test_dossiers_assessments_and_positions_are_only_read_there(office, analyst, drafter, denmark):
    case = a_case(analyst)
    position = attribution.record_national_attribution(case=case, state="DK", stance="opposes", by=denmark)
    for name, thing in (
        ("sanctions_dossier", a_dossier(case, drafter)),
        ("attribution_assessment", an_assessment(case, analyst)),
        ("attribution_nationalattribution", position),
    ):
        shown = office.get(page(f"{name}_change", thing.pk))
        assert "Memory" in shown.content.decode()
        assert office.post(page(f"{name}_change", thing.pk), {"status": "agreed"}).status_code == 403
        assert office.post(page(f"{name}_delete", thing.pk), {"post": "yes"}).status_code == 403
        assert office.get(page(f"{name}_add")).status_code == 403


def test_the_administration_is_no_way_round_who_sees_what(office, analyst):
    hidden = an_assessment(a_case(analyst, "For named eyes", marking="eyes"), analyst)
    assert "For named eyes" not in office.get(page("attribution_assessment_changelist")).content.decode()
    assert office.get(page("attribution_assessment_change", hidden.pk)).status_code == 302
