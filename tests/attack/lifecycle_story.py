"""One story: acts one after the other, each of which may be refused and must leave every truth standing."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import connection
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from audit.models import AuditEvent
from cases.models import Case, Report
from core.clock import db_now, move_clock
from core.rules.refusal import Refused
from core.rules.transitions import Lifecycle, open_from
from responses.models import Proposal, Round
from tests.attack import lifecycle_truths as truths
from tests.attack.lifecycle_world import EVERYBODY, World
from tests.permissions.asker import undone

WHICH = st.sampled_from((0, 0, 0, 0, 1, 2, 3))
"""How far back from the newest; mostly the newest itself."""
OTHER = 3
"""Not one an act fits."""
RARELY = st.sampled_from((True, False, False, False))
"""For acts after which little more can happen."""
PICK = st.integers(0, 100)
RIGHT = st.sampled_from((*[True] * 7, False))
"""Whether an act is asked for as it should be."""


def asked(*right: str) -> st.SearchStrategy[str]:
    """Mostly somebody who may; now and then anybody at all."""
    return st.sampled_from((*right * (6 * len(EVERYBODY) // len(right)), *EVERYBODY))


def may_be(**drawn: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An act a story may hold, and how its words are drawn."""

    def marked(act: Callable[..., None]) -> Callable[..., None]:
        act.drawn = drawn  # type: ignore[attr-defined]
        return act

    return marked


class Story(RuleBasedStateMachine):
    """Told in a savepoint over the world; ``seen`` counts what moved, over all stories."""

    seen: Counter[tuple[str, str, str]] = Counter()

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world, self.people = world, world.people
        self._undo = undone()
        self._undo.__enter__()
        self.prints, self.stood = truths.Prints(), truths.statuses()
        self.kept: dict[str, dict[str, str]] = {}
        self.print = self.prints.now()

    def teardown(self) -> None:
        self._undo.__exit__(None, None, None)

    @rule(data=st.data())
    def something_happens(self, data: st.DataObject) -> None:
        """Any act, all alike: Hypothesis' own choice among rules would leave most of them out of a story."""
        acts = [name for name in dir(type(self)) if hasattr(getattr(type(self), name), "drawn")]
        act = getattr(self, data.draw(st.randoms(use_true_random=True), label="who goes next").choice(acts))
        act(**{name: data.draw(words, label=name) for name, words in act.drawn.items()})

    def act(self, verb: Callable[..., Any], **words: Any) -> Any:
        """Try it. Refused: nothing at all was written. Done: what changed is told in the memory."""
        told, before = AuditEvent.objects.count(), self.prints.now()
        try:
            done = verb(**words)
        except Refused as no:
            kept = truths.OF_A_TRY if no.refusal.code == "cases.classified_marking" else set()
            left = truths.differing(before, self.prints.now())
            assert left <= kept, f"{verb.__name__} was refused and left something in {left - kept}"
            return None
        assert self.prints.now() == before or AuditEvent.objects.count() > told, f"{verb.__name__}: not told"
        return done

    def quietly(self, verb: Callable[..., Any], **words: Any) -> None:
        """One of many alike: the truths are looked at once they are all through."""
        with suppress(Refused):
            verb(**words)

    def one(self, rows: Sequence[Any], which: int) -> Any:
        """One of these, counted from the newest; None where there is none."""
        return rows[-1 - which % len(rows)] if rows else None

    def move_of(self, table: Lifecycle, state: str, pick: int) -> str:
        """Mostly one that may start from here; every fifth time any of the table."""
        rows = (open_from(table, state) if pick % 5 else ()) or table
        return rows[pick % len(rows)].name

    def case(self, which: int = 0) -> Case:
        return self.one(list(Case.objects.order_by("created_at")), which)

    def report(self, which: int = 0) -> Report | None:
        return self.one(list(Report.objects.order_by("created_at")), which)

    def proposal(self, which: int = 0) -> Proposal:
        """The one that was touched last comes first."""
        return self.one(list(Proposal.objects.order_by("changed_at")), which)

    def round(self, which: int = 0, **like: Any) -> Round | None:
        """Mostly one that stands ``like`` this, where there is one."""
        rows = Round.objects.order_by("created_at").select_related("proposal__case")
        fitting = rows.none() if which == OTHER else rows.filter(**like)
        return self.one(list(fitting) or list(rows), which)

    def ahead(self, hours: float) -> Any:
        return db_now() + timedelta(hours=hours)

    def let_pass(self, hours: float) -> None:
        """The clock of the database moves on, for this story only."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT ahead FROM exercise_clock")
            (ahead,) = cursor.fetchone()
        move_clock(ahead + timedelta(hours=hours))

    @invariant()
    def everything_holds(self) -> None:
        now = self.prints.now()
        if now == self.print:
            return
        self._moved_by_the_tables()
        self._kept_what_is_kept(now)
        for truth in truths.TRUTHS:
            truth()
        self.print = now

    def _moved_by_the_tables(self) -> None:
        stands = truths.statuses()
        assert set(self.stood) <= set(stands), "something that moves is gone"
        for move in truths.moves(self.stood, stands):
            assert truths.is_a_row(*move), f"no row of the table says {move}"
            Story.seen[move] += 1
        self.stood = stands

    def _kept_what_is_kept(self, now: dict[str, tuple[int, str]]) -> None:
        """A row of a table that only grows is there as it was when it was first seen."""
        for table in truths.append_only_tables():
            if table not in self.kept or now[table] != self.print[table]:
                rows = truths.kept_rows(table)
                before = self.kept.get(table, {})
                assert before.items() <= rows.items(), f"{table}: {before.items() - rows.items()}"
                self.kept[table] = rows
