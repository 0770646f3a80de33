"""A case moves along its lifecycle, and its words and marking change as they were seen."""

from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.changing import compare_and_set
from cases.actions.guard import keeps_out_marked, refuse_marked_text
from cases.actions.register import end_releases
from cases.actions.telling import tell_audience, tell_bodies
from cases.actions.wording import quoted
from cases.facts import case_facts
from cases.models import Case
from cases.rules import access, lifecycle
from cases.rules.markings import HANDLING, PartnerAccess
from cases.rules.releasing import RevocationReason
from cases.rules.vocabulary import CaseStatus, Marking
from cases.rules.writing import may_rewrite
from cases.signals import case_closing
from core.registry import keep_time
from core.rules.refusal import Kind, Refusal, enforce
from core.rules.transitions import check, named
from delegations import facts as people
from delegations.rules.roles import Actor


@keeps_out_marked("reason")
@transaction.atomic
def advance(*, case: Case, name: str, by: Any, reason: str = "", seen: int | None = None) -> Case:
    """Move a case: assess, respond, stand_down, deliver, review, close or reopen.

    Refused: no right to it (403), not from where it stands or no longer as ``seen`` (409), and closing
    while a later app objects, such as a round that is still open (409).
    """
    actor = people.actor(by)
    enforce(access.may_move(actor, case_facts(case), name))
    enforce(check(lifecycle.CASE, name, state=case.status))
    if name == "close":
        case_closing.send(sender=Case, case=case)
    target = named(lifecycle.CASE, name).target
    compare_and_set(case, seen=seen, status=target)
    keep_time(case)
    trail.record(
        verb=f"case_{name}", subject=case, by=by, chain=case, body=actor.delegation, reason=reason,
        sentence=f"{{actor}} ({actor.delegation}) moved {case.reference} to “{_said(target)}”"
        + (f": {quoted(reason)}." if reason else "."),
    )  # fmt: skip
    tell_audience(
        case, code="cases.notice_case_moved", dedupe=f"moved:{case.pk}:{case.revision}", by=by, state=_said(target)
    )
    return case


def rewrite(*, case: Case, title: str, summary: str, seen: int, by: Any) -> Case:
    """New title and summary, unless somebody changed the case after ``seen`` (409)."""
    actor = people.actor(by)
    enforce(may_rewrite(actor, case_facts(case)) or _titled(title))
    refuse_marked_text({"title": title, "summary": summary}, by=by, case=case)
    return _rewritten(case, actor, title.strip(), summary, seen, by)


@transaction.atomic
def _rewritten(case: Case, actor: Actor, title: str, summary: str, seen: int, by: Any) -> Case:
    old = {"title": case.title, "summary": case.summary}
    compare_and_set(case, seen=seen, title=title, summary=summary)
    new = old != {"title": case.title, "summary": case.summary}
    ended = end_releases(case, RevocationReason.SUPERSEDED, by=by) if new else 0
    trail.record(
        verb="rewrite_case", subject=case, by=by, chain=case, body=actor.delegation, **old,
        sentence=f"{{actor}} ({actor.delegation}) rewrote title and summary of {case.reference}"
        + (f"; {ended} releases to partners ended with the former words." if ended else "."),
    )  # fmt: skip
    if ended:
        dedupe = f"superseded:{case.pk}:{case.revision}"
        tell_bodies(case, [case.originator_id], code="cases.notice_release_superseded", dedupe=dedupe, by=None)
    return case


@transaction.atomic
def change_case_marking(*, case: Case, marking: str, by: Any, seen: int | None = None) -> Case:
    """Only the originator loosens. A marking that partners never get ends every release of the case."""
    actor = people.actor(by)
    new = Marking(marking)
    enforce(access.may_view(actor, case_facts(case)))
    enforce(access.may_change_marking(actor, case.originator_id, Marking(case.marking), new))
    old = case.marking
    compare_and_set(case, seen=seen, marking=new)
    never = HANDLING[new].partners is PartnerAccess.NEVER
    ended = end_releases(case, RevocationReason.MARKED, by=by) if never else 0
    trail.record(
        verb="change_case_marking", subject=case, by=by, chain=case, body=actor.delegation, releases_ended=ended,
        sentence=f"{{actor}} ({actor.delegation}) changed the marking of {case.reference} from {old} to {new}"
        + (f"; {ended} releases to partners ended." if ended else "."),
    )  # fmt: skip
    if actor.delegation != case.originator_id:
        dedupe = f"marking:{case.pk}:{case.revision}"
        tell_bodies(case, [case.originator_id], code="cases.notice_marking_changed", dedupe=dedupe, by=by, marking=new)
    return case


def _titled(title: str) -> Refusal | None:
    fits = 0 < len(title.strip()) <= Case._meta.get_field("title").max_length
    return None if fits else Refusal("cases.title_missing", kind=Kind.INVALID, field="title")


def _said(status: str) -> str:
    return CaseStatus(status).value.replace("_", " ")
