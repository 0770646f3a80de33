"""The track of urgency a case runs on: it decides how much time each phase may take."""

from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.changing import compare_and_set
from cases.actions.guard import keeps_out_marked
from cases.actions.wording import quoted
from cases.facts import case_facts
from cases.models import Case
from cases.rules.writing import may_score
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from notifications.rules.vocabulary import Urgency

LONGEST_WHY = 300


@keeps_out_marked("why")
@transaction.atomic
def change_urgency(*, case: Case, urgency: str, why: str, by: Any, seen: int | None = None) -> Case:
    """Put the case on another track, with the reason. Deadlines already set stay where they are.

    Refused: no right to triage or assess (403), a closed case or a stale ``seen`` (409), no reason, a
    reason too long or an unknown track (400).
    """
    actor = people.actor(by)
    enforce(may_score(actor, case_facts(case)) or known_urgency(urgency) or _unexplained(why))
    old = case.urgency
    compare_and_set(case, seen=seen, urgency=Urgency(urgency))
    trail.record(
        verb="change_urgency", subject=case, by=by, chain=case, body=actor.delegation, before=old, after=case.urgency,
        sentence=f"{{actor}} ({actor.delegation}) put {case.reference} on the track “{case.urgency}” "
        f"(before: “{old}”): {quoted(why.strip())}.",
    )  # fmt: skip
    return case


def known_urgency(urgency: str) -> Refusal | None:
    """One of the four tracks, or a refusal that names them."""
    if urgency in tuple(Urgency):
        return None
    params = {"urgency": urgency, "known": tuple(Urgency)}
    return Refusal("cases.urgency_unknown", params, kind=Kind.INVALID, field="urgency")


def _unexplained(why: str) -> Refusal | None:
    if 0 < len(why.strip()) <= LONGEST_WHY:
        return None
    return Refusal("cases.reason_missing", {"longest": LONGEST_WHY}, kind=Kind.INVALID, field="why")
