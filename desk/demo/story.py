"""The demonstration from beginning to end: three files, proposals in every state, three rounds open now."""

from datetime import timedelta

from cases.actions.releases import release_case, release_evidence, withdraw_release
from cases.actions.report import receive_report
from cases.models import Case
from delegations import facts
from desk.demo import files
from desk.demo.comments import discuss, fix_and_ask_again
from desk.demo.entering import ask_somebody_in
from desk.demo.kept_out import keep_and_keep_out
from desk.demo.listing import draft_listing
from desk.demo.meetings import tell_of_meetings
from desk.demo.packages import tell_of_package
from desk.demo.people import Cast
from desk.demo.protecting import protect
from desk.demo.rooms import tell_of_rooms
from desk.demo.rounds import Desk, all_say
from desk.demo.running_out import tell_what_is_due
from desk.demo.teller import Teller
from desk.demo.ways_out import go_further
from exchange.actions.sealing import ask_for_dossier
from exchange.dossier.making import make_waiting
from responses.actions.adopt import record_adoption
from responses.actions.deliver import record_delivery
from responses.actions.endings import confirm_outcome
from responses.actions.propose import withdraw_proposal
from responses.actions.stages import move_on
from responses.models import Proposal, Round

OPERATORS = "Operators named by the Council on 28 July 2023"


def tell_story(teller: Teller, cast: Cast) -> None:
    """Play everything. Nothing of it is written past the actions people use."""
    desk = Desk(teller, cast)
    teller.say("A real operation of 2023: imitated media sites")
    first = files.open_file(teller, cast, "RRN", reporter="FR", days=24)
    files.assess(teller, cast, first, actor=OPERATORS, confidence="high", days=22)
    _positions(cast, first)
    _declaration(desk, first)
    teller.say("A real operation of 2024: an outlet and its money")
    second = files.open_file(teller, cast, "Voice", reporter="CZ", days=12)
    files.assess(teller, cast, second, actor="Voice of Europe", confidence="moderate", days=11)
    _conclusions(desk, second)
    teller.say("A real operation of 2021: stolen data published")
    third = files.open_file(teller, cast, "Ghostwriter", reporter="PL", days=7)
    files.assess(teller, cast, third, actor="Ghostwriter", confidence="moderate", days=6)
    _statement_and_drafts(desk, third)
    tell_of_package(desk, first)
    _broken_and_held(desk, second, third)
    go_further(desk, second)
    teller.say("Rounds that are open now, one about to close, one asked anew")
    fix_and_ask_again(desk, third)
    _open_now(desk, first, second)
    _waiting_reports(teller, cast)
    tell_what_is_due(desk, second)
    _released_to_a_partner(teller, cast, first)
    protect(cast, first)
    _taken_out(cast, first)
    keep_and_keep_out(teller, cast, first)
    ask_somebody_in(cast)
    tell_of_rooms(desk, second)
    tell_of_meetings(desk)


def _positions(cast: Cast, case: Case) -> None:
    files.national_positions(
        cast, case, OPERATORS,
        {
            "FR": ("own_attribution", "Public exposure on 13 June 2023, according to the sources of this file."),
            "DE": ("associates", files.INVENTED),
            "EE": ("associates", files.INVENTED),
            "AT": ("solidarity_only", files.INVENTED),
            "HU": ("no_position", files.INVENTED),
        },
    )  # fmt: skip


def _declaration(desk: Desk, case: Case) -> None:
    """Silence expires, the chair confirms, COREU adopts, the statement is out, its effect is reviewed."""
    desk.teller.at(days=20)
    made = desk.draft(case, "hr_declaration", "Declaration on behalf of the European Union")
    round_ = desk.ask(made, desk.teller.ago(days=18))
    desk.answer(round_, all_say("agree", only=19))
    desk.teller.at(days=17, hours=20)
    _adopt_and_deliver(desk, made, round_, days=17)
    desk.teller.at(days=3)
    move_on(proposal=made, name="review", by=desk.cast["drafter"])


def _adopt_and_deliver(desk: Desk, made: Proposal, round_: Round, *, days: float) -> None:
    round_.refresh_from_db()
    confirm_outcome(round_=round_, by=desk.cast["chair"])
    desk.teller.at(days=days)
    record_adoption(
        proposal=made, reference="COREU (demonstration, invented)", body="Council, via COREU",
        adopted_on=facts.brussels_day(desk.teller.ago(days=days)), by=desk.cast["chair"],
    )  # fmt: skip
    record_delivery(
        proposal=made, kind="statement", what=f"Statement published. {files.INVENTED}",
        delivered_by="High Representative", delivered_at=desk.teller.ago(days=days, hours=1), by=desk.cast["drafter"],
        follow_up_at=desk.teller.now + timedelta(days=13), details={"published_url": "https://demonstration.example/"},
    )  # fmt: skip


def _conclusions(desk: Desk, case: Case) -> None:
    """A written round in which all 27 said yes: agreed, and waiting for its adoption outside."""
    desk.teller.at(days=9)
    made = desk.draft(case, "council_conclusions", "Council conclusions")
    round_ = desk.ask(made, desk.teller.ago(days=6), procedure="written", rule="written_unanimity")
    desk.answer(round_, all_say("for", but={"MT": "abstain"}))
    desk.teller.at(days=5, hours=20)
    round_.refresh_from_db()
    confirm_outcome(round_=round_, by=desk.cast["chair"])


