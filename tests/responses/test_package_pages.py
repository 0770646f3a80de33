"""The pages of a package: planned by forms, released by people, read on paper, by systems and before a signature."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from core.clock import db_now
from delegations import facts as people
from responses.actions.releasing import stop_phase
from responses.models import Instrument, Phase, Position
from tests.factories.packages import a_phase
from tests.factories.responses import a_round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def at(instant) -> str:
    return f"{instant.astimezone(people.BRUSSELS):%Y-%m-%dT%H:%M}"


def page_of(person, proposal) -> str:
    return signed_in(person).get(proposal.get_absolute_url()).content.decode()


def words(phase=None, **more) -> dict:
    return {
        "title": "Demarche", "what": "Ask.", "instrument": Instrument.objects.get(code="eu_demarche").pk,
        "carried_out_by": "EEAS", "trigger": "at_once",
    } | more  # fmt: skip


def test_a_package_is_planned_by_form_and_what_was_typed_stays_with_an_error(proposal, drafter):
    client, url = signed_in(drafter), reverse("responses:phase_new", args=[proposal.pk])
    assert client.post(url, words()).status_code == 303
    first = proposal.phases.get()
    second = words(title="Declaration", instrument=proposal.instrument_id, trigger="without_reply", counted="working")
    wrong = client.post(url, second | {"after": first.pk})
    assert wrong.status_code == 400
    assert "Say after how many days" in wrong.content.decode()
    assert "Declaration" in wrong.content.decode()
    assert client.post(url, second | {"after": first.pk, "days": 10, "at": "09:30"}).status_code == 303
    page = page_of(drafter, proposal)
    assert "If no reply to phase 1 has come 10 working days after it was carried out, at 09:30 in Brussels." in page


def test_a_colleagues_change_is_not_written_over_and_the_typed_words_stay(proposal, package, drafter):
    client, (first, _) = signed_in(drafter), package
    url = reverse("responses:edit_phase", args=[first.pk])
    assert client.post(url, words(revision=1, what="Ask once more.")).status_code == 303
    late = client.post(url, words(revision=1, what="Something of mine."))
    assert late.status_code == 409
    assert "Something of mine." in late.content.decode()
    assert Phase.objects.get(pk=first.pk).what == "Ask once more."


def test_delegations_read_when_what_happens_and_change_nothing(proposal, package, denmark):
    page = page_of(denmark, proposal)
    assert "Demarche in the capital" in page
    assert "/phases/" not in page
    assert signed_in(denmark).get(reverse("responses:phase_new", args=[proposal.pk])).status_code == 403


def test_the_signer_reads_the_phases_and_their_hash_and_the_receipt_names_it(proposal, package, chair, denmark):
    round_ = a_round(proposal, chair)
    client = signed_in(denmark)
    form = {"text_sha256": round_.text_sha256, "after": 0, "answer": "agree"}
    review = client.post(reverse("responses:position", args=[round_.pk]), form)
    page = review.content.decode()
    assert round_.package_sha256 in page
    assert "If no reply to phase 1 has come" in page
    client.post(reverse("responses:sign", args=[round_.pk]), {"token": review.context["token"]})
    row = Position.objects.get(round=round_)
    receipt = client.get(reverse("responses:receipt", args=[row.pk])).content.decode()
    assert round_.package_sha256 in receipt
    paper = client.get(reverse("responses:receipt_document", args=[row.pk, "docx"])).content
    assert "If no reply to phase 1" in "\n".join(one.text for one in Document(BytesIO(paper)).paragraphs)


def test_the_chair_reads_the_phases_before_asking(proposal, package, chair):
    client, url = signed_in(chair), reverse("responses:open_round", args=[proposal.pk])
    assert "Demarche in the capital" in client.get(url).content.decode()
    form = {
        "version": 1,
        "way": "silence/silence",
        "closes_at": at(db_now() + timedelta(days=4)),
        "visibility": "at_once",
    }
    assert client.post(url, form | {"holidays_seen": "on"}).status_code == 303
    assert proposal.rounds.get().package_sha256


def test_the_version_on_paper_holds_the_phases_it_was_put_to_the_states_with(proposal, package, drafter, chair):
    a_round(proposal, chair)
    got = signed_in(drafter).get(reverse("responses:version_document", args=[proposal.pk, 1, "docx"])).content
    text = "\n".join(one.text for one in Document(BytesIO(got)).paragraphs)
    assert "What happens when" in text
    assert "Demarche in the capital" in text


def test_the_whole_way_by_pages(agreed, drafter, chair, clock):
    first, second = agreed
    client = signed_in(drafter)
    for name in ("release", "carry_out"):
        assert client.get(reverse(f"responses:{name}_phase", args=[first.pk])).status_code in (200, 409)
    assert client.post(reverse("responses:release_phase", args=[first.pk]), {"sure": "on"}).status_code == 303
    done = {"what": "Handed over.", "delivered_by": "EU Delegation", "delivered_at": at(db_now())}
    early = client.post(
        reverse("responses:carry_out_phase", args=[first.pk]), done | {"delivered_at": at(db_now() + timedelta(days=1))}
    )
    assert early.status_code == 400
    assert client.post(reverse("responses:carry_out_phase", args=[first.pk]), done).status_code == 303
    clock.forward(days=2)
    reply = {"replied_at": at(db_now()), "reply": "They deny it."}
    assert client.post(reverse("responses:reply_phase", args=[first.pk]), reply).status_code == 303
    assert "They deny it." in page_of(drafter, first.proposal)
    chairs = signed_in(chair)
    url = reverse("responses:resume_phase", args=[second.pk])
    assert chairs.post(url, {"reason": ""}).status_code == 400
    assert chairs.post(url, {"reason": "A mere receipt."}).status_code == 303
    assert chairs.post(reverse("responses:stop_phase", args=[second.pk]), {"reason": "Talks."}).status_code == 303
    assert "Talks." in page_of(drafter, first.proposal)
    assert client.post(reverse("responses:release_phase", args=[second.pk]), {"sure": "on"}).status_code == 409


def test_a_follow_up_may_say_that_the_addressee_replied(agreed, drafter, clock):
    first, _ = agreed
    client = signed_in(drafter)
    client.post(reverse("responses:release_phase", args=[first.pk]), {"sure": "on"})
    done = {
        "what": "Handed over.", "delivered_by": "EU Delegation", "delivered_at": at(db_now()),
        "follow_up_at": at(db_now() + timedelta(days=2)),
    }  # fmt: skip
    client.post(reverse("responses:carry_out_phase", args=[first.pk]), done)
    first.refresh_from_db()
    url = reverse("responses:follow_up", args=[first.delivery_id])
    assert "If the addressee replied" in client.get(url).content.decode()
    said = {"note": "A note came."}
    assert client.post(url, said | {"replied_at": at(db_now() + timedelta(days=9))}).status_code == 400
    first.refresh_from_db()
    assert first.delivery.followed_up_at is None
    clock.forward(hours=1)
    assert client.post(url, said | {"replied_at": at(db_now())}).status_code == 303
    assert Phase.objects.get(pk=agreed[1].pk).status == "skipped"


def test_a_system_reads_the_phases_as_they_stand_and_as_they_were_put(proposal, package, drafter, chair):
    got = signed_in(drafter).get(f"/api/v1/proposals/{proposal.pk}/").json()
    assert [(one["number"], one["trigger"], one["status"]) for one in got["phases"]] == [
        (1, "at_once", "planned"), (2, "without_reply", "planned"),
    ]  # fmt: skip
    assert got["phases"][1]["when"].startswith("If no reply to phase 1")
    round_ = a_round(proposal, chair)
    put = signed_in(drafter).get(f"/api/v1/rounds/{round_.pk}/").json()
    assert put["package_sha256"] == round_.package_sha256
    assert [one["title"] for one in put["phases"]] == ["Demarche in the capital", "Declaration"]


def test_who_may_not_see_the_proposal_finds_no_phase_of_it(package, stranger):
    for name in ("edit", "release", "stop", "reply", "remove", "carry_out", "resume", "call"):
        assert signed_in(stranger).get(reverse(f"responses:{name}_phase", args=[package[0].pk])).status_code == 404


def test_the_page_costs_the_same_for_one_phase_and_for_many(
    proposal, package, drafter, chair, django_assert_num_queries
):
    client = signed_in(drafter)
    client.get(proposal.get_absolute_url())
    with CaptureQueriesContext(connection) as asked:
        client.get(proposal.get_absolute_url())
        few = len(asked)
    for number in range(6):
        a_phase(proposal, drafter, title=f"More {number}", trigger="after_delivery", after=package[0], days=number + 1)
    stop_phase(phase=package[1], reason="Not now.", by=chair)
    client.get(proposal.get_absolute_url())
    with django_assert_num_queries(few):
        client.get(proposal.get_absolute_url())
