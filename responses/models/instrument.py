"""The legal form of a response, as dated reference data: it decides the rule, not the case."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from core.constraints import choices
from core.models import Stored
from responses.rules.delivery import DeliveryKind
from responses.rules.instrument_facts import Voice


class InstrumentQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "InstrumentQuerySet":
        """The rows that apply to rounds opened that day; older rounds keep the row they have."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)


class Instrument(Stored):
    """One dated row. A changed rule is a new row with a later ``valid_from``.

    ``pairs`` lists the admissible (procedure, rule) pairs, the first being the usual one; ``acts`` the
    legal acts a proposal gets; ``stages`` the bodies it climbs.
    """

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    tool = models.PositiveSmallIntegerField(help_text="1 dialogue, 2 diplomatic, 3 public attribution, 4 restrictive")
    tier = models.PositiveSmallIntegerField()
    pairs = models.JSONField()
    acts = models.JSONField(default=list)
    stages = models.JSONField(default=list)
    recorder = models.CharField(max_length=40)
    delivery_kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in DeliveryKind])
    voice = models.CharField(max_length=20, choices=choices(Voice), help_text="in whose name the text speaks")
    needs_rights_test = models.BooleanField(default=False)
    needs_adoption = models.BooleanField(default=True, help_text="an act outside must be recorded before delivery")
    third_states_may_align = models.BooleanField(default=False)
    speaks_for_all = models.BooleanField(default=False, help_text="on behalf of the EU: all 27 States")
    reservation_effects = models.JSONField(default=dict)
    declarations = models.BooleanField(default=False, help_text="Art. 31(1) TEU declarations possible (CFSP act)")
    legal_basis = models.CharField(max_length=200)
    law = models.TextField(blank=True)
    source = models.CharField(max_length=300)
    confirmed = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_instrument_row_per_date"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="instrument_dates"
            ),
        ]

    def __str__(self) -> str:
        return self.name
