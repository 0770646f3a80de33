"""Two fields and two sentences; national decisions; nothing added up."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.rules import access
from attribution.rules.lifecycle import ASSESSMENT
from attribution.rules.lint import ROWS, findings, likelihood_terms, sentences
from attribution.rules.readiness import AssessmentFacts, may_be_called_attributed, may_go_to_review
from attribution.rules.vocabulary import (
    LIKELIHOOD_PERCENT,
    AssessmentStatus,
    AttributionLevel,
    ChannelClass,
    Confidence,
    HypothesisKind,
    Likelihood,
    StateStance,
)
from core.rules.refusal import Kind
from core.rules.transitions import open_from
from delegations.rules.roles import ROLES, Actor, Role

ANALYST = Actor("analyst", "EEAS", "service", ROLES[Role.ANALYST])
SECOND = Actor("second", "EEAS", "service", ROLES[Role.ANALYST])
SIGNATORY = Actor("signatory", "FR", "state", ROLES[Role.SIGNATORY])
OFFICER = Actor("officer", "FR", "state", ROLES[Role.OFFICER])
SECRETARIAT = Actor("secretariat", "GSC", "service", ROLES[Role.SECRETARIAT])


def codes(text):
    return [finding.code for finding in findings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "We assess with high confidence that the actor is likely behind it.",
        "It is very likely, and we have moderate confidence in that.",
        "Our confidence that it was probably the service is low.",
        "There is a roughly even chance, at a low to moderate confidence, of a copy.",
        "We assess, e.g. with high confidence, that it is unlikely.",
        "It is almost certainly theirs (high-confidence judgement).",
        "A remote possibility with a high level of confidence.",
    ],
)
def test_likelihood_and_confidence_in_one_sentence_are_found(text):
    assert codes(text) == ["attribution.likelihood_with_confidence"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The actor is very likely behind it. We have high confidence in this judgement.",
        "It is likely that both outlets share an owner.",
        "Confidence is moderate.",
        "The high number of sites is likely due to automation.",
        "It is likely theirs.\n\nHigh confidence.",
        "Is it likely? We have low confidence.",
    ],
)
def test_two_sentences_or_one_thing_alone_are_fine(text):
    assert codes(text) == []


def test_the_finding_quotes_what_to_take_apart():
    (finding,) = findings("First. With high confidence it is unlikely. Last.")
    assert finding.params == {
        "likelihood": "unlikely",
        "confidence": "high confidence",
        "sentence": "With high confidence it is unlikely.",
    }


def test_the_two_rows_of_terms_are_not_mixed_in_one_text():
    assert codes("It is likely. The other is improbable.") == ["attribution.two_rows_of_terms"]
    assert codes("It is likely. The other is unlikely.") == []


def test_an_abbreviation_does_not_end_a_sentence():
    assert len(list(sentences("See Art. 5 and e.g. Annex II. Then stop."))) == 2


def test_the_longest_term_is_the_one_read():
    assert likelihood_terms("Very unlikely, almost certain, nearly certainly, highly probable") == (
        "very unlikely",
        "almost certain",
        "nearly certainly",
        "highly probable",
    )


@given(st.sampled_from(ROWS[0] + ROWS[1]), st.sampled_from(Confidence))
def test_every_term_with_every_confidence_in_one_sentence_is_found(term, confidence):
    assert codes(f"We judge with {confidence} confidence that this is {term}.")
    assert not codes(f"This is {term}. We have {confidence} confidence.")


def test_the_ranges_touch_and_cover_1_to_99():
    ranges = list(LIKELIHOOD_PERCENT.values())
    assert list(LIKELIHOOD_PERCENT) == list(Likelihood)
    assert (ranges[0][0], ranges[-1][1]) == (1, 99)
    assert all(lower[1] == upper[0] for lower, upper in itertools.pairwise(ranges))


def test_orders_of_confidence_and_of_the_actor_chain():
    assert [each.rank for each in Confidence] == [1, 2, 3]
    assert [each.rank for each in AttributionLevel] == [0, 1, 2, 3, 4]


def test_an_aligned_channel_is_never_called_attributed():
    refused = [each for each in ChannelClass if may_be_called_attributed(each)]
    assert refused == [ChannelClass.ALIGNED]
    assert [each for each in ChannelClass if each.overt] == ["1", "2"]


READY = {
    "likelihood": Likelihood.LIKELY,
    "confidence": Confidence.MODERATE,
    "reasons": "It is likely. Confidence is moderate.",
    "hypotheses": (HypothesisKind.ACTOR, HypothesisKind.DOMESTIC, HypothesisKind.FALSE_FLAG),
}


def test_a_complete_assessment_goes_to_its_peers():
    assert may_go_to_review(AssessmentFacts(**READY)) is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"likelihood": None}, "likelihood_missing"),
        ({"confidence": None}, "confidence_missing"),
        ({"reasons": "  "}, "reasons_missing"),
        ({"reasons": "Likely, with high confidence."}, "likelihood_with_confidence"),
        ({"hypotheses": (HypothesisKind.ACTOR,) * 3}, "hypotheses_missing"),
        ({"hypotheses": (HypothesisKind.DOMESTIC, HypothesisKind.FALSE_FLAG)}, "hypotheses_missing"),
    ],
)
def test_what_is_missing_is_said_with_its_field(change, code):
    refusal = may_go_to_review(AssessmentFacts(**READY | change))
    assert refusal.code == f"attribution.{code}"
    assert refusal.kind is Kind.INVALID
    assert refusal.field in READY


def test_nobody_reviews_or_agrees_their_own_assessment():
    assert access.may_write(ANALYST) is None
    assert access.may_write(SIGNATORY).code == "attribution.may_not_assess"
    assert access.may_review(ANALYST, author="analyst").code == "attribution.not_your_own"
    assert access.may_review(SECOND, author="analyst") is None
    assert access.may_agree(SECOND, author="analyst", reviewer="").code == "attribution.nobody_reviewed"
    assert access.may_agree(SECOND, author="analyst", reviewer="second") is None
    assert access.may_agree(ANALYST, author="analyst", reviewer="second").code == "attribution.not_your_own"


def test_only_a_signatory_of_the_state_speaks_for_it():
    assert access.may_record_stance(SIGNATORY, state="FR") is None
    assert access.may_record_stance(SIGNATORY, state="DE").code == "attribution.only_that_state"
    assert access.may_record_stance(OFFICER, state="FR").code == "attribution.only_that_state"


def test_the_secretariat_records_on_behalf_with_proof():
    assert access.may_record_stance(SECRETARIAT, state="FR").code == "attribution.proof_missing"
    assert access.may_record_stance(SECRETARIAT, state="FR", proof="call at 10:00") is None


@pytest.mark.parametrize(
    ("stance", "named", "code"),
    [
        ("own_attribution", True, None),
        ("own_attribution", False, "attribution.actor_missing"),
        ("associates", False, "attribution.actor_missing"),
        ("solidarity_only", False, None),
        ("opposes", True, None),
        ("no_position", False, None),
        ("no_position", True, "attribution.no_position_names_nobody"),
    ],
)
def test_no_position_is_neutral_and_attributing_names_somebody(stance, named, code):
    refusal = access.check_stance(StateStance(stance), actor_named=named)
    assert (refusal and refusal.code) == code


def test_even_a_public_attribution_is_quoted_only_with_release_for_the_text():
    refusal = access.may_quote(state="FR", is_public=True, released_for_this_text=False)
    assert refusal.code == "attribution.not_released_for_this_text"
    assert access.may_quote(state="FR", is_public=False, released_for_this_text=True) is None


def test_a_position_of_the_union_is_recorded_with_its_reference():
    assert access.may_record_union_position(SECRETARIAT, reference="ST 1/27") is None
    assert access.may_record_union_position(SECRETARIAT, reference=" ").code == "attribution.reference_missing"
    assert access.may_record_union_position(SIGNATORY, reference="ST 1/27") is not None


def test_the_life_of_an_assessment():
    moves = {state: [row.name for row in open_from(ASSESSMENT, state)] for state in AssessmentStatus}
    assert moves == {
        "draft": ["submit_for_review"],
        "peer_review": ["return_to_draft", "agree"],
        "agreed": ["supersede"],
        "superseded": [],
    }
