"""REST glue: refusals as RFC 9457 problems, cursor pagination."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.pagination import CursorPagination
from rest_framework.response import Response

from core.rules.refusal import Reason, Refusal, Refused
from core.sentences import render
from core.web import STATUS


class ByCreation(CursorPagination):
    """Newest first, stable while rows are added; ``limit`` up to 200."""

    ordering = ("-created_at", "-id")
    page_size_query_param = "limit"
    max_page_size = 200


def problem(reason: Reason, status: int, **more: Any) -> Response:
    """An RFC 9457 document with a stable ``code`` and a sentence for people."""
    body = {
        "type": f"/problems/{reason.code}",
        "title": render(reason),
        "status": status,
        "code": reason.code,
    }
    return Response(body | more, status=status, content_type="application/problem+json")


def as_problem(error: Exception, context: dict) -> Response | None:
    """DRF's exception handler: every error leaves as a problem document, an unknown one as a 500."""
    if isinstance(error, Refused):
        more = {"field": error.refusal.field} if error.refusal.field else {}
        return problem(error.refusal, STATUS[error.refusal.kind], **more)
    if isinstance(error, Http404):
        return problem(Refusal("core.not_found"), 404)
    if isinstance(error, PermissionDenied):
        return problem(Refusal("core.may_not"), 403)
    if isinstance(error, exceptions.ValidationError):
        return problem(Refusal("core.invalid"), 400, errors=error.detail)
    if isinstance(error, exceptions.APIException):
        return problem(Refusal("core.may_not"), error.status_code)
    return None
