"""A meeting is planned, moved, cancelled, held and closed by the chair or the secretariat.

The States are told of the meeting itself; what stands on its agenda each reads where it may.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.clock import db_now
from core.rules.refusal import Kind, Reason, Refusal, enforce
from core.rules.transitions import check, named
from delegations import facts as people
from notifications import outbox
from notifications.actions import cancel_deadline, set_deadline
from notifications.rules.vocabulary import DeadlineKind
from responses.actions.agenda import conclude_the_rest, take_up_rounds
from responses.instants import MEETING_STARTS
from responses.models import Meeting
from responses.people import chairs, persons_of
from responses.rules.agenda import (
    MEETING,
    MeetingStatus,
    check_body,
    check_start,
    may_change_agenda,
    may_hold,
    may_run_meetings,
)
from responses.rules.meeting import Attendance, check_room

LONGEST_PLACE = 200


def plan_meeting(*, body: str, starts_at: datetime, place: str, by: Any) -> Meeting:
    """A body meets; every State is told at once and once more the day before.

    Refused: not the chair or the secretariat (403), an instant that is past, no place (400).
    """
    refuse_marked_text({"place": place}, by=by)
    return _planned(body, starts_at, place.strip(), by)


@transaction.atomic
def _planned(body: str, starts_at: datetime, place: str, by: Any) -> Meeting:
    enforce(may_run_meetings(people.actor(by)))
    enforce(check_body(body) or check_start(starts_at, now=db_now()) or _named(place))
    meeting = Meeting.objects.create(body=body, starts_at=starts_at, place=place, created_by=by)
    _tell_in_time(meeting)
    _record(meeting, by, "plan_meeting", f"planned a meeting: {meeting}")
    return meeting


def change_meeting(*, meeting: Meeting, starts_at: datetime, place: str, by: Any) -> Meeting:
    """Another instant or another place, while it is planned; everyone is told of the change."""
    refuse_marked_text({"place": place}, by=by)
    return _changed(meeting, starts_at, place.strip(), by)


@transaction.atomic
def _changed(meeting: Meeting, starts_at: datetime, place: str, by: Any) -> Meeting:
    meeting = lock_meeting(meeting.pk)
    enforce(may_run_meetings(people.actor(by)) or may_change_agenda(meeting.status))
    enforce(check_start(starts_at, now=db_now()) or _named(place))
    if (meeting.starts_at, meeting.place) == (starts_at, place):
        return meeting
    _write(meeting, starts_at=starts_at, place=place)
    _tell_in_time(meeting)
    _tell(meeting, "responses.notice_meeting_moved")
    _record(meeting, by, "change_meeting", f"changed instant or place of a meeting: {meeting}, {place}")
    return meeting


def cancel_meeting(*, meeting: Meeting, reason: str, by: Any) -> Meeting:
    """It does not take place. Its agenda stays to be read; its items can be taken to another meeting."""
    refuse_marked_text({"reason": reason}, by=by)
    return _cancelled(meeting, reason.strip(), by)


@transaction.atomic
def _cancelled(meeting: Meeting, reason: str, by: Any) -> Meeting:
    meeting = lock_meeting(meeting.pk)
    enforce(may_run_meetings(people.actor(by)))
    enforce(check(MEETING, "cancel", state=meeting.status))
    why = Refusal("responses.cancelled_says_why", kind=Kind.INVALID, field="reason")
    enforce(None if reason else why)
    _write(meeting, status=named(MEETING, "cancel").target, reason=reason)
    cancel_deadline(subject=meeting, handler=MEETING_STARTS)
    _tell(meeting, "responses.notice_meeting_cancelled", reason=reason)
    _record(meeting, by, "cancel_meeting", f"cancelled a meeting: {meeting}")
    return meeting


@transaction.atomic
def record_attendance(*, meeting: Meeting, present: Iterable[str], proxies: Mapping[str, str], by: Any) -> Meeting:
    """Who is in the room and who acts for whom: once for the meeting, put right until it is closed.

    The first time makes it held, and items take up the meeting rounds that are open on their proposals.
    ``proxies``: absent State to the one acting for it (Art. 239 TFEU: at most one each).
    """
    meeting, room = lock_meeting(meeting.pk), Attendance(frozenset(present), dict(proxies))
    enforce(may_run_meetings(people.actor(by)) or may_hold(meeting.status, meeting.starts_at, now=db_now()))
    states = [state.code for state in people.states()]
    away = people.suspended(people.brussels_day(meeting.starts_at))
    enforce(check_room(room, members=states, voting=[code for code in states if code not in away]))
    kept = {"present": sorted(room.present), "proxies": dict(sorted(room.proxies.items()))}
    if meeting.status == MeetingStatus.PLANNED:
        take_up_rounds(meeting)
    _write(meeting, status=MeetingStatus.HELD, attendance=kept)
    _record(meeting, by, "record_attendance", f"entered who was in the room: {meeting}")
    return meeting


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: Any) -> Meeting:
    """The flash note is out: outcomes are frozen, every State is told where it may read them.

    Refused while an item the chair sees has no outcome. One that is hidden from the chair returns.
    """
    meeting = lock_meeting(meeting.pk)
    enforce(may_run_meetings(people.actor(by)))
    enforce(check(MEETING, "close", state=meeting.status))
    conclude_the_rest(meeting, by)
    _write(meeting, status=named(MEETING, "close").target, closed_at=db_now(), closed_by=by)
    _tell(meeting, "responses.notice_flash_note")
    _record(meeting, by, "close_meeting", f"closed a meeting and published its flash note: {meeting}")
    return meeting


def lock_meeting(pk: UUID) -> Meeting:
    """The meeting, nobody else changing it or its agenda until the transaction ends."""
    return Meeting.objects.select_for_update().get(pk=pk)


def _named(place: str) -> Refusal | None:
    fits = 0 < len(place) <= LONGEST_PLACE
    return None if fits else Refusal("responses.place_needed", kind=Kind.INVALID, field="place")


def _write(meeting: Meeting, **changes: Any) -> None:
    meeting.revision += 1
    Meeting.objects.filter(pk=meeting.pk).update(revision=meeting.revision, **changes)
    for name, value in changes.items():
        setattr(meeting, name, value)


def _tell_in_time(meeting: Meeting) -> None:
    set_deadline(
        subject=meeting, handler=MEETING_STARTS, kind=DeadlineKind.MEETING, chain="", opened_at=meeting.created_at,
        due_at=meeting.starts_at, delegations=[state.code for state in people.states()],
    )  # fmt: skip


def told_of(meeting: Meeting) -> dict[str, Any]:
    """What a notice says of a meeting: never a word of its agenda."""
    body = Reason(f"responses.meeting_body_{meeting.body}")
    return {"body": body, "starts_at": meeting.starts_at, "place": meeting.place}


def _tell(meeting: Meeting, code: str, **params: Any) -> None:
    outbox.notify(
        people=[*persons_of(state.code for state in people.states()), *chairs()], code=code, subject=meeting,
        url=meeting.get_absolute_url(), params=told_of(meeting) | params,
        dedupe=f"{code}:{meeting.pk}:{meeting.revision}",
    )  # fmt: skip


def _record(meeting: Meeting, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=meeting, by=by, body=body, attendance=meeting.attendance,
        sentence=f"{{actor}} ({body}) {what}.",
    )  # fmt: skip
