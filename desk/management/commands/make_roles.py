"""Give the role under which web, worker and beat run what they need and no more: no DDL, no TRUNCATE.

Run it as the owner of the database after every migration. What remembers (the audit, positions,
custody …) the role may read and add to; rows there it can lock but never change, and triggers say so too.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from psycopg2 import sql

ROLE = "entente_app"
CLEAN = (
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
    "REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}",
    "REVOKE ALL ON SCHEMA public FROM {role}",
)
WORK = (
    "GRANT CONNECT ON DATABASE {database} TO {role}",
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
)
MEMORY = (
    "REVOKE UPDATE, DELETE ON {table} FROM {role}",
    "GRANT UPDATE ({key}) ON {table} TO {role}",  # PostgreSQL wants it for SELECT … FOR UPDATE
)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--role", default=ROLE, help=f"an existing role that may sign in (default: {ROLE})")

    def handle(self, *args: Any, **options: Any) -> None:
        role = options["role"]
        with transaction.atomic(), connection.cursor() as cursor:
            _refuse_unless_fit(cursor, role)
            names = {"role": sql.Identifier(role), "database": sql.Identifier(connection.settings_dict["NAME"])}
            for statement in (*CLEAN, *WORK):
                cursor.execute(sql.SQL(statement).format(**names))
            remembering = list(_memory())
            for table, key in remembering:
                for statement in MEMORY:
                    told = names | {"table": sql.Identifier(table), "key": sql.Identifier(key)}
                    cursor.execute(sql.SQL(statement).format(**told))
        self.stdout.write(f"{role} may work; to {len(remembering)} tables that remember it may only add.")


def _memory() -> Iterator[tuple[str, str]]:
    """Tables whose rows are never changed, by their trigger, with the name of their key."""
    for model in apps.get_models():
        if any(trigger.name == "no_change" for trigger in getattr(model._meta, "triggers", [])):
            yield model._meta.db_table, str(model._meta.pk.column)


def _refuse_unless_fit(cursor: Any, role: str) -> None:
    cursor.execute("SELECT rolsuper OR rolcreaterole, rolname = current_user FROM pg_roles WHERE rolname = %s", [role])
    found = cursor.fetchone()
    if found is None:
        raise CommandError(
            f"There is no role {role}. As administrator of the server: "
            f"CREATE ROLE \"{role}\" LOGIN PASSWORD '…'; then run this again."
        )
    if any(found):
        raise CommandError(f"{role} owns the database or administers the server. Name a role that does neither.")
