"""The OpenAPI description tells which problems an operation answers with."""

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

ALWAYS = {
    "401": "No valid key or sign-in",
    "403": "Not allowed",
    "406": "Only JSON is spoken",
    "429": "Too many requests",
}
ON_ONE = {"404": "Nothing here that the caller may see"}
ON_LIST = {"400": "A filter or cursor that cannot be used"}
ON_BODY = {
    "400": "Fields that cannot be used, named",
    "409": "Not in this state, or no longer",
    "413": "The body is too large",
    "415": "Not JSON",
    "422": "Understood, but must not be kept; or an Idempotency-Key used with another body",
}
SERVER = {"500": "A defect on our side"}


class FieldAtFault(serializers.Serializer):
    field = serializers.CharField(help_text="path of the input, “links.0” say")
    code = serializers.CharField()
    detail = serializers.CharField()


class ProblemDocument(serializers.Serializer):
    """RFC 9457. ``code`` is stable; ``detail`` is a sentence for people."""

    type = serializers.CharField(help_text="leads to the sentence behind the code")
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    detail = serializers.CharField()
    field = serializers.CharField(required=False, help_text="the input at fault, if there is one")
    errors = FieldAtFault(many=True, required=False)  # type: ignore[assignment]


class ProblemSchema(AutoSchema):
    """Adds the problems of the house to every operation, all with one schema."""

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        for status, text in self._problems().items():
            schema = self.resolve_serializer(ProblemDocument, direction).ref
            content = {"application/problem+json": {"schema": schema}}
            bodies.setdefault(status, {"description": text, "content": content})
        return dict(sorted(bodies.items()))

    def _problems(self) -> dict[str, str]:
        found = dict(ALWAYS)
        if "{" in self.path:
            found |= ON_ONE
        if self.method == "POST":
            found |= ON_BODY
        elif "{" not in self.path:
            found |= ON_LIST
        return found | SERVER
