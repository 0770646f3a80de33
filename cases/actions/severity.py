"""Scores and tier of a case: checked together, so that a tier never stands without its reasons."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import transaction

from audit import trail
from cases.actions.changing import compare_and_set
from cases.actions.guard import keeps_out_marked
from cases.facts import case_facts
from cases.models import Case
from cases.rules import severity
from cases.rules.vocabulary import Factor, Tier
from cases.rules.writing import may_score
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people


class Severity(NamedTuple):
    """What is stored of a scoring."""

    scores: dict[str, int]
    score_reasons: dict[str, str]
    tier: Tier


def scored(scores: Mapping[str, int], score_reasons: Mapping[str, str], tier: str | None, tier_reason: str) -> Severity:
    """A scoring found in order. Refused: a factor missing, out of range or scored without a reason,
    and a tier above the suggested one without a reason. ``tier`` None takes the suggestion."""
    enforce(severity.check_scores(scores))
    enforce(_unexplained(scores, score_reasons))
    suggested = severity.suggest(scores).tier
    chosen = Tier(tier) if tier else suggested
    enforce(severity.choose(suggested, chosen, tier_reason))
    reasons = {str(factor): score_reasons.get(factor, "") for factor in Factor}
    if chosen is not suggested:
        reasons["tier"] = tier_reason
    return Severity({str(factor): scores[factor] for factor in Factor}, reasons, chosen)


@keeps_out_marked("score_reasons", "tier_reason")
@transaction.atomic
def rescore(
    *, case: Case, scores: Mapping[str, int], score_reasons: Mapping[str, str], by: Any,
    tier: str | None = None, tier_reason: str = "", seen: int | None = None,
) -> Case:  # fmt: skip
    """Score the case anew; the former scores stay readable in the trail. Stale ``seen`` is refused (409)."""
    actor = people.actor(by)
    enforce(may_score(actor, case_facts(case)))
    new = scored(scores, score_reasons, tier, tier_reason)
    old = {"scores": case.scores, "tier": case.tier}
    compare_and_set(case, seen=seen, **new._asdict())
    trail.record(
        verb="rescore", subject=case, by=by, chain=case, body=actor.delegation, before=old,
        after={"scores": new.scores, "tier": new.tier}, reasons=new.score_reasons,
        sentence=f"{{actor}} ({actor.delegation}) scored {case.reference} anew: {_shown(new.scores)}, "
        f"tier {new.tier} (before: {_shown(old['scores'])}, {old['tier']}).",
    )  # fmt: skip
    return case


def _unexplained(scores: Mapping[str, int], reasons: Mapping[str, str]) -> Refusal | None:
    for factor in Factor:
        if scores[factor] and not reasons.get(factor, "").strip():
            return Refusal("cases.score_needs_reason", {"factor": factor}, kind=Kind.INVALID, field=f"why_{factor}")
    return None


def _shown(scores: Mapping[str, int]) -> str:
    return " ".join(f"{factor}{scores[factor]}" for factor in Factor if factor in scores)
