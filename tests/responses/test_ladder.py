"""A smaller response with the same words; and what a text may not say stops it at every door (R22)."""

from datetime import date

import pytest
from django.urls import reverse

from audit.trail import trail_of
from core.clock import db_now
from core.rules.refusal import Kind, Refused
from core.sentences import render
from delegations.models import User
from notifications.models import Notice
from responses.actions.adopt import record_adoption
from responses.actions.closing import close_round
from responses.actions.corrigenda import accept_corrigendum
from responses.actions.deliver import record_delivery
from responses.actions.endings import confirm_outcome, withdraw_round
from responses.actions.ladder import step_down
from responses.actions.positions import give_position
from responses.actions.propose import withdraw_proposal
from responses.actions.text import add_version
from responses.models import Adoption, Delivery, Instrument, Proposal, Round
from responses.rules.proposal import ProposalStatus
from tests.factories.responses import TEXT, a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
OWN = "The High Representative condemns the campaign."
CONSENT = {"procedure": "consent", "rule": "consent_of_participants", "participants": ["DK", "DE"]}


@pytest.fixture
def broken(silence: Round, hungary: User, clock) -> Proposal:
    """A declaration on behalf of the Union that Hungary blocked."""
    give_position(round_id=silence.pk, answer="object", by=hungary, text_sha256=silence.text_sha256)
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    return Proposal.objects.get(pk=silence.proposal_id)


def rung(code: str) -> Instrument:
    return Instrument.objects.get(code=code)


def refused(act, **given) -> str:
    with pytest.raises(Refused) as no:
        act(**given)
    return no.value.refusal.code


def delivered(proposal: Proposal, by: User) -> Delivery:
    return record_delivery(
        proposal=proposal, kind="statement", what="Published", delivered_by="EEAS", delivered_at=db_now(), by=by
    )  # fmt: skip


def test_one_step_carries_the_text_over_and_links_both(broken, drafter):
    made = step_down(proposal=broken, instrument=rung("hr_statement"), by=drafter)
    first = made.versions.get()
    assert (made.status, made.stage, made.penholder_id) == (ProposalStatus.DRAFT, "eeas", "EEAS")
    assert (first.number, first.sha256) == (1, broken.versions.get().sha256)
    assert made.came_from == broken
    assert list(broken.went_on_as.all()) == [made]
    assert made.checks.filter(done_at__isnull=True).count() == 3
    said = trail_of(broken).filter(verb="step_down").get().sentence
    assert said.endswith(f"let {broken.reference} go on as {made.reference}: {made.instrument.name}.")
    assert Notice.objects.filter(code="responses.notice_stepped_down", subject_id=made.pk).exists()


def test_a_member_state_takes_the_step_in_its_own_name(broken, denmark):
    made = step_down(proposal=broken, instrument=rung("joint_statement"), by=denmark)
    assert (made.penholder_id, made.proposal_from) == ("DK", "member_state")


def test_a_step_is_taken_once_unless_it_was_withdrawn(broken, drafter):
    made = step_down(proposal=broken, instrument=rung("hr_statement"), by=drafter)
    again = {"proposal": broken, "instrument": rung("hr_statement"), "by": drafter}
    assert refused(step_down, **again) == "responses.step_taken_already"
    withdraw_proposal(proposal=made, by=drafter)
    assert step_down(**again).came_from == broken


def test_no_step_that_is_none_and_none_before_a_dead_end(
    broken, proposal, silence, drafter, case, legal_adviser, chair
):
    assert refused(step_down, proposal=broken, instrument=rung("listing"), by=drafter) == "responses.not_on_the_ladder"
    open_ = ready(a_proposal(case, drafter), drafter, legal_adviser)
    asked = {"proposal": open_, "instrument": rung("hr_statement"), "by": drafter}
    assert refused(step_down, **asked) == "responses.no_dead_end"
    round_ = a_round(open_, chair)
    assert refused(step_down, **asked) == "responses.no_dead_end"
    withdraw_round(round_=round_, reason="No common text in sight.", by=chair)
    assert step_down(**asked).came_from == open_


