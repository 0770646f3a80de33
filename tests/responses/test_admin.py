"""The secretariat's administration: instruments by dated rows, everything else to be looked at."""

from datetime import timedelta
from typing import Any

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse

from core.rules.refusal import Refused
from delegations import facts as people
from responses.actions.brake import invoke_brake
from responses.actions.corrigenda import accept_corrigendum
from responses.actions.instruments import add_instrument_row
from responses.actions.positions import give_position
from responses.models import Instrument
from tests.factories.responses import a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def next_row(**changes: Any) -> Instrument:
    old = Instrument.objects.get(code="eu_demarche")
    values = {
        field.name: getattr(old, field.name) for field in old._meta.fields if field.name not in ("id", "created_at")
    }
    tomorrow = people.today() + timedelta(days=1)
    return Instrument(**values | {"valid_from": tomorrow, "valid_to": None} | changes)


def test_a_changed_rule_is_a_new_row_and_the_old_one_ends_the_day_before(secretariat):
    row = add_instrument_row(row=next_row(confirmed=True), by=secretariat)
    old = Instrument.objects.get(code="eu_demarche", valid_to__isnull=False)
    assert old.valid_to == row.valid_from - timedelta(days=1)
    assert Instrument.objects.in_force(row.valid_from).get(code="eu_demarche").confirmed


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pairs": [{"procedure": "telepathy", "rule": "unanimity", "answers": []}]}, "instrument_unreadable"),
        ({"valid_from": people.today() - timedelta(days=30)}, "instrument_not_backwards"),
    ],
)
def test_a_row_that_cannot_be_is_refused(changes, code, secretariat):
    with pytest.raises(Refused) as no:
        add_instrument_row(row=next_row(**changes), by=secretariat)
    assert no.value.refusal.code == f"responses.{code}"


def test_only_the_secretariat_keeps_instruments(chair_of_a_working_party):
    with pytest.raises(Refused) as no:
        add_instrument_row(row=next_row(), by=chair_of_a_working_party)
    assert no.value.refusal.code == "responses.only_secretariat_keeps_instruments"


@pytest.fixture
def chair_of_a_working_party(chair):
    return chair


def test_nobody_edits_a_round_or_an_answer_not_even_the_secretariat(silence, denmark, secretariat):
    row = give_position(round_id=silence.pk, answer="agree", by=denmark, text_sha256=silence.text_sha256)
    client = signed_in(secretariat)
    for model, thing in (("round", silence), ("position", row), ("proposal", silence.proposal)):
        assert client.get(reverse(f"admin:responses_{model}_changelist")).status_code == 200
        path = reverse(f"admin:responses_{model}_change", args=[thing.pk])
        page = client.get(path)
        assert page.status_code == 200
        assert b'name="_save"' not in page.content
        assert client.post(path, {"status": "confirmed"}).status_code == 403
        assert client.get(reverse(f"admin:responses_{model}_add")).status_code == 403


def looked_at_only(client: Any, model: str, thing: Any) -> str:
    """The words on its page, after every way of changing it was refused."""
    path = reverse(f"admin:responses_{model}_change", args=[thing.pk])
    page = client.get(path)
    assert client.get(reverse(f"admin:responses_{model}_changelist")).status_code == 200
    assert client.post(path, {"reasons": "other", "before": "other"}).status_code == 403
    assert client.get(reverse(f"admin:responses_{model}_add")).status_code == 403
    assert client.post(reverse(f"admin:responses_{model}_delete", args=[thing.pk]), {"post": "yes"}).status_code == 403
    return page.content.decode()


def test_a_slip_put_right_and_the_text_are_looked_at_and_nobody_changes_them(silence, chair, secretariat):
    words = silence.version.paragraphs.get(number=1).text.split()
    slip = accept_corrigendum(
        round_=silence, paragraph=1, before=words[0], after=words[0] + "s", why="A slip of the pen.", by=chair
    )
    client = signed_in(secretariat)
    assert "A slip of the pen." in looked_at_only(client, "corrigendum", slip)
    assert silence.text_sha256 in looked_at_only(client, "textversion", silence.version)


def test_a_brake_is_looked_at_with_its_reasons_and_nobody_changes_it(
    listable, drafter, legal_adviser, chair, hungary, secretariat
):
    decision = ready(a_proposal(listable, drafter, "cfsp_implementing_decision"), drafter, legal_adviser)
    vote = a_round(decision, chair, procedure="written", rule="qualified_majority")
    invoke_brake(round_=vote, reasons="A vital interest, as the parliament stated.", by=hungary)
    page = looked_at_only(signed_in(secretariat), "brake", vote.brakes.get())
    assert "A vital interest, as the parliament stated." in page


def test_the_page_of_a_round_shows_what_was_recorded_about_it(silence, secretariat):
    page = signed_in(secretariat).get(reverse("admin:responses_round_change", args=[silence.pk]))
    assert "opened round 1" in page.content.decode()


def test_a_new_row_starts_from_the_old_one(secretariat):
    old = Instrument.objects.get(code="eu_demarche")
    form = signed_in(secretariat).get(f"{reverse('admin:responses_instrument_add')}?from={old.pk}").context["adminform"]
    assert form.form.initial["name"] == old.name
    assert model_to_dict(old)["code"] == form.form.initial["code"]
