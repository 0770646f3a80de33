"""Names of bystanders leave the texts; who needs one says why and is on record."""

from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F

from audit import trail
from audit.models import AuditEvent
from cases.actions.guard import keeps_out_marked
from cases.facts import case_facts
from cases.models import Bystander, Case, Evidence, Report, TimelineEntry
from cases.rules import access, retention
from cases.rules.pseudonyms import LONGEST_NAME, SHORTEST_NAME, new_label, replaced
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people

TEXTS: dict[type, tuple[str, ...]] = {
    Case: ("title", "summary"),
    Report: ("title", "body", "actor_named"),
    Evidence: ("title", "description"),
    TimelineEntry: ("text", "note"),
}


class Taken(NamedTuple):
    """``still_in`` sentences of the memory quote the name, and cannot change."""

    bystander: Bystander
    places: int
    still_in: int


@transaction.atomic
def pseudonymise(*, name: str, by: Any, case: Case | None = None, report: Report | None = None) -> Taken:
    """Replace a bystander's name by a label: in all texts of a case, or of a report that is in none yet.

    Refused: partners and readers (403), a name that is not there or too short to be sure of (400), a closed
    case's texts stay writable for this. The hash of a report stays that of the words that came in.
    """
    actor, name = people.actor(by), " ".join(name.split())
    enforce(retention.may_pseudonymise(actor) or _fits(name))
    if case is not None:
        enforce(access.may_view(actor, case_facts(case)))
    known = _known(name, case, report)
    label = known.label if known else new_label()
    places = sum(_replace(row, name, label) for row in _rows(case, report))
    enforce(None if places else _not_there())
    made = known or Bystander.objects.create(label=label, case=case, report=report, name=name, added_by=by)
    what = f"took a bystander's name out of {places} {'place' if places == 1 else 'places'} and put “{label}” there"
    _record(made, "pseudonymise", what, by, places=places)
    return Taken(made, places, _still_in(name, case))


@keeps_out_marked("reason")
@transaction.atomic
def reveal(*, bystander: Bystander, reason: str, by: Any, sitting: str) -> str:
    """The name, for a reason; each time is a disclosure of its own and an act. Refused once it is erased (409)."""
    actor = people.actor(by)
    case = bystander.case or (bystander.report.case if bystander.report else None)
    enforce(retention.may_reveal(actor, case.lead_id if case else "") or retention.check_reason(reason))
    enforce(Refusal("cases.name_is_erased", kind=Kind.STATE) if not bystander.name else None)
    event = _record(bystander, "reveal_bystander", f"had the name of “{bystander.label}” shown: {reason.strip()}", by)
    trail.disclose(
        reader=by, subject=bystander, channel="reveal", sitting=sitting, version=event.hash, body=actor.delegation
    )
    return bystander.name


@keeps_out_marked("why")
@transaction.atomic
def erase_bystander(*, bystander: Bystander, why: str, by: Any) -> Bystander:
    """The name is gone for good; texts and record stay as they are. Refused under a legal hold (409)."""
    enforce(retention.may_keep_terms(people.actor(by)) or retention.check_reason(why, "why"))
    case = bystander.case or (bystander.report.case if bystander.report else None)
    enforce(retention.not_held(case is not None and case.holds.filter(lifted_at__isnull=True).exists()))
    done = Bystander.objects.filter(pk=bystander.pk, erased_at__isnull=True).update(name="", erased_at=db_now())
    enforce(None if done else Refusal("core.stale", kind=Kind.STATE))
    _record(bystander, "erase_bystander", f"erased the name behind “{bystander.label}”: {why.strip()}", by)
    bystander.refresh_from_db()
    return bystander


def _rows(case: Case | None, report: Report | None) -> list[Any]:
    if case is None:
        return [report]
    parts = (model.objects.filter(case=case) for model in (Report, Evidence, TimelineEntry))  # type: ignore[attr-defined]
    return [case, *(row for rows in parts for row in rows.select_for_update())]


def _replace(row: Any, name: str, label: str) -> int:
    changed, places = replaced({column: getattr(row, column) for column in TEXTS[type(row)]}, name, label)
    if not places:
        return 0
    longest = {column: row._meta.get_field(column).max_length for column in changed}
    words: dict[str, Any] = {column: text[: longest[column]] for column, text in changed.items()}
    if isinstance(row, Report | Evidence):
        words["redactions"] = F("redactions") + 1
    if isinstance(row, Case):
        words |= {"revision": F("revision") + 1, "changed_at": F("changed_at")}
    type(row).objects.filter(pk=row.pk).update(**words)
    row.refresh_from_db()
    return places


def _known(name: str, case: Case | None, report: Report | None) -> Bystander | None:
    """The same name in the same file keeps its label."""
    rows = Bystander.objects.of_case(case) if case else Bystander.objects.filter(report=report)
    return rows.filter(name__iexact=name).first()


def _still_in(name: str, case: Case | None) -> int:
    return trail.chain_of(case).filter(sentence__icontains=name).count() if case else 0


def _record(bystander: Bystander, verb: str, what: str, by: Any, **details: Any) -> AuditEvent:
    body = people.actor(by).delegation
    case = bystander.case or (bystander.report.case if bystander.report else None)
    sentence = f"{{actor}} ({body}) {what}"
    return trail.record(
        verb=verb, subject=bystander, by=by, chain=case or "", body=body, **details,
        sentence=sentence if sentence.endswith((".", "!", "?")) else f"{sentence}.",
    )  # fmt: skip


def _fits(name: str) -> Refusal | None:
    fits = SHORTEST_NAME <= len(name) <= LONGEST_NAME
    return None if fits else Refusal("cases.name_too_short", kind=Kind.INVALID, field="name")


def _not_there() -> Refusal:
    return Refusal("cases.name_not_there", kind=Kind.INVALID, field="name")
