"""A bundle is read object by object: what is sound is kept whole, what is not is told with its reason."""

import json
from datetime import date
from pathlib import Path

import pytest

from cases.rules.vocabulary import Marking
from core.rules.refusal import Refusal
from exchange.rules.as_report import words_of
from exchange.rules.incidents import Incident
from exchange.rules.stix import read_bundle

SAMPLE = Path(__file__).parents[3] / "exchange" / "samples" / "real_incidents.stix.json"
AT = {"spec_version": "2.1", "created": "2026-11-21T00:00:00.000Z", "modified": "2026-11-21T00:00:00.000Z"}


def uid(kind: str, number: int) -> str:
    return f"{kind}--00000000-0000-4000-8000-{number:012d}"


INCIDENT = {
    "type": "incident",
    "id": uid("incident", 1),
    "name": "Cloned news sites",
    "external_references": [
        {"source_name": "DISARM", "external_id": "I00001"},
        {"source_name": "reference", "url": "https://one.example/a"},
    ],
    "labels": ["campaign"],
} | AT
PATTERN = {
    "type": "attack-pattern",
    "id": uid("attack-pattern", 1),
    "name": "Flooding",
    "external_references": [{"source_name": "mitre-attack", "external_id": "T0049.001"}],
} | AT
ACTOR = {"type": "intrusion-set", "id": uid("intrusion-set", 1), "name": "An actor"} | AT


def points(number: int, kind: str, target: str) -> dict:
    ends = {"relationship_type": kind, "source_ref": INCIDENT["id"], "target_ref": target}
    return {"type": "relationship", "id": uid("relationship", number)} | ends | AT


WHOLE = [INCIDENT, PATTERN, ACTOR, points(1, "uses", PATTERN["id"]), points(2, "attributed-to", ACTOR["id"])]


def bundle(*objects) -> bytes:
    return json.dumps({"type": "bundle", "id": uid("bundle", 1), "objects": objects}).encode()


def codes(read) -> list[str]:
    return [one.reason.code for one in read.broken]


def test_an_incident_keeps_its_techniques_actor_and_references():
    read = read_bundle(bundle(*WHOLE))
    assert read.broken == ()
    assert read.incidents == (
        Incident(
            stix_id=INCIDENT["id"],
            name="Cloned news sites",
            actor="An actor",
            techniques=frozenset({"T0049.001"}),
            links=("https://one.example/a",),
            catalogue=("DISARM I00001",),
            labels=("campaign",),
        ),
    )


def test_the_order_of_objects_does_not_matter():
    assert read_bundle(bundle(*reversed(WHOLE))).incidents == read_bundle(bundle(*WHOLE)).incidents


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused_whole(content):
    assert read_bundle(content).code == "exchange.not_json"


@pytest.mark.parametrize(
    "content",
    [b"[]", b"7", b'{"type": "bundle"}', b'{"type": "incident", "objects": []}', b'{"type":"bundle","objects":{}}'],
)
def test_what_is_no_bundle_is_refused_whole(content):
    refusal = read_bundle(content)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "exchange.not_a_bundle"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "exchange.no_name"),
        ({"name": 7}, "exchange.no_name"),
        ({"id": "incident--1"}, "exchange.no_id"),
        ({"id": None}, "exchange.no_id"),
        ({"id": uid("malware", 1)}, "exchange.id_and_type_differ"),
        ({"spec_version": "2.0"}, "exchange.other_version"),
        ({"created": "yesterday"}, "exchange.bad_instant"),
        ({"modified": None}, "exchange.bad_instant"),
        ({"external_references": {}}, "exchange.bad_list"),
        ({"object_marking_refs": "x"}, "exchange.bad_list"),
        ({"description": ["x"]}, "exchange.bad_text"),
        ({"description": "\ud800"}, "exchange.bad_text"),
        ({"description": "nul \x00"}, "exchange.bad_text"),
        ({"revoked": True}, "exchange.revoked"),
    ],
)
def test_a_broken_incident_is_told_and_the_rest_goes_on(change, code):
    sound = INCIDENT | {"id": uid("incident", 2)}
    read = read_bundle(bundle(INCIDENT | change, sound))
    assert codes(read) == [code]
    assert [one.stix_id for one in read.incidents] == [sound["id"]]


@pytest.mark.parametrize("thing", [7, "x", None, [], {}])
def test_a_thing_that_is_no_object_is_told_by_its_place(thing):
    read = read_bundle(bundle(INCIDENT, thing))
    assert [one.place for one in read.broken] == [2]
    assert len(read.incidents) == 1


def test_a_relationship_to_something_missing_is_told_and_its_incident_kept():
    read = read_bundle(bundle(INCIDENT, points(1, "uses", uid("attack-pattern", 99))))
    assert codes(read) == ["exchange.dangling"]
    assert len(read.incidents) == 1


def test_the_same_version_twice_counts_once_and_a_later_version_counts():
    later = INCIDENT | {"modified": "2026-11-22T00:00:00.000Z", "name": "Renamed"}
    read = read_bundle(bundle(INCIDENT, INCIDENT, later))
    assert codes(read) == ["exchange.given_twice"]
    assert [one.name for one in read.incidents] == ["Cloned news sites", "Renamed"]


def test_objects_of_other_kinds_are_passed_over():
    narrative = {"type": "narrative", "id": uid("narrative", 1), "name": "A story"} | AT
    assert read_bundle(bundle(narrative, INCIDENT)).broken == ()


@pytest.mark.parametrize(
    ("refs", "marking"),
    [
        ([], Marking.LIMITE),
        (["marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"], Marking.PUBLIC),
        (["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"], Marking.COMMUNITY),
        (["marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"], Marking.EYES),
        (["marking-definition--99999999-9999-4999-8999-999999999999"], Marking.EYES),
        ([7], Marking.EYES),
        (
            [
                "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
                "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
            ],
            Marking.LIMITE,
        ),
    ],
)
def test_the_strictest_label_decides_and_an_unknown_one_is_for_eyes_only(refs, marking):
    (incident,) = read_bundle(bundle(INCIDENT | {"object_marking_refs": refs})).incidents
    assert words_of(incident)["marking"] is marking


def test_nothing_too_long_for_its_field_is_lost():
    incident = Incident(uid("incident", 1), name="n" * 300, actor="a" * 300, description="What happened.")
    words = words_of(incident)
    assert len(words["title"]) == len(words["actor_named"]) == 200
    assert "n" * 300 in words["body"]
    assert "a" * 300 in words["body"]
    assert "What happened." in words["body"]


def test_a_first_sighting_becomes_the_day_of_observation():
    (incident,) = read_bundle(bundle(INCIDENT | {"first_seen": "2024-02-29T10:00:00Z"})).incidents
    assert incident.observed_on == date(2024, 2, 29)


def test_the_sample_reads_whole():
    read = read_bundle(SAMPLE.read_bytes())
    assert (len(read.incidents), read.broken) == (64, ())
    assert sum(len(one.techniques) for one in read.incidents) > 100
    assert sum(bool(one.actor) for one in read.incidents) > 20
    assert any(one.links for one in read.incidents)
