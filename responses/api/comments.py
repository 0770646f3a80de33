"""Comments over REST: what delegations said about texts, and a ministry's own system saying something."""

from collections.abc import Sequence
from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.guard import refuse_marked_text
from core.api import IDEMPOTENCY_KEY, Reading, StrictSerializer
from core.constraints import choices
from core.idempotency import once
from partners.disclosure import disclosed
from partners.rules.keys import Scope
from responses.actions.commenting import comment
from responses.actions.supporting import support, withdraw_support
from responses.facts.comments import with_decisions
from responses.models import Comment, Proposal
from responses.rules.comments import MOST, CommentKind, Decision

KINDS = choices(CommentKind)  # named in the settings, for a telling name
DECISIONS = choices(Decision)


class CommentView(serializers.ModelSerializer):
    """One comment. ``paragraph`` is a number of ``version``; null means the whole text."""

    proposal = serializers.UUIDField(source="proposal_id", read_only=True)
    version = serializers.IntegerField(source="version.number", read_only=True)
    paragraph = serializers.IntegerField(source="paragraph.number", read_only=True, allow_null=True, default=None)
    delegation = serializers.CharField(source="delegation_id", read_only=True)
    supported_by = serializers.SerializerMethodField()
    decision = serializers.SerializerMethodField(help_text="what the penholder did with it; null while it is open")
    reason = serializers.SerializerMethodField(help_text="why it was not taken up")

    class Meta:
        model = Comment
        fields = [
            "id",
            "proposal",
            "number",
            "version",
            "paragraph",
            "delegation",
            "kind",
            "text",
            "wording",
            "received_at",
            "late",
            "withdrawn_at",
            "supported_by",
            "decision",
            "reason",
        ]

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_supported_by(self, row: Comment) -> list[str]:
        return [one.delegation_id for one in row.supports.all()]

    @extend_schema_field(serializers.ChoiceField(choices=DECISIONS, allow_null=True))
    def get_decision(self, row: Comment) -> str | None:
        last = list(row.dispositions.all())[-1:]
        return last[0].decision if last and last[0].decision != Decision.REOPENED else None

    def get_reason(self, row: Comment) -> str:
        last = list(row.dispositions.all())[-1:]
        return last[0].reason if last else ""


class NewComment(StrictSerializer):
    """What the caller's delegation says. ``version`` is the text it had open; over a newer one 409."""

    proposal = serializers.UUIDField()
    version = serializers.IntegerField(min_value=1)
    kind = serializers.ChoiceField(choices=KINDS)
    paragraph = serializers.IntegerField(min_value=1, required=False, allow_null=True)
    text = serializers.CharField(max_length=MOST, required=False, allow_blank=True)
    wording = serializers.CharField(max_length=MOST, required=False, allow_blank=True)


class Supporting(StrictSerializer):
    """Stand behind a comment, or no longer."""

    support = serializers.BooleanField()


class CommentFilter(filters.FilterSet):
    proposal = filters.UUIDFilter(field_name="proposal_id", label="id of a proposal")
    delegation = filters.CharFilter(field_name="delegation_id", label="code of a delegation")
    kind = filters.ChoiceFilter(choices=KINDS)

    class Meta:
        model = Comment
        fields: list[str] = []


class Comments(Reading, viewsets.ReadOnlyModelViewSet):
    """Comments on proposals the caller may see, newest first. Never for partners."""

    queryset = Comment.objects.none()
    serializer_class = CommentView
    filterset_class = CommentFilter
    scopes = {
        "list": Scope.PROPOSALS_READ,
        "retrieve": Scope.PROPOSALS_READ,
        "create": Scope.COMMENTS_WRITE,
        "support": Scope.COMMENTS_WRITE,
    }

    def get_queryset(self) -> QuerySet:
        return with_decisions(Comment.objects.visible_to(self.request.user))

    @extend_schema(request=NewComment, responses={201: CommentView}, parameters=[IDEMPOTENCY_KEY], filters=False)
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Add a comment or proposed wording of the caller's delegation; all delegations on the case see it.

        After the instant it is kept as late. Refused before comments are asked for and once a round runs.
        """
        asked = NewComment(data=request.data)
        asked.is_valid(raise_exception=True)
        words = dict(asked.validated_data)
        found = self.get_proposal(words.pop("proposal"))
        texts = {name: words.get(name, "") for name in ("text", "wording")}
        refuse_marked_text(texts, by=request.user, case=found.case)
        return once(request, lambda: self._shown(comment(proposal=found, by=request.user, channel="api", **words), 201))

    @extend_schema(request=Supporting, responses=CommentView, filters=False)
    @action(detail=True, methods=["post"])
    def support(self, request: Request, **kwargs: Any) -> Response:
        """Let the caller's delegation stand behind another's comment, or no longer. Repeating it changes nothing."""
        asked = Supporting(data=request.data)
        asked.is_valid(raise_exception=True)
        found = self.get_object()
        act = support if asked.validated_data["support"] else withdraw_support
        act(comment=found, by=request.user)
        return self._shown(found, 200)

    def get_proposal(self, pk: Any) -> Proposal:
        """The proposal, if the caller may see it; else 404."""
        rows = Proposal.objects.visible_to(self.request.user).select_related("case")
        return get_object_or_404(rows, pk=pk)

    def was_read(self, request: Request, things: Sequence[Any]) -> None:
        disclosed(
            request, things, version=lambda row: str(row.number), marking=lambda row: row.proposal.marking
        )  # fmt: skip

    def _shown(self, row: Comment, status: int) -> Response:
        fresh = with_decisions(Comment.objects.filter(pk=row.pk)).get()
        return Response(CommentView(fresh).data, status=status)
