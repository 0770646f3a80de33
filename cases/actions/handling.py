"""What is done with an item once it is there: graded, marked, verified, handed out."""

from typing import Any, NoReturn

from django.db import transaction

from audit import trail
from cases.actions.custody import take_step
from cases.actions.guard import keeps_out_marked
from cases.actions.kept_files import hash_of_stored
from cases.actions.register import end_releases
from cases.actions.telling import tell_bodies
from cases.actions.wording import quoted
from cases.facts import case_facts, item_facts
from cases.models import Evidence
from cases.rules import access
from cases.rules.erasing import whole
from cases.rules.grading import grade
from cases.rules.item_access import may_view_item
from cases.rules.markings import HANDLING, PartnerAccess
from cases.rules.releasing import RevocationReason
from cases.rules.vocabulary import Credibility, CustodyStepKind, Marking, Reliability
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from delegations.rules.roles import Can
from notifications import outbox


@keeps_out_marked("why")
@transaction.atomic
def regrade(*, evidence: Evidence, reliability: str, credibility: str, why: str, by: Any) -> Evidence:
    """Both axes, each on its own, with the reason. Old grades stay readable in the custody."""
    actor = people.actor(by)
    enforce(_hidden(actor, evidence) or access.may_regrade(actor, case_facts(evidence.case)) or _unexplained(why))
    locked = Evidence.objects.select_for_update().get(pk=evidence.pk)
    old = grade(Reliability(locked.reliability), Credibility(locked.credibility))
    new = grade(Reliability(reliability), Credibility(credibility))
    Evidence.objects.filter(pk=evidence.pk).update(reliability=reliability, credibility=credibility)
    take_step(evidence, CustodyStepKind.GRADED, by=by, note=f"{old} → {new}: {why}")
    _record(evidence, by, "regrade", f"graded {quoted(evidence.title)} {new} (before: {old}): {quoted(why)}")
    evidence.refresh_from_db()
    return evidence


@transaction.atomic
def change_marking(*, evidence: Evidence, marking: str, by: Any) -> Evidence:
    """Only the originator loosens. A marking that partners never get ends every release of the item."""
    actor = people.actor(by)
    enforce(_hidden(actor, evidence))
    old, new = Marking(evidence.marking), Marking(marking)
    enforce(access.may_change_marking(actor, evidence.originator_id, old, new))
    done = Evidence.objects.filter(pk=evidence.pk, marking=old).update(marking=new)
    enforce(None if done else Refusal("core.stale", kind=Kind.STATE))
    never = HANDLING[new].partners is PartnerAccess.NEVER
    ended = end_releases(evidence, RevocationReason.MARKED, by=by) if never else 0
    take_step(evidence, CustodyStepKind.MARKING_CHANGED, by=by, note=f"{old} → {new}; releases ended: {ended}")
    _record(evidence, by, "change_marking", f"changed the marking of {quoted(evidence.title)} from {old} to {new}")
    if actor.delegation != evidence.originator_id:
        _tell_the_originator(evidence, new, by)
    evidence.refresh_from_db()
    return evidence


def _tell_the_originator(evidence: Evidence, marking: Marking, by: Any) -> None:
    """Nobody marks another body's item in silence."""
    dedupe = f"marking:{evidence.pk}:{evidence.custody.count()}"
    code = "cases.notice_item_marking_changed"
    tell_bodies(evidence.case, [evidence.originator_id], code=code, dedupe=dedupe, by=by, marking=marking)


@transaction.atomic
def set_publishable(*, evidence: Evidence, publishable: bool, by: Any) -> Evidence:
    """Whether the item may be quoted in a published statement of reasons: the originator decides."""
    actor = people.actor(by)
    enforce(_hidden(actor, evidence))
    own = actor.delegation == evidence.originator_id
    enforce(None if own else Refusal("cases.only_the_originator", {"originator": evidence.originator_id}))
    Evidence.objects.filter(pk=evidence.pk).update(publishable=publishable)
    what = "may be published" if publishable else "may not be published"
    _record(evidence, by, "set_publishable", f"said that {quoted(evidence.title)} {what}")
    evidence.refresh_from_db()
    return evidence


def verify(*, evidence: Evidence, by: Any) -> Evidence:
    """Compute the hash again and compare. A difference is recorded, alarms, and is refused (409)."""
    return _compared(evidence, CustodyStepKind.VERIFIED, "verified", by)


def hand_out(*, evidence: Evidence, by: Any, sitting: str) -> Evidence:
    """Before a download: the bytes are compared with what was received, the reader is on record.

    Refused (409) where they differ or are gone; the security officers are told.
    """
    handed = _compared(evidence, CustodyStepKind.DOWNLOADED, "downloaded", by)
    trail.disclose(
        reader=by, subject=evidence, channel="download", sitting=sitting, version=evidence.sha256,
        body=people.actor(by).delegation,
    )  # fmt: skip
    return handed


def _compared(evidence: Evidence, step: CustodyStepKind, verb: str, by: Any) -> Evidence:
    enforce(_hidden(people.actor(by), evidence))
    enforce(whole(people.brussels_day(evidence.erased_at) if evidence.erased_at else None))
    enforce(None if evidence.file else Refusal("cases.a_link_has_no_file", kind=Kind.STATE))
    now = hash_of_stored(evidence)
    if now != evidence.sha256:
        _alarm(evidence, now, by)
    _noted(evidence, step, verb, now, by)
    return evidence


@transaction.atomic
def _noted(evidence: Evidence, step: CustodyStepKind, verb: str, sha256: str, by: Any) -> None:
    take_step(evidence, step, by=by, sha256=sha256)
    _record(evidence, by, verb, f"{verb} {quoted(evidence.title)}")


def _alarm(evidence: Evidence, sha256: str, by: Any) -> NoReturn:
    """Recorded by itself before the refusal, so that it survives it."""
    with transaction.atomic(durable=True):
        found = "is missing" if not sha256 else f"has the hash {sha256}"
        _record(evidence, by, "hash_mismatch", f"asked for {quoted(evidence.title)}, but the stored file {found}")
        outbox.notify(
            people=people.holders(Can.GUARD_MARKINGS), code="cases.notice_file_changed",
            params={"reference": evidence.case.reference}, subject=evidence, url=evidence.get_absolute_url(),
            dedupe=f"mismatch:{evidence.pk}:{sha256}", chain=str(evidence.case_id),
        )  # fmt: skip
    raise Refused(Refusal("cases.file_not_as_received", kind=Kind.STATE))


def _hidden(actor: Any, evidence: Evidence) -> Refusal | None:
    return may_view_item(actor, case_facts(evidence.case), item_facts(evidence))


def _unexplained(why: str) -> Refusal | None:
    return None if why.strip() else Refusal("cases.reason_missing", {"longest": 300}, kind=Kind.INVALID, field="why")


def _record(evidence: Evidence, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=evidence, by=by, chain=evidence.case, body=body,
        sentence=f"{{actor}} ({body}) {what}.",
    )  # fmt: skip
