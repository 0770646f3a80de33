"""What the chair may do with a round, and the lifecycle of each procedure."""

from datetime import timedelta

import pytest

from core.rules.transitions import check, mermaid, named
from responses.rules.chair import (
    may_close,
    may_confirm,
    may_declare_broken,
    may_extend,
    may_open,
    may_record_adoption,
    may_reopen,
    may_resume,
    may_revive,
    may_supersede,
    may_suspend,
    may_withdraw,
    resumed_closing,
)
from responses.rules.instruments import INSTRUMENTS
from responses.rules.rounds import ROUNDS, RoundStatus, closing_move, table_of
from responses.rules.vocabulary import FAVOURABLE, Answer, OutcomeCode, Procedure
from tests.rules.responses.people import (
    CHAIR,
    DANE,
    DRAFTER,
    INSTANT,
    SECRETARIAT,
    code,
    consent,
    gave,
    meeting,
    silence,
    written,
)

S = RoundStatus
MICROSECOND, HOUR = timedelta(microseconds=1), timedelta(hours=1)
BY_CODE = {i.code: i for i in INSTRUMENTS}
DECLARATION, OWN_STATEMENT, LISTING = BY_CODE["hr_declaration"], BY_CODE["hr_statement"], BY_CODE["listing"]


def test_the_chair_opens_a_draft_round_to_an_instant_to_come():
    draft = silence(S.DRAFT)
    opening = {"closes_at": INSTANT, "now": INSTANT - HOUR}
    assert may_open(CHAIR, draft, DECLARATION, **opening) is None
    assert code(may_open(DANE, draft, DECLARATION, **opening)) == "only_the_chair"
    assert code(may_open(CHAIR, silence(), DECLARATION, **opening)) == "not_from_this_state"
    assert code(may_open(CHAIR, written(S.DRAFT), DECLARATION, **opening)) == "pair_not_admitted"
    assert code(may_open(CHAIR, silence(S.DRAFT, electorate=()), DECLARATION, **opening)) == "nobody_asked"
    for closes_at in (None, INSTANT - HOUR):
        past = may_open(CHAIR, draft, DECLARATION, closes_at=closes_at, now=INSTANT - HOUR)
        assert code(past) == "closing_must_come"


def test_a_meeting_needs_no_closing_instant():
    assert may_open(SECRETARIAT, meeting(S.DRAFT), LISTING, closes_at=None, now=INSTANT) is None


def test_an_instant_is_moved_on_before_it_passes_and_never_back():
    later = {"closes_at": INSTANT + MICROSECOND}
    assert may_extend(CHAIR, silence(), now=INSTANT, **later) is None
    assert code(may_extend(DANE, silence(), now=INSTANT, **later)) == "only_the_chair"
    assert code(may_extend(CHAIR, silence(), now=INSTANT + MICROSECOND, **later)) == "too_late_to_extend"
    for closes_at in (INSTANT, INSTANT - HOUR):
        assert code(may_extend(CHAIR, silence(), closes_at=closes_at, now=INSTANT - HOUR)) == "never_shortened"
    assert code(may_extend(CHAIR, silence(S.HELD), now=INSTANT, **later)) == "not_from_this_state"


def test_an_outage_stops_the_clock_and_gives_everyone_the_time_back():
    assert may_suspend(CHAIR, silence(), reason="the site was down", now=INSTANT) is None
    assert code(may_suspend(CHAIR, silence(), reason=" ", now=INSTANT)) == "outage_described"
    assert code(may_suspend(DANE, silence(), reason="x", now=INSTANT)) == "only_the_chair"
    late = may_suspend(CHAIR, silence(), reason="x", now=INSTANT + MICROSECOND)
    assert code(late) == "too_late_to_suspend"
    assert may_resume(CHAIR, silence(S.SUSPENDED)) is None
    assert code(may_resume(CHAIR, silence())) == "not_from_this_state"
    stopped = INSTANT - HOUR
    assert resumed_closing(INSTANT, suspended_at=stopped, resumed_at=stopped + 3 * HOUR) == INSTANT + 3 * HOUR
    assert resumed_closing(INSTANT, suspended_at=stopped, resumed_at=stopped - HOUR) == INSTANT


