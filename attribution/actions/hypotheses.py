"""Weigh competing explanations against the evidence, while the assessment is a draft."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max

from attribution.actions.guard import draft
from attribution.models import Assessment, Hypothesis
from attribution.rules.vocabulary import HypothesisKind
from attribution.rules.writing import check_statement, check_weighing
from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.actions.wording import quoted
from cases.models import Evidence
from core.rules.refusal import enforce
from delegations import facts as people


def add_hypothesis(
    *, assessment: Assessment, kind: str, statement: str, by: Any,
    supporting: Iterable[Evidence] = (), contradicting: Iterable[Evidence] = (),
) -> Hypothesis:  # fmt: skip
    """One more explanation, after the others.

    Refused: not an analyst (403), no draft any more or a closed case (409), no statement, evidence of
    another case or hidden from ``by``, an item on both sides (400), a classification marking (422).
    """
    enforce(check_statement(statement))
    refuse_marked_text({"statement": statement}, by=by, case=assessment.case)
    return _added(assessment, HypothesisKind(kind), statement.strip(), list(supporting), list(contradicting), by)


def edit_hypothesis(
    *, hypothesis: Hypothesis, kind: str, statement: str, by: Any,
    supporting: Iterable[Evidence] = (), contradicting: Iterable[Evidence] = (),
) -> Hypothesis:  # fmt: skip
    """Other words or other evidence for an explanation. Refused as ``add_hypothesis``.

    Items that ``by`` may not see stay on the side where they were.
    """
    enforce(check_statement(statement))
    refuse_marked_text({"statement": statement}, by=by, case=hypothesis.assessment.case)
    return _edited(hypothesis, HypothesisKind(kind), statement.strip(), list(supporting), list(contradicting), by)


@transaction.atomic
def remove_hypothesis(*, hypothesis: Hypothesis, by: Any) -> None:
    """Take an explanation out of a draft; the record keeps its words."""
    assessment = draft(hypothesis.assessment, by)
    _record("remove_hypothesis", f"took out the hypothesis {quoted(hypothesis.statement)}", assessment, by)
    hypothesis.delete()


@transaction.atomic
def _added(
    assessment: Assessment, kind: str, statement: str, supporting: list[Evidence], contradicting: list[Evidence],
    by: Any,
) -> Hypothesis:  # fmt: skip
    found = draft(assessment, by)
    _weighed(found, supporting, contradicting, by)
    last = found.hypotheses.aggregate(last=Max("order"))["last"] or 0
    made = Hypothesis.objects.create(assessment=found, order=last + 1, kind=kind, statement=statement)
    made.supporting.set(supporting)
    made.contradicting.set(contradicting)
    _record("add_hypothesis", f"added the hypothesis {quoted(statement)}", found, by)
    return made


@transaction.atomic
def _edited(
    hypothesis: Hypothesis, kind: str, statement: str, supporting: list[Evidence], contradicting: list[Evidence],
    by: Any,
) -> Hypothesis:  # fmt: skip
    found = draft(hypothesis.assessment, by)
    _weighed(found, supporting, contradicting, by)
    hypothesis.kind, hypothesis.statement = kind, statement
    hypothesis.save(update_fields=["kind", "statement"])
    visible = Evidence.objects.visible_to(by).values("pk")
    for side, chosen in ((hypothesis.supporting, supporting), (hypothesis.contradicting, contradicting)):
        side.set([*chosen, *side.exclude(pk__in=visible)])
    _record("edit_hypothesis", f"weighed the hypothesis {quoted(statement)} anew", found, by)
    return hypothesis


def _weighed(assessment: Assessment, supporting: list[Evidence], contradicting: list[Evidence], by: Any) -> None:
    seen = Evidence.objects.visible_to(by).filter(case_id=assessment.case_id).values_list("pk", flat=True)
    sides = (frozenset(str(item.pk) for item in side) for side in (supporting, contradicting))
    enforce(check_weighing(*sides, known=frozenset(map(str, seen))))


def _record(verb: str, did: str, assessment: Assessment, by: Any) -> None:
    trail.record(
        verb=verb, subject=assessment, by=by, chain=assessment.case, body=people.actor(by).delegation,
        sentence=f"{{actor}} {did} in the assessment of {assessment.case.reference}.",
    )  # fmt: skip
