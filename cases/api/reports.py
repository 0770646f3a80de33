"""Reports over REST: sent by partners, delegations and services, read by those who may see them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.guard import refuse_marked_text
from cases.actions.report import receive_report
from cases.api.filters import ReportFilter
from cases.api.representations import ReportView
from cases.models import Case, Report
from cases.queries import Alike, alike
from cases.rules.markings import received_as
from cases.rules.report_words import LONGEST, LONGEST_LINK, MOST_LINKS, Words
from cases.rules.vocabulary import Marking
from core.api import IDEMPOTENCY_KEY, Reading, StrictSerializer
from core.constraints import choices
from core.idempotency import once
from partners.disclosure import disclosed
from partners.rules.keys import Scope


def _text(name: str, **more: Any) -> serializers.CharField:
    return serializers.CharField(max_length=LONGEST[name], **({"required": False, "allow_blank": True} | more))


class NewReport(StrictSerializer):
    """What a sender may say. Lengths in characters."""

    title = _text("title", required=True, allow_blank=False)
    body = _text("body", trim_whitespace=False)
    external_id = _text("external_id", help_text="your own id: a repeat with the same words changes nothing")
    language = _text("language", allow_blank=False)
    observed_on = serializers.DateField(required=False, allow_null=True)
    actor_named = _text("actor_named")
    links = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_LINK), required=False, max_length=MOST_LINKS
    )
    techniques = serializers.ListField(
        child=serializers.CharField(max_length=20), required=False, max_length=400, help_text="DISARM codes"
    )
    marking = serializers.ChoiceField(choices=choices(Marking), required=False)
    tlp = serializers.ListField(
        child=serializers.CharField(max_length=40),
        required=False,
        max_length=20,
        help_text="your TLP labels; with a marking the most restrictive counts, and an unknown label is RED",
    )


class LooksAlike(serializers.Serializer):
    """An earlier report the caller may see that probably says the same."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    score = serializers.FloatField(help_text="0 to 1")


class ReportAnswer(ReportView):
    """The stored report, what became of it, and what it looks like."""

    outcome = serializers.ChoiceField(choices=["new", "unchanged", "changed"])
    likely_duplicates = LooksAlike(many=True)

    class Meta(ReportView.Meta):
        fields = [*ReportView.Meta.fields, "outcome", "likely_duplicates"]


class Reports(Reading, viewsets.ReadOnlyModelViewSet):
    """Reports the caller may see, newest first; a partner sees its own."""

    queryset = Report.objects.none()
    serializer_class = ReportView
    filterset_class = ReportFilter
    scopes = {"list": Scope.REPORTS_READ, "retrieve": Scope.REPORTS_READ, "create": Scope.REPORTS_WRITE}
    as_found = ("body",)

    def get_queryset(self) -> QuerySet:
        user = self.request.user
        return Report.objects.visible_to(user).prefetch_related(
            "techniques",
            Prefetch("case", Case.objects.visible_to(user)),
            Prefetch("duplicate_of", Report.objects.visible_to(user)),
        )

    def was_read(self, request: Request, things: Sequence[Any]) -> None:
        disclosed(request, things, version=lambda report: report.content_hash)

    @extend_schema(request=NewReport, responses={201: ReportAnswer, 200: ReportAnswer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request) -> Response:
        """Send a report. 201 when something was stored, 200 when the same words are already here."""
        asked = NewReport(data=request.data)
        asked.is_valid(raise_exception=True)
        words = _with_one_marking(dict(asked.validated_data))
        _keep_classified_out(words, request)
        return once(request, lambda: self._received(request, words))

    def _received(self, request: Request, words: dict[str, Any]) -> Response:
        report, outcome = receive_report(by=request.user, channel="api", **words)
        stored = self.get_queryset().get(pk=report.pk)
        stored.outcome = outcome
        stored.likely_duplicates = [_looks_alike(each) for each in alike(request.user, stored)]
        answer = Response(ReportAnswer(stored).data, status=200 if outcome == "unchanged" else 201)
        answer["Location"] = reverse("api:report-detail", args=[report.pk])
        return answer


def _looks_alike(found: Alike) -> dict[str, Any]:
    return {"id": found.report.pk, "title": found.report.title, "score": found.likeness.score}


def _with_one_marking(words: dict[str, Any]) -> dict[str, Any]:
    """The sender's marking and labels as one marking of ours."""
    labels, marking = words.pop("tlp", ()), words.get("marking")
    return words | {"marking": received_as(Marking(marking) if marking else None, labels)}


def _keep_classified_out(words: dict[str, Any], request: Request) -> None:
    """Before anything is claimed under a key, because what was tried must be recorded by itself."""
    external_id = words.get("external_id", "")
    said = Words(**{name: value for name, value in words.items() if name in ("title", "body", "actor_named")})
    links = "\n".join(words.get("links", ()))
    refuse_marked_text(said.texts() | {"links": links, "external id": external_id}, by=request.user)
