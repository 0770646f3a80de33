"""What the calculator refuses, field by field, and what it says when it answers."""

from datetime import date

import pytest

from core.rules.refusal import Kind, Reason, Refusal
from responses.rules.brake import braked
from responses.rules.calculator import answer_of, calculate
from responses.rules.reference import Reference
from responses.rules.strict_json import parse_json_strict
from responses.sentences import SENTENCES
from tests.rules.responses.reference import ALL, REFERENCE, everyone

TODAY = date(2026, 11, 21)
MAJORITY = {"rule": "qualified_majority", "proposal_from": "hr_or_commission", "positions": {}}


def say(reason: Reason) -> str:
    return str(SENTENCES[reason.code]).format(**reason.params)


def ask(**request):
    return calculate(request, REFERENCE, today=TODAY, say=say)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"colour": "blue"}, "colour", "unknown_field"),
        ({"rule": None}, "rule", "value_required"),
        ({"rule": ["unanimity"]}, "rule", "not_a_choice"),
        ({"rule": "none"}, "rule", "not_a_choice"),
        ({"rule": "consensus_by_chair"}, "rule", "not_a_choice"),
        ({"proposal_from": None}, "proposal_from", "value_required"),
        ({"proposal_from": "commission"}, "proposal_from", "not_a_choice"),
        ({"rule": "unanimity"}, "proposal_from", "origin_not_asked"),
        ({"rule": "silence", "proposal_from": "member_state"}, "proposal_from", "origin_not_asked"),
        ({"populations": 1999}, "populations", "year_not_loaded"),
        ({"populations": True}, "populations", "year_not_loaded"),
        ({"populations": "2023"}, "populations", "year_not_loaded"),
        ({"populations": 2023.0}, "populations", "year_not_loaded"),
        ({"on": "2026-02-30"}, "on", "not_a_date"),
        ({"on": "20260221"}, "on", "not_a_date"),
        ({"on": 2026}, "on", "not_a_date"),
        ({"suspended": "HU"}, "suspended", "not_a_list"),
        ({"suspended": ["HU", "HU"]}, "suspended", "state_twice"),
        ({"suspended": [7]}, "suspended", "unknown_state"),
        ({"suspended": [["HU"]]}, "suspended", "unknown_state"),
        ({"suspended": list(ALL)}, "suspended", "nobody_votes"),
        ({"participants": {}}, "participants", "not_a_list"),
        ({"participants": []}, "participants", "nobody_votes"),
        ({"participants": ["GR", "EL"]}, "participants", "state_twice"),
        ({"participants": ["US"]}, "participants", "unknown_state"),
        ({"participants": ["DE"], "suspended": ["DE"]}, "participants", "nobody_votes"),
        ({"positions": None}, "positions", "positions_required"),
        ({"positions": []}, "positions", "positions_required"),
        ({"positions": {"XX": "for"}}, "positions", "unknown_state"),
        ({"positions": {"de": "for"}}, "positions", "unknown_state"),
        ({"positions": {"GR": "for", "EL": "for"}}, "positions", "state_twice"),
        ({"positions": {"DE": "maybe"}}, "positions", "not_a_choice"),
        ({"positions": {"DE": None}}, "positions", "value_required"),
        ({"positions": {"DE": {"for": 1}}}, "positions", "not_a_choice"),
        ({"positions": {"DE": "abstain_with_declaration"}}, "positions", "not_a_choice"),
        ({"suspended": ["HU"], "positions": {"HU": "absent"}}, "positions", "state_cannot_vote"),
        ({"participants": ["FR"], "positions": {"DE": "for"}}, "positions", "state_cannot_vote"),
    ],
)
def test_a_mistake_is_refused_with_its_field(change, field, code):
    refusal = ask(**(MAJORITY | change))
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field, refusal.kind) == (f"responses.{code}", field, Kind.INVALID)
    assert "{" not in say(refusal)


def test_a_strangers_words_are_repeated_no_longer_than_forty_letters():
    refusal = ask(**{**MAJORITY, "y" * 41: 1})
    assert (refusal.field, refusal.params["value"]) == ("y" * 40, "y" * 40)
    refusal = ask(rule="x" * 41, positions={})
    assert refusal.params["value"] == "x" * 40
    assert ask(rule="unanimity", positions={}, populations=1999).params["value"] == "1999"
    assert ask(rule=["unanimity"], positions={}).params["value"] == "list"


@pytest.mark.parametrize("answer", ["for", "abstain", "absent", "comment"])
def test_a_silence_knows_no_votes(answer):
    assert ask(rule="silence", positions={"DE": answer}).code == "responses.not_a_choice"


def test_without_loaded_figures_the_calculator_says_who_loads_them():
    empty = Reference(REFERENCE.states, {})
    refusal = calculate(MAJORITY, empty, today=TODAY, say=say)
    assert (refusal.code, refusal.field) == ("responses.figures_missing", "populations")


