"""TLP labels come in with reports and go out with everything, never more openly than they came."""

import pytest

from cases.models import Report
from cases.rules.vocabulary import Marking
from tests.factories.cases import a_case

LABELS = {"public": "TLP:CLEAR", "community": "TLP:GREEN", "limite": "TLP:AMBER+STRICT", "eyes": "TLP:RED"}
REPORTS = "/api/v1/reports/"


def sent(client, **words):
    return client.post(REPORTS, {"title": "Cloned pages"} | words, format="json")


@pytest.mark.parametrize(
    ("words", "marking"),
    [
        ({}, "limite"),
        ({"tlp": ["TLP:AMBER"]}, "limite"),
        ({"tlp": ["TLP:GREEN"]}, "community"),
        ({"tlp": ["TLP:CLEAR", "TLP:AMBER+STRICT"]}, "limite"),
        ({"tlp": ["TLP:WHITE"]}, "public"),
        ({"tlp": ["nobody knows"]}, "eyes"),
        ({"tlp": ["TLP:GREEN"], "marking": "limite"}, "limite"),
        ({"tlp": ["TLP:RED"], "marking": "public"}, "eyes"),
        ({"tlp": [], "marking": "public"}, "public"),
    ],
)
def test_the_most_restrictive_of_all_a_sender_says_counts(caller, words, marking):
    answer = sent(caller("NATO", "reports:write"), **words)
    assert answer.status_code == 201
    assert (answer.json()["marking"], answer.json()["tlp"]) == (marking, LABELS[marking])
    assert Report.objects.get().source_id == "NATO"


@pytest.mark.parametrize("wrong", ["TLP:AMBER", [["TLP:AMBER"]], ["x" * 41], ["TLP:RED"] * 21])
def test_labels_that_cannot_be_are_refused_and_nothing_is_kept(caller, wrong):
    answer = sent(caller("NATO", "reports:write"), tlp=wrong)
    assert answer.status_code == 400
    assert not Report.objects.exists()


@pytest.mark.parametrize("marking", Marking)
def test_a_case_leaves_with_the_label_of_its_marking(caller, analyst, marking):
    case = a_case(analyst, marking=marking, originator="DK")
    shown = caller("DK", "cases:read").get(f"/api/v1/cases/{case.pk}/").json()
    assert (shown["marking"], shown["tlp"]) == (marking, LABELS[marking])
