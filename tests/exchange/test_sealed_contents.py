"""Closed world: every kind of row that hangs on a case is in the sealed dossier, or left out for a stated reason."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from attribution.models import UnionPosition
from audit.models import Disclosure
from cases.actions.keeping import keep_on, place_hold
from cases.models import Case, Erasure, ErasureItem, Evidence, Report, RetentionTerm
from core.clock import db_now
from delegations import facts as people
from exchange.dossier.contents import HELD, LEFT_OUT, Held
from exchange.dossier.making import make_waiting
from responses.actions.deciding import reject_comment
from responses.actions.supporting import support
from responses.models import Act, Adoption, Brake, Corrigendum, Meeting, Proposal, Round
from sanctions.models import DossierAct
from tests.exchange.test_sealed import checked, sealed, told, unpacked, words
from tests.factories.listings import a_dossier, a_sentence
from tests.factories.meetings import an_item
from tests.permissions.ground import standing
from tests.permissions.world import World
from tests.test_architecture import OURS

NOT_BY_KEY = ("subject_id", "chain")
"""Columns by which a row points at any object, or at the record of a case."""


def hanging() -> set[str]:
    """Every model of ours with a path of foreign keys to a case, a proposal or a round, hidden ones too."""
    found: set[type[Model]] = {Case, Proposal, Round, Meeting} | {model for model in _ours() if _points(model)}
    while further := {one for model in found for one in _pointing_at(model)} - found:
        found |= further
    return {model._meta.label for model in found}


def _ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in OURS]


def _points(model: type[Model]) -> bool:
    return any(field.name in NOT_BY_KEY for field in model._meta.fields)


def _pointing_at(model: type[Model]) -> set[type[Model]]:
    fields = model._meta.get_fields(include_hidden=True)
    others = {field.related_model for field in fields if field.auto_created and not field.concrete}
    return {one for one in others if one in _ours()}


def test_every_model_that_hangs_on_a_case_is_in_the_dossier_or_left_out_with_a_reason():
    inside = [each.model for each in HELD]
    assert len(inside) == len(set(inside))
    assert set(inside) & set(LEFT_OUT) == set()
    assert hanging() == set(inside) | set(LEFT_OUT)
    assert all(LEFT_OUT.values())


@pytest.fixture(scope="module")
def stood(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[World, Path]]:
    """Made once; each test reads with eyes of its own."""
    with standing(tmp_path_factory.mktemp("evidence"), django_db_blocker) as asker:
        _completed(asker.world)
        yield asker.world, asker.media


@pytest.fixture
def world(db: None, stood: tuple[World, Path], settings: Any) -> World:
    made, settings.MEDIA_ROOT = stood
    return made


def _completed(made: World) -> None:
    """One of everything the actions of the matrix make, and the few sorts of row they do not."""
    who, case, round_ = made.people, made.case, made.running
    Report.objects.filter(pk=made.report.pk).update(case=case)
    Act.objects.create(proposal=made.proposal, order=1, name="Decision", rule="unanimity", legal_basis="Art. 29 TEU")
    support(comment=made.comment, by=who["lead"])
    reject_comment(comment=made.comment, reason="Too strong.", by=who["drafter"])
    place_hold(case=case, why="The Court asked.", by=who["legal"])
    keep_on(case=case, keep_until=people.today() + timedelta(days=400), why="It goes on.", by=who["secretariat"])
    today, chair = people.today(), who["chair"]
    UnionPosition.objects.create(case=case, position="Condemned.", reference="HR/1", date=today, by=chair)
    DossierAct.objects.create(dossier=made.dossier, kind="decision", reference="(CFSP) 2027/1", adopted_on=today)
    Brake.objects.create(
        round=round_, state=people.home_of(who["member"]), reasons="Vital.", invoked_at=db_now(), invoked_by=chair
    )
    first = round_.version.paragraphs.get(number=1)
    Corrigendum.objects.create(round=round_, paragraph=first, before="teh", after="the", why="Slip.", accepted_by=chair)
    Adoption.objects.create(
        proposal=made.proposal, version=round_.version, body="Council", reference="CM 1/27", legal_basis="Art. 29 TEU",
        adopted_on=today, recorded_by=chair,
    )  # fmt: skip
    _erased(made)
    make_waiting()


def _erased(made: World) -> None:
    """One item is gone by a proposal that two persons decided."""
    one, other = made.people["secretariat"], made.people["legal"]
    proposed = Erasure.objects.create(
        case=made.case, term=RetentionTerm.objects.first(), last_day=people.today(), why="Long past.", proposed_by=one,
        outcome="done", decided_at=db_now(), decided_by=other,
    )  # fmt: skip
    ErasureItem.objects.create(erasure=proposed, evidence=made.drawn, sha256=made.drawn.sha256)
    Evidence.objects.filter(pk=made.drawn.pk).update(file="", link="", erased_at=db_now())


def _found(bag: Path, each: Held) -> list[Any]:
    """What stands under the keys of every file; lists on the way are walked."""
    layer = told(bag, each.at)
    for key in each.within:
        flat = [one for part in layer for one in (part if isinstance(part, list) else [part])]
        layer = [one[key] for one in flat if one.get(key)]
    return [one for one in layer if one]


def test_a_reader_who_may_see_all_of_it_finds_every_sort_of_row_where_the_readme_says(world, tmp_path):
    bag = unpacked(sealed(world.case, world.people["auditor"]), tmp_path)
    assert [each.model for each in HELD if not _found(bag, each)] == []
    readme = (bag / "README.md").read_text()
    assert all(f"`data/{each.at}`" in readme and each.what in readme for each in HELD)
    assert all(why in readme for why in LEFT_OUT.values())
    assert checked(bag).stdout == "The dossier is whole.\n"


def test_what_another_reader_may_not_see_is_in_none_of_the_new_parts(world, tmp_path):
    """Germany: not let into the listing, not running the procedure, not the originator of what was released."""
    bag = unpacked(sealed(world.case, world.people["member"]), tmp_path)
    assert told(bag, "listings/*.json") == []
    assert told(bag, "case.json")[0]["releases"] == []
    assert {one["told"] for one in told(bag, "proposals/*/rounds/*.json")} == {None}
    assert "An operator" not in words(bag)
    assert world.bystander.name not in json.dumps(told(bag, "case.json")[0]["bystanders"])


def test_what_a_meeting_came_to_is_in_it_for_whom_the_flash_note_is_out_and_its_other_items_never(world, tmp_path):
    chair, member, proposal = world.people["chair"], world.people["member"], world.proposal
    other = an_item(world.met, world.blocked, chair)
    early = told(unpacked(sealed(world.case, member, proposal=proposal), tmp_path / "a"), "proposals/*/meetings.json")
    lines = {one["meeting"]["id"]: one for one in early[0]["items"]}
    assert lines[str(world.met.pk)]["outcome"] == ""
    assert lines[str(world.met.pk)]["meeting"]["attendance"]["present"]
    assert other.proposal.title not in json.dumps(early)
    seen = told(unpacked(sealed(world.case, chair, proposal=proposal), tmp_path / "b"), "proposals/*/meetings.json")
    assert {one["outcome"] for one in seen[0]["items"]} == {"", "noted"}


def test_who_signed_for_a_state_stands_only_in_the_dossier_of_its_own_people(world, tmp_path):
    for reader, expected in (("lead", True), ("member", False)):
        bag = unpacked(sealed(world.case, world.people[reader]), tmp_path / reader)
        [answer] = [one for each in told(bag, "proposals/*/rounds/*.json") for one in each["positions"]
                    if one["state"] == "DK"]  # fmt: skip
        assert ("signed_by" in answer) is expected
        assert answer["on_behalf"] is False


def test_evidence_a_reader_may_not_see_is_not_even_cited(world, tmp_path):
    dossier = a_dossier(world.case, world.people["officer"], target_name="Mirror Media")
    a_sentence(dossier, world.people["officer"], world.eyes)
    for reader, seen in (("lead", True), ("chair", False)):
        bag = unpacked(sealed(world.case, world.people[reader]), tmp_path / reader)
        [listing] = [one for one in told(bag, "listings/*.json") if one["target_name"] == "Mirror Media"]
        assert (str(world.eyes.pk) in listing["reasons"][0]["evidence"]) is seen
    kinds = set(Disclosure.objects.filter(channel="export").values_list("subject_kind", flat=True))
    assert "sanctions.dossier" in kinds


def test_an_item_that_was_erased_stands_there_with_its_hash_and_says_so(world, tmp_path):
    bag = unpacked(sealed(world.case, world.people["analyst"]), tmp_path)
    [item] = [one for one in told(bag, "evidence/*/item.json") if one["id"] == str(world.drawn.pk)]
    assert "was erased on" in item["file_left_out"]
    assert item["sha256"] == world.drawn.sha256
    assert item["sha256"] == told(bag, "case.json")[0]["erasures"][-1]["items"][0]["sha256"]
