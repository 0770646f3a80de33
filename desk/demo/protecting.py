"""Data protection in the demonstration: a name out of the texts, a legal hold, what is past its time, a former user."""

from cases.actions.case import advance
from cases.actions.erasing import confirm_erasure, propose_erasure
from cases.actions.evidence import add_link
from cases.actions.keeping import place_hold
from cases.actions.opening import open_case
from cases.actions.pseudonymising import pseudonymise, reveal
from cases.actions.report import receive_report
from cases.actions.timeline import add_timeline_entry
from cases.actions.triage import dismiss
from cases.models import Case
from delegations.actions.accounts import deactivate
from delegations.facts import states, today
from delegations.models import User
from desk.demo.files import INVENTED
from desk.demo.people import Cast
from desk.demo.teller import Teller

LONG_AGO = "Forged leaflet of a ministry (invented)"
SCORES = {"B": 1, "S": 1, "T": 1, "D": 1, "M": 1}
BYSTANDER = "The shopkeeper of the corner house"
"""Nobody: a name of a person would have to be invented."""


def protect(cast: Cast, case: Case) -> None:
    """What the data-protection page and the secretariat's list of terms have to show."""
    analyst, legal, secretariat = cast["analyst"], cast["legal"], cast["secretariat"]
    add_timeline_entry(case=case, date=today(), text=f"{BYSTANDER} complains of being quoted. {INVENTED}", by=analyst)
    taken = pseudonymise(name=BYSTANDER, case=case, by=analyst).bystander
    reveal(bystander=taken, reason=f"The person has to be told. {INVENTED}", by=legal, sitting="the demonstration")
    place_hold(case=case, why=f"An action before the General Court is expected. {INVENTED}", by=legal)
    report, _outcome = receive_report(by=cast["fr.officer"], title="A joke taken for an operation", body=INVENTED)
    dismiss(report=report, reason=f"Satire, and labelled so. {INVENTED}", by=analyst)
    _erase_what_is_past(cast)
    former = User.objects.create_user("former@demo.invalid", name="A colleague who left")
    deactivate(user=former, by=secretariat)


def closed_long_ago(teller: Teller, cast: Cast) -> None:
    """A file that was closed more than five years ago: its evidence is past its time."""
    teller.at(days=2100)
    case = open_case(
        title=LONG_AGO, summary=INVENTED, scores=SCORES, score_reasons=dict.fromkeys(SCORES, INVENTED), lead="PT",
        audience={state.code: "consulted" for state in states()}, is_demonstration=True, by=cast["analyst"],
    )  # fmt: skip
    for number in (1, 2, 3):
        add_link(
            case=case, link=f"https://channel.example/leaflet/{number}", title=f"The leaflet, copy {number}",
            kind="behavioural", reliability="C", credibility="3", is_demonstration=True, by=cast["pt.officer"],
        )  # fmt: skip
    teller.at(days=2070)
    advance(case=case, name="close", reason=f"Nothing came of it. {INVENTED}", by=cast["analyst"])


def _erase_what_is_past(cast: Cast) -> None:
    """One item erased by two persons' word, another proposed and waiting for the second."""
    case = Case.objects.get(title=LONG_AGO)
    first, second, _kept = case.evidence.order_by("created_at", "pk")
    one, other = cast["secretariat"], cast["archivist"]
    why = f"Closed for more than five years; nothing rests on it. {INVENTED}"
    made = propose_erasure(case=case, items=[first], why=why, by=one)
    confirm_erasure(erasure=made, why=f"Read, and nothing stands against it. {INVENTED}", by=other)
    propose_erasure(case=case, items=[second], why=why, by=one)
