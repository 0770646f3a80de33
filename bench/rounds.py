"""How fast answers are recorded and the board is drawn, as ratios against the bare server.

    .venv/bin/python -m bench.rounds [--answers 500]

In one run, on servers of its own, durable as in production:
- answers recorded per second through the action (lock, rule, receipt, memory) against bare inserts
  of the same row, each in a transaction of its own, on the same server;
- the board with 27 answers and 500 rows of history against an empty page.
Ends within a minute; whatever was not done by then is left out and said.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any
from uuid import uuid4

from bench.ground import migrated, own_servers

ENOUGH = 12.0  # seconds for the answers; a slow server records fewer
PAGES = 15
HISTORY = 500
POLL = re.compile(r'data-hx-get="([^"]+)"')
SCRATCH = "CREATE TABLE bench_position (LIKE responses_position INCLUDING DEFAULTS INCLUDING INDEXES)"


@dataclass(frozen=True)
class Found:
    """What one run measured; times in seconds."""

    answers: int
    queries: int
    per_second: float
    bare_per_second: float
    board: float
    poll: float
    empty: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--answers", type=int, default=500, choices=range(27, 2001), metavar="27 to 2000")
    asked = parser.parse_args()
    with own_servers(ENTENTE_DEMO="1", LOG_LEVEL="WARNING"):
        migrated()
        show(measure(asked.answers))
    return 0


def measure(answers: int) -> Found:
    """One round of 27 States; every one answers again and again until there is enough history."""
    from bench import rounds_stage as stage  # noqa: PLC0415 - why: after setup

    round_, signatories = stage.a_running_round()
    done, took = within(ENOUGH, answers, stage.answer_in_turn(round_, signatories))
    queries = queries_of(stage.answer_in_turn(round_, signatories))
    bare, bare_took = within(ENOUGH, done, bare_inserts(round_))
    client = stage.browser_of(signatories[0])
    stage.fill_history(round_, HISTORY)
    board = f"/proposals/rounds/{round_.pk}/board/"
    poll, *_others = POLL.findall(client.get(board).content.decode())
    return Found(
        answers=done,
        queries=queries,
        per_second=done / took,
        bare_per_second=bare / bare_took,
        board=page(client, board, 200),
        poll=page(client, poll, 204),
        empty=page(client, "/pages/glossary/", 200),
    )


def within(seconds: float, times: int, act: Callable[[int], None]) -> tuple[int, float]:
    """Do it so many times, or until the time is over: how often, and how long it took."""
    begun = time.perf_counter()
    for number in range(times):
        act(number)
        if time.perf_counter() - begun > seconds:
            return number + 1, time.perf_counter() - begun
    return times, time.perf_counter() - begun


def queries_of(act: Callable[[int], None]) -> int:
    """How many statements one more of them takes, the transaction's own included."""
    from django.db import connection  # noqa: PLC0415 - why: after django.setup()
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - why: as above

    with CaptureQueriesContext(connection) as asked:
        act(0)
    return len(asked)


def bare_inserts(round_: Any) -> Callable[[int], None]:
    """The last row again and again into a table like the real one, without its triggers and keys to others."""
    from django.db import connection  # noqa: PLC0415 - why: after django.setup()

    with connection.cursor() as cursor:
        cursor.execute(SCRATCH)
        cursor.execute("SELECT * FROM responses_position WHERE round_id = %s LIMIT 1", [round_.pk])
        names = [column.name for column in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True))
    columns = ", ".join(f'"{name}"' for name in names)
    insert = f"INSERT INTO bench_position ({columns}) VALUES ({', '.join(['%s'] * len(names))})"  # noqa: S608 - why: names from the catalogue

    def once(number: int) -> None:
        fresh = row | {"id": uuid4(), "sequence": 10_000 + number, "receipt": f"{number:064d}"}
        with connection.cursor() as cursor:
            cursor.execute(insert, list(fresh.values()))

    return once


def page(client: Any, path: str, expected: int) -> float:
    """The median time of one page, after a first one that fills caches."""
    times = []
    for _ in range(PAGES + 1):
        begun = time.perf_counter()
        status = client.get(path).status_code
        times.append(time.perf_counter() - begun)
        if status != expected:
            raise SystemExit(f"{path} answered {status}, not {expected}")
    return median(times[1:])


def show(found: Found) -> None:
    """The figures, ratios first: they hold on any machine, the times only on this one."""
    print(
        f"answers recorded     {found.per_second:8.1f} per second ({found.answers} answers, 27 States, one connection)"
    )
    print(f"bare inserts         {found.bare_per_second:8.1f} per second")
    print(f"an answer costs      {found.bare_per_second / found.per_second:8.1f} bare inserts")
    print(f"queries of an answer {found.queries:8d} statements, transaction and memory included")
    print(f"board, whole history {found.board * 1000:8.1f} ms (27 answers, {HISTORY} rows)")
    print(f"poll, nothing new    {found.poll * 1000:8.1f} ms")
    print(f"empty page           {found.empty * 1000:8.1f} ms")
    print(f"the board costs      {found.board / found.empty:8.1f} empty pages, a poll {found.poll / found.empty:.2f}")


if __name__ == "__main__":
    sys.exit(main())
