"""A sealed dossier is asked for, made in the background, handed out, and deleted after its time."""

import hashlib
from typing import Any

from django.db import transaction
from django.db.models import Q

from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.models import Case
from core.clock import db_now
from core.rules.refusal import enforce
from delegations import facts as people
from exchange.facts import may_hide_since
from exchange.models import SealedDossier, SealingStatus
from exchange.rules.sealing import KEPT_FOR, LEASE, MOST_ATTEMPTS, may_ask, may_hand_out, may_wait, still_theirs
from notifications import outbox
from responses.models import Proposal

BLOCK = 1 << 20


def ask_for_dossier(*, case: Case, purpose: str, by: Any, proposal: Proposal | None = None) -> SealedDossier:
    """Put an order in the queue. It will be made with the rights ``by`` has at that moment.

    Refused: partners and people without a body (403), without a purpose (400), while one for the same is being
    made or twenty others wait (409), a purpose that bears a classification marking (422).
    """
    enforce(may_ask(people.actor(by), purpose))
    refuse_marked_text({"purpose": purpose}, by=by, case=case)
    return _ordered(case, purpose, by, proposal)


@transaction.atomic
def _ordered(case: Case, purpose: str, by: Any, proposal: Proposal | None) -> SealedDossier:
    actor = people.actor(by)
    Case.objects.select_for_update().get(pk=case.pk)
    going = SealedDossier.objects.filter(asked_by=by, status__in=[SealingStatus.WAITING, SealingStatus.MAKING])
    the_same = going.filter(case=case, proposal=proposal).exists()
    enforce(may_wait(the_same=the_same, others=going.count()))
    made = SealedDossier.objects.create(
        case=case, proposal=proposal, asked_by=by, body=actor.delegation, purpose=purpose.strip()
    )
    _record(made, "ask_for_dossier", f"asked for a sealed dossier of {made.about} for: {made.purpose.rstrip('.')}", by)
    return made


@transaction.atomic
def claim() -> SealedDossier | None:
    """The oldest order nobody works on, for as long as the lease; tried three times in all."""
    now = db_now()
    waiting = Q(status=SealingStatus.WAITING) | Q(status=SealingStatus.MAKING, claimed_until__lt=now)
    rows = SealedDossier.objects.select_for_update(skip_locked=True, of=("self",)).filter(waiting)
    found = rows.select_related("case", "proposal__case", "asked_by").order_by("created_at").first()
    if found is None:
        return None
    if found.attempts >= MOST_ATTEMPTS:
        give_up(dossier=found)
        return None
    found.status, found.progress, found.claimed_until = SealingStatus.MAKING, 0, now + LEASE
    found.attempts += 1
    found.save(update_fields=["status", "progress", "claimed_until", "attempts"])
    return found


def tell_progress(*, dossier: SealedDossier, done: int, of: int) -> None:
    """Per cent of the files copied; the lease is renewed with every file."""
    SealedDossier.objects.filter(pk=dossier.pk, attempts=dossier.attempts).update(
        progress=min(99, 100 * done // max(of, 1)), claimed_until=db_now() + LEASE
    )


@transaction.atomic
def keep(*, dossier: SealedDossier, file: Any, marking: str, name: str) -> SealedDossier:
    """The bag is made: stored, hashed, recorded with its hash, and its asker told."""
    now = db_now()
    dossier.sha256, dossier.size = _hashed(file)
    dossier.file.save(name, file, save=False)
    dossier.status, dossier.progress, dossier.marking = SealingStatus.READY, 100, marking
    dossier.made_at, dossier.expires_at, dossier.claimed_until = now, now + KEPT_FOR, None
    dossier.save()
    said = f"sealed a dossier of {dossier.about} for {{person:{trail.token_for(dossier.asked_by)}}}"
    _record(dossier, "seal_dossier", f"{said} ({dossier.body}), SHA-256 {dossier.sha256}", None)
    _tell(dossier, "exchange.notice_dossier_ready")
    return dossier


@transaction.atomic
def give_up(*, dossier: SealedDossier) -> SealedDossier:
    """It could not be made: its asker is told to ask again."""
    dossier.status, dossier.claimed_until = SealingStatus.FAILED, None
    dossier.save(update_fields=["status", "claimed_until"])
    _record(dossier, "dossier_failed", f"could not make the sealed dossier of {dossier.about}", None)
    _tell(dossier, "exchange.notice_dossier_failed")
    return dossier


@transaction.atomic
def hand_out_dossier(*, dossier: SealedDossier, by: Any, sitting: str) -> SealedDossier:
    """On record as an export, each time. Refused (409) when it is not there yet or any more, and when an act since
    it was asked for may have hidden a part of it. The act is recorded first: that holds the chain of the case still.
    """
    now = db_now()
    ready = dossier.status == SealingStatus.READY
    enforce(may_hand_out(is_ready=ready, expires_at=dossier.expires_at, now=now))
    body = people.actor(by).delegation
    trail.disclose(reader=by, subject=dossier, channel="export", sitting=sitting, version=dossier.sha256, body=body)
    _record(dossier, "download_dossier", f"downloaded the sealed dossier of {dossier.about}", by)
    enforce(still_theirs(hidden_since=may_hide_since(dossier), about=dossier.about))
    return dossier


@transaction.atomic
def delete_expired() -> int:
    """Files past their end go; what was made, for whom and with which hash stays."""
    rows = SealedDossier.objects.select_for_update(skip_locked=True, of=("self",))
    due = rows.filter(status=SealingStatus.READY, expires_at__lte=db_now()).select_related("case", "proposal__case")
    for dossier in due:
        dossier.file.delete(save=False)
        dossier.status = SealingStatus.EXPIRED
        dossier.save(update_fields=["status", "file"])
        _record(dossier, "dossier_expired", f"deleted the sealed dossier of {dossier.about} after its time", None)
    return len(due)


def _hashed(file: Any) -> tuple[str, int]:
    found, size = hashlib.sha256(), 0
    file.seek(0)
    while block := file.read(BLOCK):
        found.update(block)
        size += len(block)
    file.seek(0)
    return found.hexdigest(), size


def _record(dossier: SealedDossier, verb: str, what: str, by: Any) -> None:
    body = f" ({dossier.body})" if by else ""
    trail.record(
        verb=verb, subject=dossier, by=by, chain=dossier.case, body=dossier.body if by else "",
        sha256=dossier.sha256, sentence=f"{{actor}}{body} {what}.",
    )  # fmt: skip


def _tell(dossier: SealedDossier, code: str) -> None:
    outbox.notify(
        people=[dossier.asked_by], code=code, params={"about": dossier.about}, subject=dossier,
        url=dossier.get_absolute_url(), dedupe=f"sealed:{dossier.pk}:{dossier.attempts}", chain=str(dossier.case_id),
    )  # fmt: skip
