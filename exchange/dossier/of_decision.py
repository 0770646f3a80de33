"""Proposals with every version of their text, rounds with what the reader may see of the answers, acts outside."""

from typing import Any

from delegations import facts as people
from exchange.dossier.bag import BagWriter
from exchange.dossier.of_preparation import discussion, met, told_of
from exchange.dossier.plain import plain, value_of
from exchange.models import SealedDossier
from exchange.rules.provenance import Thing
from responses.api.shown import outcome_shown, shown_to
from responses.facts.package import phases_of
from responses.models import Delivery, Position, Proposal, Round

PROPOSAL = ("id", "number", "title", "status", "proposal_from", "marking", "stage", "penholder", "rationale",
            "council_number", "came_from", "created_by", "created_at", "changed_at", "is_demonstration")  # fmt: skip
VERSION = ("number", "language", "sha256", "change_note", "author", "created_at")
CHECK = ("code", "answers", "note", "done_at", "done_by")
ROUND = ("id", "number", "text_sha256", "package_sha256", "procedure", "rule", "stage", "visibility", "status",
         "opened_at", "opened_by", "closes_at", "suspended_at", "closed_at", "population_year", "confirmed_at",
         "confirmed_by")  # fmt: skip
POSITION = ("id", "state", "sequence", "answer", "reservation", "clearing_condition", "expected_on", "reason", "fix",
            "withdraws", "text_sha256", "received_at", "late", "channel",
            "receipt")  # fmt: skip
PHASE = ("number", "title", "what", "carried_out_by", "trigger", "days", "counted", "instant", "status", "due_at",
         "released_at", "replied_at", "reply", "reason")  # fmt: skip
MEMBER = ("state", "suspended", "notified_at", "acknowledged_at")
BRAKE = ("state", "reasons", "invoked_at", "lifted_at", "lifted_by", "solution")
SIGNED = ("signed_by", "recorded_by", "proof", "proof_received_at")
ADOPTION = ("body", "reference", "legal_basis", "adopted_on", "recorded_by")
DELIVERY = ("kind", "what", "addressee", "delivered_by", "delivered_at", "reaction", "reference", "details",
            "follow_up_at", "followed_up_at", "follow_up_note", "recorded_by")  # fmt: skip
COMMITMENT = ("id", "by_whom", "what", "due_at", "status", "note", "settled_at", "settled_by", "recorded_by")
EFFECT = ("after_days", "due_at", "effect", "cost", "note", "done_at", "done_by")
TRANSLATION = ("language", "edition", "sha256", "author", "created_at")


def put_decisions(bag: BagWriter, order: SealedDossier) -> list[Thing]:
    """The proposal asked for, or every one of the case."""
    rows = Proposal.objects.visible_to(order.asked_by).filter(case=order.case)
    rows = rows.filter(pk=order.proposal_id) if order.proposal_id else rows
    things: list[Thing] = []
    for proposal in rows.select_related("case", "instrument", "penholder").order_by("number"):
        things += _put(bag, proposal, order.asked_by)
    return things


def _put(bag: BagWriter, proposal: Proposal, reader: Any) -> list[Thing]:
    folder, own = f"proposals/{proposal.number}", f"proposal-{proposal.pk}"
    acts = [plain(act, "order", "name", "rule", "legal_basis") for act in proposal.acts.order_by("order")]
    checks = [plain(row, *CHECK) for row in proposal.checks.select_related("done_by").order_by("code")]
    more = {"instrument": proposal.instrument.code, "acts": acts, "checks": checks}
    bag.add(f"{folder}/proposal.json", plain(proposal, *PROPOSAL) | more)
    if packages := _packages(proposal):
        bag.add(f"{folder}/package.json", packages)
    bag.add(f"{folder}/outside.json", _outside(proposal))
    bag.add(f"{folder}/discussion.json", discussion(proposal))
    bag.add(f"{folder}/meetings.json", met(proposal, reader))
    things = [Thing(own, "Proposal", proposal.title, part_of=f"case-{proposal.case_id}")]
    things += [_put_version(bag, folder, version, own) for version in _versions(proposal)]
    return things + [_put_round(bag, folder, row, reader, own) for row in proposal.rounds.order_by("number")]


