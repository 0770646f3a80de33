"""A package is agreed as one and done in phases; each can be stopped, and nothing leaves the house by itself."""

from datetime import timedelta

import pytest

from audit.models import AuditEvent
from core.clock import db_now
from delegations import facts as people
from notifications import dispatcher
from notifications.models import Deadline, Notice
from responses.actions.deliver import mark_followed_up
from responses.actions.package_turns import note_reply
from responses.actions.propose import withdraw_proposal
from responses.actions.releasing import call_phase, carry_out_phase, release_phase, resume_phase, stop_phase
from responses.actions.stages import go_ahead, move_on
from tests.factories.packages import a_phase, adopted, carried_out, fresh, refused, statuses
from tests.factories.responses import a_proposal, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def told(code: str) -> set[str]:
    return set(Notice.objects.filter(code=code, channel="in_app").values_list("person__email", flat=True))


def test_it_begins_when_the_act_is_recorded_and_tells_those_who_carry_it_out_and_the_chair(agreed, drafter, chair):
    first, second = agreed
    assert [first.status, second.status] == ["due", "waiting"]
    assert {drafter.email, chair.email} <= told("responses.notice_phase_due")
    assert AuditEvent.objects.filter(verb="start_package").count() == 1
    assert Deadline.objects.get(subject_id=first.pk).kind == "phase"


def test_nothing_leaves_by_itself_however_long_one_waits(agreed, clock):
    clock.forward(days=60)
    dispatcher.tick()
    first, second = fresh(agreed)
    assert [first.status, second.status] == ["due", "waiting"]
    assert not first.proposal.deliveries.exists()


def test_what_is_due_stays_in_the_inbox_of_those_who_release_it_until_they_do(agreed, drafter, denmark):
    due = f"{agreed[0].proposal}: 1. Demarche in the capital"
    assert due in signed_in(drafter).get("/").content.decode()
    assert due not in signed_in(denmark).get("/").content.decode()
    release_phase(phase=agreed[0], by=drafter)
    assert due not in signed_in(drafter).get("/").content.decode()


def test_without_a_reply_the_declaration_falls_due_on_the_tenth_day_at_noon(agreed, drafter, clock):
    first, second = agreed
    carried_out(first, drafter)
    fresh(agreed)
    local = second.due_at.astimezone(people.BRUSSELS)
    assert (local.date(), local.hour) == (people.brussels_day(db_now()) + timedelta(days=10), 12)
    assert Deadline.objects.get(subject_id=second.pk).due_at == second.due_at
    clock.forward(seconds=(second.due_at - db_now()).total_seconds() - 60)
    dispatcher.tick()
    assert told("responses.notice_phase_soon") >= {drafter.email}
    assert refused(release_phase, phase=second, by=drafter) == "core.not_from_this_state"
    clock.forward(minutes=2)
    dispatcher.tick()
    assert fresh(agreed)[1].status == "due"
    carried_out(second, drafter)
    assert statuses(first.proposal) == ["done", "done"]
    assert first.proposal.deliveries.count() == 2
    assert Deadline.objects.get(subject_id=second.pk).status == "cancelled"


def test_a_reply_in_time_makes_the_declaration_superfluous_and_everyone_concerned_hears(agreed, drafter, chair, clock):
    first, second = agreed
    carried_out(first, drafter)
    clock.forward(days=3)
    note_reply(phase=first, replied_at=db_now(), reply="They deny it.", by=drafter)
    assert fresh(agreed)[1].status == "skipped"
    assert {drafter.email, chair.email} <= told("responses.notice_phase_skipped")
    assert Deadline.objects.get(subject_id=second.pk).status == "cancelled"
    assert refused(note_reply, phase=first, replied_at=db_now(), by=drafter) == "responses.phase_no_reply_to_note"
    clock.forward(days=20)
    dispatcher.tick()
    assert fresh(agreed)[1].status == "skipped"


def test_the_chair_takes_back_a_reply_that_was_none(agreed, drafter, chair):
    first, second = agreed
    carried_out(first, drafter, replied=True, reaction="Received.")
    assert fresh(agreed)[1].status == "skipped"
    assert refused(resume_phase, phase=second, reason="No.", by=drafter) == "responses.only_the_chair"
    resume_phase(phase=second, reason="That was a receipt, no reply.", by=chair)
    first, second = fresh(agreed)
    assert (second.status, first.replied_at, first.reply) == ("waiting", None, "Received.")
    assert Deadline.objects.get(subject_id=second.pk).status == "open"


