"""What may go into a package and what its hash covers."""

from dataclasses import replace
from datetime import UTC, datetime, time
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusal import Kind
from responses.phase_sentences import REFUSALS
from responses.rules.delivery import SPOKEN_TO
from responses.rules.instruments import INSTRUMENTS
from responses.rules.package import (
    MOST_DAYS,
    MOST_PHASES,
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
NO_WAY = replace(DECLARATION.admissible[0], procedure=Procedure.NONE, rule=Rule.NONE)
WORDS = {
    "number": 1, "title": "Demarche", "instrument": "eu_demarche", "what": "Ask.", "carried_out_by": "EEAS",
    "trigger": "without_reply", "after": None, "days": 10, "counted": "calendar", "at": time(12),
    "instant": datetime(2026, 11, 22, tzinfo=UTC),
}  # fmt: skip


@pytest.mark.parametrize("own", INSTRUMENTS, ids=lambda one: one.code)
def test_a_package_holds_its_own_instrument_and_nothing_weightier(own):
    for other in INSTRUMENTS:
        ways = {(w.procedure, w.rule) for w in other.admissible} & {(w.procedure, w.rule) for w in own.admissible}
        fit = other.code == own.code or (
            not other.acts
            and other.tier <= own.tier
            and other.needs_rights_test <= own.needs_rights_test
            and other.needs_adoption <= own.needs_adoption
            and bool(other.without_round or ways)
        )
        assert (fits(own, other) is None) == fit, other.code


def test_each_weight_and_one_shared_way_count_by_themselves():
    lighter = replace(DECLARATION, code="lighter", acts=())
    assert fits(DECLARATION, lighter) is None
    assert fits(DECLARATION, replace(lighter, tier=DECLARATION.tier - 1)) is None
    one_way = replace(lighter, admissible=(DECLARATION.admissible[0], NO_WAY))
    assert fits(DECLARATION, one_way) is None
    bare = replace(DECLARATION, needs_rights_test=False, needs_adoption=False)
    for heavier in (
        replace(lighter, tier=DECLARATION.tier + 1),
        replace(lighter, needs_rights_test=True, needs_adoption=False),
        replace(lighter, needs_rights_test=False, needs_adoption=True),
        replace(lighter, needs_rights_test=False, needs_adoption=False, admissible=()),
    ):
        refusal = fits(bare, heavier)
        assert (refusal.code, refusal.kind, refusal.field) == (
            "responses.phase_outweighs", Kind.INVALID, "instrument",
        )  # fmt: skip
        assert refusal.params == {"phase": heavier.name, "own": bare.name}


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


FOLLOWING = {"trigger": Trigger.AFTER_DELIVERY, "after": 1, "days": 1, "counted": None, "instant": None}


@pytest.mark.parametrize(("counted", "most"), [(None, 365), (Counted.CALENDAR, 365), (Counted.WORKING, 250)])
def test_a_phase_follows_after_a_day_at_least_and_a_year_at_most(counted, most):
    for days in (1, most):
        assert check_trigger(FOLLOWING | {"days": days, "counted": counted}, number=2, after_kind="demarche") is None
    for days in (None, -1, 0, most + 1):
        refusal = check_trigger(FOLLOWING | {"days": days, "counted": counted}, number=2, after_kind="demarche")
        assert (refusal.code, refusal.field, refusal.params) == (
            "responses.phase_days_needed", "days", {"most": most},
        )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "kind", "code", "field"),
    [
        ({"after": None}, "demarche", "phase_follows_an_earlier", "after"),
        ({"after": 0}, "demarche", "phase_follows_an_earlier", "after"),
        ({"after": 2}, "demarche", "phase_follows_an_earlier", "after"),
        ({}, None, "phase_follows_an_earlier", "after"),
        ({"trigger": Trigger.WITHOUT_REPLY}, "statement", "phase_nobody_replies", "after"),
        ({"trigger": Trigger.ON_INSTANT}, None, "phase_instant_needed", "instant"),
    ],
)
def test_what_a_trigger_lacks_is_said_at_its_field(words, kind, code, field):
    refusal = check_trigger(FOLLOWING | words, number=2, after_kind=kind)
    assert (refusal.code, refusal.field, refusal.kind) == (f"responses.{code}", field, Kind.INVALID)


def test_a_package_has_a_measure():
    assert MOST_PHASES == 20


def test_the_hash_covers_every_word_and_the_order_and_is_empty_without_phases():
    assert package_digest([]) == ""
    whole = package_digest([content(WORDS)])
    assert len(whole) == 64
    for name in WORDS:
        other = {"number": 2, "days": 9, "at": time(13), "instant": None}.get(name, "other")
        assert package_digest([content(WORDS | {name: other})]) != whole, name
    two = [content(WORDS), content(WORDS | {"title": "Declaration"})]
    assert package_digest(two) != package_digest(two[::-1])


def test_the_hash_is_one_that_anybody_can_compute_again():
    """Over the same words it is the same for ever: it is part of what States signed."""
    words = content(WORDS | {"what": "Démarche à Paris"})
    canonical = (
        '[{"after":null,"at":"12:00:00","carried_out_by":"EEAS","counted":"calendar","days":10,'
        '"instant":"2026-11-22T00:00:00+00:00","instrument":"eu_demarche","number":1,"title":"Demarche",'
        '"trigger":"without_reply","what":"Démarche à Paris"}]'
    )
    assert package_digest([words]) == sha256(canonical.encode()).hexdigest()
    assert package_digest([dict(reversed(words.items()))]) == package_digest([words])


@given(st.text(max_size=60))
def test_the_hash_of_stored_words_is_the_hash_of_typed_ones(text):
    typed = content(WORDS | {"what": text})
    assert content(WORDS | {"what": typed["what"]}) == typed


@pytest.mark.parametrize("status", PhaseStatus)
def test_a_proposal_closes_only_when_nothing_of_its_package_is_ahead(status):
    ahead = status in (PhaseStatus.PLANNED, PhaseStatus.WAITING, PhaseStatus.DUE, PhaseStatus.RELEASED)
    refusal = still_ahead([status, PhaseStatus.DONE, status])
    assert (refusal is not None) == ahead
    assert refusal is None or (refusal.kind, refusal.params) == (Kind.STATE, {"count": 2})


def test_another_dated_row_of_the_same_instrument_fits():
    assert fits(DECLARATION, replace(DECLARATION, tier=4)) is None
