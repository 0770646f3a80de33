"""What is known about evidence, over REST. To a partner each item is released by itself."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework import viewsets
from rest_framework.request import Request

from cases.api.filters import EvidenceFilter
from cases.api.representations import EvidenceView
from cases.models import Case, Evidence
from core.api import Reading
from partners.disclosure import disclosed
from partners.rules.keys import Scope


def _version(item: Evidence) -> str:
    return item.sha256 or str(item.created_at)


class EvidenceItems(Reading, viewsets.ReadOnlyModelViewSet):
    """Metadata of the items the caller may see, newest first."""

    queryset = Evidence.objects.none()
    serializer_class = EvidenceView
    filterset_class = EvidenceFilter
    scopes = {"list": Scope.EVIDENCE_READ, "retrieve": Scope.EVIDENCE_READ}

    def get_queryset(self) -> QuerySet:
        user = self.request.user
        return Evidence.objects.visible_to(user).prefetch_related(Prefetch("case", Case.objects.visible_to(user)))

    def was_read(self, request: Request, things: Sequence[Any]) -> None:
        disclosed(request, things, version=_version)
