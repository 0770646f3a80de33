"""Planning a package: what may be put into it, by whom, and that nobody changes what the States were asked about."""

import pytest
from django.db import DatabaseError, connection, transaction

from core.clock import db_now
from core.rules.refusal import Refused
from delegations import facts as people
from responses.actions.adopt import record_adoption
from responses.actions.packaging import add_phase, change_phase, remove_phase
from responses.actions.positions import give_position, receipt_of
from responses.actions.releasing import resume_phase, stop_phase
from responses.actions.text import add_version
from responses.models import Instrument, Package, Phase
from tests.factories.packages import a_phase, confirmed, refused, statuses
from tests.factories.responses import a_proposal, a_round, ready

pytestmark = pytest.mark.django_db


def test_a_phase_stopped_before_the_agreement_stays_stopped(proposal, package, drafter, chair):
    _, second = package
    stop_phase(phase=second, reason="Not yet.", by=chair)
    resume_phase(phase=second, reason="After all.", by=chair)
    assert statuses(proposal) == ["planned", "planned"]


def test_what_is_signed_holds_the_hash_of_the_package(proposal, package, chair, denmark, france):
    round_ = a_round(proposal, chair)
    kept = Package.objects.get(proposal=proposal)
    assert round_.package_sha256 == kept.sha256
    assert [row["title"] for row in kept.content] == ["Demarche in the capital", "Declaration"]
    row = give_position(round_id=round_.pk, answer="agree", by=denmark, text_sha256=round_.text_sha256)
    assert receipt_of(row) == row.receipt
    row.round.package_sha256 = ""
    assert receipt_of(row) != row.receipt


def test_while_the_states_are_asked_and_after_the_phases_do_not_change(proposal, package, drafter, chair):
    _, second = package
    round_ = a_round(proposal, chair)
    assert refused(a_phase, proposal=proposal, by=drafter) == "responses.package_is_frozen"
    assert refused(remove_phase, phase=second, by=drafter) == "responses.package_is_frozen"
    with pytest.raises(DatabaseError), transaction.atomic():
        type(round_).objects.filter(pk=round_.pk).update(package_sha256="0" * 64)
    add_version(proposal=proposal, text="Other words.", by=drafter, base=1, ends_round=True)
    remove_phase(phase=second, by=drafter)
    proposal.refresh_from_db()
    assert a_round(proposal, chair).package_sha256 != round_.package_sha256


def test_the_database_keeps_the_words_of_an_agreed_phase(agreed):
    first, _ = agreed
    for act in (
        lambda: Phase.objects.filter(pk=first.pk).update(what="Something else."),
        lambda: Phase.objects.filter(pk=first.pk).delete(),
        lambda: connection.cursor().execute("TRUNCATE responses_phase CASCADE"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_an_act_is_not_recorded_on_phases_the_states_did_not_agree_to(proposal, package, drafter, chair, clock):
    confirmed(proposal, chair, clock)
    Phase.objects.filter(pk=package[0].pk).update(what="Something else.")
    asked = {"proposal": proposal, "reference": "COREU 1", "adopted_on": people.today(), "by": chair}
    assert refused(record_adoption, **asked) == "responses.package_not_agreed"
    proposal.refresh_from_db()
    assert proposal.status == "agreed"


def test_planning_is_refused_with_a_reason_and_the_field(proposal, package, drafter, denmark, case):
    first, second = package
    assert refused(a_phase, proposal=proposal, by=denmark) == "responses.only_the_penholder"
    for words, code in (
        ({"instrument": "listing"}, "responses.phase_needs_own_proposal"),
        ({"trigger": "without_reply"}, "responses.phase_follows_an_earlier"),
        ({"trigger": "after_delivery", "after": first, "days": 0}, "responses.phase_days_needed"),
        ({"trigger": "after_delivery", "after": first, "days": 366}, "responses.phase_days_needed"),
        ({"trigger": "without_reply", "after": second, "days": 3}, "responses.phase_nobody_replies"),
        ({"trigger": "on_instant"}, "responses.phase_instant_needed"),
        ({"trigger": "on_instant", "instant": db_now()}, "responses.phase_instant_ahead"),
        ({"carried_out_by": "NATO"}, "responses.carrier_cannot_see"),
    ):
        assert refused(a_phase, proposal=proposal, by=drafter, **words) == code
    lighter = a_proposal(case, drafter, "eu_demarche", title="Demarche")
    assert refused(a_phase, proposal=lighter, by=drafter, instrument="hr_declaration") == "responses.phase_outweighs"
    other = a_phase(lighter, drafter)
    words = {"trigger": "after_delivery", "after": other, "days": 3}
    assert refused(a_phase, proposal=proposal, by=drafter, **words) == "responses.phase_follows_an_earlier"


def test_nobody_writes_over_a_colleagues_words_and_a_phase_others_wait_for_stays(proposal, package, drafter):
    first, second = package
    words = {
        "title": "Other", "what": "Else.", "instrument": first.instrument, "carried_out_by": first.carried_out_by,
        "trigger": "at_once",
    }  # fmt: skip
    change_phase(phase=first, by=drafter, revision=1, **words)
    assert refused(change_phase, phase=first, by=drafter, revision=1, **words) == "responses.phase_moved_on"
    statement = words | {"instrument": Instrument.objects.get(code="hr_statement")}
    assert refused(change_phase, phase=first, by=drafter, revision=2, **statement) == "responses.phase_awaits_reply"
    assert refused(remove_phase, phase=first, by=drafter) == "responses.phase_is_followed"
    third = a_phase(proposal, drafter, title="Third")
    remove_phase(phase=second, by=drafter)
    third.refresh_from_db()
    assert (third.number, third.title) == (2, "Third")


def test_a_marking_in_a_phase_is_refused_and_nothing_is_kept(proposal, drafter):
    with pytest.raises(Refused):
        a_phase(proposal, drafter, what="SECRET UE/EU SECRET")
    assert not proposal.phases.exists()


def test_each_phase_must_be_open_to_the_way_the_package_is_agreed(proposal, drafter, chair):
    a_phase(proposal, drafter, instrument="council_conclusions")
    with pytest.raises(Refused) as no:
        add_phase(
            proposal=proposal, by=drafter, title="By consent", what="Each for itself.", trigger="at_once",
            instrument=Instrument.objects.get(code="joint_statement"), carried_out_by=proposal.penholder,
        )  # fmt: skip
    assert no.value.refusal.code == "responses.phase_outweighs"
    assert a_round(proposal, chair).package_sha256


def test_a_round_in_a_way_one_phase_does_not_know_is_refused(case, drafter, legal_adviser, chair):
    made = ready(a_proposal(case, drafter, "council_conclusions", title="Conclusions"), drafter, legal_adviser)
    a_phase(made, drafter)
    written = {"procedure": "written", "rule": "written_unanimity"}
    assert refused(a_round, proposal=made, chair=chair, **written) == "responses.phase_not_agreed_so"
    assert not made.rounds.exists()
    assert a_round(made, chair).package_sha256
