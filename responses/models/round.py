"""One frozen text put to the delegations until an instant, and what each of them answered."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.constraints import choices, one_of
from core.models import Stored, append_only, no_truncate
from delegations import facts as people
from responses.models.proposal import Act, Proposal, TextVersion
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Answer, Procedure, ReservationType, Rule


class Visibility(models.TextChoices):
    """When delegations see each other's answers: the body's choice, the same in every channel."""

    AT_ONCE = "at_once", "All at once"
    AFTER_OWN = "after_own", "After one's own answer"
    AFTER_CLOSE = "after_close", "After the close"


UNSETTLED = (
    RoundStatus.DRAFT,
    RoundStatus.OPEN,
    RoundStatus.SUSPENDED,
    RoundStatus.HELD,
    RoundStatus.INCOMPLETE,
    RoundStatus.EXPIRED_SILENT,
    RoundStatus.AGREED,
    RoundStatus.VOTED,
    RoundStatus.BRAKED,
)


class RoundQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "RoundQuerySet":
        """Whoever may see the proposal."""
        return self.filter(proposal__in=Proposal.objects.visible_to(user).values("pk"))

    def running(self) -> "RoundQuerySet":
        return self.filter(status__in=[RoundStatus.OPEN, RoundStatus.SUSPENDED])

    def unsettled(self) -> "RoundQuerySet":
        """Rounds that can still come to something: to be put again, running, or waiting for the chair.

        A broken silence takes answers until its instant; after it, it is history.
        """
        waiting = Q(status__in=UNSETTLED) | Q(status=RoundStatus.BROKEN, closed_at__isnull=True)
        return self.filter(waiting).order_by("number")


class Round(Stored):
    """A procedure and a rule over one frozen version, closing at one stored instant.

    Open by status and instant together; whoever answers or closes locks this row first and then reads
    the clock. ``outcome`` keeps the whole verdict as computed at the close: rule, figures, limbs,
    positions and sentence code. ``revision`` rises with every change a board must show; ``terms_revision``
    not with answers that leave the round where it stood, so that it tells nobody that somebody answered.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField(help_text="within the proposal")
    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="rounds")
    text_sha256 = models.CharField(max_length=64)
    package_sha256 = models.CharField(max_length=64, blank=True, help_text="of the phases agreed with the text")
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="rounds")
    procedure = models.CharField(max_length=10, choices=choices(Procedure))
    rule = models.CharField(max_length=30, choices=choices(Rule))
    stage = models.CharField(max_length=20, blank=True)
    visibility = models.CharField(max_length=12, choices=Visibility.choices, default=Visibility.AT_ONCE)
    status = models.CharField(max_length=20, choices=choices(RoundStatus), default=RoundStatus.DRAFT)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closes_at = models.DateTimeField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True, help_text="an outage: everyone gets the time back")
    closed_at = models.DateTimeField(null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.JSONField(null=True, blank=True)
    attendance = models.JSONField(null=True, blank=True, help_text="a meeting: who was present, who acted for whom")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    terms_revision = models.PositiveIntegerField(default=1, db_default=1)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("status", RoundStatus, name="round_status_known"),
            one_of("procedure", Procedure, name="round_procedure_known"),
            one_of("rule", Rule, name="round_rule_known"),
            models.UniqueConstraint(fields=["proposal", "number"], name="rounds_are_numbered"),
            models.UniqueConstraint(
                fields=["proposal", "act"],
                condition=Q(status__in=[RoundStatus.OPEN, RoundStatus.SUSPENDED]),
                nulls_distinct=False,
                name="one_running_round_per_act",
            ),
            models.CheckConstraint(
                condition=Q(status=RoundStatus.DRAFT) | (Q(opened_at__isnull=False) & Q(closes_at__gt=F("opened_at")))
                | Q(procedure=Procedure.MEETING) | Q(status=RoundStatus.WITHDRAWN),
                name="an_open_round_has_its_instants",
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.Protect(
                name="text_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("version", "text_sha256", "package_sha256", "rule", "procedure"),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return f"Round {self.number} on {self.proposal}"

    def get_absolute_url(self) -> str:
        return f"{reverse('responses:proposal', args=[self.proposal_id])}#round-{self.number}"


class RoundMember(models.Model):
    """A State asked in a round, and whether its notification is known to have arrived."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="members")
    state = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    suspended = models.BooleanField(default=False, help_text="Art. 7(3) TEU: bound, but not asked")
    notified_at = models.DateTimeField(null=True, blank=True, help_text="reached by phone, as the secretariat recorded")
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "state"], name="asked_once")]

    def __str__(self) -> str:
        return f"{self.state_id} in {self.round_id}"


class PositionQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "PositionQuerySet":
        """The State's own people only: what others may see of it is the board's business."""
        actor = people.actor(user)
        if not actor.speaks_for_a_state:
            return self.none()
        rounds = Round.objects.visible_to(user).values("pk")
        return self.filter(state=actor.delegation, round__in=rounds)


class Position(Stored):
    """One answer of one State. Never updated: the last in sequence counts, ``late`` ones never do;
    they lift a reservation, should the round be put again.

    ``receipt`` is the SHA-256 over what was signed; it proves the answer without showing it.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="positions")
    state = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField()
    answer = models.CharField(max_length=30, choices=choices(Answer))
    reservation = models.CharField(max_length=20, choices=choices(ReservationType), blank=True)
    clearing_condition = models.CharField(max_length=500, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="never required, save for a declaration")
    fix = models.TextField(blank=True, help_text="wording the State could live with")
    withdraws = models.BooleanField(default=False, help_text="takes back the State's objection or reservation")
    text_sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    late = models.BooleanField(default=False)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    proof = models.CharField(max_length=500, blank=True, help_text="for a record on behalf of a State")
    proof_received_at = models.DateTimeField(null=True, blank=True)
    channel = models.CharField(max_length=10, default="page")
    receipt = models.CharField(max_length=64, unique=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("answer", Answer, name="answer_known"),
            models.UniqueConstraint(fields=["round", "state", "sequence"], name="positions_are_numbered"),
            models.CheckConstraint(
                condition=Q(recorded_by__isnull=True) | (~Q(proof="") & Q(proof_received_at__isnull=False)),
                name="a_record_on_behalf_has_proof",
            ),
        ]
        triggers = append_only()

    @property
    def takes_back(self) -> bool:
        """Leaves the State silent; a withdrawal that answers anew stands as that answer."""
        return self.withdraws and self.answer == Answer.COMMENT

    def __str__(self) -> str:
        return f"{self.state_id}: {self.answer}"

    def get_absolute_url(self) -> str:
        return self.round.get_absolute_url()
