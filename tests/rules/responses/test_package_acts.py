"""Who plans, releases, stops, takes up and answers the phases of a package, and when."""

import pytest

from core.rules.refusal import Kind as Refused
from responses.rules.delivery import SPOKEN_TO, DeliveryKind
from responses.rules.package import (
    may_call,
    may_carry_out,
    may_note_reply,
    may_plan,
    may_release,
    may_resume,
    may_stop,
)
from responses.rules.phases import PhaseStatus, Trigger
from responses.rules.proposal import ProposalStatus, may_edit_text
from tests.rules.responses.people import CHAIR, DANE, DANISH_OFFICER, DRAFTER, SECRETARIAT, code, person

AGREED = ProposalStatus.AGREED
CARRIED_OUT_IN = {AGREED, ProposalStatus.ADOPTED, ProposalStatus.DELIVERED, ProposalStatus.IN_REVIEW}
WAITS = {PhaseStatus.PLANNED, PhaseStatus.WAITING, PhaseStatus.DUE}
NOBODY = person("DK")


@pytest.mark.parametrize("status", ProposalStatus)
def test_the_pen_plans_while_the_text_may_be_written(status):
    refusal = may_plan(DRAFTER, "EEAS", status, round_waits=None)
    assert code(refusal) == (None if may_edit_text(status) is None else "package_is_frozen")
    assert refusal is None or refusal.kind is Refused.STATE


def test_nobody_else_plans_and_no_round_is_planned_under():
    assert code(may_plan(DANE, "EEAS", ProposalStatus.DRAFT, round_waits=None)) == "only_the_penholder"
    waits = may_plan(DRAFTER, "EEAS", ProposalStatus.DRAFT, round_waits=2)
    assert (code(waits), waits.kind, waits.params) == ("package_of_round", Refused.STATE, {"number": 2})


@pytest.mark.parametrize(
    ("actor", "carrier", "refused"),
    [
        (DRAFTER, "EEAS", None),
        (DRAFTER, "DK", None),
        (DANE, "DK", None),
        (DANE, "FR", "may_not_release"),
        (DANISH_OFFICER, "DK", "may_not_release"),
        (CHAIR, "IE", "may_not_release"),
        (SECRETARIAT, "GSC", "may_not_release"),
    ],
)
def test_a_phase_is_released_by_the_services_or_a_signatory_of_the_state_that_carries_it_out(actor, carrier, refused):
    refusal = may_release(actor, carrier, PhaseStatus.DUE, AGREED)
    assert code(refusal) == refused
    assert refusal is None or refusal.params == {"carrier": carrier}


@pytest.mark.parametrize("status", ProposalStatus)
def test_nothing_is_released_before_it_is_agreed_nor_after_it_is_closed(status):
    refusal = may_release(DRAFTER, "EEAS", PhaseStatus.DUE, status)
    assert code(refusal) == (None if status in CARRIED_OUT_IN else "package_does_not_run")
    assert refusal is None or refusal.kind is Refused.STATE


@pytest.mark.parametrize("status", PhaseStatus)
def test_each_act_has_its_places_in_the_table(status):
    assert (may_release(DRAFTER, "EEAS", status, AGREED) is None) == (status is PhaseStatus.DUE)
    assert (may_carry_out(DRAFTER, status) is None) == (status is PhaseStatus.RELEASED)
    assert (may_stop(CHAIR, status, reason="They answered.") is None) == (status in WAITS)
    called = may_call(CHAIR, Trigger.WHEN_CALLED, status, called=False)
    assert (called is None) == (status is PhaseStatus.WAITING)


def test_what_was_released_is_recorded_by_the_services():
    assert code(may_carry_out(DANE, PhaseStatus.RELEASED)) == "may_not_deliver"


@pytest.mark.parametrize("reason", ["", " \n"])
def test_the_chair_alone_stops_and_says_why(reason):
    refusal = may_stop(CHAIR, PhaseStatus.DUE, reason=reason)
    assert (code(refusal), refusal.kind, refusal.field) == ("phase_reason_needed", Refused.INVALID, "reason")
    assert code(may_stop(DRAFTER, PhaseStatus.DUE, reason="They answered.")) == "only_the_chair"


@pytest.mark.parametrize("status", PhaseStatus)
@pytest.mark.parametrize("started", [False, True])
def test_the_chair_takes_up_what_was_stopped_or_skipped_and_says_why(status, started):
    may = status in (PhaseStatus.STOPPED, PhaseStatus.SKIPPED)
    assert (may_resume(CHAIR, status, started=started, reason="No reply after all.") is None) == may
    assert may_resume(CHAIR, status, started=started, reason=" ") is not None
    refused = may_resume(DRAFTER, status, started=started, reason="No reply after all.")
    assert code(refused) == "only_the_chair"


@pytest.mark.parametrize(("status", "back"), [(PhaseStatus.SKIPPED, False), (PhaseStatus.STOPPED, True)])
def test_a_phase_skipped_with_another_comes_back_with_that_one(status, back):
    refusal = may_resume(CHAIR, status, started=True, reason="No reply.", skipped_with=1)
    assert (refusal is None) == back
    if refusal:
        assert (code(refusal), refusal.kind, refusal.params) == ("phase_skipped_with", Refused.STATE, {"number": 1})


@pytest.mark.parametrize("trigger", Trigger)
@pytest.mark.parametrize("called", [False, True])
def test_the_chair_says_now_once_where_the_phase_waits_for_that_word(trigger, called):
    refusal = may_call(CHAIR, trigger, PhaseStatus.WAITING, called=called)
    may = trigger is Trigger.WHEN_CALLED and not called
    assert code(refusal) == (None if may else "phase_not_called")
    assert refusal is None or refusal.kind is Refused.STATE
    assert code(may_call(DRAFTER, trigger, PhaseStatus.WAITING, called=called)) == "only_the_chair"


@pytest.mark.parametrize("kind", DeliveryKind)
@pytest.mark.parametrize("status", PhaseStatus)
@pytest.mark.parametrize("replied", [False, True])
def test_a_reply_is_noted_once_where_somebody_was_spoken_to_and_it_is_done(kind, status, replied):
    may = kind in SPOKEN_TO and status is PhaseStatus.DONE and not replied
    for actor in (DRAFTER, CHAIR):
        refusal = may_note_reply(actor, kind, status, replied=replied)
        assert code(refusal) == (None if may else "phase_no_reply_to_note")
        assert refusal is None or refusal.kind is Refused.STATE
    assert code(may_note_reply(DANE, kind, status, replied=replied)) == "may_not_deliver"