def test_r20_a_held_round_is_reopened_to_a_new_instant_or_declared_broken():
    held = silence(S.HELD)
    assert may_reopen(CHAIR, held, closes_at=INSTANT + HOUR, now=INSTANT) is None
    assert code(may_reopen(CHAIR, held, closes_at=INSTANT, now=INSTANT)) == "closing_must_come"
    assert code(may_reopen(CHAIR, silence(), closes_at=INSTANT + HOUR, now=INSTANT)) == "not_from_this_state"
    assert may_declare_broken(CHAIR, held) is None
    assert code(may_declare_broken(DANE, held)) == "only_the_chair"
    assert code(may_confirm(CHAIR, held, OutcomeCode.HELD)) == "not_from_this_state"


def test_after_a_late_objection_the_chair_may_reopen_an_expired_silence():
    expired = silence(S.EXPIRED_SILENT)
    assert may_reopen(CHAIR, expired, closes_at=INSTANT + HOUR, now=INSTANT + MICROSECOND) is None


def test_only_a_favourable_outcome_is_confirmed():
    assert may_confirm(CHAIR, silence(S.EXPIRED_SILENT), OutcomeCode.EXPIRED_SILENT) is None
    assert may_confirm(CHAIR, written(S.VOTED), OutcomeCode.ADOPTED) is None
    assert may_confirm(CHAIR, consent(S.AGREED), OutcomeCode.AGREED) is None
    assert may_confirm(CHAIR, meeting(S.AGREED), OutcomeCode.CONSENSUS_FOUND) is None
    assert code(may_confirm(DANE, silence(S.EXPIRED_SILENT), OutcomeCode.EXPIRED_SILENT)) == "only_the_chair"
    for outcome in set(OutcomeCode) - FAVOURABLE:
        assert code(may_confirm(CHAIR, written(S.VOTED), outcome)) == "nothing_to_confirm"


def test_an_adoption_is_recorded_with_its_reference_after_the_chair_confirmed():
    def record(facts, actor=SECRETARIAT, instrument=DECLARATION, **changes):
        values = {"reference": "COREU BRU/1/26", "adopted_at": INSTANT, "now": INSTANT}
        return may_record_adoption(actor, facts, instrument, **(values | changes))

    assert record(silence(S.CONFIRMED)) is None
    assert code(record(silence(S.CONFIRMED), actor=DANE)) == "may_not_record_adoption"
    assert code(record(silence(S.CONFIRMED), reference=" ")) == "reference_required"
    assert code(record(silence(S.CONFIRMED), adopted_at=None)) == "adoption_time_required"
    assert code(record(silence(S.CONFIRMED), adopted_at=INSTANT + MICROSECOND)) == "adoption_time_required"
    assert code(record(silence(S.EXPIRED_SILENT))) == "not_from_this_state"
    assert code(record(None)) == "round_needed_first"


def test_r22_a_statement_in_own_name_is_recorded_without_any_round():
    recorded = may_record_adoption(
        SECRETARIAT, None, OWN_STATEMENT, reference="STATEMENT/26/1", adopted_at=INSTANT, now=INSTANT
    )
    assert recorded is None


def test_withdrawing_a_round_is_explained_to_those_at_work_on_it():
    assert may_withdraw(CHAIR, silence(), reason="overtaken by events") is None
    assert code(may_withdraw(CHAIR, silence(), reason="")) == "withdrawal_explained"
    assert may_withdraw(CHAIR, silence(S.DRAFT), reason="") is None
    assert code(may_withdraw(DANE, silence(), reason="x")) == "only_the_chair"
    assert code(may_withdraw(CHAIR, silence(S.CONFIRMED), reason="x")) == "not_from_this_state"


@pytest.mark.parametrize("status", [S.DRAFT, S.OPEN, S.SUSPENDED, S.BROKEN, S.HELD, S.EXPIRED_SILENT])
def test_r13_a_changed_text_ends_the_round_whatever_was_silent_before(status):
    assert may_supersede(DRAFTER, silence(status)) is None
    assert may_supersede(CHAIR, silence(status)) is None
    assert code(may_supersede(DANE, silence(status))) == "only_the_chair"
    assert named(table_of(Procedure.SILENCE), "supersede").target is S.SUPERSEDED


@pytest.mark.parametrize("status", [S.CONFIRMED, S.SUPERSEDED, S.WITHDRAWN, S.ADOPTION_RECORDED])
def test_a_round_that_has_ended_is_not_superseded(status):
    assert code(may_supersede(CHAIR, silence(status))) == "not_from_this_state"


