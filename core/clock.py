"""The one clock that makes law: ``entente_now()`` in the database (decision 14).

Whoever gives a position and whoever closes a round lock the round first and only then read this
clock. Python's own ``now()`` serves display only. In test and exercise databases, and nowhere
else, the function adds a stored offset, so that a week can pass in a second.
"""

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


def install_exercise_clock() -> None:
    """Let this database's clock be moved. Refused (``RuntimeError``) outside test and exercise.

    The name of the database decides, because a setting could be left on by mistake.
    """
    name = connection.settings_dict["NAME"]
    if not name.startswith(EXERCISE_PREFIXES):
        raise RuntimeError(f"The clock of {name} is real and cannot be moved.")
    with connection.cursor() as cursor:
        cursor.execute(_WITH_OFFSET)


@transaction.atomic
def move_clock(ahead: timedelta) -> None:
    """Set how far the exercise clock runs ahead of the wall clock. Fails where there is none."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE exercise_clock SET ahead = make_interval(secs => %s)", [ahead.total_seconds()])
