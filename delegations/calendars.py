"""When Brussels is closed and when it meets less: dated rows, each with its source."""

from django.db import models
from django.db.models import F, Q

from core.models import Stored
from core.rules.showing import shown_day


class ClosingDay(models.Model):
    """A weekday on which the institutions in Brussels are closed."""

    day = models.DateField(primary_key=True)
    confirmed = models.BooleanField(default=False)
    source = models.CharField(max_length=200)

    def __str__(self) -> str:
        return shown_day(self.day)


class Recess(Stored):
    """Weeks in which meetings stop, both days included. They warn whoever sets an instant; nothing moves.

    ``confirmed`` is false where the dates are practice from memory and not the published calendar.
    """

    name = models.CharField(max_length=100)
    since = models.DateField()
    until = models.DateField()
    confirmed = models.BooleanField(default=False)
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="recess_dates"),
            models.UniqueConstraint(fields=["since", "until"], name="one_recess_each"),
        ]
        verbose_name_plural = "recesses"

    def __str__(self) -> str:
        return f"{self.name}: {self.since} to {self.until}"


class CalendarCover(models.Model):
    """From when to when the closing days are known; calculations outside are refused."""

    covers_from = models.DateField(primary_key=True)
    covers_to = models.DateField()

    def __str__(self) -> str:
        return f"{self.covers_from} to {self.covers_to}"
