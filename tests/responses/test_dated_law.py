"""A changed instrument is a new dated row: what is running keeps its own law, and each row shows its own."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core.rules.refusal import Refused
from delegations import facts as people
from responses.actions.endings import withdraw_round
from responses.actions.instruments import add_instrument_row
from responses.actions.positions import give_position
from responses.actions.propose import propose
from responses.facts import state_of_play
from responses.models import Instrument, Round
from responses.rules.vocabulary import ReservationEffect
from tests.factories.responses import a_case_for_all, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def changed(**changes) -> Instrument:
    """A row from tomorrow on, on which a parliamentary reservation breaks instead of holding."""
    old = Instrument.objects.get(code="hr_declaration")
    values = {each.name: getattr(old, each.name) for each in old._meta.fields if each.name not in ("id", "created_at")}
    effects = dict(old.reservation_effects) | {"parliamentary": "breaks"}
    tomorrow = people.today() + timedelta(days=1)
    return Instrument(**values | {"valid_from": tomorrow, "valid_to": None, "reservation_effects": effects} | changes)


@pytest.fixture
def new_law(silence, secretariat):
    return add_instrument_row(row=changed(legal_basis="Art. 99 of an invented act"), by=secretariat)


def reserve(round_, by):
    give_position(
        round_id=round_.pk, answer="reservation", reservation="parliamentary", by=by, text_sha256=round_.text_sha256
    )
    return state_of_play(Round.objects.get(pk=round_.pk)).current["DK"].effect


def test_a_running_round_keeps_the_law_it_was_opened_on(silence, new_law, denmark):
    assert reserve(silence, denmark) is ReservationEffect.HOLDS
    assert Round.objects.get(pk=silence.pk).status == "open"


def test_a_new_round_is_decided_by_the_new_row(new_law, analyst, drafter, legal_adviser, chair, denmark, clock):
    clock.forward(hours=30)
    words = {"title": "Under the new row", "proposal_from": "hr_or_commission"}
    proposal = propose(case=a_case_for_all(analyst), instrument=new_law, by=drafter, **words)
    newer = a_round(ready(proposal, drafter, legal_adviser), chair)
    assert reserve(newer, denmark) is ReservationEffect.BREAKS
    assert Round.objects.get(pk=newer.pk).status == "broken"


def test_no_new_round_opens_on_a_row_that_has_ended(silence, new_law, chair, clock):
    withdraw_round(round_=silence, reason="Overtaken by events.", by=chair)
    silence.proposal.refresh_from_db()
    clock.forward(hours=30)
    with pytest.raises(Refused) as no:
        a_round(silence.proposal, chair)
    assert no.value.refusal.code == "responses.instrument_changed"


def test_the_page_of_an_instrument_shows_each_row_with_its_own_law(silence, new_law, denmark):
    client, address = signed_in(denmark), reverse("responses:instrument", args=["hr_declaration"])
    today = client.get(address).content.decode()
    assert "Art. 99 of an invented act" not in today
    assert f"?on={new_law.valid_from.isoformat()}" in today
    then = client.get(f"{address}?on={new_law.valid_from.isoformat()}").content.decode()
    assert "Art. 99 of an invented act" in then
    assert "Not in force yet" in then
    assert client.get(f"{address}?on=nonsense").status_code == 200


def test_a_proposal_leads_to_the_row_it_stands_on(silence, new_law, denmark):
    page = signed_in(denmark).get(silence.proposal.get_absolute_url()).content.decode()
    assert f"hr_declaration/?on={silence.proposal.instrument.valid_from.isoformat()}" in page
