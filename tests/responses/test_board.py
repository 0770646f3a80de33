"""The board by itself: how it stays live, its history, and what a scenario would say."""

import re
from typing import Any

import pytest
from django.urls import reverse

from responses.actions.closing import close_round
from responses.actions.positions import give_position
from responses.models import Position, Proposal, Round
from tests import cast
from tests.factories.responses import a_case_for_all, a_proposal, a_round, everyone_signs, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def say(round_: Round, by: Any, answer: str, **more: Any) -> Position:
    return give_position(round_id=round_.pk, answer=answer, by=by, text_sha256=round_.text_sha256, **more)


def address(name: str, round_: Round) -> str:
    return reverse(f"responses:{name}", args=[round_.pk])


def seen(user: Any, path: str) -> str:
    page = signed_in(user).get(path)
    assert page.status_code == 200, page.content.decode()[:500]
    return re.sub(r"\s+", " ", page.content.decode())


def history_in(text: str) -> str:
    found = re.search(r'<details class="board__more" id="history-.*?</details>', text)
    return found[0] if found else ""


def test_the_board_asks_every_five_seconds_until_the_round_has_ended(silence, denmark, clock):
    assert 'data-hx-trigger="every 5s"' in seen(denmark, address("board", silence))
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    over = seen(denmark, address("board", silence))
    assert "data-hx-get" not in over
    assert "data-hx-trigger" not in over


def test_the_history_shows_every_answer_of_a_state_and_marks_the_late_one(silence, denmark, france, clock):
    say(silence, denmark, "object")
    say(silence, denmark, "agree", withdraws=True)
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    say(silence, france, "object")
    shown = history_in(seen(denmark, address("board", silence)))
    assert shown.count('<th scope="row">DK</th>') == 2
    assert shown.count("late, does not count") == 1
    assert shown.index(">FR<") < shown.index(">DK<")


def polled(user: Any, poll: str) -> int:
    return signed_in(user).get(poll).status_code


def poll_of(user: Any, round_: Round) -> str:
    return signed_in(user).get(address("board", round_)).context["board"]["poll_url"]


@pytest.mark.parametrize("visibility", ["after_own", "after_close"])
def test_a_poll_does_not_tell_that_somebody_answered_where_answers_are_hidden(
    visibility, proposal, chair, denmark, france, germany
):
    hidden = a_round(proposal, chair, visibility=visibility)
    polls = {each: poll_of(each, hidden) for each in (denmark, france, chair)}
    for said in ("agree", "comment", "agree"):
        say(hidden, germany, said)
        assert [polled(each, poll) for each, poll in polls.items()] == [204, 204, 200]
    assert [poll_of(each, hidden) == polls[each] for each in polls] == [True, True, False]


@pytest.mark.parametrize("visibility", ["after_own", "after_close"])
def test_a_poll_tells_what_all_may_know_and_ones_own_answer_even_so(visibility, proposal, chair, denmark, france):
    hidden = a_round(proposal, chair, visibility=visibility)
    before = poll_of(denmark, hidden)
    say(hidden, denmark, "agree")
    assert polled(denmark, before) == 200
    after = poll_of(denmark, hidden)
    assert polled(denmark, after) == 204
    say(hidden, france, "object")
    assert polled(denmark, after) == 200


def test_a_poll_tells_everybody_of_a_reservation_that_holds_a_silence_up_but_not_whose(
    proposal, chair, denmark, france
):
    hidden = a_round(proposal, chair, visibility="after_close")
    poll, before = poll_of(denmark, hidden), seen(denmark, address("board", hidden))
    say(hidden, france, "reservation", reservation="parliamentary")
    assert polled(denmark, poll) == 200
    assert seen(denmark, address("board", hidden)) != before
    poll = poll_of(denmark, hidden)
    say(hidden, france, "agree")
    assert polled(denmark, poll) == 200


def test_after_ones_own_answer_the_poll_tells_of_the_others(proposal, chair, denmark, france):
    hidden = a_round(proposal, chair, visibility="after_own")
    say(hidden, denmark, "agree")
    poll = poll_of(denmark, hidden)
    say(hidden, france, "agree")
    assert polled(denmark, poll) == 200
    say(hidden, denmark, "comment", withdraws=True)
    poll = poll_of(denmark, hidden)
    say(hidden, france, "agree")
    assert polled(denmark, poll) == 204


def test_who_may_not_see_the_answers_cannot_ask_as_if_they_could(proposal, chair, denmark, france):
    hidden = a_round(proposal, chair, visibility="after_close")
    told = []
    for _ in range(2):
        told.append([polled(denmark, f"{address('board', hidden)}?seen=a{each}") for each in range(9)])
        say(hidden, france, "agree")
    assert told == [[200] * 9] * 2