def test_an_analyst_takes_no_step(broken, analyst):
    assert (
        refused(step_down, proposal=broken, instrument=rung("hr_statement"), by=analyst) == "responses.may_not_propose"
    )


def test_one_click_on_the_page_leads_to_the_new_proposal_and_each_names_the_other(broken, drafter, chair):
    client = signed_in(drafter)
    address = reverse("responses:step_down", args=[broken.pk, "hr_statement"])
    assert address in client.get(broken.get_absolute_url()).content.decode()
    assert address not in signed_in(chair).get(broken.get_absolute_url()).content.decode()
    gone = client.post(address)
    made = Proposal.objects.get(came_from=broken)
    assert (gone.status_code, gone.headers["Location"]) == (303, made.get_absolute_url())
    assert f">{broken.reference}</a>" in client.get(made.get_absolute_url()).content.decode()
    page = client.get(broken.get_absolute_url()).content.decode()
    assert f">{made.reference}</a>" in page
    assert address not in page
    assert client.post(reverse("responses:step_down", args=[broken.pk, "none_such"])).status_code == 404


def test_the_api_names_both_ends_of_a_step(broken, drafter, denmark):
    made = step_down(proposal=broken, instrument=rung("hr_statement"), by=drafter)
    client = signed_in(denmark)
    above = client.get(f"/api/v1/proposals/{broken.pk}/").json()
    below = client.get(f"/api/v1/proposals/{made.pk}/").json()
    assert [one["reference"] for one in above["went_on_as"]] == [made.reference]
    assert (below["came_from"]["reference"], above["came_from"]) == (broken.reference, None)


# --- what the text may not say ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "The EU and its Member States will not tolerate this.",
        "Statement by the European Union. We condemn this.",
        "On behalf of the European Union we condemn this.",
        "Statement by 26 Member States: we condemn this.",
        "The High Representative condemns this.",
    ],
)
def test_r22_a_statement_of_two_states_is_not_put_to_them_in_the_name_of_more(
    text, case, drafter, legal_adviser, chair
):
    proposal = ready(a_proposal(case, drafter, "joint_statement"), drafter, legal_adviser, text=text)
    with pytest.raises(Refused) as no:
        a_round(proposal, chair, **CONSENT)
    assert (no.value.refusal.code, no.value.refusal.kind) == ("responses.wording_not_allowed", Kind.STATE)
    assert "Write a new version" in render(no.value.refusal)
    assert not proposal.rounds.exists()


def test_r22_the_page_that_opens_a_round_answers_409_and_says_which_words(case, drafter, legal_adviser, chair):
    proposal = ready(a_proposal(case, drafter, "joint_statement"), drafter, legal_adviser, text=TEXT)
    sent = signed_in(chair).post(
        reverse("responses:open_round", args=[proposal.pk]),
        {"version": 1, "way": "consent/consent_of_participants", "closes_at": "2030-01-07T12:00",
         "visibility": "at_once", "participants": ["DK", "DE"], "holidays_seen": "on"},
    )  # fmt: skip
    assert sent.status_code == 409
    assert "The European Union condemns" in sent.content.decode()


def test_r22_a_number_of_states_is_held_against_those_that_said_yes(
    case, drafter, legal_adviser, chair, denmark, germany, clock
):
    text = "Statement by two Member States.\n\nWe condemn the campaign."
    proposal = ready(a_proposal(case, drafter, "joint_statement"), drafter, legal_adviser, text=text)
    asked = a_round(proposal, chair, **CONSENT)
    for by in (denmark, germany):
        give_position(round_id=asked.pk, answer="for", by=by, text_sha256=asked.text_sha256)
    clock.forward(hours=25)
    close_round(round_id=asked.pk)
    confirm_outcome(round_=asked, by=chair)
    proposal.refresh_from_db()
    assert delivered(proposal, drafter).version.number == 1