def test_a_reply_noted_with_the_follow_up_settles_it_too(agreed, drafter):
    first, _ = agreed
    carried_out(first, drafter, follow_up_at=db_now() + timedelta(days=2))
    first.refresh_from_db()
    mark_followed_up(delivery=first.delivery, note="A note came.", by=drafter, replied_at=db_now())
    assert fresh(agreed)[1].status == "skipped"


def test_a_late_reply_changes_nothing_by_itself_but_the_chair_is_told(agreed, drafter, chair, clock):
    first, _ = agreed
    carried_out(first, drafter)
    clock.forward(days=12)
    dispatcher.tick()
    note_reply(phase=first, replied_at=db_now(), by=chair)
    assert fresh(agreed)[1].status == "due"
    assert chair.email in told("responses.notice_reply_came_late")


def test_the_chair_stops_a_phase_before_release_with_a_reason_and_takes_it_up_again(agreed, drafter, chair, clock):
    first, second = agreed
    carried_out(first, drafter)
    assert refused(stop_phase, phase=second, reason="x", by=drafter) == "responses.only_the_chair"
    assert refused(stop_phase, phase=second, reason=" ", by=chair) == "responses.phase_reason_needed"
    stop_phase(phase=second, reason="Talks have begun.", by=chair)
    assert drafter.email in told("responses.notice_phase_stopped")
    clock.forward(days=30)
    dispatcher.tick()
    assert fresh(agreed)[1].status == "stopped"
    resume_phase(phase=second, reason="Talks have failed.", by=chair)
    assert fresh(agreed)[1].status == "due"
    release_phase(phase=second, by=drafter)
    assert refused(stop_phase, phase=second, reason="Too late.", by=chair) == "core.not_from_this_state"
    said = AuditEvent.objects.filter(verb__in=["stop_phase", "resume_phase"])
    assert said.count() == 2
    assert "Talks have begun." in said.earliest("id").sentence


def test_only_the_services_or_a_signatory_of_the_state_that_carries_it_out_release(
    proposal, drafter, chair, france, danish_officer, denmark, clock
):
    a_phase(proposal, drafter, carried_out_by="DK")
    adopted(proposal, chair, clock)
    phase = proposal.phases.get()
    for other in (france, danish_officer, chair):
        assert refused(release_phase, phase=phase, by=other) == "responses.may_not_release"
    release_phase(phase=phase, by=denmark)
    said = {"what": "Done.", "delivered_by": "Denmark", "delivered_at": db_now()}
    assert refused(carry_out_phase, phase=phase, by=denmark, **said) == "responses.may_not_deliver"
    carry_out_phase(phase=phase, by=drafter, **said)
    assert statuses(proposal) == ["done"]


def test_the_chair_says_when(proposal, drafter, chair, clock):
    phase = a_phase(proposal, drafter, trigger="when_called")
    assert refused(call_phase, phase=phase, by=chair) == "core.not_from_this_state"
    adopted(proposal, chair, clock)
    assert refused(call_phase, phase=phase, by=drafter) == "responses.only_the_chair"
    assert call_phase(phase=phase, by=chair).status == "due"
    assert refused(call_phase, phase=phase, by=chair) == "responses.phase_not_called"


def test_a_proposal_is_not_closed_over_phases_still_ahead_and_a_withdrawn_one_ends_them(agreed, drafter, chair):
    first, second = agreed
    carried_out(first, drafter)
    assert refused(move_on, proposal=first.proposal, name="close", by=drafter) == "responses.phases_still_ahead"
    stop_phase(phase=second, reason="No longer needed.", by=chair)
    move_on(proposal=first.proposal, name="close", by=drafter)


def test_a_withdrawn_proposal_ends_its_phases(proposal, package, drafter):
    withdraw_proposal(proposal=proposal, by=drafter, reason="Overtaken.")
    assert statuses(proposal) == ["stopped", "stopped"]
    assert not Deadline.objects.filter(kind="phase", status="open").exists()


def test_a_dialogue_without_a_round_begins_its_phases_when_it_goes_ahead(case, drafter, legal_adviser):
    made = ready(a_proposal(case, drafter, "dialogue_session", title="Dialogue"), drafter, legal_adviser)
    a_phase(made, drafter, instrument="dialogue_session", title="First session")
    go_ahead(proposal=made, by=drafter)
    assert statuses(made) == ["due"]