def test_greece_is_taken_by_either_code_and_answered_as_el():
    answer = ask(rule="unanimity", positions=everyone("for", but="EL") | {"GR": "for"})
    assert answer["outcome"] == "ADOPTED"
    assert "EL" in answer["bound"]
    assert ask(rule="consent_of_participants", participants=["GR"], positions={})["missing"] == ["EL"]


def test_optional_fields_may_be_null():
    nothing = dict.fromkeys(["proposal_from", "populations", "on", "suspended", "participants"])
    assert ask(rule="silence", positions={}, **nothing)["outcome"] == "EXPIRED_SILENT"


def test_the_figures_of_the_day_asked_about_are_used():
    assert ask(**MAJORITY, on="2023-07-01")["population_total"] == 447533144
    assert ask(**MAJORITY, on="2025-07-01")["population_total"] == 451028881
    assert ask(**MAJORITY, on="2025-07-01", populations=2023)["population_total"] == 447533144


def test_silence_is_never_called_adopted_and_goes_to_coreu():
    answer = ask(rule="silence", positions={})
    assert answer["explanation"] == "No objection received; to be adopted via COREU."
    assert answer["bound"] == []
    assert answer["states_needed"] is None
    assert answer["population_total"] is None


def test_numbers_of_a_rule_that_does_not_look_at_them_are_null():
    simple = ask(rule="simple_majority", positions={})
    assert simple["population_for"] is simple["population_needed"] is simple["population_total"] is None
    assert simple["declared_states"] is simple["declared_population"] is None
    unanimous = ask(rule="unanimity", positions={"DE": "abstain_with_declaration"}, populations=2023)
    assert (unanimous["declared_states"], unanimous["declared_population"]) == (1, 83203320)
    assert unanimous["population_total"] == 447533144
    assert unanimous["population_for"] is None
    assert unanimous["states_needed"] is unanimous["population_needed"] is None


def test_an_outcome_without_a_vote_has_no_numbers_to_show():
    answer = answer_of(braked("DK"), say)
    assert answer["outcome"] == "BRAKE_INVOKED"
    assert answer["states_needed"] is answer["population_for"] is answer["declared_states"] is None


def test_needs_are_listed_with_examples():
    answer = ask(rule="unanimity", positions=everyone("for", but="MT SE"))
    assert answer["needs"] == {"count": 2, "examples": [["MT", "SE"]]}


def test_open_question_a1_is_answered_in_words():
    votes = everyone("for", but="DE FR IT", then="against")
    answer = ask(rule="qualified_majority", proposal_from="member_state", positions=votes, populations=2023)
    assert answer["alternative"]["outcome"] == "DEEMED_ADOPTED_NO_BLOCKING_MINORITY"
    assert "to be confirmed" in answer["alternative"]["reason"]


def test_a_doubt_about_the_figures_is_part_of_the_one_sentence():
    answer = ask(**(MAJORITY | {"positions": everyone("for", but="MT LU CY EE", then="against")}))
    assert answer["indicative"] is True
    assert answer["explanation"].count(".") == answer["explanation"].count("Art.") + 1
    assert "for 2026 are not loaded" in answer["explanation"]
    assert "indicative" in answer["explanation"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b'{"rule": "silence", "rule": "unanimity"}', "rule"),
        (b'{"positions": {"DE": "for", "DE": "against"}}', "positions"),
        (b'{"positions": {"DE": "for", "D\\u0045": "against"}}', "positions"),
        (b'{"on": [{"a": 1, "a": 2}]}', "on"),
        (b'{"on": [{"b": 1}, {"a": 1, "a": 2}]}', "on"),
        (b'{"on": {"b": {"a": 1, "a": 2}}}', "on"),
    ],
)
def test_a_repeated_key_is_refused_where_it_stands(body, field):
    refusal = parse_json_strict(body)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field) == ("responses.key_twice", field)


def test_a_repeated_key_is_named_no_longer_than_forty_letters():
    key = "y" * 41
    refusal = parse_json_strict(f'{{"{key}": 1, "{key}": 2}}'.encode())
    assert isinstance(refusal, Refusal)
    assert (refusal.field, refusal.params["key"]) == ("y" * 40, "y" * 40)


@pytest.mark.parametrize("body", [b"", b"[]", b"1", b"{", b"\xff", b'{"a": NaN}', b"[" * 100_000, b'{"a": Infinity}'])
def test_what_is_no_json_object_is_refused(body):
    refusal = parse_json_strict(body)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "responses.not_json"


def test_a_plain_object_is_read_as_it_is():
    assert parse_json_strict(b'{"rule": "silence", "positions": {"DE": "agree"}}') == {
        "rule": "silence",
        "positions": {"DE": "agree"},
    }
