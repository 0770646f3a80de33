"""Calls where mail failed, corrigenda, reservations and their dates, and what goes ahead without a round."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from audit.trail import trail_of
from core.clock import db_now
from core.rules.refusal import Refused
from core.sentences import render
from delegations import facts as people
from notifications.dispatcher import tick
from notifications.models import Deadline, Notice, Reminder
from notifications.queries import delivery_of
from notifications.rules.vocabulary import DeadlineKind, DeadlineStatus, ReminderStatus
from responses.actions.corrigenda import accept_corrigendum
from responses.actions.deliver import record_delivery
from responses.actions.endings import confirm_outcome
from responses.actions.positions import give_position
from responses.actions.reaching import record_reached, unreached
from responses.actions.rounds import reopen_round
from responses.actions.stages import go_ahead
from responses.actions.text import add_version
from responses.deadlines import close_at_instant, reservation_notice, reservation_still_owed
from responses.models import Corrigendum, Round
from responses.presenting.reservations import reservations
from responses.queries import rounds_of
from responses.record import reason_of
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus as S
from tests import cast
from tests.factories.responses import a_proposal, a_round, everybody_told, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def code_of(no):
    return no.value.refusal.code


def anew(round_):
    return Round.objects.get(pk=round_.pk)


def says(round_, by, answer, **more):
    return give_position(round_id=round_.pk, answer=answer, by=by, text_sha256=round_.text_sha256, **more)


@pytest.fixture
def told(silence, chair):
    """A silence of which everybody was told at the opening."""
    everybody_told(silence, chair)
    return silence


@pytest.fixture
def deaf(silence, chair):
    """A silence whose notice found nobody in Malta."""
    everybody_told(silence, chair)
    Notice.objects.filter(reminder__delegation_id="MT").delete()
    deadline = Deadline.objects.get(subject_id=silence.pk)
    told = Reminder.objects.filter(deadline=deadline, delegation_id="MT", kind="opened")
    told.update(status=ReminderStatus.FAILED, problem="notifications.nobody_to_tell")
    assert delivery_of(deadline)["MT"].state == "failed"
    return silence


def the_instant_comes(round_, clock):
    clock.forward(hours=25)
    close_at_instant(Deadline.objects.get(subject_id=round_.pk, handler="responses.round_closes"), clock.now())
    return anew(round_)


def test_a_silence_does_not_expire_over_a_state_that_was_never_told(deaf, clock):
    done = the_instant_comes(deaf, clock)
    assert (done.status, done.outcome["code"]) == (S.HELD, "HELD")
    assert "MT could not be told" in render(reason_of(done.outcome["reason"]))


def test_everybody_reached_it_expires_as_ever(told, clock):
    assert the_instant_comes(told, clock).status == S.EXPIRED_SILENT


def test_a_silence_of_which_no_notice_was_made_out_by_its_instant_is_held(silence, denmark, clock):
    """The dispatcher stood still from the opening on; whoever agreed on the page had seen it."""
    says(silence, denmark, "agree")
    clock.forward(hours=25)
    tick()
    held = anew(silence)
    assert (held.status, held.outcome["code"]) == (S.HELD, "HELD")
    deaf = held.outcome["reason"]["params"]["unreached"]
    assert (len(deaf), "DK" in deaf) == (26, False)


def test_while_it_runs_the_board_says_that_it_would_not_expire_over_a_state_nobody_could_tell(deaf, denmark):
    address = reverse("responses:board", args=[deaf.pk])
    page = signed_in(denmark).get(address).content.decode()
    assert "MT could not be told, so the silence does not expire" in page
    Round.objects.filter(pk=deaf.pk).update(visibility="after_close")
    assert "could not be told" not in signed_in(denmark).get(address).content.decode(), "who is silent is hidden"


def test_a_state_that_answered_was_reached_whatever_the_mail_did(deaf, clock):
    says(deaf, cast.signatory("MT"), "agree")
    assert the_instant_comes(deaf, clock).status == S.EXPIRED_SILENT


class Away(EmailBackend):
    """A mail server nobody reaches."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("mail server away")


@pytest.fixture
def unsent(silence, denmark, france, settings):
    """A silence of which no mail has left, though each was tried: that of Denmark and that of France."""
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    tick()
    tried = Notice.objects.filter(reminder__deadline__subject_id=silence.pk, channel="email")
    assert set(tried.values_list("status", "attempts")) == {("queued", 1)}
    return tried


def test_a_mail_tried_in_vain_until_the_instant_has_told_nobody(silence, unsent, france, clock):
    unsent.filter(person=france).update(status="sent", sent_at=db_now(), last_error="")
    assert "DK" in unreached(silence)
    assert "FR" not in unreached(silence)
    done = the_instant_comes(silence, clock)
    assert (done.status, "DK" in done.outcome["reason"]["params"]["unreached"]) == (S.HELD, True)


