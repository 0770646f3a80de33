"""Open a case under the next reference of the year."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.actions.naming import keep_names_out
from cases.actions.severity import Severity, scored
from cases.actions.telling import tell_audience
from cases.actions.triage import take_into
from cases.actions.urgency import known_urgency
from cases.actions.wording import quoted
from cases.models import Case, CaseAudience, ReferenceCounter, Report
from cases.rules.access import may_triage
from cases.rules.references import format_reference
from cases.rules.vocabulary import AudienceRelation, Marking
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.models import Delegation
from delegations.rules.roles import Kind as Body
from notifications.rules.vocabulary import Urgency


def open_case(
    *, title: str, scores: Mapping[str, int], score_reasons: Mapping[str, str], lead: str, by: Any,
    summary: str = "", tier: str | None = None, tier_reason: str = "", marking: str = Marking.LIMITE,
    audience: Mapping[str, str] | None = None, report: Report | None = None, originator: str = "",
    sources: Sequence[str] = (), is_demonstration: bool = False, urgency: str = Urgency.STANDARD,
) -> Case:  # fmt: skip
    """Open a case, with the report that led to it, and tell its audience.

    ``audience`` maps display codes to relations; lead and originator are on every case. The originator
    is the report's sender unless that is a partner, else the body that opens. Refused: no right to
    triage, unfit scores, an unknown body, track or a partner in the audience, a report already dealt with,
    a classification marking (recorded by itself, so not inside a transaction of the caller's).
    """
    enforce(may_triage(people.actor(by)) or _untitled(title) or known_urgency(urgency))
    texts = {"title": title, "summary": summary, **score_reasons, "reason of the tier": tier_reason}
    refuse_marked_text(texts, by=by)
    if report is not None:
        keep_names_out(texts, by=by, thing=report)
    weighed = scored(scores, score_reasons, tier, tier_reason)
    origin = originator or _originator(report, by)
    bodies = _bodies(audience or {}, lead, origin)
    words = {
        "title": title.strip(),
        "summary": summary,
        "marking": Marking(marking),
        "sources": list(sources),
        "urgency": Urgency(urgency),
    }
    return _opened(
        words | {"is_demonstration": is_demonstration, "lead_id": lead, "originator_id": origin},
        weighed, bodies, report, by,
    )  # fmt: skip


@transaction.atomic
def _opened(
    words: dict[str, Any], weighed: Severity, bodies: dict[str, AudienceRelation], report: Report | None, by: Any
) -> Case:
    case = Case.objects.create(
        reference=next_reference(), opened_by=by, changed_at=db_now(), **weighed._asdict(), **words
    )
    CaseAudience.objects.bulk_create(
        [CaseAudience(case=case, delegation_id=code, relation=relation) for code, relation in bodies.items()]
    )
    body = people.actor(by).delegation
    trail.record(
        verb="open_case", subject=case, by=by, chain=case, body=body, tier=weighed.tier, scores=weighed.scores,
        sentence=f"{{actor}} ({body}) opened {case.reference} {quoted(case.title)}, tier {weighed.tier}, "
        f"led by {case.lead_id}, with {', '.join(sorted(bodies))}.",
    )  # fmt: skip
    if report is not None:
        take_into(report, case, by)
    tell_audience(case, code="cases.notice_case_opened", dedupe=f"opened:{case.pk}", by=by, lead=case.lead_id)
    return case


def next_reference() -> str:
    """The next number of this year in Brussels. Whoever asks at the same moment waits for this transaction."""
    year = people.brussels_day(db_now()).year
    ReferenceCounter.objects.get_or_create(year=year)
    counter = ReferenceCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return format_reference(year, counter.last)


def _originator(report: Report | None, by: Any) -> str:
    if report is not None and report.source.kind != Body.PARTNER:
        return report.source_id
    return people.actor(by).delegation


def _bodies(audience: Mapping[str, str], lead: str, originator: str) -> dict[str, AudienceRelation]:
    """Every body of the case with its relation, found fit to be there."""
    wanted = {originator: AudienceRelation.CONSULTED}
    wanted |= {code: AudienceRelation(relation) for code, relation in audience.items()}
    wanted |= {lead: AudienceRelation.LEAD}
    known = Delegation.objects.in_bulk(list(wanted))
    unknown = tuple(sorted(set(wanted) - set(known)))
    partners = [code for code, row in known.items() if row.kind == Body.PARTNER]
    enforce(_invalid("cases.body_unknown", codes=unknown) if unknown else None)
    enforce(_invalid("cases.partner_needs_release") if partners else None)
    extra = [code for code, relation in wanted.items() if relation is AudienceRelation.LEAD and code != lead]
    return wanted | dict.fromkeys(extra, AudienceRelation.CONSULTED)


def _untitled(title: str) -> Refusal | None:
    fits = 0 < len(title.strip()) <= Case._meta.get_field("title").max_length
    return None if fits else Refusal("cases.title_missing", kind=Kind.INVALID, field="title")


def _invalid(code: str, **params: Any) -> Refusal:
    return Refusal(code, params, kind=Kind.INVALID, field="audience")
