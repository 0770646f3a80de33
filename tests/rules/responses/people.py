"""Actors and rounds the tests speak about."""

from datetime import UTC, datetime

from delegations.rules.roles import ROLES, Actor, Kind, Role
from responses.rules.positions import Answering, Given, RoundFacts
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Answer, Procedure, ReservationEffect, Rule, answers_of
from tests.rules.responses.reference import ALL

INSTANT = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
TEXT = "a" * 64


def person(body: str, *roles: Role, kind: Kind = Kind.STATE, token: str = "p1") -> Actor:
    return Actor(token, body, kind, frozenset().union(*(ROLES[r] for r in roles)))


DANE = person("DK", Role.SIGNATORY)
DANISH_OFFICER = person("DK", Role.OFFICER)
CHAIR = person("IE", Role.CHAIR)
SECRETARIAT = person("GSC", Role.SECRETARIAT, kind=Kind.SERVICE)
EEAS_SIGNATORY = person("EEAS", Role.SIGNATORY, kind=Kind.SERVICE)
PARTNER = person("NATO", Role.PARTNER_SYSTEM, kind=Kind.PARTNER)
DRAFTER = person("EEAS", Role.DRAFTER, kind=Kind.SERVICE)


def silence(status: RoundStatus = RoundStatus.OPEN, **changes) -> RoundFacts:
    return round_facts(Procedure.SILENCE, Rule.SILENCE, status, **changes)


def written(status: RoundStatus = RoundStatus.OPEN, **changes) -> RoundFacts:
    return round_facts(Procedure.WRITTEN, Rule.WRITTEN_UNANIMITY, status, **changes)


def meeting(status: RoundStatus = RoundStatus.OPEN, rule: Rule = Rule.QUALIFIED_MAJORITY, **changes) -> RoundFacts:
    return round_facts(Procedure.MEETING, rule, status, **changes)


def consent(status: RoundStatus = RoundStatus.OPEN, **changes) -> RoundFacts:
    return round_facts(Procedure.CONSENT, Rule.CONSENT_OF_PARTICIPANTS, status, **changes)


def round_facts(procedure: Procedure, rule: Rule, status: RoundStatus, **changes) -> RoundFacts:
    values = {
        "procedure": procedure,
        "rule": rule,
        "status": status,
        "answers": answers_of(procedure, rule),
        "electorate": ALL,
        "closes_at": INSTANT,
        "text_sha256": TEXT,
    }
    return RoundFacts(**(values | changes))


def answering(answer: Answer, **changes) -> Answering:
    return Answering(**({"answer": answer, "text_sha256": TEXT} | changes))


def gave(state: str, answer: Answer, sequence: int = 1, *, effect: ReservationEffect | None = None, **changes) -> Given:
    return Given(state, sequence, answer, effect, **changes)


def code(refusal) -> str | None:
    """The code of a refusal without its app, None where nothing was refused."""
    return None if refusal is None else refusal.code.split(".", 1)[1]
