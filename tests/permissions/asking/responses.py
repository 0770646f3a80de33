"""What a well-filled form of `responses` says."""

from typing import Any

from responses import signing
from responses.rules.tasks import QUESTIONS
from tests.permissions.asking.said import Sent, soon, today
from tests.permissions.world import PASSWORD, World


def _signed(world: World, who: str) -> dict[str, Any]:
    words = {"answer": "object", "text_sha256": world.running.text_sha256, "after": 1 if who == "lead" else 0}
    person = world.people.get(who)
    return {"token": signing.make(world.running, person, words), "password": PASSWORD} if person else {}


SENT: Sent = {
    "responses:mandates": {
        "instruments": ["eu_demarche"],
        "answer": "agree",
        "confidence": "2",
        "until": soon(days=9)[:10],
    },
    "responses:request_instructions": {"contact": "Desk 7", "note": "We would agree."},
    "responses:instruction_reply": lambda world, who: {"reply": f"{world.asked_home.code} AGREE"},
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
        "proof_received_at": soon(precise=True),
    },
    "responses:invoke_brake": {"reasons": "A vital interest.", "state": "SE"},
    "responses:brake_before": {"reasons": "A vital interest.", "state": "SE"},
    "responses:record_reached": lambda world, who: {
        "state": "SE",
        "proof": "Called the desk officer.",
        "reached_at": soon(precise=True),
    },
    "responses:corrigendum": {"paragraph": 1, "before": "condemns", "after": "condemned", "why": "Tense."},
    "responses:lift_brake_round": {"solution": "A statement for the minutes."},
    "responses:put_again_round": {"closes_at": soon(days=4), "holidays_seen": "on"},
    "responses:extend_round": {"closes_at": soon(days=4), "holidays_seen": "on"},
    "responses:reopen_round": {"closes_at": soon(days=4), "holidays_seen": "on"},
    "responses:suspend_round": {"reason": "An outage."},
    "responses:withdraw_round": {"reason": "Overtaken by events."},
    "responses:follow_up": {"note": "The accounts are gone."},
    "responses:commitment_new": {"by_whom": "A platform", "what": "Answer within a day.", "due_at": soon(days=4)},
    "responses:commitment": {"status": "kept"},
    "responses:effect": {"effect": "reduced"},
    "responses:withdraw": {"reason": "Overtaken by events."},
    "responses:new_version": {"base": 1, "text": "The European Union condemns it firmly."},
    "responses:check": dict.fromkeys(QUESTIONS, "Looked at; yes."),
    "responses:open_round": {
        "version": 1,
        "way": "silence/silence",
        "closes_at": soon(days=4),
        "visibility": "at_once",
        "holidays_seen": "on",
    },
    "responses:adoption": {"reference": "COREU 1/26", "adopted_on": today()},
    "responses:deliver": {
        "kind": "referral",
        "what": "Referred again.",
        "delivered_by": "EEAS",
        "delivered_at": soon(minutes=-1),
    },
}
