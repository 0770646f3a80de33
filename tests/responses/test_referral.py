"""An item climbs to the next body with its one open point, and comes back down with a reason."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import InternalError, ProgrammingError
from django.urls import reverse

from audit.trail import trail_of
from core.clock import db_now
from core.rules.refusal import Kind, Refused
from delegations.models import User
from notifications.models import Deadline, Notice, Reminder
from notifications.rules.vocabulary import DeadlineStatus, ReminderStatus
from responses.actions.closing import close_round
from responses.actions.endings import confirm_outcome
from responses.actions.positions import give_position
from responses.actions.referral import as_of, refer, send_back
from responses.actions.rounds import reopen_round
from responses.agenda_line import agenda_line
from responses.facts import state_of_play
from responses.models import Proposal, Referral, Round
from responses.referred import referred_to
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus
from tests import cast
from tests.factories.responses import a_proposal, a_round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
FIX = "§2: It calls upon those responsible to stop."


def fresh(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_related("case", "instrument").get(pk=proposal.pk)


def last_of(proposal: Proposal) -> Round | None:
    return proposal.rounds.order_by("-number").first()


def line_of(proposal: Proposal) -> str:
    last = last_of(proposal)
    return agenda_line(fresh(proposal), last, state_of_play(last) if last else None)


def sent_up(proposal: Proposal, by: User, line: str = "") -> Referral:
    found = fresh(proposal)
    return refer(proposal=found, line=line or line_of(found), seen=as_of(last_of(found)), by=by)


def says(round_: Round, by: User, answer: str, **more: object) -> None:
    give_position(round_id=round_.pk, answer=answer, by=by, text_sha256=round_.text_sha256, **more)


@pytest.fixture
def broken(silence: Round, hungary: User, clock) -> Proposal:
    """A silence HU and SK objected to, HU with wording for the second paragraph; closed."""
    says(silence, hungary, "object", fix=FIX)
    says(silence, cast.signatory("SK"), "object")
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    return fresh(silence.proposal)


def test_the_line_states_the_one_open_point_as_the_working_party_left_it(broken):
    expected = f"{broken.reference}, {broken.title}: HU and SK object to §2; 25 agree or are silent."
    assert line_of(broken) == expected


def test_one_state_without_wording_objects_to_the_text(silence, hungary):
    says(silence, hungary, "object")
    assert line_of(silence.proposal).endswith(": HU objects to the text; 26 agree or are silent.")


def test_objections_and_reservations_stand_side_by_side(silence, hungary, france):
    says(silence, france, "reservation", reservation="parliamentary")
    says(silence, hungary, "object", fix=FIX)
    said = line_of(silence.proposal)
    assert said.endswith(": HU objects to §2, FR has a reservation on the text; 25 agree or are silent.")


def test_a_held_item_says_who_holds_it(silence, france, clock):
    says(silence, france, "reservation", reservation="parliamentary")
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    assert line_of(silence.proposal).endswith(": FR has a reservation on the text; 26 agree or are silent.")


@pytest.mark.parametrize("choice", ["after_own", "after_close"])
def test_no_state_is_named_before_every_reader_may_see_its_answer(choice, proposal, chair, hungary, clock):
    asked = a_round(proposal, chair, visibility=choice)
    says(asked, hungary, "object", fix=FIX)
    assert line_of(proposal).endswith(
        ": the silence is broken; who objected is shown once the round has closed."
    )  # fmt: skip
    assert "HU" not in line_of(proposal)
    clock.forward(hours=25)
    close_round(round_id=asked.pk)
    assert line_of(proposal).endswith(": HU objects to §2; 26 agree or are silent.")


def test_before_any_round_the_line_says_what_the_comments_leave_open(proposal):
    assert line_of(proposal).endswith(": for discussion; no point of the text is contested in writing.")


def test_referring_moves_the_item_keeps_both_lines_and_tells_whom_it_concerns(broken, chair, denmark):
    generated = line_of(broken)
    row = sent_up(broken, chair, "§2 remains; the chair will bring a compromise.")
    found = fresh(broken)
    assert (found.stage, found.status) == ("psc", ProposalStatus.DRAFT)
    assert (row.from_stage, row.to_stage, row.direction) == ("working_party", "psc", "up")
    assert (row.generated, row.line) == (generated, "§2 remains; the chair will bring a compromise.")
    assert row.round_id == last_of(found).pk
    told = Notice.objects.filter(code="responses.notice_referred")
    assert {chair.pk, denmark.pk} <= set(told.values_list("person", flat=True))
    assert told.first().params["words"] == row.line
    sentence = trail_of(found).filter(verb="refer").get().sentence
    assert sentence.endswith(f"referred {found.reference} to the PSC: {row.line}")


def test_the_body_finds_what_was_referred_to_it_and_only_what_still_lies_there(broken, chair, stranger):
    sent_up(broken, chair)
    assert [row.proposal.reference for row in referred_to("psc", chair)] == [broken.reference]
    assert not referred_to("psc", stranger)
    sent_up(broken, chair)
    assert not referred_to("psc", chair)
    assert referred_to("coreper", chair).get().line == line_of(broken)


def test_at_the_top_there_is_no_higher_body_and_the_sentence_says_what_to_do(broken, chair):
    for _body in ("psc", "coreper", "council"):
        sent_up(broken, chair)
    with pytest.raises(Refused) as no:
        sent_up(broken, chair)
    assert (no.value.refusal.code, no.value.refusal.kind) == ("responses.no_higher_body", Kind.STATE)
    assert fresh(broken).stage == "council"


def test_an_instrument_of_one_body_has_nowhere_to_climb(case, drafter, chair):
    with pytest.raises(Refused) as no:
        sent_up(a_proposal(case, drafter, "hr_statement"), chair)
    assert no.value.refusal.code == "responses.no_higher_body"


def test_a_running_round_has_its_own_end_first(silence, chair):
    with pytest.raises(Refused) as no:
        sent_up(silence.proposal, chair)
    assert no.value.refusal.code == "responses.refer_after_the_round"


@pytest.mark.parametrize("who", ["drafter", "denmark", "analyst", "auditor"])
def test_only_the_chair_refers_and_sends_back(who, broken, request):
    for act in (lambda by: sent_up(broken, by), lambda by: send_back(proposal=broken, reason="No.", by=by)):
        with pytest.raises(Refused) as no:
            act(request.getfixturevalue(who))
        assert no.value.refusal.code == "responses.only_the_chair"
    assert not Referral.objects.exists()


def test_a_line_written_before_an_objection_was_taken_back_is_not_sent(silence, hungary, chair):
    says(silence, hungary, "object")
    seen, line = as_of(Round.objects.get(pk=silence.pk)), line_of(silence.proposal)
    says(silence, cast.signatory("SK"), "object")
    with pytest.raises(Refused) as no:
        refer(proposal=fresh(silence.proposal), line=line, seen=seen, by=chair)
    assert (no.value.refusal.code, no.value.refusal.kind) == ("responses.line_overtaken", Kind.STATE)
    assert not Referral.objects.exists()


def test_a_line_with_a_classification_marking_is_kept_out(broken, chair):
    with pytest.raises(Refused) as no:
        sent_up(broken, chair, "SECRET UE/EU SECRET: HU objects.")
    assert no.value.refusal.kind == Kind.UNPROCESSABLE
    assert fresh(broken).stage == "working_party"


def test_what_the_body_below_agreed_is_put_to_the_next_one(silence, clock, chair):
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    confirm_outcome(round_=silence, by=chair)
    row = sent_up(silence.proposal, chair)
    found = fresh(silence.proposal)
    assert row.generated.endswith(": agreed at the level before; no point is open.")
    assert (found.status, found.stage) == (ProposalStatus.CHECKS, "psc")
    assert a_round(found, chair).stage == "psc"


def test_a_held_round_stays_held_and_can_still_be_reopened_by_the_higher_body(silence, france, clock, chair):
    says(silence, france, "reservation", reservation="scrutiny")
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    sent_up(silence.proposal, chair)
    assert Round.objects.get(pk=silence.pk).status == RoundStatus.HELD
    assert fresh(silence.proposal).status == ProposalStatus.ROUND_OPEN


def test_sending_back_needs_a_reason_and_returns_the_item_to_the_body_it_came_from(broken, chair, hungary):
    sent_up(broken, chair)
    with pytest.raises(Refused) as no:
        send_back(proposal=fresh(broken), reason=" ", by=chair)
    assert (no.value.refusal.code, no.value.refusal.field) == ("responses.send_back_explained", "reason")
    row = send_back(proposal=fresh(broken), reason="Settle the verb in §2.", by=chair)
    assert (fresh(broken).stage, row.sequence) == ("working_party", 2)
    assert str(referred_to("working_party", chair).get()) == "Settle the verb in §2."
    assert Notice.objects.filter(code="responses.notice_sent_back", person=hungary).exists()
    with pytest.raises(Refused) as no:
        send_back(proposal=fresh(broken), reason="Further down.", by=chair)
    assert no.value.refusal.code == "responses.no_lower_body"


@pytest.mark.parametrize("act", [lambda rows: rows.update(line="Other words."), lambda rows: rows.delete()])
def test_nobody_rewrites_or_deletes_what_was_sent(act, broken, chair):
    rows = Referral.objects.filter(pk=sent_up(broken, chair).pk)
    with pytest.raises((InternalError, ProgrammingError), match="pgtrigger"), transaction.atomic():
        act(rows)


def test_the_chair_refers_on_the_page_with_the_line_in_the_form_already(broken, chair, denmark):
    client, address = signed_in(chair), reverse("responses:refer", args=[broken.pk])
    page = client.get(broken.get_absolute_url()).content.decode()
    assert address in page
    assert "Refer to PSC" in page
    form = client.get(address).context["form"]
    assert form.initial["line"] == line_of(broken)
    sent = client.post(address, form.initial | {"line": "§2 is open."})
    assert sent.status_code == 303
    seen = signed_in(denmark).get(broken.get_absolute_url()).content.decode()
    assert "§2 is open." in seen
    assert "HU and SK object to §2" in seen


def test_whoever_was_overtaken_keeps_the_words_and_sees_the_line_of_now(silence, hungary, chair):
    says(silence, hungary, "object")
    client, address = signed_in(chair), reverse("responses:refer", args=[silence.proposal_id])
    initial = client.get(address).context["form"].initial
    says(silence, cast.signatory("SK"), "object")
    late = client.post(address, initial | {"line": "Mine."})
    assert late.status_code == 409
    assert "Mine." in late.content.decode()
    assert "HU and SK object" in late.content.decode()
    assert client.post(address, {"line": "Mine.", "seen": late.context["form"]["seen"].value()}).status_code == 303


def test_the_api_says_where_an_item_lies_and_why(broken, chair, denmark):
    row = sent_up(broken, chair)
    said = signed_in(denmark).get(f"/api/v1/proposals/{broken.pk}/").json()
    assert said["stage"] == "psc"
    assert said["referral"]["line"] == row.line
    assert said["referral"]["from_stage"] == "working_party"


def test_reopening_a_held_round_moves_the_instant_and_plans_its_reminders_anew(silence, france, clock, chair):
    says(silence, france, "reservation", reservation="parliamentary")
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    before = Deadline.objects.get(subject_id=silence.pk, handler="responses.round_closes")
    until = db_now() + timedelta(hours=30)
    reopen_round(round_=silence, closes_at=until, by=chair)
    after = Deadline.objects.get(subject_id=silence.pk, handler="responses.round_closes")
    assert (after.due_at, after.status) == (until, DeadlineStatus.OPEN)
    assert after.revision > before.revision
    planned = Reminder.objects.filter(deadline=after, status=ReminderStatus.PLANNED)
    assert planned.exists()
    assert set(planned.values_list("revision", flat=True)) == {after.revision}
