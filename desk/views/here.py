"""Whether the sitting a page was opened in still goes on."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def here(request: HttpRequest) -> HttpResponse:
    """204 while it does; the door's 401 to a page that asks by itself once it does not. Prolongs nothing."""
    return HttpResponse(status=204)
