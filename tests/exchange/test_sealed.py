"""A sealed dossier holds what its reader may see, proves itself with Python alone, and is gone after its time."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from prov.model import ProvDocument

from audit import proof
from audit.models import AuditEvent, Disclosure
from cases.actions.audience import remove_from_audience
from cases.models import Evidence
from core.rules.refusal import Refused
from exchange.actions.sealing import ask_for_dossier, claim, delete_expired
from exchange.dossier.making import make_waiting
from exchange.models import SealedDossier
from exchange.rules.bagit import bag_info, manifest
from notifications.models import Notice
from responses.actions.positions import give_position
from tests import cast
from tests.factories.cases import a_report, some_evidence
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(analyst, danish_officer):
    found = a_case_for_all(analyst, report=a_report(danish_officer))
    some_evidence(found, danish_officer, "Wintergreen", marking="eyes")
    return found


@pytest.fixture
def round_(case, drafter, legal_adviser, chair, denmark):
    made = a_round(ready(a_proposal(case, drafter), drafter, legal_adviser), chair, visibility="after_close")
    give_position(round_id=made.pk, text_sha256=made.text_sha256, by=denmark, answer="object", reason="Kingfisher")
    return made


def sealed(case, by, **more) -> SealedDossier:
    asked = ask_for_dossier(case=case, purpose="For the Court.", by=by, **more)
    assert make_waiting() == 1
    asked.refresh_from_db()
    return asked


def unpacked(dossier, into: Path) -> Path:
    place = into / "unpacked"
    with dossier.file.open("rb") as stream, zipfile.ZipFile(io.BytesIO(stream.read())) as packed:
        assert packed.testzip() is None
        packed.extractall(place)
    return next(place.iterdir())


def checked(bag: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-I", "-S", str(bag / "verify.py")], capture_output=True, text=True, check=False
    )


def words(bag: Path) -> str:
    return "".join(file.read_text("utf-8", "replace") for file in bag.rglob("*") if file.is_file())


def told(bag: Path, pattern: str) -> list:
    return [json.loads(file.read_text()) for file in sorted(bag.glob(f"data/{pattern}"))]


def test_the_bag_is_whole_by_its_own_program_by_that_of_the_system_and_by_our_record(case, denmark, tmp_path):
    dossier = sealed(case, denmark)
    bag = unpacked(dossier, tmp_path)
    answer = checked(bag)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "The dossier is whole.\n", "")
    for listed in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "--check", "--strict", "--quiet", listed], cwd=bag, check=True)
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    event = AuditEvent.objects.get(verb="seal_dossier")
    assert event.details["sha256"] == dossier.sha256
    assert list(proof.verify()) == []


def test_the_checking_program_fits_on_a_page_and_needs_nothing_of_ours(case, denmark, tmp_path):
    text = (unpacked(sealed(case, denmark), tmp_path) / "verify.py").read_text()
    assert len(text.splitlines()) <= 60
    imported = {line.split()[1] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= set(sys.stdlib_module_names)


def _changed(bag):
    """One bit of one byte; nothing else tells."""
    file = next(bag.glob("data/evidence/*/content.bin"))
    held = file.read_bytes()
    file.write_bytes(bytes([held[0] ^ 1]) + held[1:])
    return "content.bin: changed"


def _removed(bag):
    (bag / "data/case.json").unlink()
    return "data/case.json: missing"


def _added(bag):
    (bag / "data/more.txt").write_text("slipped in")
    return "data/more.txt: not listed in manifest-sha256.txt"


def _readme(bag):
    (bag / "README.md").write_text("All is different.")
    return "README.md: changed"


def _manifest(bag):
    """A cleverer hand: file and manifest changed together."""
    file = bag / "data/case.json"
    old = (bag / "manifest-sha256.txt").read_text()
    file.write_text(file.read_text().replace("DK", "FR"))
    line = f"{hashlib.sha256(file.read_bytes()).hexdigest()}  data/case.json"
    lines = [line if each.endswith("  data/case.json") else each for each in old.splitlines()]
    (bag / "manifest-sha256.txt").write_text("\n".join(lines) + "\n")
    return "manifest-sha256.txt: changed"


def _row(bag):
    return _of_the_slice(
        bag, lambda rows: rows[0]["content"].update(sentence="Nothing."), "row 1 of the memory: changed"
    )


def _cut(bag):
    return _of_the_slice(bag, lambda rows: rows.pop(), "the end of the memory")


def _reordered(bag):
    return _of_the_slice(bag, lambda rows: rows.insert(0, rows.pop(1)), "row 2 of the memory: does not follow")


def _of_the_slice(bag, change, named):
    file = bag / "data/memory/slice.json"
    memory = json.loads(file.read_text())
    change(memory["rows"])
    file.write_text(json.dumps(memory))
    return named


def _without_memory(bag):
    (bag / "data/memory/slice.json").unlink()
    return "data/memory/slice.json: missing"


def _without_list(bag):
    (bag / "manifest-sha256.txt").unlink()
    return "manifest-sha256.txt: missing"


def _spoilt_list(bag):
    (bag / "manifest-sha256.txt").write_text("nonsense\n")
    return "manifest-sha256.txt: changed"


def _spoilt_memory(bag):
    (bag / "data/memory/slice.json").write_text("{")
    return "data/memory/slice.json: changed"


def _outside(bag):
    """A line that leads out of the bag, to a file that is there and fits its hash."""
    outside = bag.parent / "outside.txt"
    outside.write_text("not of the dossier")
    with (bag / "manifest-sha256.txt").open("a") as listed:
        listed.write(f"{hashlib.sha256(outside.read_bytes()).hexdigest()}  data/../../outside.txt\n")
    return "data/../../outside.txt: missing"


def _pointing_out(bag):
    """The same bytes, but lying elsewhere."""
    file = bag / "data/case.json"
    file.rename(bag.parent / "case.json")
    file.symlink_to(bag.parent / "case.json")
    return "data/case.json: changed"


PLAIN = [_changed, _removed, _added, _readme, _manifest, _row, _cut, _reordered]
BROKEN = [_without_memory, _without_list, _spoilt_list, _spoilt_memory, _outside, _pointing_out]


@pytest.mark.parametrize("tamper", PLAIN + BROKEN)
def test_tampering_is_found_and_named(case, denmark, tmp_path, tamper):
    bag = unpacked(sealed(case, denmark), tmp_path)
    named = tamper(bag)
    answer = checked(bag)
    assert (answer.returncode, answer.stderr) == (1, "")
    assert named in answer.stdout


def test_the_evidence_is_in_it_byte_for_byte_with_its_custody(case, denmark, tmp_path):
    bag = unpacked(sealed(case, denmark), tmp_path)
    items = told(bag, "evidence/*/item.json")
    assert sorted(item["title"] for item in items) == ["Log of the mirror site", "Who paid", "Wintergreen"]
    assert all(file.read_bytes() == b"2026-11-02 10:00 mirror answered\n" for file in bag.glob("data/**/content.bin"))
    steps = told(bag, "evidence/*/custody.json")[0]
    assert [step["kind"] for step in steps] == ["received", "downloaded"]


def test_each_reader_gets_what_that_reader_may_see(case, round_, denmark, chair, tmp_path):
    germany = cast.signatory("DE")
    bags = {who: unpacked(sealed(case, by), tmp_path / who) for who, by in
            (("dk", denmark), ("de", germany), ("chair", chair))}  # fmt: skip
    reads = {who: ("Wintergreen" in words(bag), "Kingfisher" in words(bag)) for who, bag in bags.items()}
    assert reads == {"dk": (True, True), "de": (False, False), "chair": (False, True)}
    assert all(checked(bag).returncode == 0 for bag in bags.values())
    rounds = told(bags["de"], "proposals/1/rounds/1.json")[0]
    assert (rounds["positions"], rounds["outcome"], rounds["every_answer_is_shown"]) == ([], None, False)
    hears = {who: "the position of DK" in words(bag) for who, bag in bags.items()}
    assert hears == {"dk": True, "de": False, "chair": True}


def test_a_decision_alone_speaks_of_itself_and_gives_other_acts_by_hash_only(case, round_, drafter, denmark, tmp_path):
    other = a_proposal(case, drafter, title="Peregrine")
    bag = unpacked(sealed(case, denmark, proposal=round_.proposal), tmp_path)
    assert "Peregrine" not in words(bag)
    assert str(other.pk) not in words(bag)
    assert checked(bag).returncode == 0
    assert (bag / "data/proposals/1/text/v1.txt").read_text().startswith("The European Union condemns")
    rows = told(bag, "memory/slice.json")[0]["rows"]
    assert {"content" in row for row in rows} == {True, False}


def test_provenance_is_prov(case, round_, denmark, tmp_path):
    bag = unpacked(sealed(case, denmark), tmp_path)
    document = ProvDocument.deserialize(source=str(bag / "data/provenance.json"), format="json")
    kinds = {type(record).__name__ for record in document.get_records()}
    assert {"ProvEntity", "ProvActivity", "ProvAgent", "ProvGeneration", "ProvAssociation", "ProvDelegation"} <= kinds


def test_everything_in_it_counts_as_read_and_every_file_as_downloaded(case, denmark):
    sealed(case, denmark)
    ways = set(Disclosure.objects.filter(person=denmark.token).values_list("subject_kind", "channel"))
    assert {("cases.case", "export"), ("cases.report", "export"), ("cases.evidence", "export"),
            ("cases.evidence", "download")} <= ways  # fmt: skip


def test_a_file_that_is_not_as_received_is_left_out_with_the_reason(case, denmark, tmp_path):
    item = Evidence.objects.filter(case=case).first()
    Path(default_storage.path(item.file.name)).write_bytes(b"rotten")
    bag = unpacked(sealed(case, denmark), tmp_path)
    [spoilt] = [one for one in told(bag, "evidence/*/item.json") if one["id"] == str(item.pk)]
    assert spoilt["file_left_out"]
    assert b"rotten" not in b"".join(file.read_bytes() for file in bag.glob("data/**/content.bin"))
    assert checked(bag).returncode == 0


def test_who_lost_the_case_meanwhile_gets_nothing(case, analyst):
    germany = cast.signatory("DE")
    asked = ask_for_dossier(case=case, purpose="x", by=germany)
    remove_from_audience(case=case, delegation="DE", by=analyst)
    make_waiting()
    asked.refresh_from_db()
    assert (asked.status, bool(asked.file)) == ("failed", False)


def test_the_asker_is_told_and_takes_it_by_a_button_that_is_recorded(case, denmark):
    browser = signed_in(denmark)
    answer = browser.post(reverse("exchange:seal_case", args=[case.pk]), {"purpose": "For the Court."}, follow=True)
    assert "per cent of the files" in answer.content.decode()
    call_command("seal_dossiers")
    dossier = SealedDossier.objects.get()
    assert Notice.objects.filter(person=denmark, code="exchange.notice_dossier_ready").exists()
    page = browser.get(dossier.get_absolute_url()).content.decode()
    assert dossier.sha256 in page
    file = browser.post(reverse("exchange:sealed_download", args=[dossier.pk]))
    assert file["Digest"] == f"sha-256={dossier.sha256}"
    assert zipfile.is_zipfile(io.BytesIO(b"".join(file.streaming_content)))
    assert AuditEvent.objects.filter(verb="download_dossier").count() == 1
    assert Disclosure.objects.filter(subject_id=str(dossier.pk), channel="export").count() == 1


def test_nobody_else_finds_it_but_auditors(case, denmark, auditor, analyst):
    dossier = sealed(case, denmark)
    address = dossier.get_absolute_url()
    assert signed_in(analyst).get(address).status_code == 404
    assert signed_in(auditor).get(address).status_code == 200
    assert dossier.about not in signed_in(analyst).get(reverse("exchange:sealed_list")).content.decode()


def test_it_is_deleted_after_three_days_and_its_hash_stays(case, denmark, clock):
    dossier = sealed(case, denmark)
    name = dossier.file.name
    clock.forward(days=3, minutes=1)
    download = reverse("exchange:sealed_download", args=[dossier.pk])
    assert signed_in(denmark).post(download).status_code == 409
    assert delete_expired() == 1
    assert not default_storage.exists(name)
    page = signed_in(denmark).get(dossier.get_absolute_url()).content.decode()
    assert dossier.sha256 in page
    assert signed_in(denmark).post(download).status_code == 409


def test_an_order_whose_worker_died_is_taken_up_after_its_lease_and_given_up_after_three(case, denmark, clock):
    asked = ask_for_dossier(case=case, purpose="x", by=denmark)
    for _ in range(3):
        assert claim().pk == asked.pk
        assert claim() is None
        clock.forward(minutes=6)
    assert claim() is None
    asked.refresh_from_db()
    assert asked.status == "failed"


def test_a_purpose_is_asked_for_and_one_at_a_time_is_enough(case, denmark, nato):
    with pytest.raises(Refused, match="purpose_missing"):
        ask_for_dossier(case=case, purpose=" ", by=denmark)
    with pytest.raises(Refused, match="may_not_seal"):
        ask_for_dossier(case=case, purpose="x", by=nato)
    ask_for_dossier(case=case, purpose="x", by=denmark)
    with pytest.raises(Refused, match="in_the_making"):
        ask_for_dossier(case=case, purpose="x", by=denmark)


def test_the_words_of_a_bag_are_those_of_the_standard():
    assert manifest({"data/50% a\n.txt": "ab"}) == "ab  data/50%25 a%0A.txt\n"
    told = bag_info([("Purpose", "word " * 40)], sizes=[3, 4])
    assert told.endswith("Payload-Oxum: 7.2\n")
    assert all(len(line) <= 78 for line in told.splitlines())
