"""A package is agreed as one and done in phases; each can be stopped, and nothing leaves the house by itself."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from audit.models import AuditEvent
from core.clock import db_now
from core.rules.refusal import Refused
from delegations import facts as people
from notifications import dispatcher
from notifications.models import Deadline, Notice
from responses.actions.adopt import record_adoption
from responses.actions.deliver import mark_followed_up
from responses.actions.endings import confirm_outcome
from responses.actions.package_turns import note_reply
from responses.actions.packaging import add_phase, change_phase, remove_phase
from responses.actions.positions import give_position, receipt_of
from responses.actions.propose import withdraw_proposal
from responses.actions.releasing import call_phase, carry_out_phase, release_phase, resume_phase, stop_phase
from responses.actions.stages import go_ahead, move_on
from responses.actions.text import add_version
from responses.models import Instrument, Package, Phase
from tests.factories.packages import a_package, a_phase, carried_out
from tests.factories.responses import a_proposal, a_round, ready

pytestmark = pytest.mark.django_db


def told(code: str) -> set[str]:
    return set(Notice.objects.filter(code=code, channel="in_app").values_list("person__email", flat=True))


def refused(act, **words) -> str:
    with pytest.raises(Refused) as no:
        act(**words)
    return no.value.refusal.code


def statuses(proposal) -> list[str]:
    return list(proposal.phases.order_by("number").values_list("status", flat=True))


@pytest.fixture
def package(proposal, drafter) -> tuple[Phase, Phase]:
    """Of the declaration that is ready for a round."""
    return a_package(proposal, drafter)


@pytest.fixture
def agreed(proposal, package, chair, clock) -> tuple[Phase, Phase]:
    """No objection, confirmed, adopted outside: the demarche is due."""
    round_ = a_round(proposal, chair)
    clock.forward(hours=25)
    dispatcher.tick()
    round_.refresh_from_db()
    confirm_outcome(round_=round_, by=chair)
    assert statuses(proposal) == ["planned", "planned"]
    record_adoption(proposal=proposal, reference="COREU 1", adopted_on=people.today(), by=chair)
    return fresh(package)


def fresh(phases) -> tuple[Phase, ...]:
    for one in phases:
        one.refresh_from_db()
    return phases


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


def test_a_phase_stopped_before_the_agreement_stays_stopped(proposal, package, drafter, chair):
    _, second = package
    stop_phase(phase=second, reason="Not yet.", by=chair)
    resume_phase(phase=second, reason="After all.", by=chair)
    assert statuses(proposal) == ["planned", "planned"]


def test_only_the_services_or_a_signatory_of_the_state_that_carries_it_out_release(
    proposal, drafter, chair, france, danish_officer, denmark, clock
):
    a_phase(proposal, drafter, carried_out_by="DK")
    round_ = a_round(proposal, chair)
    clock.forward(hours=25)
    dispatcher.tick()
    round_.refresh_from_db()
    confirm_outcome(round_=round_, by=chair)
    record_adoption(proposal=proposal, reference="COREU 1", adopted_on=people.today(), by=chair)
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
    round_ = a_round(proposal, chair)
    clock.forward(hours=25)
    dispatcher.tick()
    round_.refresh_from_db()
    confirm_outcome(round_=round_, by=chair)
    record_adoption(proposal=proposal, reference="COREU 1", adopted_on=people.today(), by=chair)
    assert refused(call_phase, phase=phase, by=drafter) == "responses.only_the_chair"
    assert call_phase(phase=phase, by=chair).status == "due"
    assert refused(call_phase, phase=phase, by=chair) == "responses.phase_not_called"


def test_what_is_signed_holds_the_hash_of_the_package(proposal, package, chair, denmark, france):
    round_ = a_round(proposal, chair)
    kept = Package.objects.get(proposal=proposal)
    assert round_.package_sha256 == kept.sha256
    assert [row["title"] for row in kept.content] == ["Demarche in the capital", "Declaration"]
    row = give_position(round_id=round_.pk, answer="agree", by=denmark, text_sha256=round_.text_sha256)
    assert receipt_of(row) == row.receipt
    row.round.package_sha256 = ""
    assert receipt_of(row) != row.receipt


def test_while_the_states_are_asked_and_after_the_phases_do_not_change(proposal, package, drafter, chair):
    _, second = package
    round_ = a_round(proposal, chair)
    assert refused(a_phase, proposal=proposal, by=drafter) == "responses.package_is_frozen"
    assert refused(remove_phase, phase=second, by=drafter) == "responses.package_is_frozen"
    with pytest.raises(DatabaseError), transaction.atomic():
        type(round_).objects.filter(pk=round_.pk).update(package_sha256="0" * 64)
    add_version(proposal=proposal, text="Other words.", by=drafter, base=1, ends_round=True)
    remove_phase(phase=second, by=drafter)
    proposal.refresh_from_db()
    assert a_round(proposal, chair).package_sha256 != round_.package_sha256


def test_the_database_keeps_the_words_of_an_agreed_phase(agreed):
    first, _ = agreed
    for act in (
        lambda: Phase.objects.filter(pk=first.pk).update(what="Something else."),
        lambda: Phase.objects.filter(pk=first.pk).delete(),
        lambda: connection.cursor().execute("TRUNCATE responses_phase CASCADE"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_an_act_is_not_recorded_on_phases_the_states_did_not_agree_to(proposal, package, drafter, chair, clock):
    round_ = a_round(proposal, chair)
    clock.forward(hours=25)
    dispatcher.tick()
    round_.refresh_from_db()
    confirm_outcome(round_=round_, by=chair)
    Phase.objects.filter(pk=package[0].pk).update(what="Something else.")
    asked = {"proposal": proposal, "reference": "COREU 1", "adopted_on": people.today(), "by": chair}
    assert refused(record_adoption, **asked) == "responses.package_not_agreed"
    proposal.refresh_from_db()
    assert proposal.status == "agreed"


def test_planning_is_refused_with_a_reason_and_the_field(proposal, package, drafter, denmark, case):
    first, second = package
    assert refused(a_phase, proposal=proposal, by=denmark) == "responses.only_the_penholder"
    for words, code in (
        ({"instrument": "listing"}, "responses.phase_needs_own_proposal"),
        ({"trigger": "without_reply"}, "responses.phase_follows_an_earlier"),
        ({"trigger": "after_delivery", "after": first, "days": 0}, "responses.phase_days_needed"),
        ({"trigger": "after_delivery", "after": first, "days": 366}, "responses.phase_days_needed"),
        ({"trigger": "without_reply", "after": second, "days": 3}, "responses.phase_nobody_replies"),
        ({"trigger": "on_instant"}, "responses.phase_instant_needed"),
        ({"trigger": "on_instant", "instant": db_now()}, "responses.phase_instant_ahead"),
        ({"carried_out_by": "NATO"}, "responses.carrier_cannot_see"),
    ):
        assert refused(a_phase, proposal=proposal, by=drafter, **words) == code
    lighter = a_proposal(case, drafter, "eu_demarche", title="Demarche")
    assert refused(a_phase, proposal=lighter, by=drafter, instrument="hr_declaration") == "responses.phase_outweighs"
    other = a_phase(lighter, drafter)
    words = {"trigger": "after_delivery", "after": other, "days": 3}
    assert refused(a_phase, proposal=proposal, by=drafter, **words) == "responses.phase_follows_an_earlier"


def test_nobody_writes_over_a_colleagues_words_and_a_phase_others_wait_for_stays(proposal, package, drafter):
    first, second = package
    words = {
        "title": "Other", "what": "Else.", "instrument": first.instrument, "carried_out_by": first.carried_out_by,
        "trigger": "at_once",
    }  # fmt: skip
    change_phase(phase=first, by=drafter, revision=1, **words)
    assert refused(change_phase, phase=first, by=drafter, revision=1, **words) == "responses.phase_moved_on"
    statement = words | {"instrument": Instrument.objects.get(code="hr_statement")}
    assert refused(change_phase, phase=first, by=drafter, revision=2, **statement) == "responses.phase_awaits_reply"
    assert refused(remove_phase, phase=first, by=drafter) == "responses.phase_is_followed"
    third = a_phase(proposal, drafter, title="Third")
    remove_phase(phase=second, by=drafter)
    third.refresh_from_db()
    assert (third.number, third.title) == (2, "Third")


def test_a_marking_in_a_phase_is_refused_and_nothing_is_kept(proposal, drafter):
    with pytest.raises(Refused):
        a_phase(proposal, drafter, what="SECRET UE/EU SECRET")
    assert not proposal.phases.exists()


def test_each_phase_must_be_open_to_the_way_the_package_is_agreed(proposal, drafter, chair):
    a_phase(proposal, drafter, instrument="council_conclusions")
    with pytest.raises(Refused) as no:
        add_phase(
            proposal=proposal, by=drafter, title="By consent", what="Each for itself.", trigger="at_once",
            instrument=Instrument.objects.get(code="joint_statement"), carried_out_by=proposal.penholder,
        )  # fmt: skip
    assert no.value.refusal.code == "responses.phase_outweighs"
    assert a_round(proposal, chair).package_sha256


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
