"""Programs that call without encryption are refused, so that nobody overlooks a key sent in the open (ASVS 4.1.2)."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core.drf import plain_problem
from core.rules.refusal import Refusal

ASKED_INSIDE = r"^healthz$"
"""Asked by the proxy and the container itself, without a key."""


class SystemsComeEncrypted:
    """Where HTTPS is the rule a page leads a person there; an address of programs answers 403 and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and not request.is_secure() and _asked_by_programs(request.path):
            return plain_problem(Refusal("core.not_encrypted"), 403)
        return self.get_response(request)


def _asked_by_programs(path: str) -> bool:
    asked = [re.search(each, path.lstrip("/")) for each in settings.SECURE_REDIRECT_EXEMPT if each != ASKED_INSIDE]
    return any(asked)
