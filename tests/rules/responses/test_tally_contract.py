"""The calculator's contract, run whole: every vector, every refusal."""

import json
from datetime import date
from pathlib import Path

import pytest

from core.rules.refusal import Kind, Reason, Refusal
from responses.rules.calculator import calculate
from responses.sentences import SENTENCES
from tests.rules.responses.reference import REFERENCE

CONTRACT = json.loads((Path(__file__).parents[2] / "contracts" / "tally.vectors.json").read_text())
TODAY = date(2026, 11, 21)
FIELDS = [
    "outcome",
    "explanation",
    "legal_basis",
    "states_for",
    "states_needed",
    "population_for",
    "population_needed",
    "population_total",
    "declared_states",
    "declared_population",
    "missing",
    "bound",
    "not_bound",
    "needs",
    "alternative",
    "indicative",
]


def say(reason: Reason) -> str:
    return str(SENTENCES[reason.code]).format(**reason.params)


def flat(answer: dict) -> dict:
    needs, other = answer["needs"], answer["alternative"]
    return answer | {
        "needs_count": needs and needs["count"],
        "alternative_outcome": other and other["outcome"],
    }


@pytest.mark.parametrize("vector", CONTRACT["vectors"], ids=lambda v: v["name"])
def test_the_calculator_answers_as_the_contract_says(vector):
    answer = calculate(vector["request"], REFERENCE, today=TODAY, say=say)
    assert list(answer) == FIELDS
    got = flat(answer)
    assert {key: got[key] for key in vector["answer"]} == vector["answer"]


@pytest.mark.parametrize("vector", CONTRACT["refused_400"], ids=lambda v: v["name"])
def test_the_calculator_refuses_what_the_contract_refuses(vector):
    refusal = calculate(vector["request"], REFERENCE, today=TODAY, say=say)
    assert isinstance(refusal, Refusal)
    assert refusal.kind is Kind.INVALID
    assert refusal.field in {*vector["request"], "proposal_from"}
    assert say(refusal)
