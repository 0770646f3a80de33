"""What people do to reports, cases and proposals. Each act is one a page, the API or the clock may ask for."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from cases.actions.audience import add_to_audience, change_lead, remove_from_audience
from cases.actions.case import advance, change_case_marking, rewrite
from cases.actions.opening import open_case
from cases.actions.report import receive_report
from cases.actions.triage import dismiss, mark_duplicate, reconsider, triage_into
from cases.rules.lifecycle import CASE
from cases.rules.vocabulary import Marking
from core.clock import db_now
from delegations import facts as people
from responses.actions.adopt import record_adoption
from responses.actions.checks import confirm_evidence, note_proportionality, sign_rights_test, undo_check
from responses.actions.commenting import invite_comments
from responses.actions.deliver import record_delivery
from responses.actions.ladder import step_down
from responses.actions.propose import propose, withdraw_proposal
from responses.actions.referral import as_of, refer, send_back
from responses.actions.stages import SAYS, go_ahead, move_on
from responses.actions.text import add_version
from responses.models import Instrument
from responses.rules.proposal import PROPOSAL
from responses.rules.tasks import CheckCode
from tests.attack.lifecycle_story import PICK, RARELY, RIGHT, WHICH, Story, asked, may_be
from tests.factories.cases import SCORES, WHY
from tests.factories.responses import ANSWERS, OF_SOME, TEXT

TITLES = st.sampled_from(("Cloned sites", "Cloned sites", "Voices that were never recorded", "", "SECRET UE/EU SECRET"))
BODIES = st.sampled_from(("DK", "FR", "EEAS", "NATO", "XX"))
DRAWN = st.sampled_from(("hr_declaration", "hr_statement", "joint_statement", "council_conclusions", "listing"))


class OfCases(Story):
    """From a report to a case that is closed."""

    @may_be(by=asked("DK.officer", "analyst"), title=TITLES, same=RIGHT)
    def a_report_comes_in(self, by: str, title: str, same: bool) -> None:
        self.act(receive_report, by=self.people[by], title=title, external_id="R-1" if same else "")

    @may_be(by=asked("analyst"), which=WHICH, case=WHICH)
    def a_report_is_taken_into_a_case(self, by: str, which: int, case: int) -> None:
        if report := self.report(which):
            self.act(triage_into, report=report, case=self.case(case), by=self.people[by])

    @may_be(by=asked("analyst"), which=WHICH, of=WHICH)
    def a_report_repeats_another(self, by: str, which: int, of: int) -> None:
        if report := self.report(which):
            self.act(mark_duplicate, report=report, of=self.report(of), by=self.people[by])

    @may_be(by=asked("analyst"), which=WHICH, reason=st.sampled_from(("No interference.", " ")))
    def a_report_is_dismissed(self, by: str, which: int, reason: str) -> None:
        if report := self.report(which):
            self.act(dismiss, report=report, reason=reason, by=self.people[by])

    @may_be(by=asked("analyst"), which=WHICH)
    def a_report_is_looked_at_again(self, by: str, which: int) -> None:
        if report := self.report(which):
            self.act(reconsider, report=report, by=self.people[by])

    @may_be(by=asked("analyst"), title=TITLES, lead=BODIES, which=st.sampled_from((None, 0, 1)))
    def a_case_is_opened(self, by: str, title: str, lead: str, which: int | None) -> None:
        report = None if which is None else self.report(which)
        words: dict[str, Any] = {"title": title, "scores": SCORES, "score_reasons": WHY, "lead": lead}
        self.act(open_case, by=self.people[by], report=report, **words)

    @may_be(by=asked("analyst", "chair", "DK.signatory"), pick=PICK, which=WHICH, as_seen=RIGHT)
    def a_case_moves(self, by: str, pick: int, which: int, as_seen: bool) -> None:
        case = self.case(which)
        name = self.move_of(CASE, case.status, pick)
        self.act(advance, case=case, name=name, by=self.people[by], seen=case.revision - (not as_seen))

    @may_be(by=asked("analyst", "DK.officer"), title=TITLES, which=WHICH, as_seen=RIGHT)
    def a_case_is_rewritten(self, by: str, title: str, which: int, as_seen: bool) -> None:
        case = self.case(which)
        seen = case.revision - (not as_seen)
        self.act(rewrite, case=case, title=title, summary="Anew.", seen=seen, by=self.people[by])

    @may_be(by=asked("analyst", "security"), marking=st.sampled_from(list(Marking)), which=WHICH)
    def a_case_is_marked(self, by: str, marking: Marking, which: int) -> None:
        self.act(change_case_marking, case=self.case(which), marking=marking, by=self.people[by])

    @may_be(by=asked("analyst", "DK.signatory"), body=BODIES, which=WHICH, how=st.sampled_from(("in", "out", "lead")))
    def somebody_joins_leaves_or_leads(self, by: str, body: str, which: int, how: str) -> None:
        case, person = self.case(which), self.people[by]
        if how == "in":
            self.act(add_to_audience, case=case, delegation=body, relation="consulted", by=person)
        elif how == "out":
            self.act(remove_from_audience, case=case, delegation=body, by=person)
        else:
            self.act(change_lead, case=case, lead=body, by=person)

    a_case_moves_on = a_case_moves_again = a_case_moves


class OfDrafts(Story):
    """From a first draft to a text that is ready to be put to the States."""

    @may_be(by=asked("drafter", "DK.officer"), code=DRAWN, which=WHICH, own=RIGHT)
    def a_response_is_proposed(self, by: str, code: str, which: int, own: bool) -> None:
        state = (by[:2].isupper() and "." in by) is own
        words = {"title": "A statement", "proposal_from": "member_state" if state else "hr_or_commission"}
        instrument = Instrument.objects.get(code=code)
        self.act(propose, case=self.case(which), instrument=instrument, by=self.people[by], **words)

    @may_be(by=asked("drafter", "legal"), which=WHICH, check=st.sampled_from(list(CheckCode)), undo=st.booleans())
    def a_check_is_done_or_undone(self, by: str, which: int, check: CheckCode, undo: bool) -> None:
        proposal, person = self.proposal(which), self.people[by]
        if undo:
            self.act(undo_check, proposal=proposal, code=check, by=person)
        elif check is CheckCode.RIGHTS_TEST:
            self.act(sign_rights_test, proposal=proposal, answers=ANSWERS, by=person)
        elif check is CheckCode.PROPORTIONALITY:
            self.act(note_proportionality, proposal=proposal, note="Fits the severity.", by=person)
        else:
            self.act(confirm_evidence, proposal=proposal, by=person)

    @may_be(by=asked("drafter", "chair"), which=WHICH, pick=PICK)
    def a_proposal_moves_on(self, by: str, which: int, pick: int) -> None:
        proposal = self.proposal(which)
        name = self.move_of([row for row in PROPOSAL if row.name in SAYS], proposal.status, pick)
        self.act(move_on, proposal=proposal, name=name, by=self.people[by])

    @may_be(by=asked("drafter"), which=WHICH, hours=st.sampled_from((-1, 2, 48)))
    def comments_are_asked_for(self, by: str, which: int, hours: int) -> None:
        self.act(invite_comments, proposal=self.proposal(which), closes_at=self.ahead(hours), by=self.people[by])

    @may_be(by=asked("drafter"), which=WHICH)
    def it_goes_ahead_without_asking(self, by: str, which: int) -> None:
        self.act(go_ahead, proposal=self.proposal(which), by=self.people[by])


class OfResponses(Story):
    """What becomes of a text beside its rounds: new words, another body, an adoption, a delivery, its end."""

    @may_be(by=asked("drafter", "chair"), which=WHICH, base=RIGHT, ends=st.booleans(), short=st.booleans())
    def the_text_changes(self, by: str, which: int, base: bool, ends: bool, short: bool) -> None:
        proposal = self.proposal(which)
        number = proposal.versions.count() - (not base)
        text = f"{OF_SOME if short else TEXT}\n\nSaid for the time numbered {number + 1}."
        self.act(add_version, proposal=proposal, text=text, by=self.people[by], base=number, ends_round=ends)

    @may_be(by=asked("drafter", "chair"), which=WHICH, rarely=RARELY)
    def a_proposal_is_withdrawn(self, by: str, which: int, rarely: bool) -> None:
        if rarely:
            self.act(withdraw_proposal, proposal=self.proposal(which), by=self.people[by])

    @may_be(by=asked("chair"), which=WHICH, up=RIGHT)
    def it_is_sent_to_another_body(self, by: str, which: int, up: bool) -> None:
        proposal, person = self.proposal(which), self.people[by]
        if up:
            seen = as_of(proposal.rounds.order_by("-number").first())
            self.act(refer, proposal=proposal, line="One point is open.", seen=seen, by=person)
        else:
            self.act(send_back, proposal=proposal, reason="Not ripe.", by=person)

    @may_be(by=asked("drafter"), which=WHICH, code=DRAWN)
    def it_goes_on_as_less(self, by: str, which: int, code: str) -> None:
        lower = Instrument.objects.get(code=code)
        self.act(step_down, proposal=self.proposal(which), instrument=lower, by=self.people[by])

    @may_be(
        by=asked("chair", "secretariat"), which=WHICH, reference=st.sampled_from(("ST 1234/26", " ")), to_come=RIGHT
    )
    def an_adoption_is_recorded(self, by: str, which: int, reference: str, to_come: bool) -> None:
        proposal = self.proposal(which)
        taken = proposal.adoptions.values_list("act_id", flat=True)
        words: dict[str, Any] = {
            "reference": reference,
            "adopted_on": people.today() + timedelta(days=not to_come),
            "act": proposal.acts.exclude(pk__in=taken).order_by("order").first(),
        }
        self.act(record_adoption, proposal=proposal, by=self.people[by], **words)

    @may_be(by=asked("drafter"), which=WHICH, hours=st.sampled_from((0, 0, 3)))
    def it_is_delivered(self, by: str, which: int, hours: int) -> None:
        words = {"kind": "statement", "what": "Published.", "delivered_by": "EEAS"}
        at = db_now() + timedelta(hours=hours)
        self.act(record_delivery, proposal=self.proposal(which), by=self.people[by], delivered_at=at, **words)
