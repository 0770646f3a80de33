"""What leaves to a partner, and who is let in by name: for a purpose, until a day.

A case that was released takes nothing with it: each item of evidence, old or new, is released by itself.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Permission
from django.db import transaction

from audit import trail
from cases.actions.custody import take_step
from cases.actions.guard import keeps_out_marked
from cases.actions.register import enter_release, enter_revocation
from cases.actions.wording import quoted
from cases.facts import case_facts, item_facts, live_entry
from cases.models import Case, CaseGrant, Evidence, EvidenceGrant
from cases.rules.access import may_release, may_share, may_view
from cases.rules.erasing import whole
from cases.rules.item_access import may_view_item
from cases.rules.releasing import RevocationReason
from cases.rules.vocabulary import CustodyStepKind, Marking
from core.clock import db_now
from core.registry import subject_kind
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from notifications import outbox
from partners.models import Partner


@keeps_out_marked("purpose", "ground")
@transaction.atomic
def release_case(
    *, case: Case, partner: str, purpose: str, expires_at: datetime, by: Any, ground: str = ""
) -> CaseGrant:
    """The case's originator lets a partner read the file as it stands, without any evidence, until ``expires_at``.

    What is written into it afterwards is not released. ``ground`` is that on which personal data may go out.
    """
    actor = people.actor(by)
    enforce(may_view(actor, case_facts(case)))
    enforce(may_release(actor, case.originator_id, Marking(case.marking)))
    grant = _granted(CaseGrant, case, _system_of(partner), purpose, expires_at, by)
    enter_release(case, partner, purpose, expires_at, ground, by)
    _record(case, case, by, "release_case", f"released {case.reference} to {partner}", grant)
    return grant


@keeps_out_marked("purpose", "ground")
@transaction.atomic
def release_evidence(
    *, evidence: Evidence, partner: str, purpose: str, expires_at: datetime, by: Any, ground: str = ""
) -> EvidenceGrant:
    """The item's originator releases this one item to a partner; its custody says so."""
    actor = people.actor(by)
    enforce(may_view_item(actor, case_facts(evidence.case), item_facts(evidence)))
    enforce(may_release(actor, evidence.originator_id, Marking(evidence.marking)))
    enforce(whole(people.brussels_day(evidence.erased_at) if evidence.erased_at else None))
    grant = _granted(EvidenceGrant, evidence, _system_of(partner), purpose, expires_at, by)
    enter_release(evidence, partner, purpose, expires_at, ground, by)
    take_step(evidence, CustodyStepKind.SHARED, by=by, note=f"Released to {partner}: {purpose}")
    _record(evidence, evidence.case, by, "release_evidence", f"released {quoted(evidence.title)} to {partner}", grant)
    return grant


@keeps_out_marked("reason")
@transaction.atomic
def let_in(*, case: Case, person: Any, reason: str, expires_at: datetime, by: Any) -> CaseGrant:
    """One named person sees the case by exception, and is told; systems and partners are released to instead."""
    actor = people.actor(by)
    kind = people.actor(person).kind
    enforce(may_share(actor, case_facts(case), kind))
    grant = _granted(CaseGrant, case, person, reason, expires_at, by)
    home = people.actor(person).delegation
    _record(case, case, by, "let_in", f"let a named person ({home}) see {case.reference}", grant)
    outbox.notify(
        people=[person], code="cases.notice_let_in_by_name", params={"reference": case.reference, "until": expires_at},
        subject=case, url=case.get_absolute_url(), dedupe=f"let_in:{grant.pk}:{grant.granted_at}", chain=str(case.pk),
        by_mail=False,
    )  # fmt: skip
    return grant


@transaction.atomic
def withdraw_release(*, grant: CaseGrant | EvidenceGrant, by: Any) -> None:
    """From now on the release counts for nothing. The originator may, and for a named person the lead."""
    thing = grant.content_object
    case = thing if isinstance(thing, Case) else thing.case
    actor = people.actor(by)
    own = Refusal("cases.only_the_originator", {"originator": thing.originator_id})
    named = not grant.user.is_service and not may_share(actor, case_facts(case), actor.kind)
    enforce(None if actor.delegation == thing.originator_id or named else own)
    done = type(grant).objects.filter(pk=grant.pk, withdrawn_at__isnull=True).update(withdrawn_at=db_now())
    enforce(None if done else Refusal("core.stale", kind=Kind.STATE))
    whom = people.actor(grant.user).delegation
    entry = live_entry(thing, whom) if grant.user.is_service else None
    if entry is not None:
        enter_revocation(entry, RevocationReason.WITHDRAWN, by=by)
    _record(thing, case, by, "withdraw_release", f"ended the release to {whom}", grant)


def _system_of(partner: str) -> Any:
    found = Partner.objects.filter(pk=partner, active=True).select_related("service_user").first()
    if found is None:
        raise Refused(Refusal("cases.partner_unknown", {"partner": partner}, kind=Kind.INVALID, field="partner"))
    return found.service_user


def _granted(
    grants: type[CaseGrant] | type[EvidenceGrant], thing: Any, user: Any, purpose: str, expires_at: datetime, by: Any
) -> Any:
    """One row per person and thing; a new release after a withdrawal opens it again, the trail keeps both."""
    enforce(_unfit(purpose, expires_at))
    kind, codename = subject_kind(thing).split(".")
    permission = Permission.objects.get(content_type__app_label=kind, codename=f"view_{codename}")
    terms = {
        "reason": purpose.strip(), "granted_by": by, "expires_at": expires_at, "withdrawn_at": None,
        "granted_at": db_now(),
    }  # fmt: skip
    grant, _is_new = grants.objects.update_or_create(
        user=user, permission=permission, content_object=thing, defaults=terms
    )
    return grant


def _unfit(purpose: str, expires_at: datetime) -> Refusal | None:
    if not 0 < len(purpose.strip()) <= CaseGrant._meta.get_field("reason").max_length:
        return Refusal("cases.purpose_missing", kind=Kind.INVALID, field="purpose")
    if expires_at <= db_now():
        return Refusal("cases.expiry_in_the_past", {"at": expires_at}, kind=Kind.INVALID, field="expires_at")
    return None


def _record(thing: Any, case: Case, by: Any, verb: str, what: str, grant: Any) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=thing, by=by, chain=case, body=body, expires_at=grant.expires_at,
        sentence=f"{{actor}} ({body}) {what}: {quoted(grant.reason)}.",
    )  # fmt: skip
