"""A case with an instant whose handler writes down that it fired, and people to be told."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from cases.models import Case, CaseAudience
from core import registry, sentences
from core.clock import db_now
from delegations.models import User
from notifications.actions import set_deadline
from notifications.models import Deadline
from notifications.rules.vocabulary import DeadlineKind
from tests import cast

HANDLER = "tests.case_closes"
WORDS = {"tests.told": "{case} wants an answer by {due}.", "tests.plain": "Something happened to {case}."}
sentences.register(WORDS)


def make_case(by: User, *, marking: str = "limite", audience: tuple[str, ...] = (), number: int = 1) -> Case:
    """A case of Denmark's with an audience."""
    case = Case.objects.create(
        reference=f"FIMI-2026-{number:04d}", title="Copied newspaper sites", marking=marking,
        originator_id="DK", lead_id="DK", opened_by=by, changed_at=db_now(),
    )  # fmt: skip
    CaseAudience.objects.bulk_create([CaseAudience(case=case, delegation_id=code) for code in audience])
    return case


def sign_in(client: Any, person: User) -> None:
    """As stored, so that the session's fingerprint of the password is the one the server computes."""
    client.force_login(User.objects.get(pk=person.pk))


class Handler:
    """The test's own registered deadline: fires by noting it in the case, owes until told otherwise."""

    def __init__(self) -> None:
        self.answered: set[str] = set()
        self.fails_with: BaseException | None = None

    def fire(self, deadline: Deadline, at: datetime) -> None:
        case = Case.objects.select_for_update().get(pk=deadline.subject_id)
        Case.objects.filter(pk=case.pk).update(summary=f"{case.summary}fired;")
        if self.fails_with:
            raise self.fails_with

    def still_owed(self, deadline: Deadline, reminder: Any) -> bool:
        return reminder.delegation_id not in self.answered

    def notice(self, deadline: Deadline, reminder: Any) -> tuple[str, dict, str]:
        case = Case.objects.get(pk=deadline.subject_id)
        return "tests.told", {"case": case.reference, "due": deadline.due_at}, f"/cases/{case.pk}/"


@pytest.fixture
def handler() -> Iterator[Handler]:
    """The handler, known to the kernel for the length of a test."""
    its = Handler()
    known = registry.subject_kind(Case) in registry.SUBJECTS
    if not known:
        registry.register_subject(Case, url=lambda case: f"/cases/{case.pk}/")
    registry.register_deadline(HANDLER, fire=its.fire, still_owed=its.still_owed, notice=its.notice)
    yield its
    registry.DEADLINES.pop(HANDLER)
    if not known:
        registry.SUBJECTS.pop(registry.subject_kind(Case))


@pytest.fixture
def case(handler: Handler, denmark: User, france: User, germany: User) -> Case:
    return make_case(denmark, audience=("DK", "FR", "DE"))


@pytest.fixture
def plan_round(case: Case) -> Callable[..., Deadline]:
    """Set the case's instant, by default in 48 hours under silence."""

    def plan(
        kind: DeadlineKind = DeadlineKind.SILENCE,
        hours: float = 48,
        *,
        opened_at: datetime | None = None,
        delegations: tuple[str, ...] = ("DK", "FR", "DE"),
        chair: str = "EEAS",
    ) -> Deadline:
        opened = opened_at or db_now()
        return set_deadline(
            subject=case, handler=HANDLER, kind=kind, chain=str(case.pk), opened_at=opened,
            due_at=opened + timedelta(hours=hours), delegations=delegations, chair=chair,
        )  # fmt: skip

    return plan


@pytest.fixture
def swedish_officer(db: None) -> User:
    return cast.officer("SE")
