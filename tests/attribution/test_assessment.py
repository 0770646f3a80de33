"""Writing an assessment: likelihood and confidence apart, nobody's words lost."""

import pytest

from attribution import actions
from attribution.models import Assessment, ThreatActor
from attribution.queries import panel
from audit.trail import chain_of
from cases.actions.case import advance
from core.rules.refusal import Refused
from tests.factories.cases import a_case, some_evidence
from tests.factories.listings import an_assessment


def refused(act, **known):
    with pytest.raises(Refused) as no:
        act(**known)
    return no.value.refusal


def test_an_analyst_begins_an_assessment_and_the_case_remembers_it(case, analyst):
    made = actions.start_assessment(case=case, by=analyst, actor_name="Doppelganger", likelihood="likely")
    assert (made.author, made.status, made.likelihood, made.confidence) == (analyst, "draft", "likely", "")
    assert chain_of(case).last().verb == "start_assessment"


@pytest.mark.parametrize("who", ["denmark", "chair", "drafter", "auditor"])
def test_nobody_but_analysts_writes_one(case, who, request):
    refusal = refused(actions.start_assessment, case=case, by=request.getfixturevalue(who))
    assert refusal.code == "attribution.not_the_author"
    assert not Assessment.objects.exists()


def test_a_closed_case_takes_no_new_analysis(case, analyst):
    advance(case=case, name="close", by=analyst)
    case.refresh_from_db()
    assert refused(actions.start_assessment, case=case, by=analyst).code == "attribution.case_closed"


def test_the_same_actor_is_kept_once_however_it_is_spelled(case, analyst):
    first = actions.start_assessment(case=case, by=analyst, actor_name="Doppelganger")
    ThreatActor.objects.update(aliases=["RRN"])
    second = actions.start_assessment(case=case, by=analyst, actor_name="  doppelGANGER ")
    third = actions.start_assessment(case=case, by=analyst, actor_name="RRN")
    assert first.actor == second.actor == third.actor


def test_a_classification_marking_in_the_reasons_is_kept_out(case, analyst):
    refusal = refused(actions.start_assessment, case=case, by=analyst, reasons="SECRET UE/EU SECRET: see annex")
    assert (refusal.code, refusal.kind) == ("cases.classified_marking", "unprocessable")
    assert not Assessment.objects.exists()


def test_an_edit_over_words_that_changed_meanwhile_writes_nothing(assessment, analyst, second_analyst):
    seen = assessment.changed_at
    actions.edit_assessment(assessment=assessment, seen=seen, by=second_analyst, reasons="Theirs.")
    refusal = refused(actions.edit_assessment, assessment=assessment, seen=seen, by=analyst, reasons="Mine.")
    assert (refusal.code, refusal.kind) == ("attribution.text_changed", "state")
    assessment.refresh_from_db()
    assert assessment.reasons == "Theirs."


def test_an_edit_keeps_the_former_words_in_the_record(case, assessment, analyst):
    actions.edit_assessment(assessment=assessment, seen=assessment.changed_at, by=analyst, reasons="Shorter.")
    assert "one operator" in chain_of(case).last().details["reasons_before"]


def test_hypotheses_are_weighed_removed_and_keep_their_order(assessment, evidence, analyst):
    first, second, third = assessment.hypotheses.order_by("order")
    actions.edit_hypothesis(
        hypothesis=first, kind="actor", statement="A network did it.", supporting=[evidence], by=analyst
    )
    actions.remove_hypothesis(hypothesis=second, by=analyst)
    added = actions.add_hypothesis(assessment=assessment, kind="domestic", statement="It grew at home.", by=analyst)
    assert list(first.supporting.all()) == [evidence]
    assert list(assessment.hypotheses.order_by("order")) == [first, third, added]


def test_an_item_cannot_speak_for_and_against(assessment, evidence, analyst):
    refusal = refused(
        actions.add_hypothesis, assessment=assessment, kind="actor", statement="It was them.", by=analyst,
        supporting=[evidence], contradicting=[evidence],
    )  # fmt: skip
    assert refusal.code == "attribution.evidence_both_ways"


def test_evidence_of_another_case_cannot_be_weighed(assessment, analyst):
    other = some_evidence(a_case(analyst, "Another operation"), analyst)
    refusal = refused(
        actions.add_hypothesis, assessment=assessment, kind="actor", statement="X.", by=analyst, supporting=[other]
    )
    assert refusal.code == "attribution.evidence_unknown"


def test_an_empty_hypothesis_is_refused(assessment, analyst):
    refusal = refused(actions.add_hypothesis, assessment=assessment, kind="actor", statement="  ", by=analyst)
    assert (refusal.code, refusal.field) == ("attribution.statement_missing", "statement")


def test_no_hypothesis_changes_once_it_left_the_draft(assessment, analyst):
    actions.submit_for_review(assessment=assessment, by=analyst)
    one = assessment.hypotheses.first()
    assert refused(actions.remove_hypothesis, hypothesis=one, by=analyst).code == "attribution.only_in_draft"
    assert assessment.hypotheses.count() == 3


def test_a_partner_sees_no_analysis_even_of_a_case_released_to_it(case, assessment, nato, stranger):
    assert not Assessment.objects.visible_to(nato).exists()
    assert panel(case, nato) == {"attribution": None}
    assert panel(case, stranger) == {"attribution": None}


def test_a_delegation_outside_the_audience_sees_no_assessment(assessment, hungary, france):
    assert not Assessment.objects.visible_to(hungary).exists()
    assert Assessment.objects.visible_to(france).get() == assessment


def test_the_panel_costs_the_same_however_many_assessments(case, analyst, django_assert_max_num_queries):
    an_assessment(case, analyst)
    with django_assert_max_num_queries(4):
        _use(panel(case, analyst))
    for _number in range(6):
        an_assessment(case, analyst)
    with django_assert_max_num_queries(4):
        _use(panel(case, analyst))


def _use(context):
    shown = context["attribution"]
    return [list(shown["assessments"]), list(shown["recorded"]), list(shown["union_positions"])]
