"""What the page of a dossier shows: its gates as tasks, warnings, sentences with evidence, steps, readers."""

from typing import Any

from django.urls import reverse

from audit import trail
from cases.models import Evidence
from core.rules.refusal import Reason, Refusal
from core.rules.transitions import open_from
from delegations import facts as people
from delegations.rules.roles import Actor
from sanctions import expiry
from sanctions.facts import access_facts, dossier_facts, steps_done
from sanctions.models import Dossier
from sanctions.ready import RECORDED, may_move_now
from sanctions.rules.access import may_confirm_legality, may_edit, may_let_in
from sanctions.rules.gates import DossierFacts, check_sentences, warnings
from sanctions.rules.lifecycle import DOSSIER
from sanctions.rules.terms import alarm
from sanctions.rules.vocabulary import DossierPurpose, DossierStatus
from sanctions.words import MOVE, TASK

PAGES = {"record_adoption": "sanctions:adoption", "record_publication": "sanctions:publication"}


def shown(dossier: Dossier, reader: Any, actor: Actor) -> dict[str, Any]:
    """The context of the page. A constant number of queries, however many sentences."""
    facts, access = dossier_facts(dossier), access_facts(dossier)
    legality = may_confirm_legality(actor, access)
    return {
        "dossier": dossier,
        "sentences": sentences(dossier, reader),
        "tasks": tasks(dossier, facts),
        "warnings": [*warnings(facts, today=people.today()), *_of_the_law(dossier)],
        "moves": moves(dossier, actor),
        "may_not_edit": may_edit(actor, access),
        "may_let": may_let_in(actor, access, kind="state") is None,
        "may_confirm": legality is None and dossier.legality_confirmed_at is None,
        "access": dossier.access.select_related("delegation").order_by("delegation__protocol_order"),
        "acts": dossier.acts.order_by("kind"),
        "rungs": expiry.rungs(dossier),
        "alarm": _alarm(dossier),
        "entries": [{"at": row.at, "sentence": text} for row, text in trail.readable(trail.trail_of(dossier))],
    }


def sentences(dossier: Dossier, reader: Any) -> list[dict[str, Any]]:
    """Each sentence with the items the reader may see, and whether it stands. Three queries."""
    rows = list(dossier.sentences.order_by("number").prefetch_related("evidence"))
    visible = set(Evidence.objects.visible_to(reader).filter(case=dossier.case_id).values_list("pk", flat=True))
    return [
        {
            "one": row,
            "items": [item for item in row.evidence.all() if item.pk in visible],
            "hidden": any(item.pk not in visible for item in row.evidence.all()),
            "stands": any(item.publishable for item in row.evidence.all()),
            "first": row is rows[0],
            "last": row is rows[-1],
        }
        for row in rows
    ]


def tasks(dossier: Dossier, facts: DossierFacts) -> list[dict[str, Any]]:
    """The gates as a task list: what is done and what the next steps still need."""
    write = reverse("sanctions:edit", args=[dossier.pk])
    found = [
        _task("criterion", done=facts.criterion_chosen and bool(facts.criterion_text.strip()), url=write),
        _task("identifiers", done=bool(facts.identifiers), url=write),
        _task("reasons", done=bool(facts.sentences), url="#reasons"),
        _task("evidence", done=bool(facts.sentences) and check_sentences(facts.sentences) is None, url="#reasons",
              reason=check_sentences(facts.sentences)),
        _task("rights", done=bool(facts.rights_note.strip()), url=write),
        _task("legality", done=dossier.legality_confirmed_at is not None),
    ]  # fmt: skip
    if dossier.purpose != DossierPurpose.LISTING and (dossier.reasons_changed or dossier.evidence_added):
        found.append(_task("hearing", done=dossier.disclosed_on is not None))
    return found


def moves(dossier: Dossier, actor: Actor) -> list[dict[str, Any]]:
    """The steps open from here: label, address, whether by a form of its own, and why not, if so."""
    return [
        _move(dossier, row.name, may_move_now(dossier, row.name, actor)) for row in open_from(DOSSIER, dossier.status)
    ]


def _move(dossier: Dossier, name: str, no: Refusal | None) -> dict[str, Any]:
    page = PAGES.get(name)
    url = reverse(page, args=[dossier.pk]) if page else reverse("sanctions:move", args=[dossier.pk, name])
    tone = {"withdraw": "no", "return_to_draft": ""}.get(name, "primary")
    return {
        "name": name,
        "label": str(MOVE[name]),
        "url": url,
        "form": name not in RECORDED,
        "refusal": no,
        "tone": tone,
    }


def _task(name: str, *, done: bool, url: str = "", reason: Reason | None = None) -> dict[str, Any]:
    state = "done" if done else "todo"
    return {
        "label": str(TASK[name]),
        "state": state,
        "url": "" if done else url,
        "reason": reason,
    }


def _of_the_law(dossier: Dossier) -> list[Reason]:
    """What about regime and wording is uncertain or past."""
    if dossier.criterion is None:
        return []
    criterion, regime, today = dossier.criterion, dossier.criterion.regime, people.today()
    replaced = criterion.valid_to is not None and criterion.valid_to < today
    expired = regime.expires_on is not None and regime.expires_on < today
    found = (
        None if criterion.confirmed else Reason("sanctions.criterion_to_be_confirmed"),
        Reason("sanctions.criterion_replaced", {"until": criterion.valid_to}) if replaced else None,
        None if regime.confirmed else Reason("sanctions.regime_to_be_confirmed"),
        Reason("sanctions.regime_expired", {"until": regime.expires_on}) if expired else None,
    )
    return [reason for reason in found if reason]


def _alarm(dossier: Dossier) -> Reason | None:
    if dossier.expires_on is None or dossier.status == DossierStatus.WITHDRAWN:
        return None
    return alarm(dossier.expires_on, today=people.today(), done=steps_done(dossier))
