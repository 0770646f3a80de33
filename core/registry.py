"""Where a later app tells the kernel what it has, so that an earlier one can use it.

Filled in each app's ``ready()`` (decision 13): who may see a subject, what a deadline does when it
fires, whether a notice is still owed, what a search finds, what ends with an account. Nothing here knows a domain noun.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing that audit, deadlines and notices may point at by (kind, id).

    ``visible_to`` is the one function that says who may see it; ``title`` and ``url`` serve links.
    ``discreet(reader, acts)`` leaves out the acts on it of which the reader may not hear yet.
    """

    kind: str  # "cases.case"
    visible_to: Callable[[Any], QuerySet]
    title: Callable[[Any], str]
    url: Callable[[Any], str]
    discreet: Callable[[Any, QuerySet], QuerySet] | None = None


@dataclass(frozen=True, slots=True)
class DeadlineKind:
    """What a kind of deadline does. Both calls run inside the dispatcher's transaction.

    ``fire(deadline, at)`` acts once when the instant has come. ``still_owed(deadline, reminder)``
    says at send time whether that reminder still makes sense. ``notice(deadline, reminder)`` gives its
    words: a sentence code, its parameters (plain JSON values) and the address of the very action.
    ``asks``: capabilities of which a person needs one to be concerned; empty: everybody of the body asked.
    """

    kind: str  # "responses.round_closes"
    fire: Callable[[Any, datetime], None]
    still_owed: Callable[[Any, Any], bool]
    notice: Callable[[Any, Any], tuple[str, dict, str]]
    asks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result the reader may see."""

    kind: str
    title: str
    url: str
    excerpt: str
    at: datetime | None = None


SUBJECTS: dict[str, Subject] = {}
DEADLINES: dict[str, DeadlineKind] = {}
SEARCHES: dict[str, Callable[[Any, str], Iterable[Hit]]] = {}
TIMEKEEPERS: dict[str, list[Callable[[Any], None]]] = {}
DEPARTURES: dict[str, Callable[[Any, Any], None]] = {}


def register_subject(
    model: type[Model],
    *,
    url: Callable[[Any], str],
    title: Callable[[Any], str] = str,
    visible_to: Callable[[Any], QuerySet] | None = None,
    discreet: Callable[[Any, QuerySet], QuerySet] | None = None,
) -> None:
    """Make a model known as a subject: by its ``visible_to(user)`` queryset method, or by the one given."""
    kind = subject_kind(model)
    rows: Any = model._default_manager.all()
    SUBJECTS[kind] = Subject(kind, visible_to or rows.visible_to, title, url, discreet)


def register_deadline(
    kind: str, *, fire: Callable, still_owed: Callable, notice: Callable, asks: Iterable[str] = ()
) -> None:
    """Tell the dispatcher what a kind of deadline does, and whom of a body it concerns."""
    DEADLINES[kind] = DeadlineKind(kind, fire, still_owed, notice, frozenset(asks))


def register_timekeeper(model: type[Model], keep: Callable[[Any], None]) -> None:
    """Let a later app set and cancel what follows in time from a row of an earlier one: instants, who has a vote."""
    TIMEKEEPERS.setdefault(subject_kind(model), []).append(keep)


def keep_time(thing: Model) -> None:
    """A row was written on which instants may depend: called by its action, in the same transaction."""
    for keep in TIMEKEEPERS.get(subject_kind(thing), ()):
        keep(thing)


def register_search(name: str, search: Callable[[Any, str], Iterable[Hit]]) -> None:
    """Add a searcher: ``search(user, words)`` returns only what that user may see."""
    SEARCHES[name] = search


def register_departure(name: str, end: Callable[[Any, Any], None]) -> None:
    """Add what ends with an account that is taken out of use: ``end(user, by)``, inside that transaction."""
    DEPARTURES[name] = end


def subject_kind(thing: Model | type[Model]) -> str:
    """``app.model`` of an instance or class: how audit and notifications name what they point at."""
    return thing._meta.label_lower


def find_visible(kind: str, pk: Any, user: Any) -> Model | None:
    """The subject if this user may see it, else None; an unknown kind is None as well."""
    subject = SUBJECTS.get(kind)
    return subject.visible_to(user).filter(pk=pk).first() if subject else None
