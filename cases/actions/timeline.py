"""What happened in the world, entered by date with its source."""

from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.facts import case_facts
from cases.models import Case, TimelineEntry
from cases.rules.access import may_add_evidence
from cases.rules.report_words import check_link
from core.rules.refusal import Kind, Refusal, enforce
from core.rules.showing import shown_day
from delegations import facts as people


def add_timeline_entry(
    *, case: Case, date: date, text: str, by: Any, source_url: str = "", note: str = ""
) -> TimelineEntry:
    """Whoever adds evidence adds to the timeline. Refused: no text, a source that is no web address."""
    actor = people.actor(by)
    enforce(may_add_evidence(actor, case_facts(case)) or _empty(text) or (_no_source(source_url)))
    refuse_marked_text({"text": text, "note": note}, by=by, case=case)
    return _added(case, {"date": date, "text": text.strip(), "source_url": source_url, "note": note}, by)


@transaction.atomic
def _added(case: Case, words: dict[str, Any], by: Any) -> TimelineEntry:
    entry = TimelineEntry.objects.create(case=case, added_by=by, **words)
    body = people.actor(by).delegation
    trail.record(
        verb="add_timeline_entry", subject=entry, by=by, chain=case, body=body,
        # The text is not quoted: a bystander's name in it could never be taken out of the memory.
        sha256=sha256(entry.text.encode()).hexdigest(),
        sentence=f"{{actor}} ({body}) entered a fact of {shown_day(entry.date)} in {case.reference}.",
    )  # fmt: skip
    return entry


def _empty(text: str) -> Refusal | None:
    longest = TimelineEntry._meta.get_field("text").max_length
    fits = 0 < len(text.strip()) <= longest
    return None if fits else Refusal("cases.entry_says_nothing", {"longest": longest}, kind=Kind.INVALID, field="text")


def _no_source(source_url: str) -> Refusal | None:
    wrong = check_link(source_url) if source_url else None
    return Refusal(wrong.code, wrong.params, kind=wrong.kind, field="source_url") if wrong else None
