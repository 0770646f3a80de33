"""The register of releases over REST: a partner's feed of what is open to it, and of what was taken back."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import mixins, serializers, viewsets
from rest_framework.request import Request

from cases.api.filters import ReleaseFilter
from cases.models import ReleaseEntry
from cases.rules.markings import Tlp, written
from cases.rules.releasing import RevocationReason
from core.api import Reading
from core.constraints import choices
from delegations import facts as people
from delegations.rules.roles import Kind as Body
from partners.rules.keys import Scope


class ReleaseView(serializers.ModelSerializer):
    """One line. It says what may be read or no longer may, and never what stands in it."""

    case = serializers.UUIDField(source="case_id", read_only=True)
    evidence = serializers.UUIDField(source="evidence_id", read_only=True, allow_null=True)
    partner = serializers.CharField(source="partner_id", read_only=True)
    ends = serializers.UUIDField(
        source="ends_id", read_only=True, allow_null=True, help_text="the release that a revocation ends"
    )
    tlp = serializers.SerializerMethodField(help_text="TLP 2.0 label it left with")
    reason = serializers.SerializerMethodField(help_text="of a revocation")

    class Meta:
        model = ReleaseEntry
        fields = [
            "id",
            "created_at",
            "kind",
            "case",
            "evidence",
            "partner",
            "version",
            "tlp",
            "purpose",
            "caveat",
            "personal_data_ground",
            "expires_at",
            "ends",
            "reason",
        ]

    @extend_schema_field(serializers.CharField)
    def get_tlp(self, entry: ReleaseEntry) -> str:
        return written(Tlp(entry.tlp))

    @extend_schema_field(serializers.ChoiceField(choices=choices(RevocationReason), allow_blank=True))
    def get_reason(self, entry: ReleaseEntry) -> str:
        """To a partner a stricter marking is a withdrawal: what our markings are now is not told."""
        asks = people.actor(self.context["request"].user)
        hidden = entry.reason == RevocationReason.MARKED and asks.kind == Body.PARTNER
        return RevocationReason.WITHDRAWN if hidden else entry.reason


class Releases(Reading, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Releases and revocations, newest first: a partner's own, or for a body what it released itself."""

    queryset = ReleaseEntry.objects.none()
    serializer_class = ReleaseView
    filterset_class = ReleaseFilter
    scopes = {"list": Scope.RELEASES_READ, "retrieve": Scope.RELEASES_READ}

    def get_queryset(self) -> QuerySet:
        return ReleaseEntry.objects.visible_to(self.request.user).select_related("case", "evidence")

    def was_read(self, request: Request, things: Sequence[Any]) -> None:
        """Nothing of what was released stands here, and a feed is polled: no disclosure to note."""
