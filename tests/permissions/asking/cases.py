"""What a well-filled form of `cases` says."""

from typing import Any

from cases.facts import case_facts
from cases.rules import access, lifecycle
from core.rules.transitions import open_from
from delegations import facts as people
from tests.factories.cases import SCORES, WHY
from tests.permissions.asking.said import Sent, soon, today
from tests.permissions.world import World


def _severity() -> dict[str, Any]:
    return {**SCORES, **{f"why_{factor}": why for factor, why in WHY.items()}}


def _seen_case(world: World, **words: Any) -> dict[str, Any]:
    world.case.refresh_from_db()  # another test may have moved it and taken that back
    return {"seen": world.case.revision, **words}


def _open_move(world: World, who: str) -> str:
    """The next step of the case that is open to this person; to others, any."""
    world.case.refresh_from_db()
    case, actor = world.case, people.actor(world.people.get(who))
    names = [row.name for row in open_from(lifecycle.CASE, case.status)]
    return next((name for name in names if access.may_move(actor, case_facts(case), name) is None), names[0])


_RELEASE = {"partner": "US", "purpose": "Situational awareness", "expires_at": soon(days=20)}

SENT: Sent = {
    "cases:report_new": {"title": "Something else entirely", "language": "en", "marking": "limite"},
    "cases:quarantine_handled": {"note": "The sender was called."},
    "cases:quarantine_let_in": {"why": "The words stand in a quotation."},
    "cases:quarantine_destroy": {"why": "It is what it says."},
    "cases:pointer_add": {
        "reference": "REG 13/2027",
        "level": "restricted",
        "originator": "EEAS",
        "summary": "An assessment of the same network.",
    },
    "cases:pointer_withdraw": {"why": "Its number was wrong."},
    "cases:triage_open": {"title": "A new file", "marking": "limite", "lead": "DK", **_severity()},
    "cases:triage_join": lambda world, who: {"case": world.case.reference},
    "cases:triage_duplicate": lambda world, who: {"of": str(world.repeated.pk)},
    "cases:triage_dismiss": {"reason": "A parody."},
    "cases:edit": lambda world, who: _seen_case(world, title="A better title"),
    "cases:severity": lambda world, who: _seen_case(world, **_severity()),
    "cases:urgency": lambda world, who: _seen_case(world, urgency="urgent", why="The vote is in two weeks."),
    "cases:move": lambda world, who: _seen_case(world, name=_open_move(world, who), reason="It is time."),
    "cases:marking": lambda world, who: _seen_case(world, marking="eyes"),
    "cases:timeline_add": {"date": today(), "text": "A mirror went online."},
    "cases:audience": {"act": "join", "delegation": "FR", "relation": "consulted"},
    "cases:evidence_add": {
        "title": "A page",
        "link": "https://mirror.example/2",
        "kind": "technical",
        "origin": "open",
        "reliability": "B",
        "credibility": "2",
        "marking": "limite",
    },
    "cases:grade": {"reliability": "A", "credibility": "1", "why": "Seen twice."},
    "cases:evidence_marking": {"marking": "community"},
    "cases:publishable": {"publishable": "no"},
    "cases:evidence_release": _RELEASE,
    "cases:pseudonymise": {"name": "Who paid"},
    "cases:report_pseudonymise": {"name": "false story"},
    "cases:reveal": {"reason": "The victim has to be warned."},
    "cases:erasure_propose": lambda world, who: {"items": [str(world.evidence.pk)], "why": "Its time is over."},
    "cases:keep": {"keep_until": soon(days=90)[:10], "why": "A renewal rests on it."},
    **{
        f"cases:{name}": {"why": "A sentence that says why."}
        for name in (
            *("hold", "hold_lift", "bystander_erase", "person_erase", "report_erase"),
            *("erasure_confirm", "erasure_withdraw"),
        )
    },
}
