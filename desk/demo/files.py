"""The three real files: report, triage, evidence, assessment. Facts carry their public source."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from attribution.actions.assessment import start_assessment
from attribution.actions.hypotheses import add_hypothesis
from attribution.actions.positions import record_national_attribution
from attribution.actions.review import agree, submit_for_review, take_review
from cases.actions.evidence import add_file, add_link
from cases.actions.opening import open_case
from cases.actions.report import receive_report
from cases.actions.timeline import add_timeline_entry
from cases.models import Case
from delegations import facts
from desk.demo.people import Cast
from desk.demo.teller import Teller

DATA = Path(__file__).parent / "data" / "public_cases.json"
INVENTED = "Invented for the demonstration."
FILE = """host;first seen;registrar;note
mirror-one.example;2026-05-02;registrar A;demonstration, invented
mirror-two.example;2026-05-03;registrar A;demonstration, invented
mirror-three.example;2026-05-09;registrar B;demonstration, invented
"""
SCORES: dict[str, dict[str, tuple[int, str]]] = {
    "RRN": {
        "B": (2, "Picked up by national media according to the public sources."),
        "S": (3, "Outlets of more than nine States were imitated; to be confirmed."),
        "T": (2, "A critical topic: support for Ukraine."),
        "D": (3, "Persistent since 2022 according to the public sources."),
        "M": (2, "Impersonation of media and government sites."),
    },
    "Voice": {
        "B": (2, "Reached political parties and media in several States."),
        "S": (2, "Between four and eight States; to be confirmed."),
        "T": (3, "European elections of 2024."),
        "D": (2, "Several months."),
        "M": (2, "Covert funding of an outlet and of politicians, according to the Council."),
    },
    "Ghostwriter": {
        "B": (1, "Several platforms, limited reach."),
        "S": (2, "Members of parliaments in several States."),
        "T": (3, "Before a national election."),
        "D": (2, "Months."),
        "M": (3, "Data theft combined with publication."),
    },
}


def public_file(name: str) -> dict[str, Any]:
    """The entry of ``public_cases.json`` whose title begins with ``name``."""
    cases = json.loads(DATA.read_text(encoding="utf-8"))["cases"]
    return next(case for case in cases if case["title"].startswith(name))


def open_file(teller: Teller, cast: Cast, name: str, *, reporter: str, days: float) -> Case:
    """A report with the public facts, triaged into a case all 27 are on, its dated facts and evidence."""
    known = public_file(name)
    teller.at(days=days)
    report, _ = receive_report(
        by=cast[f"{reporter.lower()}.officer"], title=known["title"], language="en", links=known["sources"],
        body="\n\n".join(f"{fact[0].upper()}{fact[1:]}." for fact in known["summary_facts"]),
    )  # fmt: skip
    teller.at(days=days, hours=-2)
    scored = SCORES[name]
    case = open_case(
        title=known["title"], summary="\n\n".join(f"{fact[0].upper()}{fact[1:]}." for fact in known["summary_facts"]),
        scores={factor: score for factor, (score, _) in scored.items()},
        score_reasons={factor: why for factor, (_, why) in scored.items()},
        lead=reporter, report=report, sources=known["sources"], is_demonstration=True, by=cast["analyst"],
        audience={state.code: "consulted" for state in facts.states()},
    )  # fmt: skip
    for entry in known["timeline"]:
        note = "from memory, to be confirmed" if entry.get("confidence") else ""
        add_timeline_entry(
            case=case, date=date.fromisoformat(entry["date"]), text=entry["event"], note=note,
            source_url=known["sources"][0], by=cast["analyst"],
        )  # fmt: skip
    _evidence(teller, cast, case, known["sources"], reporter)
    return case


def _evidence(teller: Teller, cast: Cast, case: Case, sources: list[str], reporter: str) -> None:
    for number, source in enumerate(sources, start=1):
        add_link(
            case=case, link=source, title=f"Public account {number} of the operation", kind="official",
            reliability="B", credibility="2", marking="public", publishable=True, by=cast["analyst"],
        )  # fmt: skip
    add_file(
        case=case, file=ContentFile(FILE.encode(), name="hosting-overview.csv"), title="Hosting overview",
        description=INVENTED, kind="technical", origin="gov_unclass", reliability="B", credibility="3",
        publishable=True, is_demonstration=True, by=cast[f"{reporter.lower()}.officer"],
    )  # fmt: skip


def assess(
    teller: Teller, cast: Cast, case: Case, *, actor: str, confidence: str, days: float, review_hours: float = 3
) -> None:
    """Hypotheses weighed, reviewed by a second analyst, agreed; dissent is kept."""
    teller.at(days=days)
    items = list(case.evidence.all())
    made = start_assessment(
        case=case, actor_name=actor, level="operator", likelihood="very-likely", confidence=confidence,
        reasons=f"The public accounts name the operators and describe how they worked. {INVENTED}",
        dissent=f"One analyst finds the role of commercial motives understated. {INVENTED}", by=cast["analyst"],
    )  # fmt: skip
    for kind, statement in (
        ("actor", "The operators named by the Council ran it for a State."),
        ("domestic", "It grew by itself from domestic groups."),
        ("false_flag", "Somebody else made it look so."),
    ):
        supporting = items if kind == "actor" else []
        against = [] if kind == "actor" else items[:1]
        add_hypothesis(
            assessment=made, kind=kind, statement=statement, supporting=supporting, contradicting=against,
            by=cast["analyst"],
        )  # fmt: skip
    submit_for_review(assessment=made, by=cast["analyst"])
    teller.at(days=days, hours=-review_hours)
    made.refresh_from_db()
    take_review(assessment=made, by=cast["reviewer"])
    agree(assessment=made, by=cast["reviewer"])


def national_positions(cast: Cast, case: Case, actor: str, stances: dict[str, tuple[str, str]]) -> None:
    """Each State's own, in its own words; never added up."""
    for code, (stance, note) in stances.items():
        names = stance in ("own_attribution", "associates")
        record_national_attribution(
            case=case, state=code, stance=stance, actor_name=actor if names else "", by=cast.signatory(code),
            level="operator" if names else "", confidence="moderate" if names else "", is_public=names, note=note,
            date=_today(), quotable=names,
        )  # fmt: skip


def _today() -> date:
    at: datetime = timezone.now()
    return facts.brussels_day(at)
