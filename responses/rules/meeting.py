"""A vote or a consensus in the room, as the secretariat records it.

A vote needs a majority of the members entitled to vote present (Rules of Procedure Art. 11(4)).
A member may act for at most one other (Art. 239 TFEU). Formal votes are rare: usually the chair
finds that there is consensus.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from core.rules.refusal import Kind, Reason, Refusal
from delegations.rules.roles import Actor, Can
from responses.rules.outcome import Limb, LimbCode, Outcome
from responses.rules.positions import RoundFacts
from responses.rules.question import Question
from responses.rules.rounds import RoundStatus
from responses.rules.tally import if_the_clock_ran_out
from responses.rules.thresholds import LEGAL_BASIS
from responses.rules.vocabulary import Answer, OutcomeCode, Procedure, ReservationType, Rule

QUORUM_BASIS = "Art. 11(4) of the Council's Rules of Procedure"


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who sat in the room, and for whom else. ``proxies``: absent State to the State acting for it."""

    present: frozenset[str]
    proxies: Mapping[str, str] = field(default_factory=dict)

    def represented(self, states: tuple[str, ...]) -> tuple[str, ...]:
        """Those of ``states`` who vote: present in person or through a proxy."""
        return tuple(s for s in states if s in self.present or s in self.proxies)


def quorum(entitled: int) -> int:
    """Members who must be present in person: 14 of 27."""
    return entitled // 2 + 1


def may_record_meeting(actor: Actor, facts: RoundFacts) -> Refusal | None:
    """The chair or the secretariat records a meeting that is open, and nothing but a meeting."""
    if not actor.can(Can.CHAIR):
        return Refusal("responses.only_the_chair")
    if facts.procedure is not Procedure.MEETING:
        return Refusal("responses.not_a_meeting", kind=Kind.STATE)
    if facts.status is not RoundStatus.OPEN:
        return Refusal("responses.not_open", {"status": facts.status}, kind=Kind.STATE)
    return None


def check_answers_known(facts: RoundFacts, answers: Mapping[str, str], texts: Mapping[str, str]) -> Refusal | None:
    """Every answer is of a State with a vote, and known here; a declaration carries its text (Art. 31(1) TEU)."""
    known = (*facts.answers, Answer.ABSENT)
    for state, answer in answers.items():
        if answer != Answer.ABSENT and state not in facts.electorate:
            return Refusal("responses.state_not_asked", {"state": state}, Kind.INVALID, f"answer_{state}")
        if answer not in known:
            params = {"answer": answer, "answers": tuple(str(one) for one in facts.answers)}
            return Refusal("responses.answer_not_known", params, kind=Kind.INVALID, field=f"answer_{state}")
        if answer == Answer.ABSTAIN_WITH_DECLARATION and not texts.get(state, "").strip():
            return Refusal("responses.declaration_text_required", kind=Kind.INVALID, field=f"text_{state}")
    return None


def has_quorum(question: Question, attendance: Attendance) -> bool:
    """Whether a vote can be taken; a proxy does not stand in for presence."""
    present = [s for s in question.electorate if s in attendance.present]
    return len(present) >= quorum(len(question.electorate))


def check_attendance(question: Question, attendance: Attendance) -> Refusal | None:
    """Presence and proxies as they can be: known States, one proxy a member, held by someone present."""
    return check_room(attendance, members=question.participating, voting=question.electorate)


def check_room(attendance: Attendance, *, members: Collection[str], voting: Collection[str]) -> Refusal | None:
    """The same where no question is put yet: the room of a whole meeting."""
    named = attendance.present | set(attendance.proxies) | set(attendance.proxies.values())
    strangers = tuple(sorted(named - set(members)))
    if strangers:
        return _refused("attendance_unknown", "present", states=strangers)
    holders = list(attendance.proxies.values())
    for absent, holder in attendance.proxies.items():
        if absent in attendance.present:
            return _refused("proxy_not_needed", "proxies", state=absent)
        if holder not in attendance.present or holder not in voting:
            return _refused("proxy_holder_absent", "proxies", state=holder)
        if holders.count(holder) > 1:
            return _refused("one_proxy_only", "proxies", state=holder)
    return None


