"""The address that a monitoring system reads."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from core.rules.refusal import enforce
from delegations.facts import actor
from desk.metrics import exposed
from notifications.rules.access import may_see_deliveries


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """For ``Authorization: Bearer METRICS_TOKEN`` and for the secretariat; never for anybody else."""
    if not _has_token(request):
        if not request.user.is_authenticated:
            return HttpResponse(status=401, headers={"WWW-Authenticate": 'Bearer realm="Entente metrics"'})
        enforce(may_see_deliveries(actor(request.user)))
    return HttpResponse(exposed(), content_type=CONTENT_TYPE_LATEST)


def _has_token(request: HttpRequest) -> bool:
    """Without a token in the settings no token opens."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    wanted = settings.METRICS_TOKEN
    return bool(wanted) and scheme.lower() == "bearer" and constant_time_compare(given.strip(), wanted)
