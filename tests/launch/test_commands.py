"""bin/run, bin/manage and bin/test refuse in one clear sentence, and never touch what is not theirs."""

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from config import launch_announce, launch_checks, launch_venv
from config.launch_supervisor import only_one
from config.launch_venv import ROOT, RUN_MARK, Refusal


def run(command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=120
    )


def copy_of_the_house(folder: Path, lock: str = "") -> Path:
    """As much of a clone as the first half of the commands needs; no virtual environment yet."""
    shutil.copytree(ROOT / "bin", folder / "bin")
    (folder / "config").mkdir()
    shutil.copy(ROOT / "config" / "launch_venv.py", folder / "config")
    for name in launch_venv.EVERY_LOCK:
        (folder / name).write_text(lock)
    return folder


def python_that_answers(folder: Path, answer: str) -> str:
    """A PATH whose every Python answers ``answer``."""
    programs = folder / "programs"
    programs.mkdir()
    for name in ("python", "python3", "python3.11", "python3.12", "python3.13"):
        (programs / name).write_text(f"#!/bin/sh\nprintf '{answer}\\n'\n")
        (programs / name).chmod(0o755)
    return f"{programs}:/usr/bin:/bin"


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The last line on standard error of a refused start; before it there is at most what was being done."""
    *before, last = done.stderr.splitlines()
    assert done.returncode == 1, done.stderr
    assert all(line.endswith("…") for line in before), done.stderr
    return last


def test_a_port_in_use_is_named(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run([str(ROOT / "bin" / "run")], PORT=port, ENTENTE_DATA=str(folder / "var"))
    assert sentence(done) == f"bin/run: Port {port} is already in use; stop what uses it or choose another with PORT=…."
    assert not (folder / "var" / "services").exists()


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1", "80 80", "８０"])
def test_a_port_that_is_none_is_refused(port, folder):
    assert "PORT" in sentence(run([str(ROOT / "bin" / "run")], PORT=port, ENTENTE_DATA=str(folder / "var")))


def test_an_unsupported_python_is_named_with_those_that_would_do(folder):
    house = copy_of_the_house(folder)
    done = run([str(house / "bin" / "run")], PATH=python_that_answers(folder, "3.8"))
    assert "Entente needs Python 3.11, 3.12 or 3.13, and this machine has 3.8" in sentence(done)


def test_a_python_without_the_venv_module_is_named_with_what_to_install(folder):
    house = copy_of_the_house(folder)
    done = run([str(house / "bin" / "run")], PATH=python_that_answers(folder, "3.11\\nnovenv"))
    assert "no venv module" in sentence(done)
    assert "python3-venv" in done.stderr


def test_without_a_network_the_reason_is_the_network(folder):
    lock = f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n"
    house = copy_of_the_house(folder, lock)
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": ""}
    done = run([str(house / "bin" / "manage")], PIP_CONFIG_FILE=os.devnull, **nowhere)
    assert done.returncode == 1
    assert "the package index does not answer" in done.stderr.splitlines()[-1]
    assert not (house / ".venv" / "installed.json").exists()


def test_a_folder_that_cannot_be_written_to_is_named(monkeypatch):
    monkeypatch.setattr(launch_venv, "ROOT", Path("/proc"))
    monkeypatch.setattr(launch_venv, "PYTHON", Path("/proc/.venv/bin/python"))
    monkeypatch.setattr(launch_venv, "STAMP", Path("/proc/.venv/installed.json"))
    with pytest.raises(Refusal, match="/proc cannot be written to"):
        launch_venv.make_ready(launch_venv.EVERY_LOCK)


def test_a_data_folder_that_cannot_be_made_is_named():
    assert "/proc/var" in sentence(run([str(ROOT / "bin" / "run")], PORT="0" * 4 + "1", ENTENTE_DATA="/proc/var"))


def test_one_data_folder_has_one_start(folder):
    with (
        only_one(folder, "http://127.0.0.1:8000"),
        pytest.raises(Refusal, match=r"already runs .* at http://127\.0\.0\.1:8000"),
        only_one(folder, "http://127.0.0.1:8002"),
    ):
        pass
    with only_one(folder, "http://127.0.0.1:8001"):
        assert json.loads((folder / "run.lock").read_text())["address"] == "http://127.0.0.1:8001"
    assert (folder / "run.lock").read_text() == ""


def test_what_a_killed_start_left_running_is_ended_and_nothing_else(folder):
    left_behind = subprocess.Popen(["sleep", "60"], env={RUN_MARK: "killed-start"})
    bystander = subprocess.Popen(["sleep", "60"], env={RUN_MARK: "another-start"})
    killed = {"pid": left_behind.pid, "started": 0.0, "mark": "killed-start", "address": ""}
    (folder / "run.lock").write_text(json.dumps(killed))
    try:
        with only_one(folder, "http://127.0.0.1:8000"):
            left_behind.wait(5)
            assert bystander.poll() is None
    finally:
        for process in (left_behind, bystander):
            process.kill()
            process.wait()


def test_the_announcement_names_address_logins_and_their_password(folder, monkeypatch):
    monkeypatch.setenv("ENTENTE_DEMO", "1")
    (folder / "demo-password").write_text("correct horse\n")
    told = launch_announce.announcement("http://127.0.0.1:8000", folder)
    assert "http://127.0.0.1:8000" in told
    assert "correct horse" in told
    assert all(login in told for login in launch_announce.LOGINS)


def test_outside_the_demonstration_no_password_is_told(folder, monkeypatch):
    monkeypatch.setenv("ENTENTE_DEMO", "0")
    (folder / "demo-password").write_text("correct horse\n")
    assert "correct horse" not in launch_announce.announcement("http://127.0.0.1:8000", folder)


@pytest.mark.parametrize(
    ("codes", "chosen", "passed"),
    [
        ([0, 0], False, True),
        ([0], False, True),
        ([0, 5], False, False),
        ([0, 5], True, True),
        ([5, 0], True, True),
        ([5, 5], True, False),
        ([0, 1], True, False),
        ([1, 0], False, False),
    ],
)
def test_a_part_without_tests_fails_unless_the_caller_chose_the_tests(codes, chosen, passed):
    assert launch_checks._tests_passed(codes, chosen=chosen) is passed