def test_r22_while_states_are_asked_no_warning_counts_those_that_have_agreed(
    case, drafter, legal_adviser, chair, denmark, germany, clock
):
    of_three = "Statement by three Member States. We condemn this campaign."
    proposal = ready(a_proposal(case, drafter, "joint_statement"), drafter, legal_adviser, text=of_three)
    asked = {**CONSENT, "participants": ["DK", "DE", "EE"]}
    running = a_round(proposal, chair, visibility="after_close", **asked)
    give_position(round_id=running.pk, answer="for", by=germany, text_sha256=running.text_sha256)
    page = signed_in(denmark).get(reverse("responses:proposal", args=[proposal.pk])).content.decode()
    assert "gave explicit consent" not in page
    clock.forward(hours=25)
    close_round(round_id=running.pk)
    page = signed_in(denmark).get(reverse("responses:proposal", args=[proposal.pk])).content.decode()
    assert "gave explicit consent" in page


def test_r22_an_own_statement_in_the_name_of_the_union_is_neither_recorded_nor_delivered(
    case, drafter, legal_adviser, chair
):
    proposal = ready(a_proposal(case, drafter, "hr_statement"), drafter, legal_adviser, text=TEXT)
    said = {"proposal": proposal, "reference": "HR/2026/7", "adopted_on": date(2026, 11, 1), "by": chair}
    assert refused(record_adoption, **said) == "responses.wording_not_allowed"
    page = signed_in(chair).post(
        reverse("responses:adoption", args=[proposal.pk]), {"reference": "HR/2026/7", "adopted_on": "2026-11-01"}
    )  # fmt: skip
    assert page.status_code == 409
    assert "The European Union condemns" in page.content.decode()
    assert not Adoption.objects.exists()
    add_version(proposal=proposal, text=OWN, by=drafter, base=1)
    assert record_adoption(**said).reference == "HR/2026/7"
    assert delivered(proposal, drafter).version.number == 2


def test_r22_what_nobody_was_asked_about_is_not_delivered_in_the_name_of_the_union(
    case, denmark, drafter, legal_adviser
):
    proposal = ready(a_proposal(case, drafter, "dialogue_session"), drafter, legal_adviser, text=TEXT)
    with pytest.raises(Refused) as no:
        delivered(proposal, drafter)
    assert no.value.refusal.code == "responses.wording_not_allowed"
    sent = signed_in(drafter).post(
        reverse("responses:deliver", args=[proposal.pk]),
        {"kind": "dialogue_session", "what": "A session", "delivered_by": "EEAS", "delivered_at": "2026-11-01T10:00"},
    )  # fmt: skip
    assert sent.status_code == 409
    assert not Delivery.objects.exists()


def test_r22_a_corrigendum_cannot_change_who_speaks(case, drafter, legal_adviser, chair):
    proposal = ready(a_proposal(case, drafter, "joint_statement"), drafter, legal_adviser, text="We condemns this.")
    asked = a_round(proposal, chair, **CONSENT)
    change = {"round_": asked, "paragraph": 1, "before": "We", "after": "The European Union", "why": "A slip."}
    assert refused(accept_corrigendum, **change, by=chair) == "responses.wording_not_allowed"


def test_r22_a_declaration_of_all_goes_its_way_in_the_name_of_the_union(silence, clock, chair, drafter):
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    confirm_outcome(round_=silence, by=chair)
    record_adoption(proposal=silence.proposal, reference="COREU 1/26", adopted_on=date(2026, 11, 1), by=chair)
    assert delivered(silence.proposal, drafter).pk


@pytest.mark.parametrize("path", ["rounds", "proposals", "adoptions", "deliveries"])
def test_r22_the_api_has_no_door_by_which_a_text_goes_out(path, denmark):
    assert signed_in(denmark).post(f"/api/v1/{path}/", {}).status_code in (404, 405)


@pytest.mark.parametrize("model", ["round", "adoption", "delivery", "textversion", "referral"])
def test_r22_nor_has_the_administration(model, secretariat):
    assert signed_in(secretariat).get(f"/admin/responses/{model}/add/").status_code in (403, 404)
