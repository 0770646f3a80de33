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

    ``user`` is the service user it acts as; ``scopes`` bound what it may do, ``networks`` from where,
    ``expires_at`` until when.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="api_keys")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12, help_text="the start of the key, to tell keys apart")
    hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    networks = models.JSONField(default=list, help_text="networks it may be used from, in CIDR; none: from anywhere")
    per_minute = models.PositiveIntegerField(
        null=True, blank=True, help_text="requests a minute; empty: the usual limit"
    )
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    last_used_from = models.GenericIPAddressField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True, help_text="last tried from outside its networks")
    refused_from = models.GenericIPAddressField(null=True, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", help_text="rotated from this key"
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="keys_issued"
    )

    class Meta:
        verbose_name = "API key"
        indexes = [models.Index(fields=["user"], condition=Q(revoked_at__isnull=True), name="live_keys_by_user")]

    def __str__(self) -> str:
        return f"{self.prefix}… ({self.name})"
