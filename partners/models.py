"""Those outside who report to us or hear from us, and the keys their systems use."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import Stored


class Partner(models.Model):
    """NATO or a third State: on what ground we exchange, whether the exchange is switched on.

    Its system acts through one login-less service user (decision 21).
    """

    delegation = models.OneToOneField("delegations.Delegation", models.PROTECT, primary_key=True)
    service_user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="partner")
    agreement = models.CharField(max_length=300)
    agreement_confirmed = models.BooleanField(default=False)
    cooperation = models.CharField(max_length=300, blank=True)
    active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(self.delegation)


class ApiKey(Stored):
    """A key of a partner's or a ministry's system. Only its SHA-256 is stored.

    ``user`` is the service user it acts as; ``scopes`` bound what it may do, ``expires_at`` until when.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="api_keys")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12, help_text="the start of the key, to tell keys apart")
    hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="keys_issued"
    )

    class Meta:
        verbose_name = "API key"
        indexes = [models.Index(fields=["user"], condition=Q(revoked_at__isnull=True), name="live_keys_by_user")]

    def __str__(self) -> str:
        return f"{self.prefix}… ({self.name})"
