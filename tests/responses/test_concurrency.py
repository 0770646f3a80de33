"""Many hands at the same instant, on real connections: one outcome, nothing lost, nothing counted late."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

from django.db import connections

from audit.models import AuditEvent
from core.clock import db_now
from core.rules.refusal import Refused
from delegations.models import User
from responses.actions.closing import close_round
from responses.actions.positions import give_position
from responses.models import Position, Round
from responses.rules.rounds import RoundStatus as S
from tests import cast
from tests.factories.responses import a_case_for_all, a_proposal, a_round, everyone_signs, ready


def stage(code: str, chair: User, **more: Any) -> Round:
    analyst = cast.person("analyst", "EEAS", cast.Role.ANALYST)
    drafter = cast.person("drafter", "EEAS", cast.Role.DRAFTER)
    adviser = cast.person("legal", "EEAS", cast.Role.LEGAL_ADVISER)
    proposal = ready(a_proposal(a_case_for_all(analyst), drafter, code), drafter, adviser)
    return a_round(proposal, chair, **more)


def all_at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Each act in a thread with a connection of its own, let go together; refusals come back as values."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=60)
            return act()
        except Refused as no:
            return no.refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_27_states_answer_while_closers_run_and_there_is_one_outcome(own_database):
    chair = cast.person("chair", "EEAS", cast.Role.CHAIR)
    signatories = everyone_signs()
    asked = stage("council_conclusions", chair, procedure="written", rule="written_unanimity", hours=1)
    Round.objects.filter(pk=asked.pk).update(closes_at=db_now() + timedelta(seconds=2))
    asked.refresh_from_db()

    def sign(by: User) -> Callable[[], Position]:
        return lambda: give_position(round_id=asked.pk, answer="for", by=by, text_sha256=asked.text_sha256)

    def close() -> None:
        while Round.objects.get(pk=asked.pk).closed_at is None:
            close_round(round_id=asked.pk)

    answers = [sign(by) for by in signatories.values()]
    all_at_once(*answers, close, close, close)
    done = Round.objects.get(pk=asked.pk)
    rows = list(Position.objects.filter(round=asked))
    in_time = {row.state_id for row in rows if not row.late}
    assert len(rows) == 27
    assert all(row.late == (row.received_at > asked.closes_at) for row in rows)
    assert {s for s, a in done.outcome["answers"].items() if a["answer"] == "for"} == in_time
    assert AuditEvent.objects.filter(subject_id=str(asked.pk), verb="close_round").count() == 1
    assert done.status == (S.VOTED if len(in_time) == 27 else S.INCOMPLETE)


def test_two_signatories_of_one_state_at_the_same_moment_make_one_answer(own_database):
    chair = cast.person("chair", "EEAS", cast.Role.CHAIR)
    one, two = cast.signatory("DK"), cast.person("dk.second", "DK", cast.Role.SIGNATORY)
    asked = stage("council_conclusions", chair, procedure="written", rule="written_unanimity")

    def sign(by: User, answer: str) -> Callable[[], Any]:
        return lambda: give_position(
            round_id=asked.pk, answer=answer, by=by, text_sha256=asked.text_sha256, after=0
        )  # fmt: skip

    results = all_at_once(sign(one, "for"), sign(two, "against"))
    refusals = [result.code for result in results if not isinstance(result, Position)]
    assert refusals == ["responses.answered_meanwhile"]
    assert Position.objects.filter(round=asked).count() == 1


def test_a_double_click_on_two_connections_gives_one_receipt(own_database):
    chair, denmark = cast.person("chair", "EEAS", cast.Role.CHAIR), cast.signatory("DK")
    asked = stage("hr_declaration", chair)

    def sign() -> Position:
        return give_position(round_id=asked.pk, answer="agree", by=denmark, text_sha256=asked.text_sha256, after=0)

    first, second = all_at_once(sign, sign)
    assert first.receipt == second.receipt
    assert Position.objects.filter(round=asked).count() == 1


def test_the_first_of_many_objections_breaks_once(own_database):
    chair = cast.person("chair", "EEAS", cast.Role.CHAIR)
    objectors = [cast.signatory(code) for code in ("DK", "FR", "HU", "MT", "IE", "PL")]
    asked = stage("hr_declaration", chair)

    def object_(by: User) -> Callable[[], Position]:
        return lambda: give_position(round_id=asked.pk, answer="object", by=by, text_sha256=asked.text_sha256)

    all_at_once(*(object_(by) for by in objectors))
    assert Round.objects.get(pk=asked.pk).status == S.BROKEN
    assert Position.objects.filter(round=asked, late=False).count() == 6
    assert chair.notices.filter(code="responses.notice_silence_broken", channel="in_app").count() == 1


def close_until_closed(asked: Any, ready: Any, go: Any) -> None:
    """A closer as a process of its own, with a connection it shares with nobody."""
    Round.objects.filter(pk=asked).exists()
    ready.release()
    go.wait(timeout=60)
    while Round.objects.get(pk=asked).closed_at is None:
        close_round(round_id=asked)
    connections.close_all()


def test_in_the_last_second_closers_in_several_processes_and_27_answers_make_one_outcome(own_database):
    chair = cast.person("chair", "EEAS", cast.Role.CHAIR)
    signatories = everyone_signs()
    asked = stage("council_conclusions", chair, procedure="written", rule="written_unanimity", hours=1)
    connections.close_all()  # why: a forked process must not share the parent's connection
    apart = multiprocessing.get_context("fork")
    ready, go = apart.Semaphore(0), apart.Event()
    closers = [apart.Process(target=close_until_closed, args=(asked.pk, ready, go)) for _ in range(3)]
    for closer in closers:
        closer.start()
    assert all(ready.acquire(timeout=60) for _ in closers)
    Round.objects.filter(pk=asked.pk).update(closes_at=db_now() + timedelta(seconds=1))
    asked.refresh_from_db()
    go.set()

    def sign(by: User) -> Callable[[], Position]:
        return lambda: give_position(round_id=asked.pk, answer="for", by=by, text_sha256=asked.text_sha256)

    given = all_at_once(*(sign(by) for by in signatories.values()))
    for closer in closers:
        closer.join(timeout=60)
    assert [closer.exitcode for closer in closers] == [0, 0, 0]
    rows = list(Position.objects.filter(round=asked))
    in_time = {row.state_id for row in rows if row.received_at <= asked.closes_at}
    done = Round.objects.get(pk=asked.pk)
    assert len(rows) == len({row.receipt for row in given}) == 27
    assert all(row.late == (row.state_id not in in_time) for row in rows)
    assert {s for s, a in done.outcome["answers"].items() if a["answer"] == "for"} == in_time
    assert AuditEvent.objects.filter(subject_id=str(asked.pk), verb="close_round").count() == 1
    assert done.status == (S.VOTED if len(in_time) == 27 else S.INCOMPLETE)
