"""Names of bystanders leave the texts; who needs one says why and is on record."""

from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast

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
    """``still_in`` acts of the memory, of those one may read, quote the name and cannot change."""

    bystander: Bystander
    places: int
    still_in: int


@transaction.atomic
def pseudonymise(*, name: str, by: Any, case: Case | None = None, report: Report | None = None) -> Taken:
    """Replace a bystander's name by a label: in all texts of a case, or of a report that is in none yet.

    Only texts that ``by`` may see are read and changed: what is for other named eyes neither answers whether the name
    stands there nor loses a word. Refused: partners and readers (403), a name that is not there, is too short to be
    sure of, or has no room for its label (400); a closed case's texts stay writable for this. The hash of a report
    stays that of the words that came in.
    """
    actor, name = people.actor(by), " ".join(name.split())
    enforce(retention.may_pseudonymise(actor) or _fits(name))
    if case is not None:
        enforce(access.may_view(actor, case_facts(case)))
    known = _known(name, case, report, by)
    label = known.label if known else new_label()
    places = sum(_replace(row, name, label) for row in _rows(case, report, by))
    enforce(None if places else _not_there())
    made = known or Bystander.objects.create(label=label, case=case, report=report, name=name, added_by=by)
    what = f"took a bystander's name out of {places} {'place' if places == 1 else 'places'} and put “{label}” there"
    _record(made, "pseudonymise", what, by, places=places)
    return Taken(made, places, _still_in(name, case, by))


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


def _rows(case: Case | None, report: Report | None, by: Any) -> list[Any]:
    if case is None:
        return [report]
    reports, items = (model.objects.visible_to(by).filter(case=case).values("pk") for model in (Report, Evidence))
    return [
        case,
        *Report.objects.select_for_update().filter(pk__in=reports),
        *Evidence.objects.select_for_update().filter(pk__in=items),
        *TimelineEntry.objects.select_for_update().filter(case=case),
    ]


def _replace(row: Any, name: str, label: str) -> int:
    changed, places = replaced({column: getattr(row, column) for column in TEXTS[type(row)]}, name, label)
    if not places:
        return 0
    for column, text in changed.items():
        enforce(_has_room(row, column, text))
    words: dict[str, Any] = dict(changed)
    if isinstance(row, Report | Evidence):
        words["redactions"] = F("redactions") + 1
    if isinstance(row, Case):
        words |= {"revision": F("revision") + 1, "changed_at": F("changed_at")}
    type(row).objects.filter(pk=row.pk).update(**words)
    row.refresh_from_db()
    return places


def _known(name: str, case: Case | None, report: Report | None, by: Any) -> Bystander | None:
    """The same name in the same file keeps its label, as far as ``by`` may know of it."""
    rows = Bystander.objects.of_case(case) if case else Bystander.objects.filter(report=report)
    return rows.visible_to(by).filter(name__iexact=name).first()


def _still_in(name: str, case: Case | None, by: Any) -> int:
    """Acts that quote the name in their sentence, or in the words they keep as they were before."""
    if case is None:
        return 0
    told = trail.seen_by(by, trail.chain_of(case)).annotate(kept=Cast("details", TextField()))
    return told.filter(Q(sentence__icontains=name) | Q(kept__icontains=name)).count()


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


def _has_room(row: Any, column: str, text: str) -> Refusal | None:
    """A label is longer than most names: nothing of a text that is full already is cut for it."""
    field = row._meta.get_field(column)
    over = len(text) - (field.max_length or len(text))
    params = {"where": field.verbose_name, "what": getattr(row, column), "over": over}
    return Refusal("cases.label_has_no_room", params, kind=Kind.INVALID, field="name") if over > 0 else None


def _not_there() -> Refusal:
    return Refusal("cases.name_not_there", kind=Kind.INVALID, field="name")
