"""Evidence past its time: one person proposes to erase it, a second confirms, and the proof of it stays.

Gone are the stored bytes, the previews, the link and the words about the item; its row, its hash, its custody and what
the memory says of it stay. Until it is confirmed a proposal is withdrawn; afterwards there is no way back.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from audit import trail
from cases.actions.custody import take_step
from cases.actions.guard import keeps_out_marked
from cases.actions.register import end_releases
from cases.actions.removing import remove_bytes, stored_files
from cases.actions.telling import tell_bodies
from cases.models import Case, Erasure, ErasureItem, Evidence, Preview, Quarantined, RetentionReview, RetentionTerm
from cases.rules import erasing, retention
from cases.rules.erasing import ERASED, Claim, KeptCase
from cases.rules.releasing import RevocationReason
from cases.rules.retention import Retention
from cases.rules.vocabulary import CaseStatus, CustodyStepKind, ErasureOutcome
from cases.signals import evidence_erased, evidence_erasing
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from core.rules.showing import shown_day
from delegations import facts as people
from notifications import outbox


@keeps_out_marked("why")
@transaction.atomic
def propose_erasure(*, case: Case, items: Sequence[Evidence], why: str, by: Any) -> Erasure:
    """Propose to erase items of a closed case past its last day; the others who keep the terms are told.

    Refused: whoever does not keep the terms (403), a case that is open, held, kept on, not past its time, or on which
    a round, a decision or a listing still rests (409), no item or one that is gone (400), a second proposal (409).
    """
    case, term = _may_be_erased(case, by)
    enforce(retention.check_reason(why, "why") or _nothing(case, items))
    open_ = case.erasures.filter(outcome=ErasureOutcome.OPEN).exists()
    enforce(Refusal("cases.erasure_proposed", kind=Kind.STATE) if open_ else None)
    row = RetentionTerm.objects.in_force(people.today()).filter(code=term.retention).latest("valid_from")
    made = Erasure.objects.create(case=case, term=row, last_day=term.day, why=why.strip(), proposed_by=by)
    ErasureItem.objects.bulk_create(ErasureItem(erasure=made, evidence=each, sha256=_hash(each)) for each in items)
    _record(made, "propose_erasure", f"proposed to erase {_count(items)} of {case.reference}: {made.why}", by)
    outbox.notify(
        people=[each for each in _keepers() if each != by], subject=made, chain=str(case.pk),
        code="cases.notice_erasure_proposed", params={"reference": case.reference, "items": len(items)},
        url=made.get_absolute_url(), dedupe=f"erasure:{made.pk}",
    )  # fmt: skip
    return made


@keeps_out_marked("why")
@transaction.atomic
def withdraw_erasure(*, erasure: Erasure, why: str, by: Any) -> Erasure:
    """Nothing is erased. By anybody who keeps the terms, as long as it is not confirmed (409)."""
    enforce(retention.may_keep_terms(people.actor(by)) or retention.check_reason(why, "why"))
    made = _decided(erasure, ErasureOutcome.WITHDRAWN, why, by)
    _record(made, "withdraw_erasure", f"withdrew the proposal to erase evidence of {made.case.reference}: {why}", by)
    return made


@keeps_out_marked("why")
@transaction.atomic
def confirm_erasure(*, erasure: Erasure, why: str, by: Any) -> Erasure:
    """The second person erases: everything is asked again, and what came up meanwhile stops it (409).

    Each item's custody says under which class and by whose decision; its releases end; originators are told.
    """
    case, _term = _may_be_erased(erasure.case, by)
    rows = list(erasure.items.select_related("evidence__case").order_by("created_at", "pk"))
    second = erasing.second_person(erasure.proposed_by_id, by.pk, sees_all=_sees_all(rows, by))
    enforce(retention.check_reason(why, "why") or second)
    made = _decided(erasure, ErasureOutcome.DONE, why, by)
    for row in rows:
        _erase(row, made, by)
    evidence_erased.send(sender=Case, case=case)
    said = f"erased {_count(rows)} of {case.reference} after {shown_day(made.last_day)} ({made.term.name}): {made.why}"
    _record(made, "erase_evidence", said, by, items=[str(row.evidence_id) for row in rows])
    bodies = sorted({case.lead_id, *(row.evidence.originator_id for row in rows)})
    tell_bodies(case, bodies, code="cases.notice_evidence_erased", dedupe=f"erased:{made.pk}", by=by, items=len(rows))
    transaction.on_commit(remove_bytes)
    return made


def _keepers() -> list[Any]:
    found = {each.pk: each for can in retention.KEEPERS for each in people.holders(can)}
    return list(found.values())


def _sees_all(rows: Sequence[ErasureItem], by: Any) -> bool:
    wanted = {row.evidence_id for row in rows}
    return Evidence.objects.visible_to(by).filter(pk__in=wanted).count() == len(wanted)


def _may_be_erased(case: Case, by: Any) -> tuple[Case, erasing.LastDay]:
    """The case, locked, and the class it falls under; refused while anything stands against it."""
    actor = people.actor(by)
    enforce(retention.may_keep_terms(actor))
    case = Case.objects.select_for_update().get(pk=case.pk)
    claims = [answer for _receiver, answer in evidence_erasing.send(sender=Case, case=case) if answer]
    kept = kept_case(case, claims)
    enforce(erasing.may_erase(actor, kept, people.today()))
    assert kept.last is not None  # noqa: S101 - refused above
    return case, kept.last


def kept_case(case: Case, claims: Iterable[Claim]) -> KeptCase:
    """A case with its hold, its reviews and its last day, as the rules of erasure see it. Three queries."""
    months = {
        row.code: row.months for row in RetentionTerm.objects.in_force(people.today()).order_by("valid_from")
    }  # fmt: skip
    last = erasing.last_day(
        people.brussels_day(case.changed_at), claims, {Retention(code): each for code, each in months.items()}
    )
    kept = RetentionReview.objects.filter(case=case).aggregate(until=Max("keep_until"))["until"]
    held = case.holds.filter(lifted_at__isnull=True).exists()
    return KeptCase(CaseStatus(case.status), held, last, kept)


def _nothing(case: Case, items: Sequence[Evidence]) -> Refusal | None:
    fits = items and all(each.case_id == case.pk and each.erased_at is None for each in items)
    return None if fits else Refusal("cases.nothing_to_erase", kind=Kind.INVALID, field="items")


def _decided(erasure: Erasure, outcome: ErasureOutcome, why: str, by: Any) -> Erasure:
    done = Erasure.objects.filter(pk=erasure.pk, outcome=ErasureOutcome.OPEN).update(
        outcome=outcome, decided_at=db_now(), decided_by=by, decided_why=why.strip()
    )
    enforce(None if done else Refusal("cases.erasure_decided", kind=Kind.STATE))
    return Erasure.objects.select_related("case", "term").get(pk=erasure.pk)


def _erase(row: ErasureItem, erasure: Erasure, by: Any) -> None:
    """Words, link and file leave the row; which stored files have to go is noted until they are gone."""
    item = row.evidence
    end_releases(item, RevocationReason.ERASED, by=by)
    note = f"Under “{erasure.term.name}”, last day {shown_day(erasure.last_day)}. Proposed: {erasure.why}"
    take_step(item, CustodyStepKind.ERASED, by=by, note=note)
    body = people.actor(by).delegation
    trail.record(
        verb="erase_item", subject=item, by=by, chain=erasure.case, body=body, sha256=row.sha256,
        sentence=f"{{actor}} ({body}) erased this item past its time; SHA-256 of what it was: {row.sha256}.",
    )  # fmt: skip
    ErasureItem.objects.filter(pk=row.pk).update(to_remove=stored_files(item))
    for preview in Preview.objects.filter(evidence=item):
        preview.sheets.all().delete()
        preview.delete()
    Quarantined.objects.filter(evidence=item).update(words={}, file_name="")
    Evidence.objects.filter(pk=item.pk).update(
        erased_at=db_now(), file="", link="", file_name="", title=ERASED, description="", redactions=F("redactions") + 1
    )


def _hash(item: Evidence) -> str:
    return item.sha256 or hashlib.sha256(item.link.encode()).hexdigest()


def _count(items: Sequence[Any]) -> str:
    return f"{len(items)} {'item' if len(items) == 1 else 'items'} of evidence"


def _record(erasure: Erasure, verb: str, what: str, by: Any, **details: Any) -> None:
    body = people.actor(by).delegation
    sentence = f"{{actor}} ({body}) {what.strip()}"
    trail.record(
        verb=verb, subject=erasure, by=by, chain=erasure.case, body=body, **details,
        sentence=sentence if sentence.endswith((".", "!", "?")) else f"{sentence}.",
    )  # fmt: skip
