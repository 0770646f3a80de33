"""Who is in a dossier. A leak before publication gives time to move assets."""

from typing import Any

from django.db import transaction

from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.models import Delegation
from sanctions.actions.guard import locked, record, tell
from sanctions.facts import access_facts
from sanctions.models import Dossier, DossierAccess
from sanctions.rules.access import may_let_in, may_view
from sanctions.rules.writing import may_let_out


@transaction.atomic
def let_in(*, dossier: Dossier, delegation: Delegation, by: Any) -> None:
    """Open a dossier to a delegation, whose people are told. Repeating it changes nothing.

    Refused to all but the proposer (403), and for a partner (400).
    """
    found = locked(dossier)
    enforce(may_view(people.actor(by), access_facts(found)))
    enforce(may_let_in(people.actor(by), access_facts(found), kind=delegation.kind))
    _row, is_new = DossierAccess.objects.get_or_create(dossier=found, delegation=delegation)
    if is_new:
        record(found, "let_in", f"let {delegation.code} into a listing dossier of {found.case.reference}.", by)
        tell(found, people.people_of(delegation.code), "sanctions.notice_opened")


@transaction.atomic
def let_out(*, dossier: Dossier, delegation: Delegation, by: Any) -> None:
    """Close a dossier to a delegation. Refused to all but the proposer (403), who stays in it itself (409)."""
    found = locked(dossier)
    enforce(may_view(people.actor(by), access_facts(found)))
    enforce(may_let_in(people.actor(by), access_facts(found), kind=delegation.kind))
    enforce(may_let_out(delegation.code, proposer=found.proposer_id))
    gone, _by_model = found.access.filter(delegation=delegation).delete()
    enforce(None if gone else Refusal("sanctions.not_let_in", kind=Kind.STATE))
    record(found, "let_out", f"closed a listing dossier of {found.case.reference} to {delegation.code}.", by)
