"""The pair of acts is recorded whole: adopted, published, and until when the measures last."""

from collections.abc import Mapping
from datetime import date as day
from typing import Any

from django.db import transaction

from cases.actions.guard import keeps_out_marked, refuse_marked_text
from cases.actions.wording import quoted
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from notifications.actions import cancel_deadline
from sanctions.actions.guard import locked, record
from sanctions.actions.lifecycle import moved
from sanctions.expiry import HANDLER as EXPIRY
from sanctions.expiry import plan_next_step
from sanctions.facts import access_facts, measures_of
from sanctions.models import Dossier, DossierAct
from sanctions.ready import may_move_now
from sanctions.rules.access import may_move
from sanctions.rules.gates import acts_needed, check_pair
from sanctions.rules.vocabulary import ActKind
from sanctions.rules.writing import check_acts, check_expiry, check_past


@keeps_out_marked("references")
@transaction.atomic
def record_adoption(*, dossier: Dossier, references: Mapping[str, str], adopted_on: day, by: Any) -> Dossier:
    """The Council adopted the acts outside: ``references`` maps ``decision`` and ``regulation`` to theirs.

    Refused: not one who records adoptions (403), not from Coreper (409), an act of the pair without its
    reference, a day ahead (400).
    """
    found = locked(dossier)
    enforce(may_move_now(found, "record_adoption", people.actor(by)))
    enforce(check_acts(measures_of(found), references))
    enforce(check_past(adopted_on, today=people.today(), field="adopted_on"))
    needed = acts_needed(measures_of(found))
    DossierAct.objects.bulk_create(
        DossierAct(dossier=found, kind=kind, reference=references[kind].strip(), adopted_on=adopted_on)
        for kind in needed
    )
    found.adoption_reference = "; ".join(references[kind].strip() for kind in needed)[:200]
    found.save(update_fields=["adoption_reference"])
    if found.renews is not None:
        cancel_deadline(subject=found.renews, handler=EXPIRY)
    return moved(found, "record_adoption", by, f" by {quoted(found.adoption_reference)}.")


def record_publication(
    *, dossier: Dossier, publications: Mapping[str, tuple[str, day]], by: Any, expires_on: day | None = None
) -> Dossier:
    """Both acts stand in the Official Journal: act → (reference, day). ``expires_on`` starts the ladder.

    Refused: not one who records adoptions (403), one act without the other or on another day (409), a
    reference missing or a day ahead (400), one that bears a classification marking (422).
    """
    references = {str(kind): reference for kind, (reference, _on) in publications.items()}
    refuse_marked_text(references, by=by, case=dossier.case)
    return _published(dossier, publications, by, expires_on)


@transaction.atomic
def _published(
    dossier: Dossier, publications: Mapping[str, tuple[str, day]], by: Any, expires_on: day | None
) -> Dossier:
    found = locked(dossier)
    enforce(may_move_now(found, "record_publication", people.actor(by)))
    enforce(check_pair(measures_of(found), {ActKind(kind): on for kind, (_ref, on) in publications.items()}))
    for kind, (reference, on) in publications.items():
        enforce(check_past(on, today=people.today(), field=kind))
        enforce(None if reference.strip() else Refusal("sanctions.publication_missing", kind=Kind.INVALID, field=kind))
        found.acts.filter(kind=kind).update(publication=reference.strip(), published_on=on)
    moved(found, "record_publication", by)
    return record_expiry(dossier=found, expires_on=expires_on, by=by) if expires_on else found


@transaction.atomic
def record_expiry(*, dossier: Dossier, expires_on: day, by: Any) -> Dossier:
    """Until which day the measures last; the steps before it are reminded of, one after the other.

    Refused to all but those who record adoptions (403), and for a day that has come (400).
    """
    found = locked(dossier)
    enforce(may_move(people.actor(by), access_facts(found), "record_publication"))
    enforce(check_expiry(expires_on, today=people.today()))
    found.expires_on = expires_on
    found.save(update_fields=["expires_on"])
    did = f"recorded that the measures of a dossier of {found.case.reference} expire on {expires_on}."
    record(found, "record_expiry", did, by)
    plan_next_step(found)
    return found
