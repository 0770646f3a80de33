"""What a tick costs when nothing is due, and how fast due rows are claimed, as ratios.

    .venv/bin/python -m bench.dispatch [--rows 1000000]

On servers of its own (``bench.ground``), in one run:
- a tick with nothing due at 1 %, 10 % and all of the planned reminders, each with a queued notice;
  the server explains every query of the tick, and one that walks a whole table fails the run;
- a tenth of them due: notices claimed per second by the product's claim, in turn with a bare
  ``UPDATE … RETURNING`` of as many rows on the same server, and one such statement for all of them;
- reminders expanded per second: asked whether still owed, their people looked up, notices written.
Takes three to six minutes, nearly all of it to make the rows; on a machine busy otherwise, longer.
"""

import argparse
import sys
import time
from dataclasses import dataclass

from bench.ground import migrated, own_servers

TICKS = 30
SPAN = 10.0  # seconds for each kind of work
TURN = 0.5  # seconds of the one, then as long of the other


@dataclass
class Rate:
    """Rows dealt with in so many seconds."""

    rows: int = 0
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        return self.rows / self.seconds if self.seconds else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000, metavar="135000 to 1000000")
    rows = min(max(parser.parse_args().rows, 135_000), 1_000_000)
    with own_servers():
        migrated()
        flat = idle_ticks(rows)
        claims(rows // 10)
        expansions()
    return 0 if flat else 1


def idle_ticks(rows: int) -> bool:
    """Grow the plan threefold and tick each time; False if a query walks a whole table.

    Blocks of tables and indexes that the tick's queries touch are counted by the server, so they say
    the same on a busy machine; of the times the shortest is shown, because the rest is other work.
    """
    from bench import dispatch_stage as stage  # noqa: PLC0415 - why: after django.setup()

    touched, walked = [], []
    for size in (rows // 100, rows // 10, rows):
        planned = stage.plan_up_to(size)
        fastest = min(_timed_tick() for _ in range(TICKS))
        blocks, walked = stage.explained(_queries_of_a_tick())
        touched.append(blocks)
        print(f"tick, nothing due  {planned:9,} planned {blocks:6} blocks {fastest * 1000:8.2f} ms", flush=True)
    print(f"largest : smallest {touched[-1] / touched[0]:9.2f} in blocks")
    print(f"whole tables read  {', '.join(walked) or 'none'}", flush=True)
    return not walked


def _timed_tick() -> float:
    from notifications.dispatcher import tick  # noqa: PLC0415 - why: after django.setup()

    begun = time.perf_counter()
    if tick("bench"):
        raise SystemExit("something was due, though nothing should be")
    return time.perf_counter() - begun


def _queries_of_a_tick() -> list[str]:
    from django.db import connection  # noqa: PLC0415 - why: after django.setup()
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - why: as above

    with CaptureQueriesContext(connection) as asked:
        _timed_tick()
    return [query["sql"] for query in asked.captured_queries]


def claims(due: int) -> None:
    """Ours and the bare statement in turn over the same due rows, so that both meet the same weather."""
    from bench import dispatch_stage as stage  # noqa: PLC0415 - why: after django.setup()
    from notifications.dispatcher import sending  # noqa: PLC0415 - why: as above

    stage.let_fall_due(due)
    ours, bare = Rate(), Rate()
    while ours.seconds < SPAN and bare.seconds < SPAN and ours.rows + bare.rows < 0.9 * due:
        _for_a_turn(lambda: len(sending.claim()), ours)
        _for_a_turn(lambda: stage.bare_claim(sending.BATCH), bare)
    at_once = stage.bare_at_once()
    print(f"claimed            {ours.per_second:9,.0f} per second, {sending.BATCH} at a time ({due:,} due)")
    print(f"bare UPDATE        {bare.per_second:9,.0f} per second, {sending.BATCH} at a time")
    print(f"bare, one for all  {at_once.per_second:9,.0f} per second ({at_once.rows:,} rows in one statement)")
    print(f"ours : bare        {ours.per_second / bare.per_second:9.2f} in the same batches", flush=True)


def _for_a_turn(act, rate: Rate) -> None:
    begun = time.perf_counter()
    while (took := time.perf_counter() - begun) < TURN:
        if not (done := act()):
            break
        rate.rows += done
    rate.seconds += took


def expansions() -> None:
    """The whole work on one reminder, again and again."""
    from notifications.dispatcher.expanding import expand_due  # noqa: PLC0415 - why: after django.setup()

    begun = time.perf_counter()
    done = expand_due(time.monotonic() + SPAN)
    print(f"reminders expanded {done / (time.perf_counter() - begun):9,.0f} per second, one by one ({done:,})")


if __name__ == "__main__":
    sys.exit(main())
