"""A sealed dossier holds what was agreed in phases, as it was put to the States and as it stands."""

import pytest

from tests.exchange.test_sealed import checked, sealed, told, unpacked
from tests.factories.packages import a_package
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready

pytestmark = pytest.mark.django_db


def test_the_package_is_in_it_with_the_hash_that_was_signed(analyst, drafter, legal_adviser, chair, denmark, tmp_path):
    proposal = ready(a_proposal(a_case_for_all(analyst), drafter), drafter, legal_adviser)
    a_package(proposal, drafter)
    round_ = a_round(proposal, chair)
    bag = unpacked(sealed(proposal.case, denmark, proposal=proposal), tmp_path)
    kept = told(bag, "proposals/1/package.json")[0]
    assert [(one["number"], one["trigger"], one["after"]) for one in kept["phases"]] == [
        (1, "at_once", None), (2, "without_reply", 1),
    ]  # fmt: skip
    assert kept["put_to_the_states"][0]["sha256"] == round_.package_sha256
    assert told(bag, "proposals/1/rounds/1.json")[0]["package_sha256"] == round_.package_sha256
    assert checked(bag).returncode == 0
