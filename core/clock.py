"""The one clock that makes law: ``entente_now()`` in the database (decision 14).

Whoever gives a position and whoever closes a round lock the round first and only then read this
clock. Python's own ``now()`` serves display only. In test and exercise databases, and nowhere
else, the function adds a stored offset, so that a week can pass in a second.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import DateTimeField, Func

EXERCISE_PREFIXES = ("test_", "exercise_")

_WITH_OFFSET = """
CREATE TABLE IF NOT EXISTS exercise_clock (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    ahead interval NOT NULL DEFAULT '0'
);
INSERT INTO exercise_clock DEFAULT VALUES ON CONFLICT DO NOTHING;
CREATE OR REPLACE FUNCTION entente_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS
    'SELECT clock_timestamp() + (SELECT ahead FROM exercise_clock)';
"""


_TOLD = """
CREATE OR REPLACE FUNCTION entente_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS
    'SELECT clock_timestamp() + (SELECT ahead FROM pg_temp.told_clock)';
"""


class EntenteNow(Func):
    """``entente_now()`` as an expression, for column defaults and comparisons in SQL."""

    function = "entente_now"
    template = "%(function)s()"
    output_field = DateTimeField()


def db_now() -> datetime:
    """The instant by the database's clock, aware, in UTC. Costs one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT entente_now()")
        return cursor.fetchone()[0]


def is_exercise() -> bool:
    """Whether this database is for tests or exercises: by its name, or declared so while it was empty."""
    if connection.settings_dict["NAME"].startswith(EXERCISE_PREFIXES):
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('exercise_mark') IS NOT NULL")
        return cursor.fetchone()[0]


def declare_exercise() -> None:
    """Mark a database as an exercise for good. The caller makes sure that nothing real is in it yet."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS exercise_mark (since timestamptz DEFAULT clock_timestamp())")


def _only_in_an_exercise() -> None:
    if not is_exercise():
        raise RuntimeError(f"The clock of {connection.settings_dict['NAME']} is real and cannot be moved.")


def install_exercise_clock() -> None:
    """Let this database's clock be moved for everyone. Refused (``RuntimeError``) outside exercises.

    A setting could be left on by mistake, so it is the database that decides.
    """
    _only_in_an_exercise()
    with connection.cursor() as cursor:
        cursor.execute(_WITH_OFFSET)


@contextmanager
def told_clock() -> Iterator[None]:
    """Within one transaction the clock says what ``tell`` told it; nobody else ever sees that.

    For telling a story that lies in the past. PostgreSQL replaces functions transactionally, so other
    sessions keep the real clock, and the real function is back before the transaction commits.
    """
    _only_in_an_exercise()
    if not connection.in_atomic_block:
        raise RuntimeError("A told clock lives in one transaction.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('entente_now'::regproc)")
        (real,) = cursor.fetchone()
        cursor.execute("CREATE TEMP TABLE told_clock (ahead interval NOT NULL) ON COMMIT DROP")
        cursor.execute("INSERT INTO told_clock VALUES ('0')")
        cursor.execute(_TOLD)
        yield
        cursor.execute(real)
        cursor.execute("DROP TABLE told_clock")


def tell(at: datetime) -> None:
    """Let the told clock say ``at`` now and run on from there."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pg_temp.told_clock SET ahead = %s - clock_timestamp()", [at])


@transaction.atomic
def move_clock(ahead: timedelta) -> None:
    """Set how far the exercise clock runs ahead of the wall clock. Fails where there is none."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE exercise_clock SET ahead = make_interval(secs => %s)", [ahead.total_seconds()])
