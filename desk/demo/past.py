"""The months before: invented files that went the whole way, so that figures have something to count.

Nothing of them happened. Each is a report, a case, a silence procedure and a response, played through
the actions people use, some quickly, some past their budget.
"""

from dataclasses import dataclass
from datetime import timedelta

from cases.actions.case import advance
from cases.actions.evidence import add_link
from cases.actions.opening import open_case
from cases.actions.report import receive_report
from cases.models import Case
from delegations import facts
from delegations.models import User
from desk.demo import files
from desk.demo.people import Cast
from desk.demo.protecting import closed_long_ago
from desk.demo.rounds import Desk
from desk.demo.teller import Teller
from notifications.actions import cancel_reminders
from responses.actions.adopt import record_adoption
from responses.actions.deliver import record_delivery
from responses.actions.endings import confirm_outcome
from responses.actions.stages import move_on
from responses.instants import ROUND_CLOSES
from responses.models import Proposal, Round

SCORES = {"B": 2, "S": 2, "T": 2, "D": 1, "M": 2}


@dataclass(frozen=True, slots=True)
class Past:
    """One file: when it began (days ago), its track, hours each step took, who answered after how many hours."""

    title: str
    reporter: str
    days: float
    urgency: str
    steps: tuple[float, float, float, float, float]  # triage, assessment, drafting, the chair's confirmation, delivery
    window: float
    answers: tuple[tuple[str, float], ...]


FILES = (
    Past("Doctored recording of a mayor (invented)", "ES", 150, "urgent", (3, 9, 10, 1.5, 5), 24,
         (("DK", 14), ("ES", 2), ("FR", 20))),
    Past("Forged letter of a health agency (invented)", "IT", 132, "standard", (20, 60, 40, 4, 30), 48,
         (("DK", 31), ("IT", 5), ("HU", 40))),
    Past("Copied front page of a daily (invented)", "NL", 117, "urgent", (5, 14, 7, 0.5, 8), 24,
         (("DK", 12), ("NL", 1), ("DE", 9))),
    Past("Fake call of an ambassador (invented)", "SE", 83, "flash", (0.7, 1.5, 3, 0.4, 1.5), 4,
         (("DK", 2.4), ("SE", 0.5), ("FI", 1))),
    Past("Staged incident at a border post (invented)", "LT", 71, "urgent", (2, 8, 6, 2.5, 4), 24,
         (("DK", 7), ("LT", 1), ("PL", 3), ("LV", 5))),
    Past("Imitated warning of a bank (invented)", "PT", 49, "standard", (16, 50, 45, 2, 16), 48,
         (("DK", 11), ("PT", 6), ("IE", 22))),
    Past("False list of polling places (invented)", "HR", 40, "urgent", (3.5, 11, 9, 1, 6), 24,
         (("DK", 5), ("HR", 2))),
)  # fmt: skip


def tell_the_months_before(teller: Teller, cast: Cast) -> None:
    """Play the files one after the other, oldest first."""
    desk = Desk(teller, cast)
    closed_long_ago(teller, cast)
    for past in FILES:
        teller.say(f"Before: {past.title}")
        case = _to_a_case(teller, cast, past)
        _to_the_end(desk, case, past)


def _to_a_case(teller: Teller, cast: Cast, past: Past) -> Case:
    triage, assessment, _drafting, _confirming, _delivery = past.steps
    teller.at(days=past.days)
    officer = cast[f"{past.reporter.lower()}.officer"]
    report, _outcome = receive_report(
        by=officer, title=past.title, body=f"{past.title}. {files.INVENTED}", language="en", techniques=["T0049"],
        links=["https://channel.example/earlier"],
    )  # fmt: skip
    teller.at(days=past.days, hours=-triage)
    case = open_case(
        title=past.title, summary=files.INVENTED, scores=SCORES, score_reasons=dict.fromkeys(SCORES, files.INVENTED),
        lead=past.reporter, report=report, is_demonstration=True, by=cast["analyst"], urgency=past.urgency,
        audience={state.code: "consulted" for state in facts.states()},
    )  # fmt: skip
    _seen_twice(case, officer)
    weighed = min(3, assessment / 2)
    files.assess(
        teller, cast, case, actor="Unnamed operator (invented)", confidence="moderate", review_hours=weighed,
        days=past.days - (triage + assessment - weighed) / 24,
    )  # fmt: skip
    return case


def _seen_twice(case: Case, officer: User) -> None:
    """Two kinds of evidence, by whoever reported."""
    for kind in ("behavioural", "technical"):
        add_link(
            case=case, link=f"https://channel.example/{kind}", title=f"Seen on a channel ({kind})", kind=kind,
            reliability="B", credibility="2", publishable=True, is_demonstration=True, by=officer,
        )  # fmt: skip


def _to_the_end(desk: Desk, case: Case, past: Past) -> None:
    triage, assessment, drafting, confirming, delivery = past.steps
    opened = past.days - (triage + assessment + drafting) / 24
    desk.teller.at(days=opened + drafting / 48)
    made = desk.draft(case, "hr_declaration", f"Declaration: {past.title}")
    desk.teller.at(days=opened)
    round_ = desk.ask(made, desk.teller.ahead(hours=past.window))
    for each in facts.states():  # nobody is nagged in the telling: each mail would take its time
        cancel_reminders(subject=round_, handler=ROUND_CLOSES, delegation=each.code)
    for state, hours in sorted(past.answers, key=lambda answer: answer[1]):
        desk.teller.at(days=opened - hours / 24)
        desk.answer(round_, {state: "agree"})
    closed = opened - (past.window + confirming) / 24
    desk.teller.at(days=closed)
    _decided(desk, made, round_, closed)
    _carried_out(desk, made, case, closed - delivery / 24)


def _decided(desk: Desk, made: Proposal, round_: Round, days: float) -> None:
    round_.refresh_from_db()
    confirm_outcome(round_=round_, by=desk.cast["chair"])
    record_adoption(
        proposal=made, reference="COREU (demonstration, invented)", body="Council, via COREU",
        adopted_on=facts.brussels_day(desk.teller.ago(days=days)), by=desk.cast["chair"],
    )  # fmt: skip


def _carried_out(desk: Desk, made: Proposal, case: Case, days: float) -> None:
    desk.teller.at(days=days)
    by = desk.cast["drafter"]
    record_delivery(
        proposal=made, kind="statement", what=f"Statement published. {files.INVENTED}", by=by,
        delivered_by="High Representative", delivered_at=desk.teller.ago(days=days) - timedelta(minutes=5),
        details={"published_url": "https://demonstration.example/"},
    )  # fmt: skip
    move_on(proposal=made, name="review", by=by)
    move_on(proposal=made, name="close", by=by)
    case.refresh_from_db()
    for name in ("deliver", "review", "close"):
        if case.status in _BEFORE[name]:
            advance(case=case, name=name, by=desk.cast["analyst" if name != "deliver" else "drafter"])


_BEFORE = {"deliver": ("responding",), "review": ("delivered",), "close": ("in_review",)}
