"""A round from its opening to a recorded adoption, by the database's clock."""

from datetime import date, timedelta

import pytest

from audit.trail import trail_of
from cases.actions.case import advance
from cases.models import Case, CaseAudience
from cases.rules.vocabulary import CaseStatus
from core.clock import db_now
from core.rules.refusal import Kind, Refused
from core.sentences import render
from notifications.dispatcher import tick
from notifications.models import Deadline, Escalation, Reminder
from notifications.rules.vocabulary import DeadlineStatus, ReminderStatus
from responses.actions.adopt import record_adoption
from responses.actions.closing import close_round
from responses.actions.deliver import mark_followed_up, record_delivery
from responses.actions.endings import confirm_outcome, declare_broken, withdraw_round
from responses.actions.positions import give_position, record_on_behalf
from responses.actions.rounds import extend_round, reopen_round, resume_round, suspend_round
from responses.actions.text import add_version
from responses.deadlines import close_at_instant
from responses.models import Position, Round
from responses.record import reason_of
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus as S
from tests import cast
from tests.factories.responses import a_proposal, a_round, everyone_signs, ready

pytestmark = pytest.mark.django_db


def code_of(no):
    return no.value.refusal.code


def says(round_: Round, by, answer: str, **more) -> Position:
    return give_position(round_id=round_.pk, answer=answer, by=by, text_sha256=round_.text_sha256, **more)


def closed(round_: Round, clock, **by) -> Round:
    clock.forward(**(by or {"hours": 25}))
    close_round(round_id=round_.pk)
    return Round.objects.get(pk=round_.pk)


def test_opening_freezes_the_text_asks_all_states_and_plans_the_instant(silence, proposal):
    proposal.refresh_from_db()
    assert (silence.status, proposal.status) == (S.OPEN, ProposalStatus.ROUND_OPEN)
    assert silence.text_sha256 == silence.version.sha256
    assert silence.members.count() == 27
    deadline = Deadline.objects.get(subject_id=silence.pk)
    assert (deadline.due_at, deadline.handler) == (silence.closes_at, "responses.round_closes")
    assert Reminder.objects.filter(deadline=deadline, kind="opened").count() == 27


def test_an_instant_in_the_past_is_refused(proposal, chair):
    with pytest.raises(Refused) as no:
        a_round(proposal, chair, closes_at=db_now() - timedelta(minutes=1))
    assert (code_of(no), no.value.refusal.kind) == ("responses.closing_must_come", Kind.INVALID)
    assert not Round.objects.exists()


def test_only_the_chair_opens(proposal, drafter):
    with pytest.raises(Refused) as no:
        a_round(proposal, drafter)
    assert code_of(no) == "responses.only_the_chair"


def test_a_state_that_cannot_see_the_case_is_not_asked_blindly(proposal, chair):
    CaseAudience.objects.filter(case=proposal.case, delegation_id="MT").delete()
    with pytest.raises(Refused) as no:
        a_round(proposal, chair)
    assert no.value.refusal.params["states"] == ("MT",)


def test_a_stale_version_is_not_opened(proposal, chair, drafter):
    add_version(proposal=proposal, text="Newer.", by=drafter, base=1)
    with pytest.raises(Refused) as no:
        a_round(proposal, chair, version=1)
    assert (code_of(no), no.value.refusal.kind) == ("responses.text_moved_on", Kind.STATE)


def test_nobody_can_change_what_a_round_is_about(silence):
    with pytest.raises(Exception, match="pgtrigger"):
        Round.objects.filter(pk=silence.pk).update(text_sha256="0" * 64)


# --- silence -----------------------------------------------------------------------------------------


def test_silence_expires_and_silent_states_are_silent_never_in_favour(silence, clock):
    done = closed(silence, clock)
    assert (done.status, done.closed_at) == (S.EXPIRED_SILENT, silence.closes_at)
    assert {answer["answer"] for answer in done.outcome["answers"].values()} == {"silent"}
    assert done.outcome["states_for"] == 0
    assert render(reason_of(done.outcome["reason"])) == "No objection received; to be adopted via COREU."


