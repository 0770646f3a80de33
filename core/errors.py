"""Errors that no view of ours answered: a page for people, a problem document for systems."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views import defaults

from core.drf import plain_problem
from core.rules.refusal import Refusal

API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """400: a host that is not ours, a body that is too large, something that cannot be read."""
    if _by_a_system(request):
        return plain_problem(Refusal("core.unreadable_request"), 400)
    return defaults.bad_request(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """403 raised before a view of the API took over."""
    if _by_a_system(request):
        return plain_problem(Refusal("core.may_not"), 403)
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404: the same for what does not exist and for what one may not see."""
    if _by_a_system(request):
        return plain_problem(Refusal("core.not_found"), 404)
    return defaults.page_not_found(request, exception)


def failed(request: HttpRequest, *_rest: Any) -> HttpResponseBase:
    """500: it has been logged; nothing of what was sent was kept."""
    if _by_a_system(request):
        return plain_problem(Refusal("core.server_error"), 500)
    return defaults.server_error(request)


def _by_a_system(request: HttpRequest) -> bool:
    """By the address alone: a request that cannot even be read has nothing else that could be trusted."""
    return request.path.startswith(API)
