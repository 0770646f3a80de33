"""Proposals, rounds and a State's own answer over REST."""

from uuid import uuid4

import pytest

from audit.trail import chain_of
from core.clock import db_now
from responses.actions.closing import close_round
from responses.actions.positions import give_position
from responses.models import Position
from tests import cast
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready

PROPOSALS, ROUNDS = "/api/v1/proposals/", "/api/v1/rounds/"
READS = ("proposals:read", "rounds:read")


@pytest.fixture
def proposal(analyst, drafter, legal_adviser):
    return ready(a_proposal(a_case_for_all(analyst), drafter), drafter, legal_adviser)


@pytest.fixture
def silence(proposal, chair):
    return a_round(proposal, chair)


@pytest.fixture
def danish_system(caller):
    return caller("DK", "positions:write", *READS)


def answer(round_, **more):
    words = {"signatory": "dk.signatory@test.invalid", "answer": "agree", "text_sha256": round_.text_sha256}
    return words | more


def tag(round_, own=0):
    return f'W/"{round_.text_sha256[:16]}.{own}"'


def send(client, round_, *, etag="", key="", **more):
    headers = {"HTTP_IF_MATCH": etag or tag(round_)}
    if key:
        headers["HTTP_IDEMPOTENCY_KEY"] = key
    return client.post(f"{ROUNDS}{round_.pk}/positions/", answer(round_, **more), **headers)


def object_for(code, round_):
    signer = cast.signatory(code)
    return give_position(
        round_id=round_.pk, answer="object", by=signer, text_sha256=round_.text_sha256, reason="Not like this."
    )


def test_for_a_partner_proposals_and_rounds_do_not_exist(caller, silence):
    nato = caller("NATO", *READS)
    assert [nato.get(url).json()["results"] for url in (PROPOSALS, ROUNDS)] == [[], []]
    for url, pk in ((PROPOSALS, silence.proposal_id), (ROUNDS, silence.pk)):
        hidden, absent = nato.get(f"{url}{pk}/"), nato.get(f"{url}{uuid4()}/")
        assert (hidden.status_code, hidden.content) == (404, absent.content)
    assert nato.get(f"{ROUNDS}{silence.pk}/outcome/").status_code == 404


def test_a_proposal_comes_with_its_text_and_acts(danish_system, silence):
    row = danish_system.get(PROPOSALS).json()["results"][0]
    full = danish_system.get(f"{PROPOSALS}{row['id']}/").json()
    assert full["reference"] == silence.proposal.reference
    assert full["text"]["sha256"] == silence.text_sha256
    assert [paragraph["number"] for paragraph in full["text"]["paragraphs"]] == [1, 2]
    assert full["acts"] == []


def test_a_round_says_whom_it_asks_until_when_and_carries_what_one_answers_to_as_etag(danish_system, silence):
    response = danish_system.get(f"{ROUNDS}{silence.pk}/")
    got = response.json()
    assert (response["ETag"], got["etag"], got["status"]) == (tag(silence), tag(silence), "open")
    assert len(got["members"]) == 27
    assert "EL" in [member["state"] for member in got["members"]]
    assert got["text"]["sha256"] == got["text_sha256"]


@pytest.mark.parametrize(("visibility", "seen"), [("at_once", ["HU"]), ("after_own", []), ("after_close", [])])
def test_the_answers_of_others_are_shown_as_the_body_chose(visibility, seen, proposal, chair, danish_system):
    round_ = a_round(proposal, chair, visibility=visibility)
    object_for("HU", round_)
    got = danish_system.get(f"{ROUNDS}{round_.pk}/").json()
    assert [row["state"] for row in got["positions"]] == seen
    outcome = danish_system.get(f"{ROUNDS}{round_.pk}/outcome/").json()
    assert outcome["outcome"] is None
    assert "HU" not in str(outcome)


def test_a_comment_of_ones_own_opens_nobody_elses_answer(proposal, chair, danish_system, denmark):
    round_ = a_round(proposal, chair, visibility="after_own")
    object_for("HU", round_)
    for answer, seen in (("comment", ["DK"]), ("agree", ["DK", "DK", "HU"])):
        give_position(round_id=round_.pk, answer=answer, by=denmark, text_sha256=round_.text_sha256)
        got = danish_system.get(f"{ROUNDS}{round_.pk}/").json()
        assert sorted(row["state"] for row in got["positions"]) == seen