def test_before_the_instant_nothing_closes(silence, clock):
    clock.forward(hours=23)
    close_round(round_id=silence.pk)
    assert Round.objects.get(pk=silence.pk).status == S.OPEN


def test_a_round_closes_once_however_often_somebody_ticks(silence, clock):
    first = closed(silence, clock)
    again = closed(silence, clock, hours=1)
    assert (again.outcome, again.revision, again.closed_at) == (first.outcome, first.revision, first.closed_at)
    assert [event.verb for event in trail_of(silence)].count("close_round") == 1


def test_with_every_worker_down_it_closes_late_as_of_its_instant(silence, clock, hungary):
    clock.forward(days=4)
    late = says(silence, hungary, "object")
    assert late.late
    close_round(round_id=silence.pk)
    done = Round.objects.get(pk=silence.pk)
    assert (done.status, done.closed_at) == (S.EXPIRED_SILENT, silence.closes_at)


def test_the_first_objection_breaks_and_others_may_add_theirs(silence, clock, hungary, france):
    says(silence, hungary, "object")
    assert Round.objects.get(pk=silence.pk).status == S.BROKEN
    says(silence, france, "object", reason="")
    done = closed(silence, clock)
    assert (done.status, done.outcome["code"]) == (S.BROKEN, "BROKEN")
    assert set(done.outcome["reason"]["params"]["objecting"]) == {"FR", "HU"}
    silence.proposal.refresh_from_db()
    assert silence.proposal.status == ProposalStatus.DRAFT


@pytest.mark.parametrize("broken", [False, True])
def test_a_tick_that_is_not_past_the_instant_comes_again(broken, silence, hungary):
    if broken:
        says(silence, hungary, "object")
    with pytest.raises(RuntimeError, match="is not due yet"):
        close_at_instant(Deadline.objects.get(subject_id=silence.pk), silence.closes_at)


def test_r18_an_objection_a_moment_after_the_instant_is_late_and_the_chair_is_told(silence, clock, hungary, chair):
    clock.forward(hours=24, seconds=1)
    row = says(silence, hungary, "object")
    assert (row.late, Round.objects.get(pk=silence.pk).status) == (True, S.OPEN)
    close_round(round_id=silence.pk)
    assert Round.objects.get(pk=silence.pk).status == S.EXPIRED_SILENT
    assert chair.notices.filter(code="responses.notice_late_answer").exists()


def test_r18_an_objection_withdrawn_before_the_instant_revives_the_round(silence, clock, hungary, denmark):
    says(silence, denmark, "agree")
    says(silence, hungary, "object")
    clock.forward(hours=1)
    says(silence, hungary, "comment", withdraws=True)
    now = Round.objects.get(pk=silence.pk)
    assert (now.status, now.closes_at) == (S.OPEN, silence.closes_at)
    waiting = Reminder.objects.filter(delegation_id="HU", kind="last_notice")
    assert waiting.get().status == ReminderStatus.PLANNED
    assert closed(silence, clock).status == S.EXPIRED_SILENT


def test_withdrawing_while_another_state_objects_revives_nothing(silence, hungary, france):
    says(silence, hungary, "object")
    says(silence, france, "object")
    says(silence, hungary, "agree", withdraws=True)
    assert Round.objects.get(pk=silence.pk).status == S.BROKEN


def test_r19_a_colleagues_agreement_does_not_take_back_an_objection(silence, hungary):
    other = cast.person("hu.second", "HU", cast.Role.SIGNATORY)
    says(silence, hungary, "object")
    with pytest.raises(Refused) as no:
        says(silence, other, "agree")
    assert (code_of(no), no.value.refusal.kind) == ("responses.objection_stands", Kind.STATE)
    says(silence, other, "agree", withdraws=True)
    assert Round.objects.get(pk=silence.pk).status == S.OPEN


