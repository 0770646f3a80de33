"""For every route: what a well-filled form of it says."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from delegations import facts as people
from responses import signing
from responses.rules.tasks import QUESTIONS
from tests.factories.cases import SCORES, WHY
from tests.permissions.world import PASSWORD, World

Told = Callable[[World, str], dict[str, Any]]


def _in(*, precise: bool = False, **by: float) -> str:
    return (timezone.localtime() + timedelta(**by)).strftime("%Y-%m-%dT%H:%M:%S.%f" if precise else "%Y-%m-%dT%H:%M")


def _today() -> str:
    return timezone.localdate().isoformat()


def _severity() -> dict[str, Any]:
    return {**SCORES, **{f"why_{factor}": why for factor, why in WHY.items()}}


def _signed(world: World, who: str) -> dict[str, Any]:
    words = {"answer": "object", "text_sha256": world.running.text_sha256, "after": 1 if who == "lead" else 0}
    person = world.people.get(who)
    return {"token": signing.make(world.running, person, words), "password": PASSWORD} if person else {}


def _own_absence(world: World, who: str) -> dict[str, Any]:
    """One's own, with a colleague who stands in where there is one."""
    person = world.people.get(who)
    if person is None:
        return {}
    mine = [each for each in people.colleagues(people.actor(person).delegation) if each.pk != person.pk]
    return {"person": person.pk, "deputy": mine[0].pk if mine else 0, "since": _today(), "until": _in(days=2)[:10]}


def _seen_case(world: World, **words: Any) -> dict[str, Any]:
    return {"seen": world.case.revision, **words}


