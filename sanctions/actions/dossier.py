"""Open a listing dossier from a case and write its entry sheet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from cases.actions.guard import refuse_marked_text
from cases.facts import case_facts
from cases.models import Case
from cases.rules.access import may_view as may_view_case
from cases.rules.vocabulary import CaseStatus
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.models import Delegation
from sanctions.actions.guard import draft, record
from sanctions.models import Criterion, Dossier, DossierAccess
from sanctions.rules.opening import check_criterion, may_open, may_open_for
from sanctions.rules.vocabulary import DossierPurpose, Measure, TargetType
from sanctions.rules.writing import check_identifiers, check_renewed, check_target


def open_dossier(
    *, case: Case, proposer: str, target_type: str, target_name: str, by: Any, purpose: str = DossierPurpose.LISTING,
    criterion: Criterion | None = None, no_applicable_regime: bool = False, renews: Dossier | None = None,
    original_script: str = "", aliases: Sequence[str] = (), identifiers: Mapping[str, str] | None = None,
    measures: Sequence[str] = (), rights_note: str = "", is_demonstration: bool = False,
) -> Dossier:  # fmt: skip
    """Begin a draft under one criterion, in the wording it has now, or find that no regime applies.

    ``proposer`` is a display code. Only the proposer is let in. Refused: not a drafter or officer of the
    proposer (403), a closed case (409), a partner or service but the EEAS as proposer, neither criterion
    nor finding, no name (400), a classification marking (422).
    """
    actor = people.actor(by)
    enforce(may_view_case(actor, case_facts(case)) or may_open(actor) or _closed(case))
    body = Delegation.objects.filter(pk=proposer).first()
    enforce(may_open_for(actor, proposer=proposer, kind=body.kind if body else ""))
    enforce(check_criterion(chosen=criterion is not None, no_applicable_regime=no_applicable_regime))
    enforce(check_renewed(DossierPurpose(purpose), names_listing=renews is not None) or _known(renews, by))
    words = _entry(target_type, target_name, original_script, aliases, identifiers or {}, measures, rights_note)
    refuse_marked_text(_texts(words), by=by, case=case)
    fixed = {"purpose": DossierPurpose(purpose), "renews": renews, "no_applicable_regime": no_applicable_regime}
    return _opened(case, proposer, words | fixed | _wording(criterion) | {"is_demonstration": is_demonstration}, by)


def edit_dossier(
    *, dossier: Dossier, seen: datetime, target_type: str, target_name: str, by: Any,
    criterion: Criterion | None = None, no_applicable_regime: bool = False, original_script: str = "",
    aliases: Sequence[str] = (), identifiers: Mapping[str, str] | None = None, measures: Sequence[str] = (),
    rights_note: str = "", reasons_changed: bool = False, evidence_added: bool = False,
) -> Dossier:  # fmt: skip
    """Replace the entry sheet of a draft, unless somebody else did so after ``seen`` (409, nothing written).

    A criterion keeps the wording it was chosen with; choosing another takes that one's wording.
    """
    enforce(check_criterion(chosen=criterion is not None, no_applicable_regime=no_applicable_regime))
    words = _entry(target_type, target_name, original_script, aliases, identifiers or {}, measures, rights_note)
    refuse_marked_text(_texts(words), by=by, case=dossier.case)
    new = {"reasons_changed": reasons_changed, "evidence_added": evidence_added}
    return _edited(dossier, seen, words | new | {"no_applicable_regime": no_applicable_regime}, criterion, by)


@transaction.atomic
def _opened(case: Case, proposer: str, words: dict[str, Any], by: Any) -> Dossier:
    made = Dossier.objects.create(case=case, proposer_id=proposer, created_by=by, changed_at=db_now(), **words)
    DossierAccess.objects.create(dossier=made, delegation_id=proposer)
    under = f"under {made.criterion}" if made.criterion else "and found no applicable regime"
    record(made, "open_dossier", f"opened a listing dossier of {case.reference} for {proposer} {under}.", by)
    return made


@transaction.atomic
def _edited(dossier: Dossier, seen: datetime, words: dict[str, Any], criterion: Criterion | None, by: Any) -> Dossier:
    found = draft(dossier, by)
    enforce(None if found.changed_at == seen else Refusal("sanctions.text_changed", kind=Kind.STATE))
    if found.criterion_id != (criterion.pk if criterion else None):
        words |= _wording(criterion)
    before = {f"{name}_before": getattr(found, name) for name in words}
    for name, value in words.items():
        setattr(found, name, value)
    found.changed_at = db_now()
    found.save(update_fields=[*words, "changed_at"])
    record(
        found, "edit_dossier", f"rewrote the entry sheet of a listing dossier of {found.case.reference}.", by, **before
    )
    return found


def _entry(
    target_type: str, target_name: str, original_script: str, aliases: Sequence[str], identifiers: Mapping[str, str],
    measures: Sequence[str], rights_note: str,
) -> dict[str, Any]:  # fmt: skip
    enforce(check_target(target_name) or check_identifiers(identifiers))
    return {
        "target_type": TargetType(target_type).value,
        "target_name": target_name.strip(),
        "original_script": original_script.strip(),
        "aliases": [alias.strip() for alias in aliases if alias.strip()],
        "identifiers": {str(kind): value.strip() for kind, value in identifiers.items() if value.strip()},
        "measures": [Measure(each).value for each in measures],
        "rights_note": rights_note.strip(),
    }


def _texts(words: Mapping[str, Any]) -> dict[str, str]:
    named = " ".join([words["target_name"], words["original_script"], *words["aliases"]])
    return {"name": named, "identifiers": " ".join(words["identifiers"].values()), "note": words["rights_note"]}


def _wording(criterion: Criterion | None) -> dict[str, Any]:
    return {"criterion": criterion, "criterion_text": criterion.text if criterion else ""}


def _closed(case: Case) -> Refusal | None:
    return Refusal("sanctions.case_closed", kind=Kind.STATE) if case.status == CaseStatus.CLOSED else None


def _known(renews: Dossier | None, by: Any) -> Refusal | None:
    """The listing to be renewed is one that ``by`` may see."""
    if renews is None or Dossier.objects.visible_to(by).filter(pk=renews.pk).exists():
        return None
    return Refusal("sanctions.listing_missing", kind=Kind.INVALID, field="renews")