@pytest.mark.parametrize("who", ["analyst", "secretariat", "chair", "nato", "drafter"])
def test_r19_nobody_but_a_member_state_breaks_silence(who, silence, request):
    with pytest.raises(Refused) as no:
        says(silence, request.getfixturevalue(who), "object")
    assert code_of(no) == "responses.only_states_answer"
    assert Round.objects.get(pk=silence.pk).status == S.OPEN


def test_an_officer_prepares_but_does_not_sign(silence, danish_officer):
    with pytest.raises(Refused) as no:
        says(silence, danish_officer, "agree")
    assert (code_of(no), no.value.refusal.kind) == ("responses.only_signatories_answer", Kind.FORBIDDEN)
    assert not Position.objects.exists()


def test_nobody_abstains_under_silence(silence, denmark):
    with pytest.raises(Refused) as no:
        says(silence, denmark, "abstain")
    assert code_of(no) == "responses.answer_not_known"


def test_r20_a_parliamentary_reservation_holds_and_a_linguistic_one_does_not(silence, clock, denmark, france):
    says(silence, denmark, "reservation", reservation="linguistic")
    says(silence, france, "reservation", reservation="parliamentary", clearing_condition="The committee meets")
    done = closed(silence, clock)
    assert done.status == S.HELD
    assert done.outcome["reason"]["params"]["reserving"] == ["FR"]


def test_r20_the_chair_reopens_a_held_round_or_declares_it_broken(silence, clock, france, chair):
    says(silence, france, "reservation", reservation="parliamentary")
    closed(silence, clock)
    reopen_round(round_=silence, closes_at=db_now() + timedelta(hours=5), by=chair)
    assert Round.objects.get(pk=silence.pk).status == S.OPEN
    assert closed(silence, clock, hours=6).status == S.HELD
    declare_broken(round_=silence, by=chair)
    done = Round.objects.get(pk=silence.pk)
    assert (done.status, done.outcome["code"]) == (S.BROKEN, "BROKEN")


def test_a_substantive_reservation_breaks_at_once(silence, denmark):
    says(silence, denmark, "reservation", reservation="substantive")
    assert Round.objects.get(pk=silence.pk).status == S.BROKEN


def test_r13_a_changed_comma_ends_the_round_and_all_states_answer_anew(silence, proposal, drafter, denmark, chair):
    says(silence, denmark, "agree")
    with pytest.raises(Refused) as no:
        add_version(proposal=proposal, text="The European Union, condemns.", by=drafter, base=1)
    assert code_of(no) == "responses.new_text_ends_round"
    add_version(proposal=proposal, text="The European Union, condemns.", by=drafter, base=1, ends_round=True)
    assert Round.objects.get(pk=silence.pk).status == S.SUPERSEDED
    assert Deadline.objects.get(subject_id=silence.pk).status == DeadlineStatus.CANCELLED
    proposal.refresh_from_db()
    again = a_round(proposal, chair)
    assert (again.number, again.positions.count(), again.version.number) == (2, 0, 2)
    assert denmark.notices.filter(code="responses.notice_round_superseded").exists()


def test_an_answer_to_words_one_did_not_see_is_refused(silence, denmark):
    with pytest.raises(Refused) as no:
        give_position(round_id=silence.pk, answer="agree", by=denmark, text_sha256="f" * 64)
    assert (code_of(no), no.value.refusal.kind) == ("responses.text_changed", Kind.STATE)
    assert not Position.objects.exists()


def test_the_same_form_sent_twice_gives_the_same_receipt(silence, denmark):
    first = says(silence, denmark, "agree", after=0)
    second = says(silence, denmark, "agree", after=0)
    assert first.receipt == second.receipt
    assert Position.objects.count() == 1


def test_of_two_signatories_at_once_the_second_is_told(silence, denmark):
    other = cast.person("dk.second", "DK", cast.Role.SIGNATORY)
    says(silence, denmark, "agree", after=0)
    with pytest.raises(Refused) as no:
        says(silence, other, "reservation", reservation="scrutiny", after=0)
    assert (code_of(no), no.value.refusal.kind) == ("responses.answered_meanwhile", Kind.STATE)
    assert says(silence, other, "object", after=0).sequence == 2


