"""A million planned reminders as rows, made by the server itself; and the bare statements to compare with."""

import time
import uuid
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db import connection, transaction

from cases.models import Case, CaseAudience
from core import registry, sentences
from core.clock import db_now
from delegations.facts import states
from delegations.models import Appointment, User
from notifications.models import Deadline, Reminder

KINDS = ("opened", "half_time", "t_24h", "t_4h", "t_1h")
HANDLER = "bench.round"
WATCHED = ("notifications_deadline", "notifications_reminder", "notifications_escalation", "notifications_notice")
PEOPLE = """
CREATE TABLE bench_people AS
SELECT a.user_id, a.delegation_id FROM delegations_appointment a JOIN delegations_user u ON u.id = a.user_id
 WHERE strpos(u.email, '@bench.invalid') > 0
"""
DEADLINES = """
INSERT INTO notifications_deadline (id, subject_kind, subject_id, handler, kind, chain, opened_at, due_at, revision,
                                    status, failures, last_error)
SELECT gen_random_uuid(), 'cases.case', gen_random_uuid(), %s, 'written', gen_random_uuid()::text, now(),
       now() + interval '30 days' + n * interval '1 second', 1, 'open', 0, ''
  FROM generate_series(%s, %s) AS n
"""
REMINDERS = """
INSERT INTO notifications_reminder (id, deadline_id, revision, delegation_id, kind, audience, due_at, status,
                                    failures, problem)
SELECT gen_random_uuid(), d.id, 1, p.delegation_id, k, CASE k WHEN 'opened' THEN 'all' ELSE 'owing' END,
       d.due_at - interval '1 day' * random(), 'planned', 0, ''
  FROM notifications_deadline d CROSS JOIN bench_people p CROSS JOIN unnest(%s) AS k
 WHERE NOT EXISTS (SELECT FROM notifications_reminder r WHERE r.deadline_id = d.id)
"""
ESCALATIONS = """
INSERT INTO notifications_escalation (id, deadline_id, revision, delegation_id, step, due_at, status)
SELECT gen_random_uuid(), d.id, 1, p.delegation_id, 'lead', d.due_at, 'planned'
  FROM notifications_deadline d CROSS JOIN bench_people p
 WHERE NOT EXISTS (SELECT FROM notifications_escalation e WHERE e.deadline_id = d.id)
"""
NOTICES = """
INSERT INTO notifications_notice (id, person_id, channel, dedupe, code, params, subject_kind, subject_id, url, chain,
                                  reminder_id, due_at, status, attempts, last_error, message_id)
SELECT gen_random_uuid(), p.user_id, 'email', 'bench:' || r.id, 'bench.told', '{}', d.subject_kind, d.subject_id,
       '/', d.chain, r.id, r.due_at, 'queued', 0, '', '<notice-' || r.id || '@localhost>'
  FROM notifications_reminder r JOIN notifications_deadline d ON d.id = r.deadline_id
  JOIN bench_people p ON p.delegation_id = r.delegation_id
 WHERE NOT EXISTS (SELECT FROM notifications_notice n WHERE n.reminder_id = r.id)
"""
BARE = """
UPDATE notifications_notice SET status = 'claimed', claim = %s, claimed_until = now() + interval '2 minutes',
       attempts = attempts + 1
 WHERE id IN (SELECT id FROM notifications_notice WHERE status = 'queued' AND due_at <= now()
               ORDER BY due_at LIMIT %s FOR UPDATE SKIP LOCKED)
RETURNING *
"""


def plan_up_to(rows: int) -> int:
    """At least so many reminders, each with a queued notice, all of them a month ahead; how many there are."""
    if not User.objects.filter(email__endswith="@bench.invalid").exists():
        _people()
        _register()
    there, wanted = Deadline.objects.count(), -(-rows // (27 * len(KINDS)))
    with connection.cursor() as cursor:
        cursor.execute(DEADLINES, [HANDLER, there + 1, wanted])
        cursor.execute(REMINDERS, [list(KINDS)])
        cursor.execute(ESCALATIONS)
        cursor.execute(NOTICES)
    _vacuum()
    return Reminder.objects.count()


def let_fall_due(rows: int) -> None:
    """The openings of as many deadlines as it takes, with real cases behind them, and their notices."""
    chosen = list(Deadline.objects.order_by("due_at")[: -(-rows // 27)])
    by = User.objects.filter(email__endswith="@bench.invalid")[0]
    Case.objects.bulk_create(
        Case(
            pk=each.subject_id, reference=f"FIMI-2026-{number:05d}", title="Measurement", originator_id="EEAS",
            lead_id="EEAS", opened_by=by, changed_at=db_now(),
        )
        for number, each in enumerate(chosen)
    )  # fmt: skip
    CaseAudience.objects.bulk_create(
        [CaseAudience(case_id=each.subject_id, delegation_id=code) for each in chosen for code in _codes()],
        batch_size=10_000,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH due AS (UPDATE notifications_reminder SET due_at = now() - interval '1 minute'"
            " WHERE kind = 'opened' AND deadline_id = ANY(%s) RETURNING id)"
            " UPDATE notifications_notice SET due_at = now() - interval '1 minute' FROM due WHERE reminder_id = due.id",
            [[each.pk for each in chosen]],
        )
    _vacuum()


def explained(queries: list[str]) -> tuple[int, list[str]]:
    """Blocks that the reading ones touch, and the watched tables that one of them walks from end to end."""
    blocks, walked = 0, set()
    with transaction.atomic(), connection.cursor() as cursor:
        for sql in queries:
            if not sql.startswith("SELECT") or not any(table in sql for table in WATCHED):
                continue
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}")
            plan = cursor.fetchone()[0][0]["Plan"]
            blocks += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
            walked |= {node["Relation Name"] for node in _nodes(plan) if node["Node Type"] == "Seq Scan"}
    return blocks, sorted(walked & set(WATCHED))


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from _nodes(below)


def bare_claim(most: int) -> int:
    """As few words as SQL allows: one statement, one round trip."""
    with connection.cursor() as cursor:
        cursor.execute(BARE, [str(uuid.uuid4()), most])
        return len(cursor.fetchall())


def bare_at_once() -> SimpleNamespace:
    """Everything still due in one statement."""
    begun = time.perf_counter()
    rows = bare_claim(1_000_000)
    return SimpleNamespace(rows=rows, per_second=rows / (time.perf_counter() - begun))


def _people() -> None:
    for code in _codes():
        made = User.objects.create(email=f"{code.lower()}@bench.invalid", name=code)
        Appointment.objects.create(user=made, role="signatory", delegation_id=code, since=date(2026, 1, 1))
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE)


def _register() -> None:
    sentences.register({"bench.told": "{case} wants an answer."})
    registry.register_deadline(
        HANDLER,
        fire=lambda deadline, at: None,
        still_owed=lambda deadline, reminder: True,
        notice=lambda deadline, reminder: ("bench.told", {"case": str(deadline.subject_id)}, "/"),
    )


def _codes() -> list[str]:
    return [state.code for state in states()]


def _vacuum() -> None:
    with connection.cursor() as cursor:
        for table in ("deadline", "reminder", "escalation", "notice"):
            cursor.execute(f"VACUUM ANALYZE notifications_{table}")
