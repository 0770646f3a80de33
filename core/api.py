"""Where an API view starts, and how the body it takes is described."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.json_body import RawJSONParser, StrictJSONParser
from core.rules.refusal import Kind, Refusal, Refused
from core.schema import ProblemSchema
from core.throttling import PerCaller

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="The same key with the same body gets the first answer again; with another body 422.",
)


class Api:
    """What every view under ``/api/`` shares. ``scopes`` names the scope a key needs, by action or method."""

    parser_classes: Sequence[type[RawJSONParser]] = [StrictJSONParser]
    throttle_classes = [PerCaller]
    schema = ProblemSchema()
    http_method_names = ["get", "head", "post"]
    scopes: dict[str, str] = {}


class StrictSerializer(serializers.Serializer):
    """Refuses a field it does not know instead of dropping it: a typing error must not lose words."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            known = {name for name, field in self.fields.items() if not field.read_only}
            for name in data:
                if name not in known:
                    shown = str(name)[:40]
                    raise Refused(Refusal("core.unknown_field", {"field": shown}, kind=Kind.INVALID, field=shown))
        return super().to_internal_value(data)


def refuse_unknown_filters(request: Request, view: Any) -> None:
    """A filter nobody knows is refused (400): ignored, it would answer more than was asked for."""
    paging = ("limit", view.paginator.cursor_query_param)
    known = (*view.filterset_class.base_filters, *paging)
    for name in request.query_params:
        if name not in known:
            shown = name[:40]
            params = {"name": shown, "known": known}
            raise Refused(Refusal("core.unknown_filter", params, kind=Kind.INVALID, field=shown))


class Reading(Api):
    """Adds to DRF's list and retrieve that what was shown is told to ``was_read``, a page at a time."""

    lookup_value_converter = "uuid"

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        refuse_unknown_filters(request, self)
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        self.was_read(request, page)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        thing = self.get_object()
        self.was_read(request, [thing])
        return Response(self.get_serializer(thing).data)

    def was_read(self, request: Request, things: Sequence[Any]) -> None:
        """Disclosure is the app's to note (decision 20)."""
        raise NotImplementedError