def test_a_broken_silence_revives_before_its_instant_once_no_objection_is_left():
    broken = silence(S.BROKEN)
    agreed = {"DK": gave("DK", Answer.AGREE, 2, withdraws=True)}
    assert may_revive(broken, agreed, now=INSTANT) is None
    assert may_revive(broken, {}, now=INSTANT) is None
    objecting = agreed | {"FR": gave("FR", Answer.OBJECT)}
    refusal = may_revive(broken, objecting, now=INSTANT)
    assert code(refusal) == "objections_remain"
    assert refusal.params["objecting"] == ("FR",)
    assert code(may_revive(broken, agreed, now=INSTANT + MICROSECOND)) == "too_late_to_revive"
    assert code(may_revive(silence(), agreed, now=INSTANT)) == "not_from_this_state"


@pytest.mark.parametrize(
    "asked",
    [
        lambda: may_declare_broken(CHAIR, written()),
        lambda: may_declare_broken(CHAIR, consent()),
        lambda: may_extend(CHAIR, meeting(), closes_at=INSTANT + HOUR, now=INSTANT),
    ],
    ids=["a vote declared broken", "a consent declared broken", "a meeting extended"],
)
def test_a_move_the_procedure_does_not_have_is_refused_in_words(asked):
    assert code(asked()) == "not_from_this_state"


def test_the_clock_closes_a_round_only_after_its_instant():
    assert code(may_close(silence(), now=INSTANT)) == "not_due"
    assert may_close(silence(), now=INSTANT + MICROSECOND) is None
    assert code(may_close(meeting(closes_at=None), now=INSTANT)) == "not_due"
    for status in (S.SUSPENDED, S.BROKEN, S.EXPIRED_SILENT):
        assert code(may_close(silence(status), now=INSTANT + HOUR)) == "not_open"


@pytest.mark.parametrize("procedure", list(ROUNDS))
def test_each_procedure_has_one_table_with_one_row_a_move(procedure):
    table = table_of(procedure)
    names = [row.name for row in table]
    assert len(names) == len(set(names))
    assert "draft --> open: open" in mermaid(table)
    assert check(table, "record_adoption", state=S.CONFIRMED) is None
    for row in table:
        assert S.ADOPTION_RECORDED not in row.sources
        assert S.WITHDRAWN not in row.sources
        assert S.SUPERSEDED not in row.sources


def test_nothing_is_adopted_without_the_chairs_confirmation():
    for table in ROUNDS.values():
        assert named(table, "record_adoption").sources == (S.CONFIRMED,)


@pytest.mark.parametrize(
    ("procedure", "outcome", "target"),
    [
        (Procedure.SILENCE, OutcomeCode.EXPIRED_SILENT, S.EXPIRED_SILENT),
        (Procedure.SILENCE, OutcomeCode.BROKEN, S.BROKEN),
        (Procedure.SILENCE, OutcomeCode.HELD, S.HELD),
        (Procedure.WRITTEN, OutcomeCode.ADOPTED, S.VOTED),
        (Procedure.WRITTEN, OutcomeCode.NOT_ADOPTED_OPPOSED, S.VOTED),
        (Procedure.WRITTEN, OutcomeCode.NOT_ADOPTED_THRESHOLD, S.VOTED),
        (Procedure.WRITTEN, OutcomeCode.INCOMPLETE, S.INCOMPLETE),
        (Procedure.WRITTEN, OutcomeCode.BRAKE_INVOKED, S.BRAKED),
        (Procedure.MEETING, OutcomeCode.NO_QUORUM, S.INCOMPLETE),
        (Procedure.MEETING, OutcomeCode.CONSENSUS_FOUND, S.AGREED),
        (Procedure.MEETING, OutcomeCode.CONSENSUS_NOT_FOUND, S.NOT_AGREED),
        (Procedure.MEETING, OutcomeCode.DEEMED_ADOPTED_NO_BLOCKING_MINORITY, S.VOTED),
        (Procedure.CONSENT, OutcomeCode.AGREED, S.AGREED),
        (Procedure.CONSENT, OutcomeCode.NOT_ADOPTED_OPPOSED, S.NOT_AGREED),
        (Procedure.CONSENT, OutcomeCode.INCOMPLETE, S.INCOMPLETE),
    ],
)
def test_an_outcome_moves_the_round_where_its_words_say(procedure, outcome, target):
    row = named(table_of(procedure), closing_move(procedure, outcome))
    assert S.OPEN in row.sources
    assert row.target is target
