"""What every test can ask for: a prepared database, a clock that can be moved, the cast."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import hypothesis
import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from core.clock import db_now, install_exercise_clock, move_clock
from delegations.models import User
from delegations.rules.roles import Role
from tests import cast
from tests.database import cloned

# A working Tuesday, ten in Brussels, no holiday near: no test depends on the day or the hour at which it is run.
BEGINS = datetime(2026, 11, 24, 9, tzinfo=UTC)


def pytest_configure() -> None:
    """Python's clock says so from before the first test is read, for what is made once for many tests as well.

    Hypothesis draws the same examples in every run, however busy the machine is.
    Halves of a run keep what they count apart: each has a numbered database of Redis for its cache.
    """
    time_machine.travel(BEGINS).start()
    patient = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
    hypothesis.settings.register_profile("the same everywhere", derandomize=True, database=None, **patient)
    hypothesis.settings.load_profile("the same everywhere")
    if worker := os.environ.get("PYTEST_XDIST_WORKER", ""):
        number = int(worker.removeprefix("gw")) + 1
        settings.CACHES["default"]["LOCATION"] = urlsplit(settings.REDIS_URL)._replace(path=f"/{number}").geturl()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    suffix = os.environ.get("TEST_DB_SUFFIX", "")
    if suffix:
        test = settings.DATABASES["default"].setdefault("TEST", {})
        base = test.get("NAME") or f"test_{settings.DATABASES['default']['NAME']}"
        test["NAME"] = f"{base}_{suffix}"
        connection.settings_dict.setdefault("TEST", {})["NAME"] = test["NAME"]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker,
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """A prepared database: migrated, with reference data and the exercise clock, which says it is a Tuesday.

    Ours instead of pytest-django's, which prepares none for tests that only ask for ``own_database``.
    """
    keep = django_db_keepdb and not django_db_createdb
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"}, keepdb=keep)
        install_exercise_clock()
        move_clock(datetime.now(UTC) - time_machine.escape_hatch.datetime.datetime.now(UTC))
        call_command("load_reference", verbosity=0)
        connection.close()
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def _a_place_for_static_files() -> None:
    """Nothing is collected in tests; the server of static files only wants its folder to be there."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session", autouse=True)
def _walks_of_every_page_are_not_stopped() -> None:
    """Tests ask for more in a minute than a person does; the limit itself has tests of its own."""
    settings.PAGES_PER_MINUTE = 1_000_000


@pytest.fixture(autouse=True)
def _plain_surroundings(settings, tmp_path) -> None:
    """Files go to a folder of the test's own, mails stay in memory, secure redirects are off.

    Nobody is asked for a second factor; the tests of the door ask for it themselves.
    """
    settings.MEDIA_ROOT = tmp_path / "evidence"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SECURE_SSL_REDIRECT = False
    settings.SECOND_FACTOR = False


@pytest.fixture
def empty_cache() -> Iterator[None]:
    """For tests of limits and counters kept in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker) -> Iterator[str]:
    """A clone of the test database with real commits, for several connections at once."""
    with django_db_blocker.unblock(), cloned() as name:
        yield name


class Clock:
    """Moves the database's clock; Python's clock stays."""

    def now(self) -> datetime:
        return db_now()

    def forward(self, **by: float) -> datetime:
        """Let time pass: ``clock.forward(hours=3)``. Adds up over a test."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT ahead FROM exercise_clock")
            (ahead,) = cursor.fetchone()
        move_clock(ahead + timedelta(**by))
        return db_now()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def denmark(db) -> User:
    return cast.signatory("DK")


@pytest.fixture
def danish_officer(db) -> User:
    return cast.officer("DK")


@pytest.fixture
def danish_lead(db) -> User:
    return cast.person("dk.lead", "DK", Role.LEAD)


@pytest.fixture
def france(db) -> User:
    return cast.signatory("FR")


@pytest.fixture
def germany(db) -> User:
    return cast.signatory("DE")


@pytest.fixture
def hungary(db) -> User:
    return cast.signatory("HU")


@pytest.fixture
def chair(db) -> User:
    """The permanent chair, who sits with the EEAS and so does not depend on the day of the test."""
    return cast.person("chair", "EEAS", Role.CHAIR)


@pytest.fixture
def secretariat(db) -> User:
    return cast.person("secretariat", "GSC", Role.SECRETARIAT, staff=True)


@pytest.fixture
def analyst(db) -> User:
    return cast.person("analyst", "EEAS", Role.ANALYST)


@pytest.fixture
def drafter(db) -> User:
    return cast.person("drafter", "EEAS", Role.DRAFTER)


@pytest.fixture
def legal_adviser(db) -> User:
    return cast.person("legal", "EEAS", Role.LEGAL_ADVISER)


@pytest.fixture
def security_officer(db) -> User:
    return cast.person("security", "EEAS", Role.SECURITY_OFFICER)


@pytest.fixture
def auditor(db) -> User:
    return cast.person("auditor", "GSC", Role.AUDITOR)


@pytest.fixture
def stranger(db) -> User:
    """Signed in, but appointed nowhere."""
    return User.objects.create(email="stranger@test.invalid", name="stranger")


@pytest.fixture
def nato(db) -> User:
    """The service user of a partner's system, as the reference data knows it."""
    return User.objects.get(partner__delegation_id="NATO")