def test_an_answer_cancels_the_reminders_of_that_delegation_only(silence, denmark):
    says(silence, denmark, "agree")
    last = Reminder.objects.filter(kind="last_notice")
    assert last.get(delegation_id="DK").status == ReminderStatus.CANCELLED
    assert last.get(delegation_id="FR").status == ReminderStatus.PLANNED


def test_positions_are_added_and_never_changed(silence, denmark):
    row = says(silence, denmark, "agree")
    with pytest.raises(Exception, match="pgtrigger"):
        Position.objects.filter(pk=row.pk).update(answer="object")


def test_the_audit_sentence_of_an_answer_does_not_say_the_answer(silence, denmark):
    says(silence, denmark, "agree")
    event = trail_of(silence).filter(verb="give_position").get()
    assert "gave the position of DK" in event.sentence
    assert "agree" not in event.sentence


# --- written, consent ----------------------------------------------------------------------------------


@pytest.fixture
def written(case, drafter, legal_adviser, chair):
    proposal = ready(a_proposal(case, drafter, "council_conclusions"), drafter, legal_adviser)
    return a_round(proposal, chair, procedure="written", rule="written_unanimity")


def test_r21_one_missing_reply_leaves_a_written_round_incomplete(written, clock):
    signatories = everyone_signs()
    missing = signatories.pop("MT")
    for each in signatories.values():
        says(written, each, "for")
    done = closed(written, clock)
    assert (done.status, done.outcome["missing"]) == (S.INCOMPLETE, ["MT"])
    assert done.outcome["answers"]["MT"] == {"answer": "missing"}
    assert says(written, missing, "for").late


def test_all_in_favour_in_writing_is_confirmed_and_recorded(written, clock, chair):
    for each in everyone_signs().values():
        says(written, each, "for")
    done = closed(written, clock)
    assert (done.status, done.outcome["code"]) == (S.VOTED, "ADOPTED")
    confirm_outcome(round_=done, by=chair)
    done.proposal.refresh_from_db()
    assert done.proposal.status == ProposalStatus.AGREED
    record_adoption(proposal=done.proposal, reference="ST 1234/26", adopted_on=date(2026, 11, 1), by=chair)
    done.proposal.refresh_from_db()
    assert (Round.objects.get(pk=done.pk).status, done.proposal.status) == (S.ADOPTION_RECORDED, "adopted")


def test_a_vote_against_in_writing_sends_the_text_back(written, clock, hungary, chair):
    says(written, hungary, "against")
    done = closed(written, clock)
    assert done.outcome["code"] == "NOT_ADOPTED_OPPOSED"
    with pytest.raises(Refused) as no:
        confirm_outcome(round_=done, by=chair)
    assert code_of(no) == "responses.nothing_to_confirm"
    done.proposal.refresh_from_db()
    assert done.proposal.status == ProposalStatus.DRAFT


def test_consent_is_asked_of_the_states_named_and_of_no_other(case, drafter, legal_adviser, chair, denmark, france):
    proposal = ready(a_proposal(case, drafter, "joint_statement"), drafter, legal_adviser, text="Two States condemn.")
    asked = a_round(
        proposal, chair, procedure="consent", rule="consent_of_participants", participants=["DK", "DE"]
    )  # fmt: skip
    with pytest.raises(Refused) as no:
        says(asked, france, "for")
    assert code_of(no) == "responses.state_not_asked"
    says(asked, denmark, "for")
    assert asked.members.count() == 2


# --- the chair ---------------------------------------------------------------------------------------------


def test_the_instant_moves_on_before_it_has_come_and_never_back(silence, chair, denmark, clock):
    with pytest.raises(Refused) as no:
        extend_round(round_=silence, closes_at=silence.closes_at - timedelta(hours=1), by=chair)
    assert code_of(no) == "responses.never_shortened"
    later = silence.closes_at + timedelta(hours=12)
    extend_round(round_=silence, closes_at=later, by=chair)
    assert Deadline.objects.get(subject_id=silence.pk).due_at == later
    assert denmark.notices.filter(code="responses.notice_round_extended").exists()
    clock.forward(hours=37)
    with pytest.raises(Refused) as no:
        extend_round(round_=silence, closes_at=later + timedelta(days=1), by=chair)
    assert code_of(no) == "responses.too_late_to_extend"


