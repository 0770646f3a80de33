"""Proposals with every version of their text, and rounds with what the reader may see of the answers."""

from typing import Any

from exchange.dossier.bag import BagWriter
from exchange.dossier.plain import plain, value_of
from exchange.models import SealedDossier
from exchange.rules.provenance import Thing
from responses.api.shown import outcome_shown, shown_to
from responses.facts.package import phases_of
from responses.models import Proposal, Round
from responses.models.incident import Brake, Corrigendum

PROPOSAL = ("id", "number", "title", "status", "proposal_from", "marking", "stage", "penholder", "rationale",
            "created_at", "changed_at", "is_demonstration")  # fmt: skip
VERSION = ("number", "language", "sha256", "change_note", "author", "created_at")
CHECK = ("code", "answers", "note", "done_at", "done_by")
ROUND = ("id", "number", "text_sha256", "package_sha256", "procedure", "rule", "stage", "visibility", "status",
         "opened_at", "closes_at", "suspended_at", "closed_at", "population_year", "confirmed_at",
         "revision")  # fmt: skip
POSITION = ("id", "state", "sequence", "answer", "reservation", "clearing_condition", "expected_on", "reason", "fix",
            "withdraws", "text_sha256", "received_at", "late", "channel",
            "receipt")  # fmt: skip
PHASE = ("number", "title", "what", "carried_out_by", "trigger", "days", "counted", "instant", "status", "due_at",
         "released_at", "replied_at", "reply", "reason")  # fmt: skip
ADOPTION = ("body", "reference", "legal_basis", "adopted_on")
DELIVERY = ("kind", "what", "addressee", "delivered_by", "delivered_at", "reaction", "reference", "details",
            "follow_up_at", "followed_up_at", "follow_up_note")  # fmt: skip


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
    adopted = [plain(row, *ADOPTION) for row in proposal.adoptions.order_by("created_at")]
    delivered = [plain(row, *DELIVERY) for row in proposal.deliveries.order_by("delivered_at")]
    more = {"instrument": proposal.instrument.code, "acts": acts, "checks": checks}
    bag.add(f"{folder}/proposal.json", plain(proposal, *PROPOSAL) | more)
    if packages := _packages(proposal):
        bag.add(f"{folder}/package.json", packages)
    bag.add(f"{folder}/outside.json", {"adoptions": adopted, "deliveries": delivered})
    things = [Thing(own, "Proposal", proposal.title, part_of=f"case-{proposal.case_id}")]
    things += [_put_version(bag, folder, version, own) for version in _versions(proposal)]
    return things + [_put_round(bag, folder, row, reader, own) for row in proposal.rounds.order_by("number")]


def _packages(proposal: Proposal) -> dict[str, Any]:
    """The phases as they stand, and every package that was put to the States; empty where there is none."""
    phases = [
        plain(row, *PHASE, after=row.after.number if row.after else None, at=f"{row.at:%H:%M}")
        for row in phases_of(proposal)
    ]
    put = [plain(row, "sha256", "content", "created_at") for row in proposal.packages.order_by("created_at")]
    return {"phases": phases, "put_to_the_states": put} if phases or put else {}


def _versions(proposal: Proposal) -> Any:
    return proposal.versions.select_related("author").prefetch_related("paragraphs").order_by("number")


def _put_version(bag: BagWriter, folder: str, version: Any, own: str) -> Thing:
    paragraphs = sorted(version.paragraphs.all(), key=lambda each: each.number)
    told = [plain(each, "number", "text", "sha256") for each in paragraphs]
    bag.add(f"{folder}/text/v{version.number}.txt", "\n\n".join(each.text for each in paragraphs) + "\n")
    bag.add(f"{folder}/text/v{version.number}.json", plain(version, *VERSION) | {"paragraphs": told})
    return Thing(f"textversion-{version.pk}", "Text", f"version {version.number}", version.sha256, own)


def _put_round(bag: BagWriter, folder: str, row: Round, reader: Any, own: str) -> Thing:
    """Answers and outcome exactly as far as page and API show them to this reader today."""
    shown, outcome = shown_to(reader, row), outcome_shown(reader, row)
    members = row.members.order_by("state_id")
    brakes = Brake.objects.filter(round=row).order_by("invoked_at")
    mended = Corrigendum.objects.filter(round=row).order_by("created_at")
    told = plain(row, *ROUND) | {
        "version": row.version.number,
        "act": row.act.name if row.act else "",
        "asked": [plain(each, "state", "suspended", "notified_at", "acknowledged_at") for each in members],
        "every_answer_is_shown": shown.everything,
        "positions": [plain(each, *POSITION) for each in shown.positions],
        "explanation": outcome["explanation"],
        "outcome": value_of(outcome["outcome"]),
        "attendance": row.attendance if shown.everything else None,
        "brakes": [plain(each, "state", "reasons", "invoked_at", "lifted_at", "solution") for each in brakes],
        "corrigenda": [plain(each, "before", "after", "why") for each in mended],
    }
    bag.add(f"{folder}/rounds/{row.number}.json", told)
    return Thing(f"round-{row.pk}", "Round", f"round {row.number}", row.text_sha256, own)
