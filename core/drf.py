"""REST glue named in the settings: errors leave as RFC 9457 problems, lists turn pages by cursor."""

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.exceptions import ValidationError as UnusableValue
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.pagination import CursorPagination
from rest_framework.response import Response

from core.request_log import note_refusal
from core.rules.refusal import Kind, Reason, Refusal, Refused
from core.sentences import render_for_reader
from core.web import STATUS

PROBLEM = "application/problem+json"
HIDDEN = ".not_yours_to_see"  # what one may not see does not exist

_BY_STATUS = {
    400: "core.not_json",
    401: "core.not_signed_in",
    403: "core.may_not",
    404: "core.not_found",
    405: "core.method_not_allowed",
    406: "core.not_acceptable",
    415: "core.wrong_type",
    429: "core.too_many",
}

log = logging.getLogger(__name__)


class Problem(exceptions.APIException):
    """A refusal of the edge itself, with a status that no rule knows (428, say)."""

    def __init__(self, reason: Reason, status: int, **more: Any) -> None:
        super().__init__(reason.code)
        self.reason, self.status_code, self.more = reason, status, more


class ByCreation(CursorPagination):
    """Newest first, stable while rows are added; ``limit`` up to 200. A cursor not ours is 400."""

    ordering = ("-created_at", "-id")
    page_size_query_param = "limit"
    max_page_size = 200

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        try:
            return super().paginate_queryset(queryset, request, view)
        except (exceptions.NotFound, UnusableValue, ValueError):
            raise Refused(Refusal("core.cursor_unusable", kind=Kind.INVALID, field="cursor")) from None


def problem(reason: Reason, status: int, **more: Any) -> Response:
    """An RFC 9457 document with a stable ``code`` and a sentence for people."""
    return Response(_document(reason, status) | more, status=status, content_type=PROBLEM)


@csrf_exempt
def unknown_address(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
    """Where nothing is: the same answer as for a thing one may not see."""
    return plain_problem(Refusal("core.not_found"), 404)


def plain_problem(reason: Reason, status: int) -> JsonResponse:
    """The same document from outside a view of the API."""
    return JsonResponse(_document(reason, status), status=status, content_type=PROBLEM)


def _document(reason: Reason, status: int) -> dict[str, Any]:
    return {
        "type": f"/api/problems/{reason.code}/",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": reason.code,
        "detail": render_for_reader(reason),
    }


def as_problem(error: Exception, context: dict) -> Response:
    """DRF's exception handler: every error leaves as a problem document, an unknown one as a 500."""
    if isinstance(error, Refused):
        return _refused(error.refusal)
    if isinstance(error, Problem):
        return problem(error.reason, error.status_code, **error.more)
    if isinstance(error, exceptions.ValidationError):
        errors = list(_flat(error.detail))
        return problem(Refusal("core.invalid"), 400, field=errors[0]["field"], errors=errors)
    if isinstance(error, exceptions.APIException):
        return _api_exception(error)
    if isinstance(error, Http404):
        return problem(Refusal("core.not_found"), 404)
    if isinstance(error, PermissionDenied):
        return problem(Refusal("core.may_not"), 403)
    if isinstance(error, SuspiciousOperation):
        return problem(Refusal("core.not_json"), 400)
    log.error("An API request failed", exc_info=error)
    return problem(Refusal("core.server_error"), 500)


def _refused(refusal: Refusal) -> Response:
    note_refusal(refusal.code)
    if refusal.code.endswith(HIDDEN):
        return problem(Refusal("core.not_found"), 404)
    more = {"field": refusal.field} if refusal.field else {}
    return problem(refusal, STATUS[refusal.kind], **more)


def _api_exception(error: exceptions.APIException) -> Response:
    wait = int(getattr(error, "wait", None) or 1)
    code = _BY_STATUS.get(error.status_code, "core.server_error")
    answer = problem(Reason(code, {"seconds": wait} if code == "core.too_many" else {}), error.status_code)
    if error.status_code == 429:
        answer["Retry-After"] = str(wait)
    sign_in = getattr(error, "auth_header", None)
    if sign_in:
        answer["WWW-Authenticate"] = sign_in
    return answer


def _flat(detail: Any, field: str = "") -> Any:
    """``{"links": {"0": ["…"]}}`` as ``{"field": "links.0", "detail": "…"}``, one for each message."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            step = "" if name == "non_field_errors" else str(name)
            yield from _flat(inner, ".".join(filter(None, (field, step))))
    elif isinstance(detail, list):
        for place, inner in enumerate(detail):
            yield from _flat(inner, f"{field}.{place}" if isinstance(inner, dict) and inner else field)
    else:
        yield {"field": field, "code": detail.code, "detail": str(detail)}
