"""What States, the chair and the clock do to a round."""

import time
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize

from core.clock import db_now
from notifications.dispatcher.firing import fire_due
from responses.actions.brake import announce_brake, invoke_brake, lift_brake, put_again
from responses.actions.closing import close_round
from responses.actions.endings import confirm_outcome, declare_broken, withdraw_round
from responses.actions.fixing import take_fix
from responses.actions.meeting import reconvene, record_consensus, record_roll_call
from responses.actions.positions import give_position, record_on_behalf
from responses.actions.preparing import discard_prepared, prepare_position
from responses.actions.reaching import record_reached
from responses.actions.rounds import extend_round, open_round, reopen_round, resume_round, suspend_round
from responses.models import PreparedPosition, Round
from responses.rules.vocabulary import Answer, Procedure, ReservationType
from tests.attack.lifecycle_story import RARELY, RIGHT, WHICH, Story, asked, may_be
from tests.attack.lifecycle_world import OFFICERS, READY_FOR, SIGNATORIES, STATES, WAYS

ANSWERS = {
    Procedure.SILENCE: ("agree", "object", "reservation", "comment"),
    Procedure.WRITTEN: ("for", "for", "against", "abstain"),
    Procedure.MEETING: ("for", "agree"),
    Procedure.CONSENT: ("for", "for", "abstain", "against"),
}
"""What is mostly answered under each procedure; anything at all now and then."""
SAID = st.sampled_from((*(0, 1, 2, 3) * 4, Answer.OBJECT, Answer.FOR, Answer.ABSENT, "perhaps"))
KINDS = st.sampled_from(list(ReservationType))
HOURS = st.sampled_from((-1, 0.5, 6, 6, 6, 24, 24, 24))
REASONS = st.sampled_from((*["A vital interest, as the parliament stated."] * 4, "  "))
PROOFS = st.sampled_from((*["Phoned the duty desk."] * 5, " "))
ASKED_AFAR = ("silence", "written", "consent")
ONE_STATE = st.sampled_from((*STATES, *STATES, "XX"))
FIXES = ("", "", "[1] The European Union deplores the campaign.", "no place named")