def check_roll_call(question: Question, attendance: Attendance, positions: Mapping[str, str]) -> Refusal | None:
    """Each State that votes has exactly one answer; who is not represented has none."""
    voting = attendance.represented(question.electorate)
    silent = tuple(s for s in voting if positions.get(s) in (None, Answer.ABSENT))
    if silent:
        return _refused("roll_call_incomplete", "positions", states=silent)
    given = (s for s, answer in positions.items() if answer != Answer.ABSENT)
    strangers = tuple(sorted(set(given) - set(voting)))
    return _refused("not_in_the_room", "positions", states=strangers) if strangers else None


def roll_call(question: Question, attendance: Attendance, positions: Mapping[str, str]) -> Outcome:
    """The outcome of a vote in the room.

    Without a quorum there is none. A State neither present nor represented has not answered,
    and that is never turned into an abstention (Art. 238(4) TFEU).
    """
    voting = attendance.represented(question.electorate)
    outcome = if_the_clock_ran_out(question, {s: a for s, a in positions.items() if s in voting})
    if has_quorum(question, attendance):
        return outcome
    return _no_vote(outcome, question, attendance)


def _no_vote(outcome: Outcome, question: Question, attendance: Attendance) -> Outcome:
    needed = quorum(len(question.electorate))
    present = sum(s in attendance.present for s in question.electorate)
    limb = Limb(LimbCode.PRESENT, present, needed, len(question.electorate), met=False)
    return replace(
        outcome,
        code=OutcomeCode.NO_QUORUM,
        reason=Reason("responses.no_quorum", {"present": present, "needed": needed}),
        legal_basis=QUORUM_BASIS,
        limbs=(limb,),
        bound=(),
        not_bound=(),
        needs=None,
        alternative=None,
        indicative=False,
        notes=(),
    )


def may_find_consensus(positions: Mapping[str, str]) -> Refusal | None:
    """The chair cannot find consensus over an objection on record."""
    objecting = tuple(s for s, answer in positions.items() if answer == Answer.OBJECT)
    if not objecting:
        return None
    return Refusal("responses.consensus_over_objection", {"objecting": objecting}, kind=Kind.STATE)


def check_kinds(positions: Mapping[str, str], kinds: Mapping[str, str]) -> Refusal | None:
    """A reservation is noted with its kind in the room too: what clears it and what it does depend on that."""
    known = tuple(ReservationType)
    for state, answer in positions.items():
        if answer == Answer.RESERVATION and kinds.get(state) not in known:
            return Refusal("responses.kind_of_reservation", {"state": state}, Kind.INVALID, f"kind_{state}")
    return None


def chairs_finding(question: Question, positions: Mapping[str, str], *, found: bool) -> Outcome:
    """What the chair found in the room; it binds nobody until the act is recorded.

    ``positions`` may name objections and reservations only; nobody is asked one by one.
    """
    code = OutcomeCode.CONSENSUS_FOUND if found else OutcomeCode.CONSENSUS_NOT_FOUND
    facts = {
        answer: tuple(s for s in question.electorate if positions.get(s) == answer)
        for answer in (Answer.OBJECT, Answer.RESERVATION)
    }
    params = {"objecting": facts[Answer.OBJECT], "reserving": facts[Answer.RESERVATION]}
    return Outcome(
        code=code,
        reason=Reason(_finding_sentence(code, params["objecting"]), params),
        legal_basis=LEGAL_BASIS[Rule.CONSENSUS_BY_CHAIR],
        states_for=0,
        limbs=(Limb(LimbCode.STATES, 0, None, len(question.electorate), found),),
        missing=(),
    )


def _finding_sentence(code: OutcomeCode, objecting: tuple[str, ...]) -> str:
    if code is OutcomeCode.CONSENSUS_FOUND:
        return "responses.consensus_found"
    return "responses.consensus_objected" if objecting else "responses.consensus_not_found"


def _refused(code: str, field_name: str, **params: object) -> Refusal:
    return Refusal(f"responses.{code}", params, kind=Kind.INVALID, field=field_name)
