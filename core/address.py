"""Where a request comes from."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 - stands for "not known", nothing listens there


def client_address(request: HttpRequest) -> str:
    """The address that reached us; behind the proxy the last one of X-Forwarded-For, which our proxy wrote.

    Earlier entries of that header are the sender's own words and are not believed.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    said = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        return str(ip_address(said))
    except ValueError:
        return UNKNOWN
