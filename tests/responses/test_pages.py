"""The pages: what each reader finds on them, what a bad form answers, and what a page costs."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.clock import db_now
from responses.actions.closing import close_round
from responses.actions.positions import give_position
from responses.actions.rounds import suspend_round
from responses.actions.text import add_version
from responses.models import Check, Delivery, Position, Proposal, Round
from responses.rules.rounds import RoundStatus as S
from tests.factories.responses import ANSWERS, a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def url(name: str, *args: Any) -> str:
    return reverse(f"responses:{name}", args=args)


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def answer_form(round_: Round, answer: str, **more: Any) -> dict[str, Any]:
    return {"text_sha256": round_.text_sha256, "after": 0, "answer": answer, **more}


def token_in(response: Any) -> str:
    found = re.search(r'name="token" value="([^"]+)"', response.content.decode())
    assert found, text_of(response)[:2000]
    return found[1]


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(path).status_code in (200, 204)
    return len(counted)


@pytest.mark.parametrize("who", ["denmark", "danish_officer", "chair", "secretariat", "drafter", "auditor"])
def test_who_is_on_the_case_reads_the_page(who, silence, request):
    page = signed_in(request.getfixturevalue(who)).get(silence.proposal.get_absolute_url())
    assert page.status_code == 200
    assert "Where the round stands" in text_of(page)
    assert silence.text_sha256 in text_of(page)


def test_for_whom_it_is_not_there_is_no_such_proposal(silence, stranger):
    client = signed_in(stranger)
    for path in (silence.proposal.get_absolute_url(), url("board", silence.pk), url("position", silence.pk)):
        assert client.get(path.split("#")[0]).status_code == 404
    assert client.get(url("proposals")).context["total"] == 0


def test_the_card_says_what_doing_nothing_means(silence, denmark):
    page = text_of(signed_in(denmark).get(silence.proposal.get_absolute_url()))
    assert "If you do nothing, silence counts as consent" in page


def test_an_officer_reads_why_there_is_no_button(silence, danish_officer):
    page = text_of(signed_in(danish_officer).get(silence.proposal.get_absolute_url()))
    assert "You can prepare the answer" in page
    refused = signed_in(danish_officer).post(url("position", silence.pk), answer_form(silence, "agree"))
    assert refused.status_code == 403


def test_answering_takes_two_steps_and_leaves_a_receipt(silence, denmark):
    client = signed_in(denmark)
    assert client.get(url("position", silence.pk)).status_code == 200
    review = client.post(url("position", silence.pk), answer_form(silence, "object", reason="The second paragraph"))
    assert "The second paragraph" in text_of(review)
    assert "the silence is broken at once" in text_of(review)
    assert silence.text_sha256 in text_of(review)
    assert not Position.objects.exists()
    sent = client.post(url("sign", silence.pk), {"token": token_in(review)}, follow=True)
    row = Position.objects.get()
    assert (sent.status_code, row.answer, row.reason) == (200, "object", "The second paragraph")
    assert row.receipt in text_of(sent)


def test_a_double_click_on_sign_leads_to_the_same_receipt(silence, denmark):
    client = signed_in(denmark)
    token = token_in(client.post(url("position", silence.pk), answer_form(silence, "agree")))
    first = client.post(url("sign", silence.pk), {"token": token})
    second = client.post(url("sign", silence.pk), {"token": token})
    assert (first.status_code, first["Location"]) == (303, second["Location"])
    assert Position.objects.count() == 1


def test_changing_the_answer_keeps_every_word(silence, denmark):
    form = answer_form(silence, "reservation", reservation="scrutiny", clearing_condition="The capital replies")
    again = signed_in(denmark).post(url("position", silence.pk), form | {"edit": "1"})
    assert "The capital replies" in text_of(again)


def test_a_colleague_who_was_faster_leaves_the_words_of_the_slower_one_in_the_form(silence, denmark):
    slow, fast = signed_in(denmark), signed_in(denmark)
    form = answer_form(silence, "reservation", reservation="scrutiny", clearing_condition="The capital replies")
    late = token_in(slow.post(url("position", silence.pk), form))
    quick = token_in(fast.post(url("position", silence.pk), answer_form(silence, "agree")))
    fast.post(url("sign", silence.pk), {"token": quick})
    refused = slow.post(url("sign", silence.pk), {"token": late})
    assert refused.status_code == 409
    assert Position.objects.count() == 1
    again = slow.post(url("position", silence.pk), refused.context["kept"])
    assert "The capital replies" in text_of(again)
    review = slow.post(url("position", silence.pk), {k: v for k, v in refused.context["kept"].items() if k != "edit"})
    slow.post(url("sign", silence.pk), {"token": token_in(review)})
    assert [row.answer for row in Position.objects.order_by("sequence")] == ["agree", "reservation"]


def test_a_signature_by_another_person_or_a_changed_token_records_nothing(silence, denmark, france):
    token = token_in(signed_in(denmark).post(url("position", silence.pk), answer_form(silence, "agree")))
    assert signed_in(france).post(url("sign", silence.pk), {"token": token}).status_code == 403
    assert signed_in(denmark).post(url("sign", silence.pk), {"token": token + "x"}).status_code == 409
    assert not Position.objects.exists()


def test_a_round_that_ended_meanwhile_is_said_and_nothing_recorded(silence, denmark, drafter):
    client = signed_in(denmark)
    token = token_in(client.post(url("position", silence.pk), answer_form(silence, "agree")))
    add_version(proposal=silence.proposal, text="Other words.", by=drafter, base=1, ends_round=True)
    refused = client.post(url("sign", silence.pk), {"token": token})
    assert refused.status_code == 409
    assert "Nothing was recorded" in text_of(refused)
    assert not Position.objects.exists()


def test_an_answer_after_the_close_is_kept_as_late_and_says_so(silence, denmark, clock):
    client = signed_in(denmark)
    token = token_in(client.post(url("position", silence.pk), answer_form(silence, "object")))
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    receipt = client.post(url("sign", silence.pk), {"token": token}, follow=True)
    assert (receipt.status_code, Position.objects.get().late) == (409, True)
    assert "does not count" in text_of(receipt)
    assert Round.objects.get(pk=silence.pk).status == S.EXPIRED_SILENT


def test_an_objection_is_withdrawn_from_the_form(silence, hungary):
    give_position(round_id=silence.pk, answer="object", by=hungary, text_sha256=silence.text_sha256)
    client = signed_in(hungary)
    review = client.post(url("position", silence.pk), answer_form(silence, "withdraw", after=1))
    client.post(url("sign", silence.pk), {"token": token_in(review)})
    assert Round.objects.get(pk=silence.pk).status == S.OPEN


def test_a_receipt_is_verified_by_anyone_and_reveals_nothing(silence, denmark):
    row = give_position(
        round_id=silence.pk, answer="object", by=denmark, text_sha256=silence.text_sha256, reason="Secret"
    )  # fmt: skip
    from django.contrib.auth.models import AnonymousUser  # noqa: PLC0415
    from django.test import RequestFactory  # noqa: PLC0415

    from responses.views.verifying import verify  # noqa: PLC0415 - why: its address belongs to the site's root

    request = RequestFactory().get(f"/receipts/{row.receipt}/")
    request.user = AnonymousUser()
    page = text_of(verify(request, row.receipt))
    assert "This receipt is genuine" in page
    for secret in ("DK", "Denmark", "object", "Secret", "FIMI", denmark.name):
        assert secret not in page
    assert verify(request, "0" * 64).status_code == 404


@pytest.mark.parametrize(("choice", "seen"), [("at_once", True), ("after_own", False), ("after_close", False)])
def test_answers_of_others_are_shown_as_the_body_chose(choice, seen, proposal, chair, denmark, france):
    asked = a_round(proposal, chair, visibility=choice)
    row = give_position(round_id=asked.pk, answer="object", by=france, text_sha256=asked.text_sha256)
    board = signed_in(denmark).get(url("board", asked.pk)).context["board"]
    answers = {one["code"]: one["key"] for one in board["rows"]}
    assert (answers["FR"] == "object") is seen
    assert ("FR" in str(board["sentence"].params)) is seen
    assert (signed_in(denmark).get(url("receipt", row.pk)).status_code == 200) is seen
    assert signed_in(chair).get(url("board", asked.pk)).context["board"]["rows"][0]["key"] != "hidden"


def test_after_ones_own_answer_the_others_are_seen(proposal, chair, denmark, france):
    asked = a_round(proposal, chair, visibility="after_own")
    for by in (france, denmark):
        give_position(round_id=asked.pk, answer="agree", by=by, text_sha256=asked.text_sha256)
    rows = signed_in(denmark).get(url("board", asked.pk)).context["board"]["rows"]
    assert {one["code"] for one in rows if one["key"] == "agree"} == {"FR", "DK"}


def test_whoever_answered_reads_when_the_others_are_shown_and_no_other_promise(proposal, chair, france):
    asked = a_round(proposal, chair, visibility="after_close")
    give_position(round_id=asked.pk, answer="object", by=france, text_sha256=asked.text_sha256)
    page = text_of(signed_in(france).get(url("board", asked.pk)))
    assert "An objection was made. Who made it is not shown yet." in page
    assert "Answers are shown when the round has closed." in page
    assert "you have answered" not in page


def test_a_state_that_is_not_asked_reads_that_and_nothing_about_its_silence(
    case, drafter, legal_adviser, chair, france
):
    proposal = ready(a_proposal(case, drafter, "joint_statement"), drafter, legal_adviser)
    way = {"procedure": "consent", "rule": "consent_of_participants"}
    a_round(proposal, chair, participants=["DK", "DE"], **way)
    page = signed_in(france).get(url("proposal", proposal.pk))
    assert page.context["own"]["if_nothing"] is None
    assert "Your delegation’s position: <em>not asked</em>" in text_of(page)
    assert "FR is not asked in this round" in text_of(page)
    assert "Ask the capital" not in text_of(page)


def test_there_are_no_bars_under_silence_and_bars_where_the_rule_has_them(silence, case, drafter, legal_adviser, chair):
    assert signed_in(chair).get(url("board", silence.pk)).context["board"]["bars"] == []
    other = ready(a_proposal(case, drafter, "council_conclusions"), drafter, legal_adviser)
    written = a_round(other, chair, procedure="written", rule="written_unanimity")
    bars = signed_in(chair).get(url("board", written.pk)).context["board"]["bars"]
    assert [bar["total"] for bar in bars] == [27]


def test_a_poll_without_news_costs_little_and_news_are_sent(silence, denmark, france):
    client = signed_in(denmark)
    same = client.get(url("board", silence.pk)).context["board"]["poll_url"]
    assert client.get(same).status_code == 204
    give_position(round_id=silence.pk, answer="agree", by=france, text_sha256=silence.text_sha256)
    assert client.get(same).status_code == 200
    assert queries_of(client, client.get(same).context["board"]["poll_url"]) <= 7


def test_polling_ends_with_the_round(silence, denmark, clock):
    client = signed_in(denmark)
    assert "data-hx-get" in text_of(client.get(url("board", silence.pk)))
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    assert "data-hx-get" not in text_of(client.get(url("board", silence.pk)))


def test_the_list_costs_the_same_for_one_and_for_many(case, drafter, chair):
    a_proposal(case, drafter)
    client = signed_in(chair)
    client.get(url("proposals"))
    one = queries_of(client, url("proposals"))
    for number in range(12):
        a_proposal(case, drafter, title=f"Another {number}")
    assert queries_of(client, url("proposals")) == one


def test_the_page_costs_the_same_with_one_answer_and_with_27(silence, denmark):
    client = signed_in(denmark)
    path = silence.proposal.get_absolute_url()
    client.get(path)
    give_position(round_id=silence.pk, answer="agree", by=denmark, text_sha256=silence.text_sha256)
    one = queries_of(client, path)
    signatories = everyone_signs_but(denmark)
    for by in signatories:
        give_position(round_id=silence.pk, answer="agree", by=by, text_sha256=silence.text_sha256)
    assert queries_of(client, path) == one


def everyone_signs_but(known: Any) -> list[Any]:
    from delegations import facts  # noqa: PLC0415
    from tests import cast  # noqa: PLC0415

    return [cast.signatory(state.code) for state in facts.states() if state.code != "DK"]


def test_proposing_over_the_form_keeps_what_was_typed(case, drafter):
    client = signed_in(drafter)
    empty = client.post(url("propose", case.pk), {"title": "Kept", "proposal_from": "hr_or_commission"})
    assert empty.status_code == 400
    assert "Kept" in text_of(empty)
    instrument = empty.context["form"].fields["instrument"].queryset.get(code="hr_statement")
    made = client.post(
        url("propose", case.pk), {"title": "Kept", "proposal_from": "hr_or_commission", "instrument": instrument.pk}
    )
    assert made.status_code == 303
    assert Proposal.objects.get().title == "Kept"


def test_a_stale_text_shows_both_and_loses_neither(draft, drafter, chair):
    add_version(proposal=draft, text="First.", by=drafter, base=0)
    add_version(proposal=draft, text="By the chair.", by=chair, base=1)
    client = signed_in(drafter)
    stale = client.post(url("new_version", draft.pk), {"base": 1, "text": "By the drafter."})
    assert stale.status_code == 409
    assert "By the chair." in text_of(stale)
    assert "By the drafter." in text_of(stale)
    saved = client.post(url("new_version", draft.pk), {"base": 2, "text": "By the drafter."})
    assert (saved.status_code, draft.versions.count()) == (303, 3)


def test_a_text_with_a_marking_answers_422_and_keeps_the_words(draft, drafter):
    words = "SECRET UE/EU SECRET\n\nThe rest of the draft."
    refused = signed_in(drafter).post(url("new_version", draft.pk), {"base": 0, "text": words})
    assert refused.status_code == 422
    assert "The rest of the draft." in text_of(refused)


def test_two_versions_are_compared_by_word(draft, drafter):
    add_version(proposal=draft, text="The Union condemns it.", by=drafter, base=0)
    add_version(proposal=draft, text="The Union regrets it.", by=drafter, base=1)
    page = text_of(signed_in(drafter).get(url("compare", draft.pk, 1, 2)))
    assert "<del>" in page
    assert "<ins>" in page
    assert signed_in(drafter).get(url("compare", draft.pk, 1, 9)).status_code == 404


def test_the_rights_test_is_signed_on_its_page(draft, legal_adviser, drafter):
    client = signed_in(legal_adviser)
    assert signed_in(drafter).get(url("check", draft.pk, "rights_test")).status_code == 403
    assert client.post(url("check", draft.pk, "rights_test"), {"necessary": "Yes"}).status_code == 400
    assert client.post(url("check", draft.pk, "rights_test"), ANSWERS).status_code == 303
    assert Check.objects.get(proposal=draft, code="rights_test").done_by == legal_adviser
    assert client.post(url("undo_check", draft.pk, "rights_test"), {}).status_code == 303


def test_the_chair_opens_a_round_in_brussels_time(proposal, chair):
    client = signed_in(chair)
    assert client.get(url("open_round", proposal.pk)).status_code == 200
    form = {"version": 1, "way": "silence/silence", "visibility": "at_once", "closes_at": "2020-01-01T12:00"}
    form["holidays_seen"] = "on"
    past = client.post(url("open_round", proposal.pk), form)
    assert past.status_code == 400
    assert not Round.objects.exists()
    soon = (db_now() + timedelta(days=2)).date()
    opened = client.post(url("open_round", proposal.pk), form | {"closes_at": f"{soon}T12:00"})
    assert opened.status_code == 303, text_of(opened)
    assert Round.objects.get().closes_at.minute == 0
    assert Round.objects.get().closes_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize("name", ["extend", "withdraw", "suspend", "confirm", "reopen", "declare_broken", "resume"])
def test_only_the_chair_sees_the_chairs_forms(name, silence, denmark, chair):
    path = url(f"{name}_round", silence.pk)
    assert signed_in(denmark).get(path).status_code == 403
    assert signed_in(chair).get(path).status_code == 200


def test_the_chair_extends_and_confirms_by_form(silence, chair, clock):
    client = signed_in(chair)
    later = f"{(silence.closes_at + timedelta(days=1)).date()}T20:00"
    sent = {"closes_at": later, "holidays_seen": "on"}
    assert client.post(url("extend_round", silence.pk), sent).status_code == 303
    earlier = client.post(url("extend_round", silence.pk), {"closes_at": "2026-01-01T10:00"})
    assert earlier.status_code == 400
    clock.forward(days=4)
    close_round(round_id=silence.pk)
    assert "Confirm the outcome" in text_of(client.get(silence.proposal.get_absolute_url()))
    assert client.post(url("confirm_round", silence.pk), {}).status_code == 303
    form = {"reference": "COREU 7/26", "adopted_on": "2026-11-01"}
    assert client.post(url("adoption", silence.proposal_id), form).status_code == 303
    assert "COREU 7/26" in text_of(client.get(silence.proposal.get_absolute_url()))


def test_a_stopped_clock_is_said_on_the_board(silence, chair):
    suspend_round(round_=silence, reason="Outage", by=chair)
    assert "The clock is stopped" in text_of(signed_in(chair).get(url("board", silence.pk)))


def test_the_secretariat_records_on_behalf_by_form(silence, secretariat):
    client = signed_in(secretariat)
    now = db_now()
    form = {"state": "HU", "answer": "object", "proof": "Call to the duty desk"}
    assert client.post(url("record_position", silence.pk), form).status_code == 400
    silence.refresh_from_db()
    received = now.astimezone().isoformat()
    assert client.post(url("record_position", silence.pk), form | {"proof_received_at": received}).status_code == 303
    assert Position.objects.get().recorded_by == secretariat


def test_a_delivery_is_recorded_and_followed_up_by_form(case, drafter, legal_adviser, chair):
    proposal = ready(a_proposal(case, drafter, "hr_statement"), drafter, legal_adviser, text="The HR condemns.")
    signed_in(chair).post(url("adoption", proposal.pk), {"reference": "HR/7", "adopted_on": "2026-11-01"})
    client = signed_in(drafter)
    form = {"kind": "statement", "what": "Published", "delivered_by": "EEAS", "delivered_at": "2026-11-02T10:00"}
    assert client.post(url("deliver", proposal.pk), form | {"follow_up_at": "2026-11-01T10:00"}).status_code == 400
    sent = client.post(url("deliver", proposal.pk), form | {"follow_up_at": "2030-11-09T10:00"})
    assert sent.status_code == 303, text_of(sent)
    delivery = Delivery.objects.get()
    assert client.post(url("follow_up", delivery.pk), {"note": "Reprinted"}).status_code == 303
    assert client.post(url("follow_up", delivery.pk), {"note": "Again"}).status_code == 409


def test_instruments_show_their_law_and_what_is_to_be_confirmed(denmark):
    client = signed_in(denmark)
    assert "To be confirmed" in text_of(client.get(url("instruments")))
    page = text_of(client.get(url("instrument", "listing")))
    assert "Council Implementing Regulation" in page
    assert "To be confirmed" in page
    assert client.get(url("instrument", "no-such-thing")).status_code == 404


def test_an_unknown_address_is_not_found(denmark):
    assert signed_in(denmark).get(url("proposal", uuid4())).status_code == 404