def test_a_mail_that_left_after_the_instant_came_too_late_unless_somebody_had_confirmed_before(
    silence, unsent, denmark, france
):
    after = silence.closes_at + timedelta(seconds=1)
    unsent.update(status="sent", sent_at=after, last_error="")
    assert {"DK", "FR"} <= set(unreached(silence))
    Notice.objects.filter(person=france, channel="in_app").update(acknowledged_at=silence.closes_at)
    assert "FR" not in unreached(silence)
    unsent.filter(person=denmark).update(sent_at=silence.closes_at)
    assert "DK" not in unreached(silence)


def test_a_call_before_the_instant_lets_the_silence_expire(deaf, clock, secretariat):
    record_reached(round_=deaf, state="MT", proof="Called the desk officer.", reached_at=db_now(), by=secretariat)
    assert the_instant_comes(deaf, clock).status == S.EXPIRED_SILENT
    assert any("told of round 1 by phone" in event.sentence for event in trail_of(deaf))


def test_a_call_after_the_instant_ends_the_hold_and_the_chair_confirms(deaf, clock, secretariat, chair):
    the_instant_comes(deaf, clock)
    record_reached(round_=deaf, state="MT", proof="Called; no objection.", reached_at=db_now(), by=secretariat)
    done = anew(deaf)
    assert (done.status, done.outcome["code"]) == (S.EXPIRED_SILENT, "EXPIRED_SILENT")
    assert confirm_outcome(round_=done, by=chair).status == S.CONFIRMED


def test_the_chair_may_give_a_new_instant_instead(deaf, clock, chair):
    held = the_instant_comes(deaf, clock)
    assert reopen_round(round_=held, closes_at=db_now() + timedelta(hours=4), by=chair).status == S.OPEN


def test_a_call_does_not_end_a_hold_that_has_another_reason(silence, clock, denmark, secretariat):
    says(silence, denmark, "reservation", reservation="scrutiny")
    held = the_instant_comes(silence, clock)
    record_reached(round_=held, state="MT", proof="Called.", reached_at=db_now(), by=secretariat)
    assert anew(silence).status == S.HELD


@pytest.mark.parametrize(
    ("who", "told", "refusal"),
    [
        ("chair", {}, "only_secretariat_records"),
        ("secretariat", {"proof": " "}, "proof_required"),
        ("secretariat", {"state": "NO"}, "state_not_asked"),
        ("secretariat", {"reached_at": datetime(2100, 1, 1, tzinfo=ZoneInfo("UTC"))}, "receipt_time_required"),
    ],
)
def test_a_call_is_recorded_with_proof_or_not_at_all(deaf, request, who, told, refusal):
    usual = {"state": "MT", "proof": "Called.", "reached_at": db_now(), "by": request.getfixturevalue(who)}
    with pytest.raises(Refused) as no:
        record_reached(round_=deaf, **(usual | told))
    assert code_of(no) == f"responses.{refusal}"


# --- corrigenda --------------------------------------------------------------------------------------


def test_a_corrigendum_keeps_round_hash_and_answers_and_is_never_changed(silence, chair, denmark):
    says(silence, denmark, "agree")
    told = {"paragraph": 1, "before": "condemns", "after": "condemned", "why": "Tense."}
    row = accept_corrigendum(round_=silence, by=chair, **told)
    after = anew(silence)
    assert (after.status, after.text_sha256, after.positions.count()) == (S.OPEN, silence.text_sha256, 1)
    assert after.revision > silence.revision
    assert any("corrigendum to §1" in event.sentence for event in trail_of(silence))
    with pytest.raises(Exception, match="pgtrigger"):
        Corrigendum.objects.filter(pk=row.pk).update(after="praises")


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"before": "praises"}, "correction_not_found"),
        ({"after": "condemns"}, "correction_changes_nothing"),
        ({"after": "x" * 61}, "correction_too_long"),
        ({"why": ""}, "correction_explained"),
        ({"paragraph": 9}, "no_such_paragraph"),
    ],
)
def test_what_is_no_slip_of_language_is_refused(silence, chair, told, refusal):
    usual = {"paragraph": 1, "before": "condemns", "after": "condemned", "why": "Tense."}
    with pytest.raises(Refused) as no:
        accept_corrigendum(round_=silence, by=chair, **(usual | told))
    assert code_of(no) == f"responses.{refusal}"
    assert not Corrigendum.objects.exists()


def test_the_penholder_accepts_no_corrigendum_of_its_own(silence, drafter):
    with pytest.raises(Refused) as no:
        accept_corrigendum(round_=silence, paragraph=1, before="condemns", after="condemned", why="Tense.", by=drafter)
    assert code_of(no) == "responses.only_the_chair"


# --- reservations ------------------------------------------------------------------------------------


def lines(proposal, user):
    rounds = rounds_of(proposal)
    latest = proposal.versions.order_by("-number").first().number
    return {one["state"]: one for one in reservations(rounds, latest, people.actor(user), db_now())}


def reserve(round_, by, kind="parliamentary", **more):
    return says(round_, by, "reservation", reservation=kind, clearing_condition="The committee", **more)


