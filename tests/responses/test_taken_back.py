"""A State that takes back what it said is silent again: on every page, in the inbox, and in what is kept."""

import pytest
from django.urls import reverse

from responses.actions.closing import close_round
from responses.actions.positions import give_position
from tests.factories.responses import a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def says(round_, by, answer, **more):
    return give_position(round_id=round_.pk, answer=answer, by=by, text_sha256=round_.text_sha256, **more)


@pytest.fixture
def taken_back(silence, denmark):
    says(silence, denmark, "object")
    return says(silence, denmark, "comment", withdraws=True)


def page_of(round_, reader):
    return signed_in(reader).get(round_.proposal.get_absolute_url())


def test_its_own_card_says_that_nothing_is_given_and_what_silence_means(silence, taken_back, denmark):
    own = page_of(silence, denmark).context["own"]
    assert own["answer"] == ""
    assert own["if_nothing"].code == "responses.nothing_silence"
    assert [str(row["label"]) for row in own["rows"]] == ["Takes back what it said", "Objects"]


def test_the_board_draws_it_like_a_state_that_has_said_nothing(silence, taken_back, denmark, france):
    board = page_of(silence, france).context["board"]
    assert {row["key"] for row in board["rows"]} == {"none"}
    assert str(board["history"][0]["label"]) == "Takes back what it said"


def test_its_receipt_says_what_was_signed(taken_back, denmark):
    page = signed_in(denmark).get(reverse("responses:receipt", args=[taken_back.pk])).content.decode()
    assert "DK: Takes back what it said" in page


def test_its_inbox_asks_it_again(silence, taken_back, denmark):
    inbox = signed_in(denmark).get("/").content.decode()
    assert f"{silence.proposal.get_absolute_url()}#position" in inbox
    assert "Your delegation has answered" not in inbox


def test_at_the_close_it_is_kept_as_silent(silence, taken_back, clock):
    clock.forward(hours=25)
    kept = close_round(round_id=silence.pk).outcome
    assert (kept["code"], kept["answers"]["DK"]) == ("EXPIRED_SILENT", {"answer": "silent"})


def test_whoever_agrees_over_its_own_objection_is_told_at_the_form_and_not_only_when_signing(silence, denmark):
    says(silence, denmark, "object")
    client, address = signed_in(denmark), reverse("responses:position", args=[silence.pk])
    form = {"text_sha256": silence.text_sha256, "after": 1, "answer": "agree", "reason": "Instructions arrived."}
    told = client.post(address, form)
    assert told.status_code == 400
    assert "Tick this to replace the objection" in told.content.decode()
    assert "Instructions arrived." in told.content.decode()
    assert client.post(address, form | {"withdraws": "on"}).status_code == 200
    assert client.post(address, form | {"answer": "object"}).status_code == 200


def test_a_written_procedure_offers_no_way_back_into_silence(case, drafter, legal_adviser, chair, denmark):
    conclusions = ready(a_proposal(case, drafter, "council_conclusions"), drafter, legal_adviser)
    written = a_round(conclusions, chair, procedure="written", rule="written_unanimity")
    says(written, denmark, "against")
    form = signed_in(denmark).get(reverse("responses:position", args=[written.pk])).context["form"]
    assert [value for value, _label in form.fields["answer"].choices] == ["for", "against", "abstain"]
    assert "withdraws" not in form.fields