def test_who_has_answered_is_not_looked_for_after_the_instant_was_moved(
    written, chair, clock, denmark, danish_lead, secretariat
):
    everyone = {name: Escalation.objects.filter(delegation=name) for name in ("DK", "SE")}
    tick()
    says(written, denmark, "for")
    extend_round(round_=written, closes_at=written.closes_at + timedelta(hours=24), by=chair)
    clock.forward(hours=46)
    tick()
    last = {name: rungs.get(revision=2, step="secretariat_call").status for name, rungs in everyone.items()}
    assert last == {"DK": "unneeded", "SE": "taken"}
    assert not danish_lead.notices.filter(code="notifications.escalated").exists()


def test_an_outage_gives_everyone_the_time_back(silence, chair, clock):
    suspend_round(round_=silence, reason="The network was down.", by=chair)
    clock.forward(hours=30)
    close_round(round_id=silence.pk)
    resume_round(round_=silence, by=chair)
    now = Round.objects.get(pk=silence.pk)
    gained = now.closes_at - silence.closes_at
    assert now.status == S.OPEN
    assert timedelta(hours=30) <= gained < timedelta(hours=30, minutes=1)


def test_withdrawing_says_why_and_takes_the_text_back(silence, chair):
    with pytest.raises(Refused) as no:
        withdraw_round(round_=silence, reason=" ", by=chair)
    assert code_of(no) == "responses.withdrawal_explained"
    withdraw_round(round_=silence, reason="Overtaken by events.", by=chair)
    silence.proposal.refresh_from_db()
    assert silence.proposal.status == ProposalStatus.DRAFT


def test_a_record_on_behalf_needs_proof_and_time_and_tells_the_state(silence, secretariat, hungary):
    words = {"round_id": silence.pk, "state": "HU", "answer": "object", "by": secretariat}
    with pytest.raises(Refused) as no:
        record_on_behalf(**words, proof=" ", proof_received_at=db_now())
    assert code_of(no) == "responses.proof_required"
    with pytest.raises(Refused) as no:
        record_on_behalf(**words, proof="Mail", proof_received_at=db_now() + timedelta(hours=1))
    assert code_of(no) == "responses.receipt_time_required"
    row = record_on_behalf(**words, proof="Mail of 10:02 to the duty desk", proof_received_at=db_now())
    assert (row.recorded_by, Round.objects.get(pk=silence.pk).status) == (secretariat, S.BROKEN)
    assert hungary.notices.filter(code="responses.notice_recorded_on_behalf").exists()


def test_a_call_before_the_states_own_later_answer_does_not_undo_that_answer(written, secretariat, hungary, clock):
    call = {"round_id": written.pk, "state": "HU", "by": secretariat, "proof": "Call to the duty desk"}
    called_at = db_now()
    clock.forward(hours=1)
    says(written, hungary, "against")
    with pytest.raises(Refused) as no:
        record_on_behalf(**call, answer="for", proof_received_at=called_at)
    assert (code_of(no), no.value.refusal.kind) == ("responses.answered_since", Kind.STATE)
    record_on_behalf(**call, answer="for", proof_received_at=db_now())
    assert [row.answer for row in written.positions.order_by("sequence")] == ["against", "for"]


def test_a_phoned_objection_breaks_though_a_colleague_agreed_since(silence, secretariat, hungary, clock):
    called_at = db_now()
    clock.forward(hours=1)
    says(silence, hungary, "agree")
    record_on_behalf(
        round_id=silence.pk, state="HU", answer="object", by=secretariat, proof="Call", proof_received_at=called_at
    )  # fmt: skip
    assert Round.objects.get(pk=silence.pk).status == S.BROKEN


