"""What may go into a package and what its hash covers."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.phase_sentences import REFUSALS
from responses.rules.instruments import INSTRUMENTS
from responses.rules.package import (
    MOST_DAYS,
    SPOKEN_TO,
    agreed_so,
    check_trigger,
    content,
    fits,
    package_digest,
    still_ahead,
)
from responses.rules.phases import FOLLOWS, Counted, PhaseStatus, Trigger
from responses.rules.vocabulary import Procedure, Rule

BY_CODE = {one.code: one for one in INSTRUMENTS}
DECLARATION, DEMARCHE = BY_CODE["hr_declaration"], BY_CODE["eu_demarche"]
WORDS = {
    "number": 1, "title": "Demarche", "instrument": "eu_demarche", "what": "Ask.", "carried_out_by": "EEAS",
    "trigger": "without_reply", "after": None, "days": 10, "counted": "calendar", "at": time(12),
    "instant": datetime(2026, 11, 22, tzinfo=UTC),
}  # fmt: skip


@pytest.mark.parametrize("own", INSTRUMENTS, ids=lambda one: one.code)
def test_a_package_holds_its_own_instrument_and_nothing_weightier(own):
    assert fits(own, own) is None
    for other in INSTRUMENTS:
        if other.code == own.code or fits(own, other) is not None:
            continue
        assert not other.acts
        assert other.tier <= own.tier
        assert own.needs_rights_test or not other.needs_rights_test
        assert own.needs_adoption or not other.needs_adoption
        assert other.without_round or {(w.procedure, w.rule) for w in other.admissible} & {
            (w.procedure, w.rule) for w in own.admissible
        }


def test_a_demarche_fits_into_a_declaration_and_not_the_other_way_round():
    assert fits(DECLARATION, DEMARCHE) is None
    assert fits(DEMARCHE, DECLARATION).code == "responses.phase_outweighs"
    assert fits(DECLARATION, BY_CODE["listing"]).code == "responses.phase_needs_own_proposal"


def test_each_phase_must_be_open_to_the_procedure_the_package_is_agreed_by():
    assert agreed_so([DECLARATION, DEMARCHE], Procedure.SILENCE, Rule.SILENCE) is None
    written = agreed_so([DEMARCHE], Procedure.WRITTEN, Rule.WRITTEN_UNANIMITY)
    assert (written.code, written.field) == ("responses.phase_not_agreed_so", "way")
    assert agreed_so([BY_CODE["hr_statement"]], Procedure.WRITTEN, Rule.WRITTEN_UNANIMITY) is None


@given(
    st.sampled_from(Trigger), st.none() | st.integers(-1, 25), st.none() | st.integers(-1, 400),
    st.sampled_from(Counted),
    st.integers(1, 20), st.sampled_from(("demarche", "statement", "listing", None)), st.booleans(),
)  # fmt: skip
def test_a_trigger_is_taken_only_if_it_can_come(trigger, after, days, counted, number, kind, timed):
    instant = datetime(2026, 11, 22, tzinfo=UTC) if timed else None
    words = {"trigger": trigger, "after": after, "days": days, "counted": counted, "instant": instant}
    refusal = check_trigger(words, number=number, after_kind=kind)
    if trigger is Trigger.ON_INSTANT:
        assert (refusal is None) == timed
    elif trigger in FOLLOWS:
        earlier = after is not None and 1 <= after < number and kind is not None
        counts = days is not None and 1 <= days <= MOST_DAYS[counted]
        answered = trigger is Trigger.AFTER_DELIVERY or kind in SPOKEN_TO
        assert (refusal is None) == (earlier and counts and answered)
    else:
        assert refusal is None
    assert refusal is None or (refusal.code in REFUSALS and refusal.field)


def test_the_hash_covers_every_word_and_the_order_and_is_empty_without_phases():
    assert package_digest([]) == ""
    whole = package_digest([content(WORDS)])
    assert len(whole) == 64
    for name in WORDS:
        other = {"number": 2, "days": 9, "at": time(13), "instant": None}.get(name, "other")
        assert package_digest([content(WORDS | {name: other})]) != whole, name
    two = [content(WORDS), content(WORDS | {"title": "Declaration"})]
    assert package_digest(two) != package_digest(two[::-1])


@given(st.text(max_size=60))
def test_the_hash_of_stored_words_is_the_hash_of_typed_ones(text):
    typed = content(WORDS | {"what": text})
    assert content(WORDS | {"what": typed["what"]}) == typed


@pytest.mark.parametrize("status", PhaseStatus)
def test_a_proposal_closes_only_when_nothing_of_its_package_is_ahead(status):
    ahead = status in (PhaseStatus.PLANNED, PhaseStatus.WAITING, PhaseStatus.DUE, PhaseStatus.RELEASED)
    assert (still_ahead([status, PhaseStatus.DONE]) is not None) == ahead


def test_another_dated_row_of_the_same_instrument_fits():
    assert fits(DECLARATION, replace(DECLARATION, tier=4)) is None
