"""Cases over REST: read only; a partner finds what was released to it and nothing else."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from rest_framework import viewsets
from rest_framework.request import Request

from cases.api.filters import CaseFilter
from cases.api.representations import CaseInFull, CaseRow
from cases.models import Case
from core.api import Reading
from partners.disclosure import disclosed
from partners.rules.keys import Scope


def _version(case: Case) -> str:
    return str(case.revision)


class Cases(Reading, viewsets.ReadOnlyModelViewSet):
    """Cases the caller may see, newest first."""

    queryset = Case.objects.none()
    filterset_class = CaseFilter
    scopes = {"list": Scope.CASES_READ, "retrieve": Scope.CASES_READ}

    def get_queryset(self) -> QuerySet:
        return Case.objects.visible_to(self.request.user)

    def get_serializer_class(self) -> type:
        return CaseInFull if self.action == "retrieve" else CaseRow

    def was_read(self, request: Request, things: Sequence[Any]) -> None:
        disclosed(request, things, version=_version)