def test_a_call_typed_in_again_does_not_undo_the_states_own_withdrawal(silence, secretariat, hungary, clock):
    call = {"round_id": silence.pk, "state": "HU", "answer": "object", "by": secretariat, "proof": "Call"}
    called_at = db_now()
    record_on_behalf(**call, proof_received_at=called_at)
    clock.forward(hours=1)
    says(silence, hungary, "agree", withdraws=True)
    with pytest.raises(Refused) as no:
        record_on_behalf(**call, proof_received_at=called_at)
    assert code_of(no) == "responses.answered_since"
    assert Round.objects.get(pk=silence.pk).status == S.OPEN


def test_only_the_secretariat_records_for_others(silence, chair):
    with pytest.raises(Refused) as no:
        record_on_behalf(
            round_id=silence.pk, state="HU", answer="object", by=chair, proof="Phone", proof_received_at=db_now()
        )  # fmt: skip
    assert code_of(no) == "responses.only_secretariat_records"


def test_an_open_round_keeps_its_case_open(silence, analyst):
    Case.objects.filter(pk=silence.proposal.case_id).update(status=CaseStatus.ASSESSED)
    with pytest.raises(Refused) as no:
        advance(case=Case.objects.get(pk=silence.proposal.case_id), name="close", by=analyst)
    assert code_of(no) == "responses.round_keeps_case_open"


# --- after the round -----------------------------------------------------------------------------------------


def test_nothing_is_adopted_without_a_reference_or_a_confirmed_round(silence, chair, clock):
    with pytest.raises(Refused) as no:
        record_adoption(proposal=silence.proposal, reference="COREU 1", adopted_on=date(2026, 11, 1), by=chair)
    assert code_of(no) == "responses.round_needed_first"
    confirm_outcome(round_=closed(silence, clock), by=chair)
    with pytest.raises(Refused) as no:
        record_adoption(proposal=silence.proposal, reference=" ", adopted_on=date(2026, 11, 1), by=chair)
    assert code_of(no) == "responses.reference_required"
    record_adoption(proposal=silence.proposal, reference="COREU 1/26", adopted_on=date(2026, 11, 1), by=chair)
    with pytest.raises(Refused) as no:
        record_adoption(proposal=silence.proposal, reference="COREU 2/26", adopted_on=date(2026, 11, 1), by=chair)
    assert no.value.refusal.kind == Kind.STATE


def test_an_own_statement_stands_without_a_round_and_is_delivered(case, drafter, legal_adviser, chair):
    proposal = ready(a_proposal(case, drafter, "hr_statement"), drafter, legal_adviser, text="The HR condemns.")
    assert record_adoption(
        proposal=proposal, reference="HR/2026/7", adopted_on=date(2026, 11, 1), by=chair
    ).round is None  # fmt: skip
    delivery = record_delivery(
        proposal=proposal, kind="statement", what="Published", delivered_by="EEAS", delivered_at=db_now(),
        follow_up_at=db_now() + timedelta(days=7), by=drafter,
    )  # fmt: skip
    proposal.refresh_from_db()
    assert (proposal.status, Case.objects.get(pk=case.pk).status) == ("delivered", CaseStatus.DELIVERED)
    assert Deadline.objects.get(subject_id=delivery.pk).handler == "responses.follow_up"
    mark_followed_up(delivery=delivery, note="Reprinted in four countries.", by=drafter)
    assert Deadline.objects.get(subject_id=delivery.pk).status == DeadlineStatus.CANCELLED
    with pytest.raises(Refused) as no:
        mark_followed_up(delivery=delivery, note="Again.", by=drafter)
    assert no.value.refusal.kind == Kind.STATE


def test_nothing_is_delivered_before_its_adoption(proposal, drafter):
    with pytest.raises(Refused) as no:
        record_delivery(
            proposal=proposal, kind="statement", what="Out", delivered_by="EEAS", delivered_at=db_now(), by=drafter
        )  # fmt: skip
    assert code_of(no) == "responses.adoption_needed_first"
