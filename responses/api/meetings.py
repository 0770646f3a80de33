"""Meetings over REST: when a body meets, and the agenda of the items the caller may see. Never for partners."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Reading
from core.constraints import choices
from core.instant_filter import InstantFilter
from partners.disclosure import disclosed
from partners.rules.keys import Scope
from responses.api.representations import ProposalLink
from responses.models import Meeting
from responses.presenting.agenda import Agenda, Line, agenda_for
from responses.rules.agenda import BODIES, ItemKind, ItemOutcome, MeetingStatus

STATUS = choices(MeetingStatus)  # named in the settings, so that the description gives them telling names
OF_BODIES = choices(BODIES)
ITEM_KINDS = choices(ItemKind)
ITEM_OUTCOMES = choices(ItemOutcome)


class ItemView(serializers.Serializer):
    """One item. ``number`` counts the items the caller sees; ``outcome`` is null until the flash note is out."""

    number = serializers.IntegerField()
    proposal = ProposalLink(source="row.proposal")
    kind = serializers.ChoiceField(source="row.kind", choices=ITEM_KINDS)
    round = serializers.UUIDField(source="row.round_id", allow_null=True, help_text="the meeting round it is put in")
    annotation = serializers.CharField(source="row.annotation")
    left_at = serializers.CharField(help_text="where an earlier meeting left it; empty for a new item")
    outcome = serializers.SerializerMethodField()
    sentence = serializers.CharField(help_text="the chair's own, in the flash note")
    explanation = serializers.CharField(source="said", help_text="what was found in its round; empty before")

    @extend_schema_field(serializers.ChoiceField(choices=ITEM_OUTCOMES, allow_null=True))
    def get_outcome(self, line: Line) -> str | None:
        return line.row.outcome if line.outcome else None


class MeetingRow(serializers.ModelSerializer):
    """A meeting in a list. Nothing of its agenda stands here."""

    class Meta:
        model = Meeting
        fields = ["id", "body", "starts_at", "place", "status", "reason", "closed_at", "created_at"]


class RoomView(serializers.Serializer):
    """Who was there; ``proxies``: absent State to the one that acted for it."""

    present = serializers.ListField(child=serializers.CharField())
    proxies = serializers.DictField(child=serializers.CharField())


class MeetingInFull(MeetingRow):
    """A meeting with its agenda. ``marking``, ``version`` and ``sha256`` are those of what the caller sees."""

    attendance = RoomView(allow_null=True)
    marking = serializers.SerializerMethodField()
    version = serializers.SerializerMethodField()
    sha256 = serializers.SerializerMethodField()
    items = serializers.SerializerMethodField()

    class Meta(MeetingRow.Meta):
        fields = [*MeetingRow.Meta.fields, "attendance", "marking", "version", "sha256", "items"]

    @property
    def told(self) -> Agenda:
        found: Agenda = self.context["told"]
        return found

    def get_marking(self, meeting: Meeting) -> str:
        return self.told.marking.value

    def get_version(self, meeting: Meeting) -> int:
        return self.told.version

    def get_sha256(self, meeting: Meeting) -> str:
        return self.told.sha256

    @extend_schema_field(ItemView(many=True))
    def get_items(self, meeting: Meeting) -> Any:
        return ItemView(self.told.lines, many=True).data


class MeetingFilter(filters.FilterSet):
    body = filters.ChoiceFilter(choices=OF_BODIES)
    status = filters.ChoiceFilter(choices=STATUS)
    starts_after = InstantFilter(field_name="starts_at", lookup_expr="gte")
    starts_before = InstantFilter(field_name="starts_at", lookup_expr="lt")

    class Meta:
        model = Meeting
        fields: list[str] = []


class Meetings(Reading, viewsets.ReadOnlyModelViewSet):
    """Meetings of the bodies a proposal climbs, newest first."""

    queryset = Meeting.objects.none()
    filterset_class = MeetingFilter
    scopes = {"list": Scope.PROPOSALS_READ, "retrieve": Scope.PROPOSALS_READ}

    def get_queryset(self) -> QuerySet:
        return Meeting.objects.visible_to(self.request.user)

    def get_serializer_class(self) -> type:
        return MeetingInFull if self.action == "retrieve" else MeetingRow

    @extend_schema(responses=MeetingInFull)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The meeting with the items the caller may see, in running order. What is hidden leaves no gap."""
        found = self.get_object()
        told = agenda_for(found, request.user)
        disclosed(request, [found], version=lambda meeting: told.sha256, marking=lambda meeting: told.marking)
        return Response(MeetingInFull(found, context={"told": told}).data)

    def was_read(self, request: Request, things: Any) -> None:
        """A list names bodies and hours, nothing that bears a marking."""
