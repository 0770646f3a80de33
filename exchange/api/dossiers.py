"""A ministry's or a service's own system takes a case or a decision out as a bag that proves itself."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.http import FileResponse
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.guard import refuse_marked_text
from cases.models import Case
from cases.rules.markings import Tlp, tlp_out, written
from cases.rules.vocabulary import Marking
from core.api import IDEMPOTENCY_KEY, Reading, StrictSerializer
from core.constraints import choices
from core.idempotency import once
from core.rules.refusal import Kind, Refusal, enforce
from exchange.actions.sealing import ask_for_dossier, hand_out_dossier
from exchange.models import SealedDossier, SealingStatus
from exchange.rules.sealing import LONGEST_PURPOSE
from exchange.sending import as_bag
from partners.disclosure import sitting_of
from partners.rules.keys import Scope
from responses.models import Proposal

GOING = (SealingStatus.WAITING, SealingStatus.MAKING)
LOOK_AGAIN = "10"
"""Seconds, as ``Retry-After``: a dossier is rarely ready sooner."""
NOT_HANDED_OUT = OpenApiResponse(
    description="It is not there (exchange.dossier_not_there), or a marking or an access changed or words were taken "
    "out since it was asked for (exchange.dossier_outdated): order a new one."
)
SEALING_STATUS = list(SealingStatus.choices)  # named in the settings, for a telling name
LABELS = [written(label) for label in Tlp]


class Bag(BaseRenderer):
    """Lets a caller ask for ``application/zip``; what is refused is said in JSON all the same."""

    media_type = "application/zip"
    format = "zip"
    charset = None

    def render(self, data: Any, media_type: str | None = None, context: Mapping | None = None) -> bytes:
        return json.dumps(data).encode()


class DossierView(serializers.ModelSerializer):
    """One order and how far it is. ``sha256`` and ``size`` are of the whole file; empty until it is ready."""

    case = serializers.UUIDField(source="case_id", read_only=True)
    proposal = serializers.UUIDField(
        source="proposal_id", read_only=True, allow_null=True, help_text="of a decision alone"
    )
    reference = serializers.CharField(source="about", read_only=True, help_text="of the case, or of the proposal")
    status = serializers.ChoiceField(choices=SEALING_STATUS, read_only=True)
    marking = serializers.ChoiceField(choices=choices(Marking), allow_blank=True, read_only=True)
    tlp = serializers.SerializerMethodField(help_text="TLP 2.0 label of the marking; null until it is ready")

    class Meta:
        model = SealedDossier
        fields = [
            *("id", "created_at", "case", "proposal", "reference", "purpose", "status", "progress", "marking", "tlp"),
            *("size", "sha256", "made_at", "expires_at"),
        ]

    @extend_schema_field(serializers.ChoiceField(choices=LABELS, allow_null=True))
    def get_tlp(self, row: SealedDossier) -> str | None:
        return written(tlp_out(Marking(row.marking))) if row.marking else None


class NewDossier(StrictSerializer):
    """A whole ``case``, or one decision of it by its ``proposal``; what for stands in the record."""

    case = serializers.UUIDField(required=False)
    proposal = serializers.UUIDField(required=False)
    purpose = serializers.CharField(max_length=LONGEST_PURPOSE)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        one = len({"case", "proposal"} & attrs.keys()) == 1
        enforce(None if one else Refusal("exchange.case_or_proposal", kind=Kind.INVALID, field="case"))
        return attrs


class DossierFilter(filters.FilterSet):
    case = filters.UUIDFilter(field_name="case_id", label="id of a case")
    status = filters.ChoiceFilter(choices=SEALING_STATUS)

    class Meta:
        model = SealedDossier
        fields: list[str] = []


class Dossiers(Reading, viewsets.ReadOnlyModelViewSet):
    """The sealed dossiers the caller asked for, newest first; to auditors all. Never for partners."""

    queryset = SealedDossier.objects.none()
    serializer_class = DossierView
    filterset_class = DossierFilter
    scopes = dict.fromkeys(("list", "retrieve", "create", "download"), Scope.DOSSIERS_EXPORT)

    def get_queryset(self) -> QuerySet:
        return SealedDossier.objects.visible_to(self.request.user).select_related("case", "proposal__case")

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """How far it is. While it is being made the answer says in ``Retry-After`` when to look again."""
        found = self.get_object()
        answer = Response(DossierView(found).data)
        if found.status in GOING:
            answer["Retry-After"] = LOOK_AGAIN
        return answer

    def was_read(self, request: Request, things: Sequence[Any]) -> None:
        """The caller's own orders; a poll logs nothing. What is in a bag counts as read when it is made."""

    @extend_schema(request=NewDossier, responses={201: DossierView}, parameters=[IDEMPOTENCY_KEY], filters=False)
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Ask for one. It is made in the background with the caller's rights and kept for three days.

        One of the same at a time (409). All of it counts as read by the caller, every file as downloaded.
        """
        asked = NewDossier(data=request.data)
        asked.is_valid(raise_exception=True)
        case, proposal = self.about(asked.validated_data)
        purpose = asked.validated_data["purpose"]
        refuse_marked_text({"purpose": purpose}, by=request.user, case=case)
        about = {"case": case, "proposal": proposal, "purpose": purpose}
        return once(request, lambda: _asked(ask_for_dossier(by=request.user, **about)))

    @extend_schema(
        request=None, responses={(200, "application/zip"): OpenApiTypes.BINARY, 409: NOT_HANDED_OUT}, filters=False
    )
    @action(detail=True, methods=["post"], renderer_classes=[JSONRenderer, Bag])
    def download(self, request: Request, **kwargs: Any) -> FileResponse:
        """The file, a zip; by POST because each time is on record as an export. 409 if not there or outdated."""
        found = self.get_object()
        hand_out_dossier(dossier=found, by=request.user, sitting=sitting_of(request))
        return as_bag(found)

    def about(self, asked: Mapping[str, Any]) -> tuple[Case, Proposal | None]:
        """The case and the proposal meant, as far as the caller may see them; else 404."""
        if "case" in asked:
            return get_object_or_404(Case.objects.visible_to(self.request.user), pk=asked["case"]), None
        rows = Proposal.objects.visible_to(self.request.user).select_related("case")
        found = get_object_or_404(rows, pk=asked["proposal"])
        return found.case, found


def _asked(made: SealedDossier) -> Response:
    answer = Response(DossierView(made).data, status=201)
    answer["Location"] = reverse("api:dossier-detail", args=[made.pk])
    return answer
