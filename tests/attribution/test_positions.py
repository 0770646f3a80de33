"""Each State speaks for itself, and nothing is concluded from what many say (R23)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from attribution import actions
from attribution.models import NationalAttribution, UnionPosition
from attribution.queries import panel, register, union_positions
from attribution.rules.vocabulary import StateStance
from attribution.words import label
from core.rules.refusal import Refused
from delegations import facts as people


def refused(act, **known):
    with pytest.raises(Refused) as no:
        act(**known)
    return no.value.refusal


def test_a_signatory_records_the_own_states_position(case, denmark):
    made = actions.record_national_attribution(
        case=case, state="DK", stance="own_attribution", actor_name="Doppelganger", by=denmark, is_public=True
    )
    assert (made.state_id, made.sequence, made.date, made.quotable) == ("DK", 1, people.today(), False)


def test_no_position_is_a_full_answer_that_names_nobody(case, denmark):
    made = actions.record_national_attribution(case=case, state="DK", stance="no_position", by=denmark)
    assert (made.stance, made.actor) == ("no_position", None)
    refusal = refused(
        actions.record_national_attribution, case=case, state="DK", stance="no_position", actor_name="X", by=denmark
    )
    assert refusal.code == "attribution.no_position_names_nobody"


def test_an_attribution_names_its_actor(case, denmark):
    refusal = refused(actions.record_national_attribution, case=case, state="DK", stance="own_attribution", by=denmark)
    assert (refusal.code, refusal.field) == ("attribution.actor_missing", "actor")


@pytest.mark.parametrize("who", ["danish_officer", "france", "analyst", "chair"])
def test_nobody_else_speaks_for_a_state(case, who, request):
    by = request.getfixturevalue(who)
    refusal = refused(actions.record_national_attribution, case=case, state="DK", stance="no_position", by=by)
    assert refusal.code == "attribution.only_that_state"
    assert not NationalAttribution.objects.exists()


def test_the_secretariat_records_on_behalf_with_proof_only(case, secretariat):
    said = {"case": case, "state": "HU", "stance": "no_position", "by": secretariat}
    assert refused(actions.record_national_attribution, **said).code == "attribution.proof_missing"
    made = actions.record_national_attribution(**said, proof="Message 214 of 09:40")
    assert (made.state_id, made.proof) == ("HU", "Message 214 of 09:40")


def test_a_service_is_not_a_state(case, secretariat):
    refusal = refused(
        actions.record_national_attribution, case=case, state="EEAS", stance="no_position", by=secretariat, proof="x"
    )
    assert refusal.code == "attribution.not_a_state"


def test_a_position_is_not_dated_ahead(case, denmark):
    ahead = people.today() + timedelta(days=1)
    refusal = refused(
        actions.record_national_attribution, case=case, state="DK", stance="opposes", by=denmark, date=ahead
    )
    assert (refusal.code, refusal.field) == ("attribution.date_in_future", "date")


def test_a_later_position_follows_and_the_former_stays(case, denmark):
    actions.record_national_attribution(case=case, state="DK", stance="solidarity_only", by=denmark)
    actions.record_national_attribution(case=case, state="DK", stance="associates", actor_name="APT28", by=denmark)
    row = next(row for row in register(case, denmark) if row.state.code == "DK")
    assert (row.position.stance, [one.stance for one in row.earlier]) == ("associates", ["solidarity_only"])


def test_a_recorded_position_can_be_changed_by_nobody(case, denmark):
    made = actions.record_national_attribution(case=case, state="DK", stance="opposes", by=denmark)
    with pytest.raises(DatabaseError), transaction.atomic():
        NationalAttribution.objects.filter(pk=made.pk).update(stance="associates")
    with pytest.raises(DatabaseError), transaction.atomic():
        made.delete()


def test_the_register_has_every_state_in_protocol_order_and_silence_is_empty(case, denmark):
    actions.record_national_attribution(case=case, state="DK", stance="no_position", by=denmark)
    rows = register(case, denmark)
    assert [row.state.code for row in rows] == [state.code for state in people.states()]
    assert len(rows) == 27
    assert [row.state.code for row in rows if row.position] == ["DK"]


def test_fourteen_national_attributions_make_no_position_of_the_union(case, analyst, secretariat):
    """R23: 14 attribute to X, one has no position, 12 are silent; the Union's position stays empty."""
    codes = [state.code for state in people.states()]
    for code in codes[:14]:
        actions.record_national_attribution(
            case=case, state=code, stance="own_attribution", actor_name="X", by=secretariat, proof="note verbale"
        )
    actions.record_national_attribution(
        case=case, state=codes[14], stance="no_position", by=secretariat, proof="note verbale"
    )
    assert not union_positions(case, analyst).exists()
    assert not UnionPosition.objects.exists()
    shown = panel(case, analyst)["attribution"]
    assert not any(isinstance(value, int) and not isinstance(value, bool) for value in shown.values())
    assert [row.stance for row in shown["recorded"]][:1] == ["Own attribution"]


def test_the_chair_records_what_a_text_of_the_union_says(case, chair):
    said = {"case": case, "position": "notes", "by": chair}
    assert refused(actions.record_union_position, **said, reference=" ").code == "attribution.reference_missing"
    made = actions.record_union_position(**said, reference="Statement 593/26")
    assert (made.position, made.reference) == ("notes", "Statement 593/26")


def test_a_signatory_records_no_position_of_the_union(case, denmark):
    refusal = refused(
        actions.record_union_position, case=case, position="attributes", reference="Statement 1", by=denmark
    )
    assert refusal.code == "attribution.may_not_record_union_position"


def test_a_position_on_a_hidden_case_is_refused(case, hungary):
    refusal = refused(actions.record_national_attribution, case=case, state="HU", stance="no_position", by=hungary)
    assert refusal.code == "cases.not_yours_to_see"


def test_a_partner_sees_no_national_position(case, denmark, nato):
    actions.record_national_attribution(case=case, state="DK", stance="opposes", by=denmark)
    assert not NationalAttribution.objects.visible_to(nato).exists()


@pytest.mark.parametrize("stance", list(StateStance))
def test_every_stance_has_a_word(stance):
    assert label(stance)


def test_the_register_costs_the_same_whoever_answered(case, denmark, secretariat, django_assert_num_queries):
    people.actor(denmark)
    with django_assert_num_queries(2):
        register(case, denmark)
    for code in ("FR", "DE", "PL", "EE"):
        actions.record_national_attribution(
            case=case, state=code, stance="opposes", by=secretariat, proof="note verbale"
        )
    with django_assert_num_queries(2):
        register(case, denmark)


def test_each_state_has_its_own_numbering(case, denmark, france):
    actions.record_national_attribution(case=case, state="DK", stance="opposes", by=denmark)
    made = actions.record_national_attribution(case=case, state="FR", stance="opposes", by=france)
    assert made.sequence == 1
