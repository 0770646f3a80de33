"""What the house promises about itself, checked by machine."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from core.rules.transitions import open_from
from desk.lifecycles import TABLES, as_markdown

ROOT = Path(settings.BASE_DIR)
OURS = (
    *("core", "audit", "delegations", "notifications", "partners", "cases"),
    *("attribution", "sanctions", "responses", "exchange", "desk", "config"),
)
SOURCES = [file for app in OURS for file in (ROOT / app).rglob("*.py") if "migrations" not in file.parts]
HISTORY = (
    "audit.AuditEvent",
    "audit.Seal",
    "audit.Disclosure",
    "responses.Position",
    "cases.CustodyStep",
    "cases.ReleaseEntry",
    "responses.TextVersion",
    "responses.Adoption",
    "attribution.NationalAttribution",
)


def test_the_drawn_lifecycles_are_fresh():
    assert (ROOT / "docs" / "lifecycles.md").read_text(encoding="utf-8") == as_markdown()


@pytest.mark.parametrize(("title", "table"), [(title, table) for title, _, table in TABLES])
def test_every_state_of_a_lifecycle_can_be_reached_and_every_name_is_one_act(title, table):
    states = {type(row.target) for row in table}
    assert len(states) == 1
    reached = {row.target for row in table}
    started_from = {source for row in table for source in row.sources}
    first = started_from - reached
    assert len(first) <= 1, f"{title}: more than one beginning: {first}"
    for state in started_from:
        names = [row.name for row in open_from(table, state)]
        assert len(names) == len(set(names)), f"{title}: {state} has two moves of one name"


def _ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in OURS]


def test_foreign_keys_protect():
    loose = [
        f"{model._meta.label}.{field.name}"
        for model in _ours()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is not models.PROTECT
        and not field.name.endswith("_ptr")
    ]
    # The erasable name of a person loses its user, and a guardian row its permission, by design.
    assert sorted(loose) == [
        "audit.PersonToken.user", "cases.CaseGrant.permission", "cases.CaseGrant.user",
        "cases.EvidenceGrant.permission", "cases.EvidenceGrant.user",
    ]  # fmt: skip


def test_no_model_orders_itself_or_overrides_save():
    ordered = [m._meta.label for m in _ours() if m._meta.ordering and m._meta.label not in {"auth.Permission"}]
    saving = [m._meta.label for m in _ours() if "save" in vars(m)]
    assert (ordered, saving) == ([], [])


@pytest.mark.parametrize("label", HISTORY)
def test_history_refuses_update_delete_and_truncate_by_trigger(label):
    triggers = {trigger.name for trigger in getattr(apps.get_model(label)._meta, "triggers", [])}
    assert {"no_change", "no_truncate"} <= triggers


def test_only_the_guardian_module_touches_guardian():
    users = [
        str(file.relative_to(ROOT))
        for file in SOURCES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "guardian")
        or (isinstance(node, ast.Attribute) and node.attr == "has_perm")
    ]
    assert users == ["core/guardian.py"]


def test_no_file_hides_behind_a_name_that_says_nothing():
    nothing = {"utils.py", "helpers.py", "common.py", "services.py", "managers.py", "misc.py"}
    assert [str(file) for file in SOURCES if file.name in nothing] == []


def test_nothing_reads_a_folder_beside_the_project():
    readers = [
        str(file) for file in ROOT.rglob("*.py") if ".venv" not in file.parts and "../sha" + "red" in file.read_text()
    ]
    assert readers == []
