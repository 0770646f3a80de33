"""The next version in the making: begun from the latest, written by paragraph, put forward or discarded."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.clock import db_now
from core.rules.letters import check_all
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from responses.actions.commenting import latest_of
from responses.actions.moves import lock_proposal
from responses.actions.reopening import reopen_what_went_into
from responses.actions.text import added_version
from responses.models import Proposal, TextVersion, WorkingParagraph, WorkingText
from responses.rules.authorship import may_hold_the_pen
from responses.rules.proposal import ProposalStatus, may_edit_text
from responses.rules.text import normalised, paragraphs, whole


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote for one paragraph (``pk`` None: a new one at the end) on the revision they had open."""

    pk: UUID | None
    revision: int
    text: str


class Overtaken(Refused):
    """Colleagues changed the same paragraphs meanwhile: ``rows`` as they stand now. Nothing was saved."""

    def __init__(self, rows: list[WorkingParagraph]) -> None:
        numbers = tuple(str(row.place) for row in rows)
        super().__init__(Refusal("responses.paragraphs_moved_on", {"numbers": numbers}, kind=Kind.STATE))
        self.rows = rows


@transaction.atomic
def start_working_text(*, proposal: Proposal, by: Any) -> WorkingText:
    """The draft of the next version, from the latest one; the one that is there already if one is."""
    return begun(locked_for_the_pen(proposal, by), by)


def save_paragraphs(*, proposal: Proposal, written: Iterable[Written], by: Any) -> WorkingText:
    """Write the paragraphs that differ. A blank line inside parts one in two; nothing left takes it out.

    ``Overtaken`` (409) where a colleague changed one of them since it was opened and the words differ.
    Refused with a classification marking (422) or a sign nobody can see (400) in one: a draft is kept as well.
    """
    said = list(written)
    texts = {f"paragraph {place}": one.text for place, one in enumerate(said, start=1)}
    enforce(check_all(texts))
    refuse_marked_text(texts, by=by, case=proposal.case)
    return _saved(proposal, said, by)


@transaction.atomic
def _saved(proposal: Proposal, written: list[Written], by: Any) -> WorkingText:
    proposal = locked_for_the_pen(proposal, by)
    working = begun(proposal, by)
    rows = {row.pk: row for row in working.paragraphs.all()}
    changed = [one for one in written if _differs(one, rows)]
    late = [rows[one.pk] for one in changed if one.pk in rows and rows[one.pk].revision != one.revision]
    if late:
        raise Overtaken(sorted(late, key=lambda row: row.place))
    for one in changed:
        write(working, rows.get(one.pk) if one.pk else None, one.text, by)
    touched(working)
    return working


def put_forward(
    *, proposal: Proposal, by: Any, base: int, change_note: str = "", ends_round: bool = False
) -> TextVersion:
    """The draft becomes the next version. ``Stale`` (409) if another version came in since ``base``."""
    working = open_working_text(proposal)
    if working is None:
        raise Refused(Refusal("responses.no_working_text", kind=Kind.STATE))
    refuse_marked_text({"text": text_of(working), "change_note": change_note}, by=by, case=proposal.case)
    return _put_forward(proposal, by, base, change_note.strip(), ends_round)


@transaction.atomic
def _put_forward(proposal: Proposal, by: Any, base: int, change_note: str, ends_round: bool) -> TextVersion:
    proposal = lock_proposal(proposal.pk)
    working = open_working_text(proposal)
    if working is None:
        raise Refused(Refusal("responses.no_working_text", kind=Kind.STATE))
    about = {"change_note": change_note, "language": working.base.language}
    version = added_version(proposal, text_of(working), by, base, about, ends_round)
    WorkingText.objects.filter(pk=working.pk).update(became=version)
    return version


@transaction.atomic
def discard_working_text(*, proposal: Proposal, by: Any) -> None:
    """Drop the draft; comments that had gone into it are open again. Nothing happens if there is none."""
    proposal = lock_proposal(proposal.pk)
    actor = people.actor(by)
    enforce(may_hold_the_pen(actor, proposal.penholder_id))
    working = open_working_text(proposal)
    if working is None:
        return
    WorkingText.objects.filter(pk=working.pk).update(discarded_at=db_now())
    reopen_what_went_into(working, by)
    trail.record(
        verb="discard_working_text", subject=proposal, by=by, chain=proposal.case, body=actor.delegation,
        sentence=f"{{actor}} ({actor.delegation}) discarded the draft of the next version of {proposal.reference}.",
    )  # fmt: skip


def open_working_text(proposal: Proposal) -> WorkingText | None:
    """The draft in hand, if there is one."""
    rows = proposal.working_texts.filter(became__isnull=True, discarded_at__isnull=True)
    return rows.select_related("base").first()


def text_of(working: WorkingText) -> str:
    """The draft as one text."""
    kept = working.paragraphs.filter(removed=False).order_by("place")
    return whole(tuple(kept.values_list("text", flat=True)))


def locked_for_the_pen(proposal: Proposal, by: Any) -> Proposal:
    """The proposal, locked, for somebody who may write its text now."""
    proposal = lock_proposal(proposal.pk)
    enforce(may_hold_the_pen(people.actor(by), proposal.penholder_id))
    enforce(may_edit_text(ProposalStatus(proposal.status)))
    return proposal


def begun(proposal: Proposal, by: Any) -> WorkingText:
    """The draft of a locked proposal, made from the latest version on first use.

    Refused (409) where a version came in after the draft was begun: it is put forward or discarded first.
    """
    latest = latest_of(proposal)
    found = open_working_text(proposal)
    if found is not None:
        if found.base_id != latest.pk:
            enforce(Refusal("responses.working_text_behind", {"number": latest.number}, kind=Kind.STATE))
        return found
    made = WorkingText.objects.create(proposal=proposal, base=latest, started_by=by, changed_at=db_now())
    WorkingParagraph.objects.bulk_create(
        WorkingParagraph(of=made, place=one.number, origin=one, text=one.text, changed_by=by)
        for one in latest.paragraphs.order_by("number")
    )
    return made


def write(working: WorkingText, row: WorkingParagraph | None, text: str, by: Any) -> None:
    """One paragraph anew; more than one where a blank line parts them; none takes it out, its words kept."""
    parts = paragraphs(text)
    if row is None:
        insert_after(working, None, parts, by)
        return
    changes: dict[str, Any] = {"text": parts[0], "removed": False} if parts else {"removed": True}
    rows = WorkingParagraph.objects.filter(pk=row.pk)
    rows.update(revision=F("revision") + 1, changed_by=by, **changes)
    insert_after(working, row, parts[1:], by)


def insert_after(working: WorkingText, row: WorkingParagraph | None, parts: tuple[str, ...], by: Any) -> None:
    """New paragraphs behind ``row``, at the end where it is None."""
    if not parts:
        return
    last = working.paragraphs.order_by("-place").first()
    place = row.place if row else (last.place if last else 0)
    working.paragraphs.filter(place__gt=place).update(place=F("place") + len(parts))
    WorkingParagraph.objects.bulk_create(
        WorkingParagraph(of=working, place=place + step, text=part, changed_by=by)
        for step, part in enumerate(parts, start=1)
    )


def touched(working: WorkingText) -> None:
    """Note when the draft was last written."""
    WorkingText.objects.filter(pk=working.pk).update(changed_at=db_now())


def _differs(one: Written, rows: dict[UUID, WorkingParagraph]) -> bool:
    if one.pk is None or one.pk not in rows:
        return bool(one.text.strip())
    row = rows[one.pk]
    return normalised(one.text) != ("" if row.removed else normalised(row.text))