def test_r20_it_holds_until_its_state_lifts_it(silence, denmark, chair):
    reserve(silence, denmark)
    assert (lines(silence.proposal, chair)["DK"]["key"], lines(silence.proposal, chair)["DK"]["moves"]) == (
        "entered", False,
    )  # fmt: skip
    assert lines(silence.proposal, denmark)["DK"]["moves"]
    says(silence, denmark, "comment", withdraws=True)
    assert lines(silence.proposal, chair)["DK"]["key"] == "lifted"


def test_it_may_become_an_objection(silence, denmark, chair):
    reserve(silence, denmark)
    says(silence, denmark, "object")
    assert (lines(silence.proposal, chair)["DK"]["key"], anew(silence).status) == ("converted_to_objection", S.BROKEN)


def test_on_a_new_text_it_waits_to_be_confirmed_and_lapses_with_another_answer(silence, denmark, drafter, chair):
    reserve(silence, denmark)
    proposal = silence.proposal
    add_version(proposal=proposal, text="Quite other words.", by=drafter, base=1, ends_round=True)
    assert lines(proposal, chair)["DK"]["key"] == "to_be_confirmed"
    again = a_round(proposal, chair)
    assert lines(proposal, denmark)["DK"]["key"] == "to_be_confirmed"
    says(again, denmark, "agree")
    assert lines(proposal, chair)["DK"]["key"] == "lapsed"
    reserve(again, denmark)
    assert lines(proposal, chair)["DK"]["key"] == "entered"


def test_a_reader_who_may_not_see_the_answer_sees_no_reservation(proposal, chair, denmark, france):
    hidden = a_round(proposal, chair, visibility="after_close")
    reserve(hidden, denmark)
    assert "DK" in lines(proposal, denmark)
    assert "DK" not in lines(proposal, france)


def test_the_owner_is_asked_when_the_date_it_named_is_over(silence, denmark, chair):
    day = people.brussels_day(db_now()) + timedelta(days=3)
    row = reserve(silence, denmark, expected_on=day)
    deadline = Deadline.objects.get(subject_id=row.pk)
    assert (deadline.kind, deadline.status) == (DeadlineKind.RESERVATION, DeadlineStatus.OPEN)
    assert people.brussels_day(deadline.due_at) == day + timedelta(days=1)
    assert set(deadline.reminders.values_list("delegation_id", flat=True)) == {"DK"}
    assert reservation_still_owed(deadline, None)
    assert reservation_notice(deadline, None)[0] == "responses.notice_reservation_due"
    assert type(row).objects.visible_to(denmark).filter(pk=row.pk).exists()
    assert not type(row).objects.visible_to(chair).filter(pk=row.pk).exists()


def test_once_lifted_nobody_is_asked_any_more(silence, denmark):
    row = reserve(silence, denmark, expected_on=people.brussels_day(db_now()) + timedelta(days=3))
    says(silence, denmark, "agree", withdraws=True)
    deadline = Deadline.objects.get(subject_id=row.pk)
    assert (deadline.status, reservation_still_owed(deadline, None)) == (DeadlineStatus.CANCELLED, False)


def test_a_date_that_is_over_is_shown_as_overdue(silence, denmark, chair):
    reserve(silence, denmark, expected_on=people.brussels_day(db_now()) - timedelta(days=1))
    assert lines(silence.proposal, chair)["DK"]["overdue"]
    assert not Deadline.objects.filter(handler="responses.reservation_due").exists()


# --- without a round ---------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["platform_referral", "dialogue_session"])
def test_where_nobody_is_asked_it_goes_ahead_and_is_delivered(case, drafter, legal_adviser, code):
    made = ready(a_proposal(case, drafter, code), drafter, legal_adviser)
    assert go_ahead(proposal=made, by=drafter).status == ProposalStatus.AGREED
    kind = made.instrument.delivery_kind
    record_delivery(
        proposal=made, kind=kind, what="Done.", delivered_by="EEAS", delivered_at=db_now(), by=drafter
    )  # fmt: skip
    made.refresh_from_db()
    assert made.status == ProposalStatus.DELIVERED
    assert any("go ahead" in event.sentence for event in trail_of(made))


def test_the_checks_come_first_all_the_same(case, drafter):
    made = a_proposal(case, drafter, "platform_referral")
    with pytest.raises(Refused) as no:
        go_ahead(proposal=made, by=drafter)
    assert code_of(no) == "responses.checks_outstanding"


@pytest.mark.parametrize(
    ("code", "refusal"),
    [("hr_declaration", "agreement_needed_first"), ("hr_statement", "adoption_needed_first")],
)
def test_what_needs_a_round_or_an_act_does_not_go_ahead(case, drafter, legal_adviser, code, refusal):
    made = ready(a_proposal(case, drafter, code), drafter, legal_adviser)
    with pytest.raises(Refused) as no:
        go_ahead(proposal=made, by=drafter)
    assert code_of(no) == f"responses.{refusal}"