def _outside(proposal: Proposal) -> dict[str, Any]:
    """The act, what was carried out with what others promised in it, and what it changed."""
    adopted = proposal.adoptions.select_related("act", "version", "recorded_by").order_by("created_at")
    done = proposal.deliveries.select_related("recorded_by", "version").order_by("delivered_at")
    looked = proposal.effect_reviews.select_related("done_by").order_by("due_at")
    return {
        "adoptions": [
            plain(row, *ADOPTION, act=row.act.name if row.act else "", version=row.version.number) for row in adopted
        ],
        "deliveries": [_delivered(row) for row in done],
        "effects": [plain(row, *EFFECT) for row in looked],
    }


def _delivered(row: Delivery) -> dict[str, Any]:
    promised = row.commitments.select_related("settled_by", "recorded_by").order_by("due_at", "pk")
    more = {"version": row.version.number if row.version else None}
    return plain(row, *DELIVERY) | more | {"commitments": [plain(one, *COMMITMENT) for one in promised]}


def _packages(proposal: Proposal) -> dict[str, Any]:
    """The phases as they stand, and every package that was put to the States; empty where there is none."""
    phases = [
        plain(row, *PHASE, after=row.after.number if row.after else None, at=f"{row.at:%H:%M}")
        for row in phases_of(proposal)
    ]
    put = [plain(row, "sha256", "content", "created_at") for row in proposal.packages.order_by("created_at")]
    return {"phases": phases, "put_to_the_states": put} if phases or put else {}


def _versions(proposal: Proposal) -> Any:
    parts = ("paragraphs", "translations__paragraphs", "translations__author")
    return proposal.versions.select_related("author").prefetch_related(*parts).order_by("number")


def _put_version(bag: BagWriter, folder: str, version: Any, own: str) -> Thing:
    told = _words(version)
    others = sorted(version.translations.all(), key=lambda each: (each.language, each.edition))
    translated = [plain(each, *TRANSLATION) | {"paragraphs": _words(each)} for each in others]
    bag.add(f"{folder}/text/v{version.number}.txt", "\n\n".join(each["text"] for each in told) + "\n")
    whole = plain(version, *VERSION) | {"paragraphs": told, "translations": translated}
    bag.add(f"{folder}/text/v{version.number}.json", whole)
    return Thing(f"textversion-{version.pk}", "Text", f"version {version.number}", version.sha256, own)


def _words(text: Any) -> list[dict[str, Any]]:
    paragraphs = sorted(text.paragraphs.all(), key=lambda each: each.number)
    return [plain(each, "number", "text", "sha256") for each in paragraphs]


def _put_round(bag: BagWriter, folder: str, row: Round, reader: Any, own: str) -> Thing:
    """Answers and outcome exactly as far as page and API show them to this reader today."""
    shown, outcome = shown_to(reader, row), outcome_shown(reader, row)
    told = plain(row, *ROUND) | {
        "version": row.version.number,
        "act": row.act.name if row.act else "",
        "asked": [plain(each, *MEMBER) for each in row.members.order_by("state_id")],
        "every_answer_is_shown": shown.everything,
        "positions": [_answer(each, reader) for each in shown.positions],
        "explanation": outcome["explanation"],
        "outcome": value_of(outcome["outcome"]),
        "attendance": row.attendance if shown.everything else None,
        "brakes": [plain(each, *BRAKE) for each in row.brakes.order_by("invoked_at")],
        "corrigenda": [plain(each, "before", "after", "why") for each in row.corrigenda.order_by("created_at")],
        "told": told_of(row, reader),
    }
    bag.add(f"{folder}/rounds/{row.number}.json", told)
    return Thing(f"round-{row.pk}", "Round", f"round {row.number}", row.text_sha256, own)


def _answer(row: Position, reader: Any) -> dict[str, Any]:
    """Who signed for a State, and the proof of a record on its behalf, is for its own people."""
    more = SIGNED if people.actor(reader).delegation == row.state_id else ()
    return plain(row, *POSITION, *more, on_behalf=row.recorded_by_id is not None)
