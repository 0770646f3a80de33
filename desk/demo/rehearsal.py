"""The main job from report to recorded adoption, on one invented case, each step said aloud."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from cases.actions.evidence import add_file, add_link
from cases.actions.opening import open_case
from cases.actions.report import receive_report
from cases.models import Case
from core.rules.refusal import Reason
from core.sentences import render
from delegations import facts
from desk.demo import files
from desk.demo.people import Cast
from desk.demo.rounds import TEXTS, Desk, all_say
from desk.demo.teller import Teller
from notifications.models import Notice, Reminder
from notifications.rules.vocabulary import ReminderStatus
from responses.actions.adopt import record_adoption
from responses.actions.deliver import record_delivery
from responses.actions.endings import confirm_outcome
from responses.actions.text import add_version
from responses.models import Proposal, Round

SCORES = {"B": 2, "S": 2, "T": 3, "D": 2, "M": 2}


def rehearse(teller: Teller, cast: Cast) -> Case:
    """Play it, three days in under a minute, ending now. Returns the case that stays to be looked at."""
    desk = Desk(teller, cast)
    case = _to_a_case(teller, cast)
    _to_an_assessment(teller, cast, case)
    proposal = _to_a_proposal(desk, case)
    _broken_once(desk, proposal)
    round_ = _agreed(desk, proposal)
    _adopted_and_delivered(desk, proposal, round_)
    return case


def _to_a_case(teller: Teller, cast: Cast) -> Case:
    teller.at(days=4)
    report, _outcome = receive_report(
        by=cast["dk.officer"], title="Forged ministry page spreads before a vote", language="en",
        body=f"A page in the design of a ministry announces that voting places are closed. {files.INVENTED}",
        links=["https://ministry-notice.example/closed"], techniques=["T0049"],
    )  # fmt: skip
    teller.say(_("1. Denmark reports: “%s”.") % report.title)
    teller.at(days=4, hours=-2)
    case = open_case(
        title=report.title, summary=report.body, scores=SCORES, lead="DK", report=report, by=cast["analyst"],
        score_reasons=dict.fromkeys(SCORES, files.INVENTED), is_demonstration=True,
        audience={state.code: "consulted" for state in facts.states()},
    )  # fmt: skip
    teller.say(_("2. Triage opens %(case)s, severity %(score)d of 15, suggested tier %(tier)s, all 27 on it.")
               % {"case": case.reference, "score": sum(SCORES.values()), "tier": case.tier})  # fmt: skip
    return case


def _to_an_assessment(teller: Teller, cast: Cast, case: Case) -> None:
    add_link(
        case=case, link="https://ministry-notice.example/closed", title="The forged page", kind="behavioural",
        reliability="B", credibility="2", publishable=True, is_demonstration=True, by=cast["dk.officer"],
    )  # fmt: skip
    item = add_file(
        case=case, file=ContentFile(files.FILE.encode(), name="hosting.csv"), title="Hosting of the forged page",
        kind="technical", reliability="B", credibility="2", publishable=True, is_demonstration=True,
        description=files.INVENTED, by=cast["dk.officer"],
    )  # fmt: skip
    teller.say(_("3. Evidence: a link and a file with SHA-256 %s…, graded B2, custody begun.") % item.sha256[:16])
    files.assess(teller, cast, case, actor="Unnamed operator (invented)", confidence="moderate", days=3.8)
    teller.say(_("4. The assessment is written, read by a second analyst and agreed; dissent is kept."))


def _to_a_proposal(desk: Desk, case: Case) -> Proposal:
    desk.teller.at(days=3.5)
    made = desk.draft(case, "hr_declaration", "Declaration on the forged ministry page")
    desk.teller.say(
        _("5. A proposal: %(what)s. Its instrument brings rule, checks and body.") % {"what": made.instrument}
    )
    desk.check(made)
    desk.teller.say(_("6. Evidence confirmed, proportionality noted, rights test signed by the legal adviser."))
    return made


def _broken_once(desk: Desk, proposal: Proposal) -> None:
    round_ = desk.ask_checked(proposal, desk.teller.ahead(hours=26))
    desk.teller.say(_("7. The chair opens a silence until %s; all 27 are told.") % _said(round_.closes_at))
    desk.teller.at(days=3.4)
    fix = "Replace “strongly condemn” by “condemn”."
    desk.answer(round_, all_say("agree", only=11) | {"HU": {"answer": "object", "fix": fix}})
    round_.refresh_from_db()
    desk.teller.say(_("8. Hungary objects and proposes wording (invented): the silence is %s at once.") % round_.status)
    desk.teller.at(days=3.2)
    text = TEXTS["hr_declaration"].replace("strongly condemn", "condemn")
    add_version(
        proposal=proposal,
        text=text,
        by=desk.cast["drafter"],
        base=1,
        change_note="Wording of HU taken.",
        ends_round=True,
    )
    desk.teller.say(_("9. The penholder takes the wording into version 2; everybody answers anew."))


def _agreed(desk: Desk, proposal: Proposal) -> Round:
    desk.teller.at(days=3)
    proposal.refresh_from_db()
    round_ = desk.ask_checked(proposal, desk.teller.ahead(hours=24))
    desk.teller.at(days=2.9)
    desk.answer(round_, all_say("agree", only=22) | {"HU": "agree"})
    left = Reminder.objects.filter(deadline__subject_id=round_.pk, status=ReminderStatus.PLANNED).count()
    desk.teller.say(
        _("10. A new silence of 24 hours; 22 say “agree”, the rest stay silent; %d reminders still planned.") % left
    )
    desk.teller.at(days=1.9)
    round_.refresh_from_db()
    told = Notice.objects.filter(reminder__deadline__subject_id=round_.pk).count()
    desk.teller.say(_("11. %(told)d notices went out. The instant closed the round by itself: %(sentence)s")
                    % {"told": told, "sentence": _outcome(round_)})  # fmt: skip
    confirm_outcome(round_=round_, by=desk.cast["chair"])
    desk.teller.say(_("12. The chair confirms. Nothing calls itself adopted yet."))
    return round_


def _adopted_and_delivered(desk: Desk, proposal: Proposal, round_: Round) -> None:
    desk.teller.at(days=1.5)
    proposal.refresh_from_db()
    adoption = record_adoption(
        proposal=proposal, reference="COREU (rehearsal, invented)", body="Council, via COREU",
        adopted_on=facts.brussels_day(desk.teller.ago(days=1.5)), by=desk.cast["chair"],
    )  # fmt: skip
    desk.teller.say(_("13. Adopted outside, recorded with its reference: %s.") % adoption.reference)
    desk.teller.at(days=1)
    record_delivery(
        proposal=proposal, kind="statement", what=f"Statement published. {files.INVENTED}",
        delivered_by="High Representative", delivered_at=desk.teller.ago(days=1.1), by=desk.cast["drafter"],
        follow_up_at=desk.teller.now + timedelta(days=30), details={"published_url": "https://demonstration.example/"},
    )  # fmt: skip
    desk.teller.say(_("14. Delivered; it comes back by itself in 30 days for its review."))


def _outcome(round_: Round) -> str:
    reason = (round_.outcome or {})["reason"]
    return render(Reason(reason["code"], reason["params"]))


def _said(at: object) -> str:
    return render(Reason("core.instant", {"at": at}))
