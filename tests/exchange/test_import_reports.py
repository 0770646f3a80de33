"""``import_reports``: every incident once, a last line that counts, a line for each refusal."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.models import Quarantined, Report
from tests.rules.exchange.test_stix import INCIDENT, WHOLE, bundle, points, uid

SAMPLE = Path(__file__).parents[2] / "exchange" / "samples" / "real_incidents.stix.json"


def run(file, *options: str) -> list[str]:
    out = StringIO()
    call_command("import_reports", str(file), *options, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def file(tmp_path):
    def write(*objects) -> Path:
        path = tmp_path / "bundle.json"
        path.write_bytes(bundle(*objects))
        return path

    return write


def test_the_sample_is_imported_once_however_often_it_is_run(db):
    assert run(SAMPLE)[-1] == "64 new, 0 unchanged, 0 refused"
    assert run(SAMPLE) == ["0 new, 64 unchanged, 0 refused"]
    assert Report.objects.count() == 64


def test_techniques_actor_references_and_marking_are_kept(db):
    run(SAMPLE)
    incidents = {one["id"]: one for one in json.loads(SAMPLE.read_text())["objects"] if one["type"] == "incident"}
    report = Report.objects.exclude(actor_named="").filter(techniques__isnull=False).distinct().first()
    assert report.title == incidents[report.external_id]["name"]
    assert (report.marking, report.channel, report.source_id) == ("public", "import", "EEAS")
    assert "DISARM I00" in report.body
    assert Report.objects.exclude(links=[]).exists()


def test_a_changed_incident_is_kept_beside_its_earlier_words(db, file):
    run(file(*WHOLE))
    changed = INCIDENT | {"name": "Renamed", "modified": "2026-11-22T00:00:00.000Z"}
    assert run(file(changed, *WHOLE[1:]))[-1] == "1 new, 0 unchanged, 0 refused"
    assert list(Report.objects.order_by("version").values_list("title", "version")) == [
        ("Cloned news sites", 1),
        ("Renamed", 2),
    ]


def test_each_refused_object_gets_a_line_with_its_reason_and_the_rest_is_kept(db, file):
    no_name = INCIDENT | {"id": uid("incident", 2), "name": ""}
    marked = INCIDENT | {"id": uid("incident", 3), "name": "NATO SECRET: a story"}
    bad_link = INCIDENT | {
        "id": uid("incident", 4),
        "external_references": [{"url": "ftp://x.example", "source_name": "r"}],
    }
    lines = run(file(*WHOLE, 7, no_name, marked, bad_link, points(9, "uses", uid("attack-pattern", 9))))
    assert lines[-1] == "1 new, 0 unchanged, 5 refused"
    refused = [line for line in lines if line.startswith("Refused ")]
    assert len(refused) == 5
    for which in ("object 6", no_name["id"], marked["id"], bad_link["id"], uid("relationship", 9)):
        assert [line for line in refused if line.startswith(f"Refused {which}: ")]
    assert Quarantined.objects.count() == 1


def test_a_bundle_may_be_imported_as_the_system_of_another_body(db, file, nato):
    run(file(*WHOLE), "--as", "NATO")
    report = Report.objects.get()
    assert (report.source_id, report.submitted_by) == ("NATO", nato)
    assert run(file(*WHOLE), "--as", "dk")[-1] == "1 new, 0 unchanged, 0 refused"


@pytest.mark.parametrize("content", [b"no json", b"[]", b'{"type": "bundle"}'])
def test_what_is_no_bundle_is_one_sentence_and_imports_nothing(content, db, tmp_path):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        run(path)
    assert "Nothing was imported" in str(refused.value)


def test_a_missing_file_a_folder_and_an_unknown_body_are_one_sentence_each(db, tmp_path, file):
    for path in (tmp_path / "absent.json", tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            run(path)
    with pytest.raises(CommandError, match="“XX” is not"):
        run(file(*WHOLE), "--as", "XX")


def test_no_bar_is_drawn_for_a_log_file(db, file):
    err = StringIO()
    call_command("import_reports", str(file(*WHOLE)), stdout=StringIO(), stderr=err)
    assert err.getvalue() == ""


def test_people_who_watch_see_a_bar_that_fills(db, file):
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    err = Terminal()
    call_command(
        "import_reports", str(file(*WHOLE, INCIDENT | {"id": uid("incident", 2)})), stdout=StringIO(), stderr=err
    )
    bars = err.getvalue().strip().split("\r")
    assert [bar.strip()[-3:] for bar in bars if bar] == ["1/2", "2/2"]
    assert "." not in bars[-1]