def test_the_outcome_is_there_once_the_round_has_closed(danish_system, silence, clock):
    object_for("HU", silence)
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    got = danish_system.get(f"{ROUNDS}{silence.pk}/outcome/").json()
    assert (got["status"], got["outcome"]["code"]) == ("broken", "BROKEN")
    assert got["outcome"]["answers"]["HU"]["answer"] == "object"
    assert got["explanation"]


def test_a_system_delivers_what_its_signatory_signed(danish_system, denmark, silence):
    response = send(danish_system, silence)
    assert response.status_code == 201, response.json()
    got = response.json()
    assert (got["state"], got["answer"], got["late"]) == ("DK", "agree", False)
    assert response["ETag"] == tag(silence, 1) == danish_system.get(f"{ROUNDS}{silence.pk}/")["ETag"]
    stored = Position.objects.get(receipt=got["receipt"])
    assert (stored.signed_by, stored.channel) == (denmark, "api")
    verbs = [event.verb for event in chain_of(silence.proposal.case)]
    assert verbs[-2:] == ["give_position", "deliver_position"]


def test_sent_twice_under_one_key_it_is_one_answer(danish_system, denmark, silence):
    first = send(danish_system, silence, key="k-1")
    again = send(danish_system, silence, key="k-1")
    assert (again.status_code, again["Idempotent-Replay"], again["ETag"]) == (201, "true", first["ETag"])
    assert again.json() == first.json()
    assert Position.objects.count() == 1


def test_without_if_match_it_is_428_and_stale_it_is_409_with_what_changed(danish_system, denmark, silence):
    bare = danish_system.post(f"{ROUNDS}{silence.pk}/positions/", answer(silence))
    assert (bare.status_code, bare.json()["code"]) == (428, "core.if_match_needed")
    give_position(round_id=silence.pk, answer="object", by=denmark, text_sha256=silence.text_sha256, reason="No.")
    stale = send(danish_system, silence)
    problem = stale.json()
    assert (stale.status_code, problem["code"]) == (409, "responses.answered_meanwhile")
    assert (problem["current"]["etag"], problem["current"]["status"]) == (tag(silence, 1), "broken")
    assert [row["answer"] for row in problem["current"]["positions"]] == ["object"]
    assert Position.objects.count() == 1


def test_what_other_states_answer_meanwhile_stops_nobody(danish_system, denmark, silence):
    for code in ("HU", "FR"):
        object_for(code, silence)
    given = send(danish_system, silence, answer="object", reason="Nor like that.")
    assert (given.status_code, given.json()["late"]) == (201, False)
    assert Position.objects.filter(state="DK", answer="object").exists()


def test_an_objection_goes_through_whatever_a_colleague_answered_meanwhile(danish_system, denmark, silence):
    give_position(round_id=silence.pk, answer="agree", by=denmark, text_sha256=silence.text_sha256)
    assert send(danish_system, silence, answer="object", reason="No.").status_code == 201
    silence.refresh_from_db()
    assert silence.status == "broken"


def test_sent_again_without_a_key_it_is_one_answer_too(danish_system, denmark, silence):
    first, again = (send(danish_system, silence, answer="object", reason="No.").json() for _ in range(2))
    assert first["receipt"] == again["receipt"]
    assert Position.objects.count() == 1


@pytest.mark.parametrize("visibility", ["after_own", "after_close"])
def test_where_answers_are_hidden_a_round_reads_the_same_whoever_answers(visibility, proposal, chair, danish_system):
    round_ = a_round(proposal, chair, visibility=visibility)
    before = [danish_system.get(url) for url in (ROUNDS, f"{ROUNDS}{round_.pk}/", f"{ROUNDS}{round_.pk}/outcome/")]
    signer = cast.signatory("HU")
    give_position(round_id=round_.pk, answer="agree", by=signer, text_sha256=round_.text_sha256)
    after = [danish_system.get(url) for url in (ROUNDS, f"{ROUNDS}{round_.pk}/", f"{ROUNDS}{round_.pk}/outcome/")]
    assert [each.json() for each in before] == [each.json() for each in after]
    assert [each.get("ETag") for each in before] == [each.get("ETag") for each in after]