def _statement_and_drafts(desk: Desk, case: Case) -> None:
    """An own statement without a round, and proposals in the quiet states."""
    desk.teller.at(days=5)
    own = desk.draft(case, "hr_statement", "Statement by the High Representative")
    desk.check(own)
    record_adoption(
        proposal=own, reference="Press release (demonstration, invented)", body="EEAS",
        adopted_on=facts.brussels_day(desk.teller.ago(days=5)), by=desk.cast["chair"],
    )  # fmt: skip
    referral = desk.draft(case, "platform_referral", "Referral of imitating accounts to two platforms")
    desk.check(referral)
    record_delivery(
        proposal=referral, kind="referral", what=f"14 accounts referred. {files.INVENTED}",
        delivered_by="EEAS", delivered_at=desk.teller.ago(days=5, hours=1), by=desk.cast["drafter"],
        details={"platform": "Two platforms", "items_referred": "14", "answered": "11 removed"},
    )  # fmt: skip
    move_on(proposal=referral, name="close", by=desk.cast["drafter"])
    desk.draft(case, "political_dialogue", "Political dialogue with the host State", text=False)
    checks = desk.draft(case, "spokesperson_statement", "Spokesperson statement")
    move_on(proposal=checks, name="submit_for_checks", by=desk.cast["drafter"])
    comment = desk.draft(case, "coordinated_attribution", "Coordinated public attribution")
    dropped = desk.draft(case, "dialogue_session", "Dialogue with newsrooms on imitated sites")
    withdraw_proposal(proposal=dropped, by=desk.cast["drafter"], reason=f"Merged into another series. {files.INVENTED}")
    discuss(desk, comment)


def _broken_and_held(desk: Desk, second: Case, third: Case) -> None:
    """An objection that brings its own way out, and a silence held by a parliamentary reservation."""
    desk.teller.at(days=2, hours=18)
    broken = desk.draft(second, "eu_demarche", "Demarche in the capital concerned")
    round_ = desk.ask(broken, desk.teller.ago(days=2))
    fix = "Replace “ask that the activity cease” by “urge that the activity cease”."
    desk.answer(round_, all_say("agree", only=12) | {"HU": {"answer": "object", "fix": fix}})
    held = desk.draft(third, "hr_declaration", "Declaration on stolen data")
    round_ = desk.ask(held, desk.teller.ago(days=2))
    vote = facts.brussels_day(desk.teller.ago(days=1, hours=12))
    reserve = {
        "answer": "reservation", "reservation": "parliamentary", "clearing_condition": "Vote in parliament",
        "expected_on": vote,
    }  # fmt: skip
    desk.answer(round_, all_say("agree", only=16) | {"SE": reserve})
    desk.teller.at(days=1, hours=20)


def _open_now(desk: Desk, first: Case, second: Case) -> None:
    desk.teller.at(hours=20)
    soon = desk.draft(second, "hr_declaration", "Declaration on covert funding of media")
    round_ = desk.ask(soon, desk.teller.now + timedelta(hours=2, minutes=30))
    desk.answer(
        round_,
        all_say("agree", only=17, leave=("DK",))
        | {"SK": {"answer": "comment", "reason": "A shorter title would help."}},
    )
    desk.teller.at(hours=19)
    later = desk.draft(first, "council_conclusions", "Council conclusions on imitated media")
    round_ = desk.ask(later, desk.teller.now + timedelta(days=2), procedure="written", rule="written_unanimity")
    yes = dict.fromkeys(("FR", "DE", "PL", "EE", "LV", "LT", "CZ", "BE", "NL", "LU", "IE", "ES"), "for")
    desk.answer(round_, yes | {"AT": "abstain"})
    desk.teller.at(hours=2)
    draft_listing(desk.cast, first)
    listing = desk.draft(first, "listing", "Listing of two operators")
    move_on(proposal=listing, name="submit_for_checks", by=desk.cast["drafter"])


def _waiting_reports(teller: Teller, cast: Cast) -> None:
    teller.at(hours=1, minutes=30)
    for code, title in (
        ("FI", "Forged letterhead of a ministry on messaging channels"),
        ("RO", "Paid accounts amplify one candidate"),
    ):
        receive_report(
            by=cast[f"{code.lower()}.officer"], title=title, language="en", body=files.INVENTED, techniques=["T0049"],
            links=["https://channel.example/post/1"],
        )  # fmt: skip


def _released_to_a_partner(teller: Teller, cast: Cast, case: Case) -> None:
    teller.at(hours=1)
    until = teller.now + timedelta(days=90)
    by = cast["fr.signatory"]
    release_case(case=case, partner="NATO", purpose=files.INVENTED, expires_at=until, by=by)
    item = case.evidence.filter(originator_id="FR").first()
    if item is not None:
        release_evidence(evidence=item, partner="NATO", purpose=files.INVENTED, expires_at=until, by=by)
        taken_back = release_evidence(evidence=item, partner="UK", purpose=files.INVENTED, expires_at=until, by=by)
        withdraw_release(grant=taken_back, by=by)


def _taken_out(cast: Cast, case: Case) -> None:
    """The legal adviser takes the first file out as a sealed dossier."""
    ask_for_dossier(case=case, purpose=f"For the legal service. {files.INVENTED}", by=cast["legal"])
    make_waiting()
