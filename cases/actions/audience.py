"""Who is on a case: bodies join and leave, the lead passes on."""

from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.changing import compare_and_set
from cases.actions.telling import tell_bodies
from cases.facts import case_facts
from cases.models import Case, CaseAudience, Evidence, Report
from cases.rules.access import may_share
from cases.rules.vocabulary import AudienceRelation, Marking
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from delegations.models import Delegation
from delegations.rules.roles import Kind as Body


@transaction.atomic
def add_to_audience(*, case: Case, delegation: str, relation: str, by: Any) -> CaseAudience:
    """Let a body see the case, or change its relation. Partners never join: release to them instead."""
    body = _body(delegation)
    enforce(may_share(people.actor(by), case_facts(case), body.kind))
    wanted = AudienceRelation(relation)
    if wanted is AudienceRelation.LEAD or body.code == case.lead_id:
        enforce(_invalid("cases.lead_is_changed_elsewhere"))
    row, is_new = CaseAudience.objects.update_or_create(case=case, delegation=body, defaults={"relation": wanted})
    _record(case, by, "add_to_audience", f"put {body.code} on {case.reference} as “{wanted}”")
    if is_new:
        dedupe = f"joined:{case.pk}:{body.code}:{row.pk}"
        tell_bodies(case, [body.code], code="cases.notice_joined_case", dedupe=dedupe, by=by)
    return row


@transaction.atomic
def remove_from_audience(*, case: Case, delegation: str, by: Any) -> None:
    """From now on the body does not see the case; what it saw stays in the trail.

    Refused for the lead (change the lead first) and for the originator of the case.
    """
    enforce(may_share(people.actor(by), case_facts(case), Body.STATE))
    if delegation == case.lead_id:
        enforce(Refusal("cases.lead_stays", kind=Kind.STATE, field="delegation"))
    if delegation == case.originator_id:
        enforce(Refusal("cases.originator_stays", kind=Kind.STATE, field="delegation"))
    gone, _rows = CaseAudience.objects.filter(case=case, delegation_id=delegation).delete()
    enforce(None if gone else Refusal("core.stale", kind=Kind.STATE))
    _record(case, by, "remove_from_audience", f"took {delegation} off {case.reference}")


@transaction.atomic
def change_lead(*, case: Case, lead: str, by: Any, seen: int | None = None) -> Case:
    """Another body leads; the former one stays on the case as consulted.

    The lead reads what is for named eyes in the case: whoever marked it so is told, not asked.
    """
    body = _body(lead)
    enforce(may_share(people.actor(by), case_facts(case), body.kind))
    former = case.lead_id
    compare_and_set(case, seen=seen, lead_id=body.code)
    CaseAudience.objects.filter(case=case, delegation_id=former).update(relation=AudienceRelation.CONSULTED)
    CaseAudience.objects.update_or_create(case=case, delegation=body, defaults={"relation": AudienceRelation.LEAD})
    _record(case, by, "change_lead", f"passed the lead of {case.reference} from {former} to {body.code}")
    dedupe = f"lead:{case.pk}:{case.revision}"
    tell_bodies(case, [body.code], code="cases.notice_you_lead", dedupe=dedupe, by=by)
    told = _whose_eyes(case) - {body.code, people.actor(by).delegation}
    code = "cases.notice_lead_reads_yours"
    tell_bodies(case, sorted(told), code=code, dedupe=f"opened:{dedupe}", by=by, lead=body.code)
    return case


def _whose_eyes(case: Case) -> set[str]:
    """The bodies that have something for named eyes in the case."""
    items = Evidence.objects.filter(case=case, marking=Marking.EYES, erased_at__isnull=True)
    reports = Report.objects.filter(case=case, marking=Marking.EYES)
    own = {case.originator_id} if case.marking == Marking.EYES else set()
    return own | set(items.values_list("originator_id", flat=True)) | set(reports.values_list("source_id", flat=True))


def _body(code: str) -> Delegation:
    found = Delegation.objects.filter(pk=code).first()
    if found is None:
        raise Refused(_invalid("cases.body_unknown", codes=(code,)))
    return found


def _record(case: Case, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    trail.record(verb=verb, subject=case, by=by, chain=case, body=body, sentence=f"{{actor}} ({body}) {what}.")


def _invalid(code: str, **params: Any) -> Refusal:
    return Refusal(code, params, kind=Kind.INVALID, field="delegation")
