"""The project's own reference data as the frozen values a count takes."""

import json
from datetime import date
from pathlib import Path

from responses.rules.figures import Figures, figures_of
from responses.rules.question import Question
from responses.rules.reference import PopulationSet, Reference, State
from responses.rules.vocabulary import ProposalFrom, Rule

DATA = Path(__file__).parents[3] / "delegations" / "data"


def load() -> Reference:
    """The 27 States in protocol order and the sets of 2023 and 2025."""
    rows = json.loads((DATA / "member_states.json").read_text())["states"]
    rows.sort(key=lambda r: r["protocol_order"])
    states = tuple(State(code=r["display"], iso=r["iso"]) for r in rows)
    display = {s.iso: s.code for s in states}
    sets = json.loads((DATA / "populations.json").read_text())["sets"]
    return Reference(states, {s["year"]: _set(s, display) for s in sets})


def _set(row: dict, display: dict[str, str]) -> PopulationSet:
    return PopulationSet(
        year=row["year"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]),
        total=row["total"],
        persons={display[r["state"]]: r["population"] for r in row["rows"]},
        hundredths={display[r["state"]]: round(r["percent"] * 100) for r in row["rows"] if "percent" in r},
    )


REFERENCE = load()
ALL = REFERENCE.members
FIGURES_2023 = REFERENCE.figures(2023)
HR, STATE = ProposalFrom.HR_OR_COMMISSION, ProposalFrom.MEMBER_STATE


def asked(
    rule: Rule,
    origin: ProposalFrom | None = None,
    *,
    suspended: str = "",
    participants: str | None = None,
    figures: Figures = FIGURES_2023,
) -> Question:
    """A question to all 27, unless said otherwise. Lists of States are written with spaces."""
    return Question(
        rule=rule,
        members=ALL,
        figures=figures,
        proposal_from=origin,
        participants=None if participants is None else frozenset(participants.split()),
        suspended=frozenset(suspended.split()),
    )


def everyone(answer: str, *, but: str = "", then: str | None = None) -> dict[str, str]:
    """All 27 answer the same, except the States in ``but``, who answer ``then`` or nothing."""
    others = but.split()
    given = {s: answer for s in ALL if s not in others}
    return given if then is None else given | dict.fromkeys(others, then)


def only(answer: str, states: str, *, rest: str | None = None) -> dict[str, str]:
    """The States named give ``answer``; the rest give ``rest`` or nothing."""
    named = states.split()
    given = {} if rest is None else dict.fromkeys((s for s in ALL if s not in named), rest)
    return given | dict.fromkeys(named, answer)


def small(populations: dict[str, int]) -> Figures:
    """A complete set for an electorate made up for the test."""
    return figures_of(year=2023, total=sum(populations.values()), persons=dict(populations))
