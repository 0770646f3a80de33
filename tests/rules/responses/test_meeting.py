"""Votes and consensus in the room, and the emergency brake (R12)."""

import pytest

from core.rules.transitions import named
from delegations.rules.roles import Role
from responses.rules.brake import braked, may_invoke, may_lift
from responses.rules.chair import may_open
from responses.rules.council_acts import ACTS
from responses.rules.instruments import INSTRUMENTS
from responses.rules.meeting import (
    Attendance,
    chairs_finding,
    check_attendance,
    check_roll_call,
    has_quorum,
    may_find_consensus,
    quorum,
    roll_call,
)
from responses.rules.outcome import Limb, LimbCode
from responses.rules.rounds import MEETING_ROUND, RoundStatus
from responses.rules.tally import tally
from responses.rules.vocabulary import OutcomeCode, Procedure, Rule
from tests.rules.responses.people import (
    CHAIR,
    DANE,
    INSTANT,
    SECRETARIAT,
    code,
    meeting,
    person,
    round_facts,
    silence,
    written,
)
from tests.rules.responses.reference import ALL, HR, asked, everyone, only

S = RoundStatus
UNANIMITY, MAJORITY = asked(Rule.UNANIMITY), asked(Rule.QUALIFIED_MAJORITY, HR)
EVERYBODY = Attendance(frozenset(ALL))


def present(states: str, **proxies: str) -> Attendance:
    return Attendance(frozenset(states.split()), proxies)


def all_but(states: str, **proxies: str) -> Attendance:
    return Attendance(frozenset(ALL) - set(states.split()), proxies)


@pytest.mark.parametrize(("entitled", "needed"), [(27, 14), (26, 14), (28, 15), (1, 1)])
def test_a_vote_needs_a_majority_of_the_members_entitled_to_vote(entitled, needed):
    assert quorum(entitled) == needed


def test_fourteen_present_are_a_quorum_and_thirteen_are_not_even_with_proxies():
    fourteen = Attendance(frozenset(ALL[:14]))
    thirteen = Attendance(frozenset(ALL[:13]), dict(zip(ALL[14:27], ALL[:13], strict=True)))
    assert has_quorum(UNANIMITY, fourteen)
    assert not has_quorum(UNANIMITY, thirteen)


def test_without_a_quorum_there_is_no_outcome_but_that():
    outcome = roll_call(UNANIMITY, Attendance(frozenset(ALL[:13])), dict.fromkeys(ALL[:13], "for"))
    assert outcome.code is OutcomeCode.NO_QUORUM
    assert outcome.limbs == (outcome.limb(LimbCode.PRESENT),)
    limb = outcome.limb(LimbCode.PRESENT)
    assert (limb.value, limb.needed, limb.total, limb.met) == (13, 14, 27, False)
    assert outcome.bound == outcome.not_bound == ()
    assert outcome.needs is None
    assert outcome.alternative is None
    assert (outcome.indicative, outcome.notes) == (False, ())
    assert outcome.legal_basis == "Art. 11(4) of the Council's Rules of Procedure"


def test_a_suspended_state_makes_no_quorum():
    question = asked(Rule.UNANIMITY, suspended="HU")
    room = present("HU " + " ".join([s for s in ALL if s != "HU"][:13]))
    assert not has_quorum(question, room)


def test_a_represented_state_votes_through_its_proxy():
    room = all_but("MT", MT="IT")
    votes = everyone("for")
    assert check_attendance(UNANIMITY, room) is None
    assert check_roll_call(UNANIMITY, room, votes) is None
    assert roll_call(UNANIMITY, room, votes).code is OutcomeCode.ADOPTED


def test_a_state_neither_present_nor_represented_is_not_turned_into_an_abstainer():
    votes = everyone("for", but="HU", then="abstain")
    outcome = roll_call(UNANIMITY, all_but("HU"), votes)
    assert outcome.code is OutcomeCode.INCOMPLETE
    assert outcome.missing == ("HU",)


def test_under_a_majority_staying_away_works_as_a_no():
    votes = only("for", "DE FR IT ES PL RO NL BE EL CZ SE PT HU AT")
    outcome = roll_call(MAJORITY, present(" ".join(votes)), votes)
    assert outcome.code is OutcomeCode.NOT_ADOPTED_THRESHOLD
    assert outcome.reason.code == "responses.qualified_short_at_close"


@pytest.mark.parametrize(
    ("room", "refusal"),
    [
        (all_but("MT CY", MT="IT", CY="IT"), "one_proxy_only"),
        (present(" ".join(ALL), MT="IT"), "proxy_not_needed"),
        (all_but("MT IT", MT="IT"), "proxy_holder_absent"),
        (all_but("MT", MT="NO"), "attendance_unknown"),
        (present("DE XX"), "attendance_unknown"),
    ],
)
def test_a_member_acts_for_at_most_one_other_that_is_away(room, refusal):
    assert code(check_attendance(UNANIMITY, room)) == refusal


