"""Who is who: bodies, people, their appointments; the Presidency; the figures votes are counted with."""

import uuid
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.constraints import choices, one_of
from core.models import Stored
from core.rules.showing import shown_day
from delegations.calendars import CalendarCover, ClosingDay, Recess
from delegations.invitation import Invitation
from delegations.rules.roles import Kind, Role

__all__ = [
    "Absence", "Appointment", "CalendarCover", "ClosingDay", "Delegation", "Invitation", "Population",
    "PopulationSet", "Presidency", "Recess", "User", "VotingSuspension",
]  # fmt: skip


class Delegation(models.Model):
    """A body with people in Entente: a Member State, a service of the Union, or a partner.

    ``iso`` is ISO 3166 (GR), ``code`` is what the Union displays (EL). The primary key is the code,
    so that a foreign key already holds what every page and rule shows.
    """

    code = models.CharField(primary_key=True, max_length=12)
    iso = models.CharField(max_length=2, unique=True, null=True, blank=True)
    kind = models.CharField(max_length=10, choices=choices(Kind))
    name = models.CharField(max_length=100)
    native_name = models.CharField(max_length=100, blank=True)
    protocol_order = models.PositiveSmallIntegerField(unique=True)
    tile_column = models.PositiveSmallIntegerField(null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(null=True, blank=True)
    zone = models.CharField(max_length=40, default="Europe/Brussels", help_text=_("Time zone of the capital"))
    city = models.CharField(max_length=40, blank=True, help_text=_("Capital, for showing its time"))
    source = models.CharField(max_length=200, blank=True)
    double_key = models.BooleanField(default=False, help_text=_("Two persons for each answer: one prepares, one signs"))

    class Meta:
        constraints = [
            one_of("kind", Kind, name="delegation_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind=Kind.STATE) | (Q(iso__isnull=False) & Q(tile_column__isnull=False)),
                name="a_state_has_iso_and_tile",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_state(self) -> bool:
        return self.kind == Kind.STATE


class People(BaseUserManager["User"]):
    """Creates users by e-mail address; Django asks for these two names."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person who can sign in, or, without a password, one who cannot yet."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """For the first secretariat account of an installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person, or the login-less service user of a partner or of a ministry's own system."""

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # how the memory names this person
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="en")
    zone = models.CharField(max_length=40, blank=True, help_text=_("Empty: the zone of the delegation’s capital"))
    is_service = models.BooleanField(default=False, help_text=_("A system, not a person: cannot sign in"))
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False, help_text=_("May enter the secretariat’s administration"))
    shortcuts = models.BooleanField(default=False, help_text=_("Single-key shortcuts (WCAG 2.1.4: off by default)"))
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = People()

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class AppointmentQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "AppointmentQuerySet":
        """Appointments that hold on a day in Brussels, first and last day included."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)


class Appointment(Stored):
    """A person holds a role in a body from one day to another, both included."""

    user = models.ForeignKey(User, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=choices(Role))
    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="appointments")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("role", Role, name="appointment_role_known"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="appointment_dates"
            ),
            models.UniqueConstraint(fields=["user", "role", "delegation", "since"], name="appointment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} ({self.delegation_id})"


class AbsenceQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "AbsenceQuerySet":
        """Absences on a day in Brussels, first and last day included."""
        return self.filter(since__lte=on, until__gte=on)


class Absence(Stored):
    """A person is away from one day to another, both included, and a colleague stands in.

    While a signatory is away the deputy may sign for the body. Ended early by an earlier last day.
    """

    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="absences")
    person = models.ForeignKey(User, models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="stands_in")
    since = models.DateField()
    until = models.DateField()

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="absence_dates"),
            models.CheckConstraint(condition=~Q(person=F("deputy")), name="nobody_stands_in_for_oneself"),
        ]

    def __str__(self) -> str:
        return f"{self.person} away, {self.deputy} stands in"


class Presidency(models.Model):
    """Which State holds the rotating Presidency from 00:00 of a day in Brussels."""

    since = models.DateField(primary_key=True)
    state = models.ForeignKey(Delegation, models.PROTECT, limit_choices_to={"kind": Kind.STATE})
    source = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "presidencies"

    def __str__(self) -> str:
        return f"{self.state} from {shown_day(self.since)}"


class PopulationSet(Stored):
    """Voting populations of one year (Annex III to the Council's Rules of Procedure).

    ``complete`` is set only by activation, which refuses a set that is not 27 integers adding up to
    ``total``; an incomplete set makes results indicative where population could change them.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    valid_from = models.DateField(unique=True)
    valid_to = models.DateField()
    total = models.PositiveBigIntegerField()
    complete = models.BooleanField(default=False, editable=False)
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"Populations {self.year}"


class Population(models.Model):
    """One State's row in a set: persons where known, the official percentage where that is all."""

    population_set = models.ForeignKey(PopulationSet, models.PROTECT, related_name="rows")
    state = models.ForeignKey(Delegation, models.PROTECT, limit_choices_to={"kind": Kind.STATE})
    persons = models.PositiveBigIntegerField(null=True, blank=True)
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    check_note = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["population_set", "state"], name="one_row_per_state")]

    def __str__(self) -> str:
        return f"{self.state_id} {self.population_set}"


class VotingSuspension(Stored):
    """A State whose voting rights are suspended (Art. 7(3) TEU); its obligations continue."""

    state = models.ForeignKey(Delegation, models.PROTECT, limit_choices_to={"kind": Kind.STATE})
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    legal_reference = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.state_id} from {self.since}"