@pytest.mark.parametrize("value", ["*", "x", "7", '"1" , "2"', '""', f'"{"9" * 81}"'])
def test_an_if_match_that_is_no_entity_tag_is_428(value, danish_system, denmark, silence):
    response = danish_system.post(f"{ROUNDS}{silence.pk}/positions/", answer(silence), HTTP_IF_MATCH=value)
    assert response.status_code == 428


@pytest.mark.parametrize("value", ['"one"', '"7"', 'W/"0000000000000000.0"'])
def test_the_entity_tag_of_something_else_is_409(value, danish_system, denmark, silence):
    response = send(danish_system, silence, etag=value)
    assert (response.status_code, response.json()["code"]) == (409, "responses.revision_moved")
    assert response.json()["current"]["etag"] == tag(silence)


def test_a_tag_the_round_never_had_is_409_and_one_made_strong_on_the_way_is_good(danish_system, denmark, silence):
    assert send(danish_system, silence, etag=tag(silence, 1)).status_code == 409
    assert send(danish_system, silence, etag=tag(silence).removeprefix("W/")).status_code == 201


@pytest.mark.parametrize(
    "signatory",
    ["fr.signatory@test.invalid", "dk.officer@test.invalid", "nobody@test.invalid", "dk.system@service.invalid"],
)
def test_only_a_signatory_of_that_state_today_can_be_named(
    signatory, danish_system, denmark, danish_officer, france, silence
):
    response = send(danish_system, silence, signatory=signatory)
    assert (response.status_code, response.json()["code"]) == (403, "responses.not_a_signatory_today")
    assert response.json()["field"] == "signatory"
    assert Position.objects.count() == 0


def test_a_person_signs_on_the_page_and_not_over_rest(signed_in, denmark, silence):
    response = send(signed_in(denmark), silence)
    assert (response.status_code, response.json()["code"]) == (403, "responses.key_needed_to_answer")


def test_another_text_than_the_one_asked_about_is_409(danish_system, denmark, silence):
    response = send(danish_system, silence, text_sha256="0" * 64)
    assert (response.status_code, response.json()["code"]) == (409, "responses.text_changed")


def test_an_answer_this_round_does_not_know_is_400(danish_system, denmark, silence):
    assert send(danish_system, silence, answer="abstain").json()["code"] == "responses.answer_not_known"
    assert send(danish_system, silence, answer="maybe").json()["field"] == "answer"
    assert send(danish_system, silence, mood="good").json()["field"] == "mood"


def test_an_answer_after_the_instant_is_kept_as_late(danish_system, denmark, silence, clock):
    clock.forward(hours=25)
    response = send(danish_system, silence)
    assert (response.status_code, response.json()["late"]) == (201, True)


def test_a_marking_in_a_reason_is_422_and_the_answer_is_not_recorded(danish_system, denmark, silence):
    response = send(danish_system, silence, reason="See CONFIDENTIEL UE/EU CONFIDENTIAL annex", key="k-2")
    assert response.status_code == 422
    assert Position.objects.count() == 0


def test_lists_cost_the_same_for_one_row_and_for_many(danish_system, silence, drafter, count_queries):
    danish_system.get(PROPOSALS)
    few = count_queries(lambda: danish_system.get(PROPOSALS))
    for number in range(5):
        a_proposal(silence.proposal.case, drafter, title=f"Declaration {number}")
    assert count_queries(lambda: danish_system.get(PROPOSALS)) == few
    assert len(danish_system.get(ROUNDS, {"closes_before": db_now().isoformat()}).json()["results"]) == 0


def test_a_list_of_rounds_costs_the_same_for_one_and_for_many(
    danish_system, proposal, drafter, legal_adviser, chair, count_queries
):
    a_round(proposal, chair)
    danish_system.get(ROUNDS)
    few = count_queries(lambda: danish_system.get(ROUNDS))
    for number in range(3):
        another = a_proposal(proposal.case, drafter, title=f"Declaration {number}")
        a_round(ready(another, drafter, legal_adviser), chair)
    assert count_queries(lambda: danish_system.get(ROUNDS)) == few
