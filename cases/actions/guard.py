"""Classified and infected content stays outside the cases; that it was tried is kept, and a file is held."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

from django.core.files import File
from django.db import transaction
from django.db.models import Model

from audit import trail
from cases.actions.naming import keep_names_out
from cases.models import Case, Quarantined
from cases.rules import classification
from cases.rules.vocabulary import QuarantineOutcome, QuarantineReason
from core.rules.refusal import Kind, Refusal, Refused
from delegations import facts as people
from delegations.rules.roles import Can
from notifications import outbox

NOTICES = {
    QuarantineReason.MARKED: "cases.notice_quarantined",
    QuarantineReason.INFECTED: "cases.notice_infected",
    QuarantineReason.UNCHECKED: "cases.notice_unchecked",
}
REFUSALS = {QuarantineReason.MARKED: "cases.classified_file", QuarantineReason.INFECTED: "cases.infected_file"}
TRIED = {
    QuarantineReason.MARKED: "content marked {found}; it was kept out and the security officers were told",
    QuarantineReason.INFECTED: "a file infected with {found}; it was kept out and the security officers were told",
    QuarantineReason.UNCHECKED: "a file that could not be checked for malware; it is held until it is checked",
}

P = ParamSpec("P")
R = TypeVar("R")


def keeps_out_marked(*names: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """An act whose words of these names are looked through first (``refuse_marked_text``): a text, or texts by name.

    Stands above ``@transaction.atomic``, because that it was tried is committed by itself.
    """

    def around(act: Callable[P, R]) -> Callable[P, R]:
        @wraps(act)
        def guarded(*args: P.args, **said: P.kwargs) -> R:
            if texts := dict(_texts(names, said)):
                case = next(filter(None, map(_case_of, said.values())), None)
                refuse_marked_text(texts, by=said["by"], case=case)
            return act(*args, **said)

        return guarded

    return around


def _texts(names: Iterable[str], said: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for name in names:
        words = said.get(name) or {}
        yield from words.items() if isinstance(words, Mapping) else [(name, str(words))]


def _case_of(thing: Any) -> Case | None:
    """The case an object lies in, by way of its proposal where it has one."""
    if thing is None or isinstance(thing, Case):
        return thing
    up = (getattr(thing, name, None) for name in ("case", "proposal", "delivery") if isinstance(thing, Model))
    return next((case for each in up if isinstance(each, Model) and (case := _case_of(each))), None)


def refuse_marked_text(texts: Mapping[str, str], *, by: Any, case: Case | None = None) -> None:
    """Look for a classification marking in each text, named by where it stands.

    Marked text is not stored: that it was tried is recorded, the security officers are told, and it is
    refused (422). A text a security officer found to be a false alarm passes, letter by letter the same.
    So is the name of a bystander that was taken out of ``case`` (400, ``keep_names_out``).
    The record is committed by itself before the refusal is raised, so that it survives; hence this
    cannot be called inside a transaction of the caller's (``RuntimeError``).
    """
    for where, text in texts.items():
        found = classification.found(text)
        if found and not was_let_in(digest := hashlib.sha256(text.encode()).hexdigest()):
            with transaction.atomic(durable=True):
                record_kept_out(found=found, where=where, by=by, case=case, sha256=digest)
            field = where if where in ("title", "body", "links") else ""
            raise Refused(Refusal("cases.classified_marking", {"marking": found}, kind=Kind.UNPROCESSABLE, field=field))
    if case is not None:
        keep_names_out(texts, by=by, thing=case)


def was_let_in(sha256: str, **also: str) -> bool:
    """Whether a security officer found exactly this content to be a false alarm."""
    found = {"outcome": QuarantineOutcome.RELEASED, "reason": QuarantineReason.MARKED, **also}
    return Quarantined.objects.filter(sha256=sha256, **found).exists()


def keep_file_out(*, file: File, entry: dict[str, Any], by: Any, case: Case) -> NoReturn:
    """Hold a file apart from the case, record it, tell the security officers, and refuse it (422).

    ``entry``: the columns of ``Quarantined`` that say what it is and what was found. Committed by itself,
    as ``refuse_marked_text``.
    """
    row = hold(file=file, entry=entry, by=by, case=case)
    params = {"found": row.marking_found, "where": row.where}
    raise Refused(Refusal(REFUSALS[QuarantineReason(row.reason)], params, kind=Kind.UNPROCESSABLE, field="file"))


def hold(*, file: File, entry: dict[str, Any], by: Any, case: Case) -> Quarantined:
    """Bytes first, row second: if the row fails, the bytes go again."""
    row = Quarantined(by=by, case=case, body=people.actor(by).delegation, **entry)
    file.seek(0)
    row.file.save(f"{row.pk}.bin", file, save=False)
    try:
        with transaction.atomic(durable=True):
            return inserted(row)
    except BaseException:
        row.file.storage.delete(row.file.name)
        raise


def record_kept_out(*, found: str, where: str, by: Any, case: Case | None, sha256: str = "") -> Quarantined:
    """That marked text was tried. Inside the caller's transaction."""
    body = people.actor(by).delegation
    return inserted(Quarantined(marking_found=found[:60], where=where[:60], by=by, body=body, case=case, sha256=sha256))


def inserted(row: Quarantined) -> Quarantined:
    """The row, its sentence in the memory, and the notices to those who guard markings."""
    row.save(force_insert=True)
    tried = TRIED[QuarantineReason(row.reason)].format(found=row.marking_found)
    trail.record(
        verb="quarantine", subject=row, by=row.by, chain=row.case or "", body=row.body, marking=row.marking_found,
        where=row.where, sha256=row.sha256, sentence=f"{{actor}} ({row.body}) tried to add {tried}.",
    )  # fmt: skip
    tell_guards(row, NOTICES[QuarantineReason(row.reason)], dedupe=f"quarantined:{row.pk}")
    return row


def tell_guards(row: Quarantined, code: str, *, dedupe: str) -> None:
    """A sentence to every security officer, with the way to the entry."""
    outbox.notify(
        people=people.holders(Can.GUARD_MARKINGS), code=code,
        params={"marking": row.marking_found, "body": row.body, "person": row.by.name}, subject=row,
        url=row.get_absolute_url(), dedupe=dedupe,
    )  # fmt: skip
