"""The locks and the production files say what the house promises of them."""

import re
import tomllib

import pytest
import yaml
from honcho.environ import parse_procfile

from config.launch_venv import EVERY_LOCK, ROOT

PINNED = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", re.MULTILINE)
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SECRETS = {
    "SECRET_KEY",
    "DATABASE_PASSWORD",
    "DATABASE_OWNER_PASSWORD",
    "POSTGRES_ADMIN_PASSWORD",
    "REDIS_PASSWORD",
    "EMAIL_URL",
}


def pins(lock: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / lock).read_text()))


def declared(requirements: list[str]) -> set[str]:
    names = (re.match(r"[A-Za-z0-9-]+", requirement) for requirement in requirements)
    return {name.group().lower() for name in names if name}


LOCKS = sorted(file.name for file in ROOT.glob("requirements*.txt"))
EXTRAS = {"dev": "requirements-dev.txt", "s3": "requirements-s3.txt"}
"""What is wanted beside the application, and the lock that holds it."""


def test_every_lock_is_known():
    assert sorted({"requirements.txt", *EXTRAS.values()}) == LOCKS
    assert set(EVERY_LOCK) <= set(LOCKS)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash_and_no_index_is_named(lock):
    text = (ROOT / lock).read_text()
    entries = re.split(r"(?m)^(?=[a-z0-9-]+==)", text)[1:]
    assert len(entries) == len(pins(lock))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize("lock", EXTRAS.values())
def test_every_other_lock_holds_the_lock_for_running_pin_for_pin(lock):
    assert pins("requirements.txt").items() <= pins(lock).items()


def test_no_package_is_locked_in_two_versions():
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in pins(lock).items():
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_every_declared_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert declared(project["dependencies"]) <= pins("requirements.txt").keys()
    assert project["optional-dependencies"].keys() == EXTRAS.keys()
    for extra, lock in EXTRAS.items():
        assert declared(project["optional-dependencies"][extra]) <= pins(lock).keys()


@pytest.mark.parametrize("name", sorted(COMPOSE["services"]))
def test_every_container_is_unprivileged_and_read_only(name):
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["user"] not in {"root", "0", "0:0"}
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "healthcheck" in service


def test_every_secret_is_required_from_the_environment():
    text = (ROOT / "docker-compose.yml").read_text()
    uses = re.findall(r"\$\{([A-Z_]+)([^}]*)\}", text)
    assert {name for name, rest in uses if rest.startswith(":?")} >= SECRETS
    assert all(rest.startswith(":?") for name, rest in uses if name in SECRETS)


def test_only_the_migration_works_as_the_owner_of_the_database():
    services = COMPOSE["services"]
    owner = {name for name in services if "DATABASE_OWNER_PASSWORD" in str(services[name].get("environment", {}))}
    assert owner == {"migrate", "postgres"}
    assert services["migrate"]["command"][-1].endswith("python manage.py make_roles")
    for name in ("web", "worker", "beat"):
        assert services[name]["environment"]["DATABASE_URL"].startswith("postgres://entente_app:")


def test_database_and_broker_are_reachable_from_inside_alone():
    for name in ("postgres", "redis"):
        assert COMPOSE["services"][name]["networks"] == ["inside"]
        assert "ports" not in COMPOSE["services"][name]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_containers_run_the_processes_of_the_procfile():
    processes = parse_procfile((ROOT / "Procfile").read_text()).processes
    assert set(processes) == {"web", "worker", "beat"}
    for name in processes:
        assert COMPOSE["services"][name]["command"] == ["bin/serve", name]