class OfRounds(Story):
    """A round runs from the first moment on; others may follow."""

    @initialize(code=st.sampled_from(sorted(READY_FOR)), way=st.integers(0, 1))
    def the_chair_asks(self, code: str, way: int) -> None:
        ways = READY_FOR[code]
        words = {"closes_at": self.ahead(24)} | ways[way % len(ways)]
        opened = self.act(open_round, proposal=self.world.ready[code], by=self.people["chair"], **words)
        assert opened is not None, f"{code} was ready for {words}"

    @may_be(by=asked("chair"), which=WHICH, way=st.sampled_from(WAYS), hours=HOURS)
    def another_round_is_opened(self, by: str, which: int, way: dict[str, Any], hours: float) -> None:
        self.act(open_round, proposal=self.proposal(which), by=self.people[by], closes_at=self.ahead(hours), **way)

    @may_be(by=asked(*SIGNATORIES), which=WHICH, said=SAID, kind=KINDS, right=RIGHT, withdraws=st.booleans(),
          after=st.sampled_from((None, None, 0, 1)), fix=st.sampled_from(FIXES))  # fmt: skip
    def a_state_answers(self, by: str, which: int, right: bool, after: int | None, **said: Any) -> None:
        if round_ := self.round(which, procedure__in=ASKED_AFAR):
            words = self._words(round_, right=right, **said)
            self.act(give_position, round_id=round_.pk, by=self.people[by], after=after, **words)

    @may_be(by=asked(*OFFICERS), which=WHICH, said=SAID, kind=KINDS, right=RIGHT, withdraws=st.booleans())
    def an_answer_is_prepared(self, by: str, which: int, right: bool, **said: Any) -> None:
        if round_ := self.round(which, procedure__in=ASKED_AFAR):
            words = self._words(round_, right=right, **said)
            self.act(prepare_position, round_id=round_.pk, by=self.people[by], **words)

    @may_be(by=asked(*OFFICERS, *SIGNATORIES[:2]), which=WHICH)
    def what_was_prepared_is_put_away(self, by: str, which: int) -> None:
        if draft := self.one(list(PreparedPosition.objects.order_by("created_at")), which):
            self.act(discard_prepared, round_id=draft.round_id, draft=draft.pk, by=self.people[by])

    @may_be(by=asked("secretariat"), which=WHICH, state=ONE_STATE, said=SAID, kind=KINDS,
          withdraws=st.booleans(), hours=st.sampled_from((0, 0, 0, 0, 2, 30, -1)), proof=PROOFS)  # fmt: skip
    def a_state_phones(self, by: str, which: int, state: str, hours: int, proof: str, **said: Any) -> None:
        if round_ := self.round(which, procedure__in=ASKED_AFAR):
            words = self._words(round_, right=True, **said)
            del words["text_sha256"]
            words |= {"proof": proof, "proof_received_at": db_now() - timedelta(hours=hours)}
            self.act(record_on_behalf, round_id=round_.pk, state=state, by=self.people[by], **words)

    @may_be(by=asked("secretariat"), which=WHICH, state=st.sampled_from(STATES))
    def a_state_is_reached_by_phone(self, by: str, which: int, state: str) -> None:
        if round_ := self.round(which, procedure="silence"):
            told = {"state": state, "proof": "Spoke to the duty desk.", "reached_at": db_now()}
            self.act(record_reached, round_=round_, by=self.people[by], **told)

    @may_be(by=asked("chair"), which=WHICH, hours=HOURS, again=st.booleans())
    def the_instant_moves(self, by: str, which: int, hours: float, again: bool) -> None:
        if round_ := self.round(which, status__in=["held", "incomplete"] if again else ["open"]):
            verb = reopen_round if again else extend_round
            closes_at = (db_now() if again or not round_.closes_at else round_.closes_at) + timedelta(hours=hours)
            self.act(verb, round_=round_, closes_at=closes_at, by=self.people[by])

    @may_be(by=asked("chair"), which=WHICH, stop=st.booleans())
    def the_clock_stands_still_or_runs_on(self, by: str, which: int, stop: bool) -> None:
        if round_ := self.round(which, status="open" if stop else "suspended"):
            if stop:
                self.act(suspend_round, round_=round_, reason="The line is down.", by=self.people[by])
            else:
                self.act(resume_round, round_=round_, by=self.people[by])

    @may_be(by=asked("chair"), which=WHICH, reason=REASONS, rarely=RARELY)
    def a_round_is_withdrawn(self, by: str, which: int, reason: str, rarely: bool) -> None:
        if rarely and (round_ := self.round(which)):
            self.act(withdraw_round, round_=round_, reason=reason, by=self.people[by])

    @may_be(by=asked("chair"), which=WHICH, broken=RARELY)
    def the_chair_has_the_next_word(self, by: str, which: int, broken: bool) -> None:
        if round_ := self.round(which, closed_at__isnull=False, confirmed_at=None):
            self.act(declare_broken if broken else confirm_outcome, round_=round_, by=self.people[by])

    @may_be(by=asked("HU.signatory", "secretariat"), which=WHICH, reasons=REASONS, early=st.booleans())
    def the_brake_is_pulled(self, by: str, which: int, reasons: str, early: bool) -> None:
        state = "HU" if by == "secretariat" else ""
        if early:
            self.act(announce_brake, proposal=self.proposal(which), reasons=reasons, by=self.people[by], state=state)
        elif round_ := self.round(which, rule="qualified_majority", status="open"):
            self.act(invoke_brake, round_=round_, reasons=reasons, by=self.people[by], state=state)

    @may_be(by=asked("chair"), which=WHICH, again=st.booleans(), hours=HOURS)
    def the_brake_is_lifted_and_the_vote_put_again(self, by: str, which: int, again: bool, hours: float) -> None:
        if round_ := self.round(which, status="draft" if again else "braked"):
            if again:
                self.act(put_again, round_=round_, closes_at=self.ahead(hours), by=self.people[by])
            else:
                self.act(lift_brake, round_=round_, solution="Said in the minutes.", by=self.people[by])

    @may_be(by=asked("chair", "secretariat"), which=WHICH, against=st.sampled_from((0, 0, 3)),
          away=st.sampled_from((0, 1, 20)), found=st.booleans())  # fmt: skip
    def a_meeting_is_recorded(self, by: str, which: int, against: int, away: int, found: bool) -> None:
        if round_ := self.round(which, procedure="meeting", status="open"):
            states = list(round_.members.order_by("state").values_list("state_id", flat=True))
            room, person = states[away:], self.people[by]
            answers = dict.fromkeys(room, "for") | dict.fromkeys(room[:against], "against")
            self.act(record_roll_call, round_=round_, present=room, proxies={}, answers=answers, by=person)
            spoke = dict.fromkeys(room[:against], "object")
            self.act(record_consensus, round_=round_, present=room, found=found, answers=spoke, by=person)

    @may_be(by=asked("chair"), which=WHICH)
    def a_meeting_is_taken_up_again(self, by: str, which: int) -> None:
        if round_ := self.round(which, procedure="meeting", status="incomplete"):
            self.act(reconvene, round_=round_, by=self.people[by])

    @may_be(by=asked("drafter"), which=WHICH, base=RIGHT)
    def a_fix_is_taken(self, by: str, which: int, base: bool) -> None:
        if (round_ := self.round()) and (row := self.one(list(round_.positions.exclude(fix="")), which)):
            number = round_.proposal.versions.count() - (not base)
            self.act(take_fix, position=row, by=self.people[by], base=number)

    @may_be(which=WHICH)
    def all_others_vote_for_it(self, which: int) -> None:
        """So that a vote can be complete: States that have not answered mail the secretariat."""
        round_ = self.round(which, procedure__in=["written", "consent"], status="open")
        if round_ is None or round_.procedure not in (Procedure.WRITTEN, Procedure.CONSENT):
            return
        answered = round_.positions.values_list("state_id", flat=True)
        for state in round_.members.exclude(state_id__in=answered).values_list("state_id", flat=True):
            told = {"answer": "for", "proof": "Mail.", "proof_received_at": db_now()}
            self.quietly(record_on_behalf, round_id=round_.pk, state=state, by=self.people["secretariat"], **told)

    @may_be(hours=st.sampled_from((0.1, 3, 12, 30, 30)), ticks=RIGHT)
    def time_passes(self, hours: float, ticks: bool) -> None:
        self.let_pass(hours)
        if ticks:
            fire_due(time.monotonic() + 60)

    @may_be(which=WHICH)
    def somebody_else_tries_to_close(self, which: int) -> None:
        if round_ := self.round(which):
            self.act(close_round, round_id=round_.pk)

    answers_again = answers_once_more = answers_and_answers = a_state_answers
    time_goes_by = time_goes_on = time_passes
    the_chair_speaks = the_chair_speaks_again = the_chair_has_the_next_word
    # Under more than one name an act comes up more often: without answers and time nothing comes of a round.

    def _words(
        self, round_: Round, *, said: Any, kind: str, withdraws: bool, right: bool = True, fix: str = ""
    ) -> dict:
        usual = ANSWERS[Procedure(round_.procedure)]
        answer = usual[said % len(usual)] if isinstance(said, int) else str(said)
        reservation = kind if (answer == Answer.RESERVATION) is right else ""
        sha = round_.text_sha256 if right else "0" * 64
        words = {"answer": answer, "reservation": reservation, "withdraws": withdraws, "fix": fix}
        return words | {"text_sha256": sha, "reason": "As instructed."}