_RELEASE = {"partner": "US", "purpose": "Situational awareness", "expires_at": _in(days=20)}
_ENTRY = {"target_type": "entity", "target_name": "Another operator"}
SENT: dict[str, Mapping[str, Any] | Told] = {
    "account_login": {"login": "nobody@test.invalid", "password": "not the password"},
    "account_reset_password": {"email": "nobody@test.invalid"},
    "account_signup": {"email": "new@test.invalid", "password1": "a long enough password"},
    "cases:report_new": {"title": "Something else entirely", "language": "en", "marking": "limite"},
    "cases:quarantine_handled": {"note": "The sender was called."},
    "cases:triage_open": {"title": "A new file", "marking": "limite", "lead": "DK", **_severity()},
    "cases:triage_join": lambda world, who: {"case": world.case.reference},
    "cases:triage_duplicate": lambda world, who: {"of": str(world.repeated.pk)},
    "cases:triage_dismiss": {"reason": "A parody."},
    "cases:edit": lambda world, who: _seen_case(world, title="A better title"),
    "cases:severity": lambda world, who: _seen_case(world, **_severity()),
    "cases:move": lambda world, who: _seen_case(world, name="respond", reason="A second response."),
    "cases:marking": lambda world, who: _seen_case(world, marking="eyes"),
    "cases:timeline_add": {"date": _today(), "text": "A mirror went online."},
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
    "attribution:record": {
        "stance": "no_position",
        "date": _today(),
        "state": "SE",
        "proof": "Mail of today, 10:00, kept in the registry.",
    },
    "attribution:record_union": {"position": "notes", "reference": "ST 1/26", "date": _today()},
    "attribution:edit": lambda world, who: {
        "level": "content",
        "reasons": "Seen again.",
        "seen": world.assessment.changed_at.isoformat(),
    },
    "attribution:add_hypothesis": {"kind": "domestic", "statement": "It grew by itself."},
    "attribution:hypothesis": {"kind": "domestic", "statement": "It grew by itself."},
    "attribution:return_to_draft": {"reason": "A source is missing."},
    "sanctions:open": lambda world, who: {
        **_ENTRY,
        "proposer": "DE" if who == "member" else "DK",
        "purpose": "listing",
        "criterion": world.criterion.pk,
    },
    "sanctions:edit": lambda world, who: {
        **_ENTRY,
        "criterion": world.criterion.pk,
        "seen": type(world.dossier).objects.get(pk=world.dossier.pk).changed_at.isoformat(),
    },
    "sanctions:add_sentence": {"text": "It wrote the texts."},
    "sanctions:sentence": {"text": "It ran all the sites."},
    "sanctions:move_sentence": {"to": "down"},
    "sanctions:adoption": {"decision": "(CFSP) 2026/1", "regulation": "2026/1", "adopted_on": _today()},
    "sanctions:publication": {"decision": "L 1", "decision_on": _today()},
    "sanctions:hearing": {"disclosed_on": _today()},
    "sanctions:expiry": {"expires_on": _in(days=300)[:10]},
    "sanctions:let_in": {"delegation": "SE"},
    "responses:propose": lambda world, who: {
        "instrument": world.draft.instrument_id,
        "title": "One more",
        "proposal_from": "member_state" if who in ("lead", "member", "officer", "system") else "hr_or_commission",
    },
    "responses:position": lambda world, who: {
        "answer": "object",
        "text_sha256": world.running.text_sha256,
        "after": 1 if who in ("lead", "officer") else 0,
    },
    "responses:prepare_position": lambda world, who: {
        "answer": "object",
        "text_sha256": world.running.text_sha256,
        "after": 1 if who in ("lead", "officer") else 0,
    },
    "responses:sign": _signed,
    "responses:record_position": lambda world, who: {
        "state": "SE",
        "answer": "agree",
        "proof": "Mail of today.",
        "proof_received_at": _in(precise=True),
    },
    "responses:invoke_brake": {"reasons": "A vital interest.", "state": "SE"},
    "responses:brake_before": {"reasons": "A vital interest.", "state": "SE"},
    "responses:record_reached": lambda world, who: {
        "state": "SE",
        "proof": "Called the desk officer.",
        "reached_at": _in(precise=True),
    },
    "responses:corrigendum": {"paragraph": 1, "before": "condemns", "after": "condemned", "why": "Tense."},
    "responses:lift_brake_round": {"solution": "A statement for the minutes."},
    "responses:put_again_round": {"closes_at": _in(days=4)},
    "responses:extend_round": {"closes_at": _in(days=4)},
    "responses:reopen_round": {"closes_at": _in(days=4)},
    "responses:suspend_round": {"reason": "An outage."},
    "responses:withdraw_round": {"reason": "Overtaken by events."},
    "responses:follow_up": {"note": "The accounts are gone."},
    "responses:withdraw": {"reason": "Overtaken by events."},
    "responses:new_version": {"base": 1, "text": "The European Union condemns it firmly."},
    "responses:check": dict.fromkeys(QUESTIONS, "Looked at; yes."),
    "responses:open_round": {
        "version": 1,
        "way": "silence/silence",
        "closes_at": _in(days=4),
        "visibility": "at_once",
        "holidays_seen": "on",
    },
    "responses:adoption": {"reference": "COREU 1/26", "adopted_on": _today()},
    "responses:deliver": {
        "kind": "referral",
        "what": "Referred again.",
        "delivered_by": "EEAS",
        "delivered_at": _in(minutes=-1),
    },
    "notifications:preferences": {"email": "on"},
    "notifications:unmute": lambda world, who: {"chain": str(world.case.pk)},
    "desk:double_key": {"wanted": "yes"},
    "desk:absence_new": _own_absence,
    "desk:profile": {"language": "en-gb", "zone": ""},
    "api:report-list": {"title": "Sent by a system", "body": "Seen."},
    "api:tally": {"rule": "silence", "positions": {"EL": "agree"}},
    "api:deadline": {"opened_at": "2026-12-23T16:00:00+01:00", "mode": "clock", "hours": 24},
    "api:round-positions": lambda world, who: {
        "signatory": "dk.signatory@test.invalid",
        "answer": "agree",
        "text_sha256": world.running.text_sha256,
    },
}
"""Route to the body of a POST. What is not named here needs no words: the button says it all."""


def body(world: World, route: str, who: str) -> dict[str, Any]:
    """What this column sends; a form filled in as its right user would."""
    told = {"post": "yes"} if route.endswith("_delete") else SENT.get(route, {})
    return told(world, who) if callable(told) else dict(told)


def headers(world: World, route: str) -> dict[str, str]:
    """What a call of the API says beside its body."""
    if route != "api:round-positions":
        return {}
    return {"if-match": f'"{type(world.running).objects.get(pk=world.running.pk).revision}"'}
