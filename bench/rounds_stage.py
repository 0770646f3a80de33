"""A running round of 27 States for the measurements, as rows; the answers go through the action."""

from collections.abc import Callable
from copy import copy
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.test import Client

from cases.models import Case, CaseAudience
from core.clock import db_now
from delegations.facts import actor, states
from delegations.models import Appointment, User
from delegations.rules.roles import Role
from responses.actions.positions import give_position
from responses.actions.rounds import set_instant
from responses.models import Instrument, Paragraph, Position, Proposal, Round, RoundMember, TextVersion
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus

SINCE = date(2026, 1, 1)
TEXT = "The European Union condemns the campaign."
DOOR = "allauth.account.auth_backends.AuthenticationBackend"


def a_running_round() -> tuple[Round, list[User]]:
    """A silence of a day put to all Member States, and a signatory of each in protocol order."""
    codes = [state.code for state in states()]
    signatories = [_signatory(code) for code in codes]
    version = _text(_case(codes, signatories[0]), signatories[0])
    now = db_now()
    asked = Round.objects.create(
        proposal=version.proposal, number=1, version=version, text_sha256=version.sha256, procedure="silence",
        rule="silence", status=RoundStatus.OPEN, opened_at=now, closes_at=now + timedelta(days=1),
    )  # fmt: skip
    RoundMember.objects.bulk_create([RoundMember(round=asked, state_id=code) for code in codes])
    with transaction.atomic():
        set_instant(asked, actor(signatories[0]))
    return asked, signatories


def _signatory(code: str) -> User:
    made = User.objects.create(email=f"{code.lower()}@bench.invalid", name=f"Signatory of {code}")
    Appointment.objects.create(user=made, role=Role.SIGNATORY, delegation_id=code, since=SINCE)
    return made


def _case(codes: list[str], by: User) -> Case:
    made = Case.objects.create(
        reference="FIMI-2026-9999", title="Measurement", originator_id="EEAS", lead_id="EEAS", opened_by=by,
        changed_at=db_now(),
    )  # fmt: skip
    CaseAudience.objects.bulk_create([CaseAudience(case=made, delegation_id=code) for code in codes])
    return made


def _text(case: Case, by: User) -> TextVersion:
    proposal = Proposal.objects.create(
        case=case, number=1, title="Measurement", instrument=Instrument.objects.get(code="hr_declaration"),
        status=ProposalStatus.ROUND_OPEN, penholder_id="EEAS", created_by=by, changed_at=db_now(),
    )  # fmt: skip
    digest = sha256(TEXT.encode()).hexdigest()
    version = TextVersion.objects.create(proposal=proposal, number=1, sha256=digest, author=by)
    Paragraph.objects.create(version=version, number=1, text=TEXT, sha256=digest)
    return version


def answer_in_turn(round_: Round, signatories: list[User]) -> Callable[[int], None]:
    """The States one after the other, each adding an answer to what it said before."""

    def once(number: int) -> None:
        by: Any = signatories[number % len(signatories)]
        give_position(round_id=round_.pk, answer="agree", by=by, text_sha256=round_.text_sha256)

    return once


def fill_history(round_: Round, rows: int) -> None:
    """Copies of what was said, until the round has so many positions on record."""
    there = list(Position.objects.filter(round=round_).order_by("sequence"))
    copies = []
    for number in range(rows - len(there)):
        row = copy(there[number % len(there)])
        row.pk, row.sequence, row.receipt = uuid4(), 1_000 + number, f"{number:064d}"
        copies.append(row)
    Position.objects.bulk_create(copies)


def browser_of(user: User) -> Client:
    """Signed in."""
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend=DOOR)
    return client