def test_a_suspended_state_acts_for_nobody():
    question = asked(Rule.UNANIMITY, suspended="HU")
    assert code(check_attendance(question, all_but("MT", MT="HU"))) == "proxy_holder_absent"


def test_a_roll_call_has_an_answer_for_each_that_votes_and_none_for_others():
    room = all_but("HU")
    votes = everyone("for", but="HU")
    assert check_roll_call(UNANIMITY, room, votes) is None
    assert check_roll_call(UNANIMITY, room, votes | {"HU": "absent"}) is None
    missing = check_roll_call(UNANIMITY, room, votes | {"SE": "absent"})
    assert (code(missing), missing.params["states"]) == ("roll_call_incomplete", ("SE",))
    ghost = check_roll_call(UNANIMITY, room, votes | {"HU": "for"})
    assert (code(ghost), ghost.params["states"]) == ("not_in_the_room", ("HU",))


def test_the_chair_finds_consensus_unless_an_objection_is_on_record():
    assert may_find_consensus({}) is None
    assert may_find_consensus({"SE": "reservation"}) is None
    assert code(may_find_consensus({"SE": "reservation", "HU": "object"})) == "consensus_over_objection"


@pytest.mark.parametrize(
    ("found", "positions", "outcome", "sentence"),
    [
        (True, {}, OutcomeCode.CONSENSUS_FOUND, "consensus_found"),
        (False, {}, OutcomeCode.CONSENSUS_NOT_FOUND, "consensus_not_found"),
        (False, {"HU": "object"}, OutcomeCode.CONSENSUS_NOT_FOUND, "consensus_objected"),
    ],
)
def test_the_finding_is_recorded_and_binds_nobody(found, positions, outcome, sentence):
    finding = chairs_finding(asked(Rule.CONSENSUS_BY_CHAIR), positions, found=found)
    assert finding.code is outcome
    assert finding.reason.code == f"responses.{sentence}"
    assert finding.reason.params["objecting"] == tuple(positions)
    assert finding.bound == ()
    assert finding.states_for == 0
    assert finding.limbs == (Limb(LimbCode.STATES, value=0, needed=None, total=27, met=found),)


def invoke(actor=DANE, facts=None, **changes):
    values = {"act_has_brake": True, "state": "DK", "reasons": "vital reasons of national policy"}
    return may_invoke(actor, facts or meeting(), **(values | changes))


def test_r12_a_brake_with_stated_reasons_stops_the_vote_even_with_26_in_favour():
    assert tally(MAJORITY, everyone("for", but="DK")).carried
    assert invoke() is None
    assert invoke(facts=meeting(S.DRAFT)) is None
    in_writing = round_facts(Procedure.WRITTEN, Rule.QUALIFIED_MAJORITY, S.OPEN)
    assert invoke(facts=in_writing) is None
    outcome = braked("DK")
    assert outcome.code is OutcomeCode.BRAKE_INVOKED
    assert not outcome.carried
    assert outcome.states_for == 0
    majority_act = next(i for i in ACTS if i.code == "cfsp_implementing_decision")
    stopped = may_open(CHAIR, meeting(S.BRAKED), majority_act, closes_at=None, now=INSTANT)
    assert code(stopped) == "not_from_this_state"


@pytest.mark.parametrize("reasons", ["", "  \n"])
def test_r12_a_brake_without_a_text_is_refused_as_input(reasons):
    refusal = invoke(reasons=reasons)
    assert (code(refusal), refusal.kind, refusal.field) == ("brake_reasons_required", "invalid", "reasons")


def test_the_brake_is_the_states_own():
    assert invoke(actor=SECRETARIAT) is None
    assert code(invoke(state="FR")) == "only_the_state_brakes"
    assert code(invoke(actor=CHAIR)) == "only_the_state_brakes"
    assert code(invoke(actor=person("DK", Role.OFFICER))) == "only_the_state_brakes"
    assert code(invoke(facts=meeting(electorate=("FR",)))) == "state_not_asked"


def test_there_is_no_brake_outside_a_majority_vote_on_a_cfsp_act():
    assert code(invoke(act_has_brake=False)) == "no_brake_here"
    assert code(invoke(facts=meeting(rule=Rule.UNANIMITY))) == "no_brake_here"
    assert code(invoke(facts=written())) == "no_brake_here"
    assert code(invoke(facts=silence())) == "no_brake_here"
    assert code(invoke(facts=meeting(S.VOTED))) == "not_from_this_state"


def test_only_the_instrument_under_article_31_2_knows_the_brake():
    assert [i.code for i in INSTRUMENTS if any(act.brake for act in i.acts)] == ["cfsp_implementing_decision"]


def test_after_a_solution_the_chair_puts_the_text_again():
    assert may_lift(CHAIR, meeting(S.BRAKED)) is None
    assert named(MEETING_ROUND, "lift_brake").target is S.DRAFT
    assert code(may_lift(DANE, meeting(S.BRAKED))) == "only_the_chair"
    assert code(may_lift(CHAIR, meeting())) == "not_from_this_state"