def test_the_history_shows_no_more_than_the_body_allows(proposal, chair, denmark, france):
    hidden = a_round(proposal, chair, visibility="after_close")
    say(hidden, denmark, "object")
    say(hidden, france, "object")
    shown = history_in(seen(france, address("board", hidden)))
    assert ">FR<" in shown
    assert ">DK<" not in shown


def test_a_scenario_says_what_the_rule_would_and_stores_nothing(silence, denmark):
    before = Round.objects.get(pk=silence.pk).revision
    page = seen(denmark, address("what_if", silence) + "?MT=object&FR=")
    assert "If these were the answers at the instant" in page
    assert "verdict--blocked" in page
    assert f"{address('what_if', silence)}?MT=object" in page
    assert not Position.objects.exists()
    assert Round.objects.get(pk=silence.pk).revision == before


def test_a_scenario_may_take_an_answer_away(silence, denmark, france):
    say(silence, france, "object")
    assert "verdict--blocked" in seen(denmark, address("what_if", silence))
    assert "verdict--passed" in seen(denmark, address("what_if", silence) + "?FR=none")


def test_a_scenario_counts_with_the_thresholds_of_the_rule(proposal, analyst, drafter, chair, denmark, legal_adviser):
    voted = ready(a_proposal(a_case_for_all(analyst), drafter, "council_conclusions"), drafter, legal_adviser)
    asked = a_round(voted, chair, procedure="written", rule="written_unanimity")
    everyone = "&".join(f"{member.state_id}=for" for member in asked.members.all())
    assert "verdict--passed" in seen(denmark, f"{address('what_if', asked)}?{everyone}")
    assert "verdict--passed" not in seen(denmark, f"{address('what_if', asked)}?{everyone[:-3]}against")


def test_a_scenario_never_betrays_answers_the_reader_may_not_see(proposal, chair, denmark, france):
    hidden = a_round(proposal, chair, visibility="after_close")
    say(hidden, denmark, "reservation", reservation="scrutiny")
    page = seen(france, address("what_if", hidden))
    assert "verdict--passed" in page
    assert "as it is: Not shown yet" in page
    assert "as it is: Reservation" not in page
    assert "as it is: Reservation" in seen(chair, address("what_if", hidden))


def test_an_answer_the_rule_does_not_know_is_refused_in_a_sentence(silence, denmark):
    page = signed_in(denmark).get(address("what_if", silence) + "?FR=perhaps")
    assert page.status_code == 400
    assert "perhaps" in page.content.decode()


def test_a_scenario_is_shown_to_nobody_who_does_not_see_the_proposal(silence, stranger):
    cast.signatory("SE")
    assert signed_in(stranger).get(address("what_if", silence)).status_code == 404


@pytest.fixture
def of_a_state(listable, drafter, legal_adviser, chair):
    """A majority vote in writing on a Member State's proposal."""
    made = a_proposal(listable, drafter, "cfsp_implementing_decision")
    Proposal.objects.filter(pk=made.pk).update(proposal_from="member_state")
    made.refresh_from_db()
    return a_round(ready(made, drafter, legal_adviser), chair, procedure="written", rule="qualified_majority")


def test_where_the_open_question_a1_would_change_the_result_the_board_shows_both(of_a_state, clock):
    signed = everyone_signs()
    for code, by in signed.items():
        say(of_a_state, by, "against" if code in ("DE", "FR", "IT") else "for")
    other_way = "(to be confirmed), a qualified majority would be deemed attained"
    assert other_way in seen(signed["DK"], address("board", of_a_state))
    clock.forward(hours=25)
    close_round(round_id=of_a_state.pk)
    assert other_way in seen(signed["DK"], address("board", of_a_state))
    assert other_way in seen(signed["DK"], address("what_if", of_a_state))


def test_a_scenario_says_that_its_figures_are_indicative_as_the_board_does(of_a_state, denmark):
    everyone = "&".join(f"{one.state_id}=for" for one in of_a_state.members.all() if one.state_id not in "DE FR IT")
    assert "The result is indicative" in seen(denmark, f"{address('what_if', of_a_state)}?{everyone}")


def test_a_scenario_starts_from_no_answer_where_a_state_took_back_what_it_said(silence, denmark, france):
    say(silence, france, "agree")
    say(silence, france, "comment", withdraws=True)
    assert "as it is: Comment" not in seen(denmark, address("what_if", silence))
