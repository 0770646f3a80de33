"""Rows about people and bodies → the frozen values rules take. The only bridge."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from delegations.models import Absence, Appointment, Delegation, Invitation, Presidency, Recess, User, VotingSuspension
from delegations.rules.invitations import Asked, Purpose
from delegations.rules.roles import ROLES, Actor, Can, Kind, Role

BRUSSELS = ZoneInfo("Europe/Brussels")


def brussels_day(at: datetime) -> date:
    """The day it is in Brussels at an instant; presidencies, figures and appointments turn on it."""
    return at.astimezone(BRUSSELS).date()


def today() -> date:
    """Today in Brussels, for display and for reading who is in office."""
    return brussels_day(datetime.now(BRUSSELS))


def actor(user: Any, on: date | None = None) -> Actor:
    """Who this user is on a day (default today in Brussels): one body and what its roles allow.

    The answer for today is kept on the user object for the life of the request. A chair of the
    rotating Presidency counts only while that State holds it: rights move at 00:00 of the handover.
    """
    if user is None or not user.is_authenticated or not user.is_active:
        return Actor("", "", "", frozenset())
    if on is None and hasattr(user, "_actor"):
        return user._actor
    day = on or today()
    rows = list(Appointment.objects.filter(user=user).in_force(day).select_related("delegation").order_by("-since"))
    if not rows:
        found = Actor(str(user.token), "", "", frozenset())
    else:
        body = rows[0].delegation
        roles = [Role(row.role) for row in rows if row.delegation_id == body.code]
        found = Actor(str(user.token), body.code, body.kind, _with_those_stood_in_for(user, roles, body, day))
    if on is None:
        user._actor = found
    return found


def roles_of(user: Any) -> list[str]:
    """The roles this person holds today, in words."""
    rows = Appointment.objects.filter(user=user).in_force(today()).order_by("role")
    return [row.get_role_display() for row in rows]


def home_of(user: Any) -> Delegation | None:
    """The body this user acts for today, as a row, or None."""
    code = actor(user).delegation
    return Delegation.objects.filter(pk=code).first() if code else None


def people_of(*delegations: str, on: date | None = None) -> list[Any]:
    """Active persons (not systems) with an appointment in one of these bodies on a day, each once, by name."""
    return list(colleagues(*delegations, on=on))


def colleagues(*delegations: str, on: date | None = None) -> Any:
    """The same as rows still to be read."""
    rows = Appointment.objects.filter(delegation_id__in=delegations).in_force(on or today())
    found = User.objects.filter(appointments__in=rows, is_active=True, is_service=False)
    return found.distinct().order_by("name")


def holders(capability: Can, on: date | None = None) -> list[Any]:
    """Every active person whose roles allow ``capability`` that day."""
    day = on or today()
    roles = [role for role, cans in ROLES.items() if capability in cans]
    rows = Appointment.objects.filter(role__in=roles).in_force(day)
    found = User.objects.filter(appointments__in=rows, is_active=True, is_service=False).distinct().order_by("name")
    return [user for user in found if actor(user, day).can(capability)]


def _with_those_stood_in_for(user: Any, roles: list[Role], body: Delegation, day: date) -> frozenset[Can]:
    """What the roles allow, and a signatory's rights for the deputy of one who is away that day."""
    own = _capabilities(roles, body, day)
    if not body.is_state or Can.SIGN_POSITION in own:
        return own
    return own | ROLES[Role.SIGNATORY] if signatories_away(body.code, day).filter(deputy=user).exists() else own


def signatories_away(code: str, on: date) -> Any:
    """Absences, on a day, of people who can sign for the body; each names a deputy."""
    signing = Appointment.objects.in_force(on).filter(delegation_id=code, role=Role.SIGNATORY).values("user")
    return Absence.objects.in_force(on).filter(delegation_id=code, person__in=signing)


def signatory_spans(code: str, *, without: Any = None, but: Any = None) -> list[tuple[date, date | None]]:
    """First and last day of everybody who can sign for a body, from today on; ``but``: all but this appointment."""
    rows = Appointment.objects.filter(delegation_id=code, role=Role.SIGNATORY).exclude(until__lt=today())
    rows = rows.filter(user__is_active=True, user__is_service=False)
    rows = rows.exclude(user=without) if without else rows
    rows = rows.exclude(pk=but.pk) if but else rows
    return list(rows.values_list("since", "until"))


def service_of(user: Any) -> list[tuple[str, tuple[date, date | None]]]:
    """Every body a person serves or is to serve, with the first and last day of each appointment."""
    rows = Appointment.objects.filter(user=user).values_list("delegation_id", "since", "until")
    return [(code, (since, until)) for code, since, until in rows]


def asked(invitation: Invitation) -> Asked:
    """An invitation as the rules see it."""
    return Asked(
        purpose=Purpose(invitation.purpose), delegation=invitation.home,
        asked_by=str(invitation.asked_by.token), person=str(invitation.person.token) if invitation.person else "",
        approved=invitation.approved_at is not None, withdrawn=invitation.withdrawn_at is not None,
        used=invitation.used_at is not None, expires_at=invitation.expires_at,
    )  # fmt: skip


def invitations_for(user: Any) -> Any:
    """Invitations this person may handle: all for the secretariat, those into the own delegation for its lead."""
    reader = actor(user)
    rows = Invitation.objects.select_related("delegation", "asked_by", "approved_by", "person")
    if reader.can(Can.MANAGE_REFERENCE):
        return rows
    return rows.of(reader.delegation) if reader.can(Can.MANAGE_DELEGATION) else rows.none()


def deputies_of(code: str, on: date | None = None) -> list[Any]:
    """Active people who stand in for somebody of the body that day, each once, by name."""
    away = Absence.objects.in_force(on or today()).filter(delegation_id=code)
    deputies = set(away.values_list("deputy_id", flat=True))
    return [person for person in people_of(code, on=on) if person.pk in deputies]


def standing_in_for(people: Iterable[Any], on: date | None = None) -> list[Any]:
    """The deputies of those of these persons (by key) who are away that day. One query."""
    away = Absence.objects.in_force(on or today()).filter(person_id__in=list(people))
    return [row.deputy for row in away.select_related("deputy")]


def wants_two_keys(code: str) -> bool:
    """Whether the body wants two persons for each answer."""
    return Delegation.objects.filter(pk=code, double_key=True).exists()


def _capabilities(roles: list[Role], body: Delegation, day: date) -> frozenset[Can]:
    if body.is_state and presidency(day) != body.code:
        roles = [role for role in roles if role is not Role.CHAIR]
    return frozenset(can for role in roles for can in ROLES[role])


def presidency(on: date) -> str:
    """Display code of the State that holds the rotating Presidency that day, or empty if unknown."""
    row = Presidency.objects.filter(since__lte=on).order_by("-since").first()
    return row.state_id if row else ""


def recess_on(day: date) -> Recess | None:
    """The recess a day lies in, or None."""
    return Recess.objects.filter(since__lte=day, until__gte=day).order_by("since").first()


def states() -> list[Delegation]:
    """The Member States in protocol order. Never a constant: accessions change it."""
    return list(Delegation.objects.filter(kind=Kind.STATE).order_by("protocol_order"))


def suspended(on: date) -> frozenset[str]:
    """States without voting rights that day (Art. 7(3) TEU)."""
    rows = VotingSuspension.objects.filter(since__lte=on).exclude(until__lt=on)
    return frozenset(rows.values_list("state_id", flat=True))
