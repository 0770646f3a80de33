"""A dossier moves along its table, as far as its gates allow."""

from datetime import date as day
from typing import Any

from django.db import transaction

from cases.actions.guard import keeps_out_marked
from cases.actions.wording import quoted
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from core.rules.transitions import named
from delegations import facts as people
from delegations.rules.roles import Can
from sanctions.actions.guard import locked, record, tell
from sanctions.facts import access_facts
from sanctions.models import Dossier
from sanctions.ready import RECORDED, may_move_now
from sanctions.rules.access import may_confirm_legality, may_move
from sanctions.rules.lifecycle import DOSSIER
from sanctions.rules.vocabulary import DossierStatus
from sanctions.rules.writing import check_past


@keeps_out_marked("reason")
@transaction.atomic
def move(*, dossier: Dossier, name: str, by: Any, reason: str = "") -> Dossier:
    """Make one move of the lifecycle; whoever is in the dossier is told.

    Refused: no right to it (403), not from where it stands, or a gate is not met, such as a sentence
    without publishable evidence (409). Adoption and publication have verbs of their own, because they
    need the references of both acts (409 here).
    """
    enforce(Refusal("sanctions.only_through_recording", kind=Kind.STATE) if name in RECORDED else None)
    found = locked(dossier)
    enforce(may_move_now(found, name, people.actor(by)))
    why = f": {quoted(reason)}." if reason else "."
    return moved(found, name, by, why)


@transaction.atomic
def confirm_legality(*, dossier: Dossier, by: Any) -> Dossier:
    """The legal adviser confirms the legal check. Refused to others (403), and out of that stage (409)."""
    found = locked(dossier)
    enforce(may_confirm_legality(people.actor(by), access_facts(found)))
    confirmed = found.legality_confirmed_at is not None
    enforce(Refusal("sanctions.already_confirmed", kind=Kind.STATE) if confirmed else None)
    found.legality_confirmed_by, found.legality_confirmed_at = by, db_now()
    found.save(update_fields=["legality_confirmed_by", "legality_confirmed_at"])
    record(found, "confirm_legality", f"confirmed the legal check of a dossier of {found.case.reference}.", by)
    return found


@transaction.atomic
def record_disclosure(*, dossier: Dossier, disclosed_on: day, by: Any) -> Dossier:
    """The person was informed of new reasons or evidence and heard. By whoever takes it to Coreper."""
    found = locked(dossier)
    enforce(may_move(people.actor(by), access_facts(found), "take_to_coreper"))
    enforce(check_past(disclosed_on, today=people.today(), field="disclosed_on"))
    found.disclosed_on = disclosed_on
    found.save(update_fields=["disclosed_on"])
    did = f"recorded that the person was informed and heard on {disclosed_on} ({found.case.reference})."
    record(found, "record_disclosure", did, by)
    return found


def moved(dossier: Dossier, name: str, by: Any, why: str = ".") -> Dossier:
    """Write a move that was found possible. A return to draft ends the legal confirmation."""
    dossier.status, dossier.changed_at = named(DOSSIER, name).target, db_now()
    if name == "return_to_draft":
        dossier.legality_confirmed_by = dossier.legality_confirmed_at = None
    dossier.save(update_fields=["status", "changed_at", "legality_confirmed_by", "legality_confirmed_at"])
    state = dossier.status.replace("_", " ")
    record(dossier, name, f"moved a listing dossier of {dossier.case.reference} to “{state}”{why}", by)
    _tell(dossier, by, state)
    return dossier


def _tell(dossier: Dossier, by: Any, state: str) -> None:
    bodies = dossier.access.values_list("delegation_id", flat=True)
    told = {each.pk: each for body in bodies for each in people.people_of(body) if each != by}
    tell(dossier, list(told.values()), "sanctions.notice_moved", state=state)
    if dossier.status == DossierStatus.LEGAL_CHECK:
        tell(dossier, people.holders(Can.CHECK_LEGALITY), "sanctions.notice_legal_check")
