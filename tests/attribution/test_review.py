"""A second analyst reads and agrees; the former agreed assessment gives way."""

import pytest

from attribution import actions
from attribution.models import Assessment
from cases.actions.case import advance
from core.rules.refusal import Refused
from notifications.models import Notice
from tests.factories.listings import an_assessment


def refused(act, **known):
    with pytest.raises(Refused) as no:
        act(**known)
    return no.value.refusal


def agreed(assessment, author, reader):
    actions.submit_for_review(assessment=assessment, by=author)
    actions.take_review(assessment=assessment, by=reader)
    return actions.agree(assessment=assessment, by=reader)


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"likelihood": ""}, "attribution.likelihood_missing"),
        ({"confidence": ""}, "attribution.confidence_missing"),
        ({"reasons": ""}, "attribution.reasons_missing"),
        (
            {"reasons": "It is likely, with high confidence, that they did it."},
            "attribution.likelihood_with_confidence",
        ),
    ],
)
def test_what_is_missing_keeps_it_a_draft(case, analyst, missing, code):
    draft = an_assessment(case, analyst, **missing)
    assert refused(actions.submit_for_review, assessment=draft, by=analyst).code == code
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_fewer_than_three_hypotheses_keep_it_a_draft(assessment, analyst):
    actions.remove_hypothesis(hypothesis=assessment.hypotheses.get(kind="false_flag"), by=analyst)
    refusal = refused(actions.submit_for_review, assessment=assessment, by=analyst)
    assert refusal.code == "attribution.hypotheses_missing"


def test_sending_it_tells_the_other_analysts_alone(assessment, analyst, second_analyst, denmark):
    actions.submit_for_review(assessment=assessment, by=analyst)
    told = Notice.objects.filter(code="attribution.notice_to_review").values_list("person", flat=True)
    assert set(told) == {second_analyst.pk}


def test_the_author_neither_reviews_nor_agrees(assessment, analyst, second_analyst):
    actions.submit_for_review(assessment=assessment, by=analyst)
    assert refused(actions.take_review, assessment=assessment, by=analyst).code == "attribution.not_your_own"
    actions.take_review(assessment=assessment, by=second_analyst)
    assert refused(actions.agree, assessment=assessment, by=analyst).code == "attribution.not_your_own"


def test_nothing_is_agreed_before_somebody_read_it(assessment, analyst, second_analyst):
    actions.submit_for_review(assessment=assessment, by=analyst)
    assert refused(actions.agree, assessment=assessment, by=second_analyst).code == "attribution.nobody_reviewed"


def test_agreeing_assesses_an_open_case(case, assessment, analyst, second_analyst):
    done = agreed(assessment, analyst, second_analyst)
    case.refresh_from_db()
    assert (done.status, done.reviewer, case.status) == ("agreed", second_analyst, "assessed")


def test_a_case_further_on_stays_where_it_is(case, assessment, analyst, second_analyst, chair):
    advance(case=case, name="respond", by=chair)
    agreed(assessment, analyst, second_analyst)
    case.refresh_from_db()
    assert case.status == "responding"


def test_the_newer_agreed_assessment_supersedes_the_former(case, assessment, analyst, second_analyst):
    agreed(assessment, analyst, second_analyst)
    newer = agreed(an_assessment(case, second_analyst), second_analyst, analyst)
    assessment.refresh_from_db()
    assert (assessment.status, newer.status) == ("superseded", "agreed")
    assert Assessment.objects.get(case=case, status="agreed") == newer


def test_returning_it_frees_the_draft_and_tells_the_author(assessment, analyst, second_analyst):
    actions.submit_for_review(assessment=assessment, by=analyst)
    actions.take_review(assessment=assessment, by=second_analyst)
    back = actions.return_to_draft(assessment=assessment, by=second_analyst, reason="The tooling is shared.")
    assert (back.status, back.reviewer) == ("draft", None)
    assert Notice.objects.filter(code="attribution.notice_returned", person=analyst).exists()


def test_a_step_out_of_place_is_refused(assessment, analyst, second_analyst):
    assert refused(actions.agree, assessment=assessment, by=second_analyst).code == "core.not_from_this_state"
    assert refused(actions.take_review, assessment=assessment, by=second_analyst).code == "core.not_from_this_state"


def test_a_signatory_does_not_move_an_assessment(assessment, analyst, denmark):
    assert refused(actions.submit_for_review, assessment=assessment, by=denmark).code == "attribution.not_the_author"
