"""Proposals over REST: read only, and never for partners."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from rest_framework import viewsets
from rest_framework.request import Request

from core.api import Reading
from partners.disclosure import disclosed
from partners.rules.keys import Scope
from responses.api.filters import ProposalFilter
from responses.api.representations import ProposalInFull, ProposalRow
from responses.models import Proposal


class Proposals(Reading, viewsets.ReadOnlyModelViewSet):
    """Proposals on cases the caller may see, newest first."""

    queryset = Proposal.objects.none()
    filterset_class = ProposalFilter
    scopes = {"list": Scope.PROPOSALS_READ, "retrieve": Scope.PROPOSALS_READ}

    def get_queryset(self) -> QuerySet:
        return Proposal.objects.visible_to(self.request.user).select_related("case", "instrument")

    def get_serializer_class(self) -> type:
        return ProposalInFull if self.action == "retrieve" else ProposalRow

    def was_read(self, request: Request, things: Sequence[Any]) -> None:
        disclosed(request, things, version=lambda proposal: proposal.changed_at.isoformat())
