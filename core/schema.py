"""The OpenAPI description tells which problems an operation answers with."""

from typing import Any

from drf_spectacular.openapi import AutoSchema

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

PROBLEM_SCHEMA = {
    "type": "object",
    "description": "RFC 9457. “code” is stable; “detail” is a sentence for people.",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "field": {"type": "string", "description": "the input at fault, if there is one"},
        "errors": {"type": "array", "items": {"type": "object", "additionalProperties": {"type": "string"}}},
    },
    "required": ["type", "title", "status", "code", "detail"],
}


class ProblemSchema(AutoSchema):
    """Adds the problems of the house to every operation, all with one schema."""

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        for status, text in self._problems().items():
            content = {"application/problem+json": {"schema": PROBLEM_SCHEMA}}
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
