"""How often one caller may ask: a system that loops must not crowd out 27 delegations."""

import logging
from typing import Any

from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

log = logging.getLogger(__name__)


class PerCaller(SimpleRateThrottle):
    """Counted per key, or per person where no key is used, in Redis. A key may have a limit of its own.

    Without Redis the request goes through: the limit is a courtesy between systems, while a refused
    report or position could not be made good. Who may do what is never decided here.
    """

    scope = "caller"
    rate = "1200/min"

    def allow_request(self, request: Request, view: Any) -> bool:
        own = getattr(request.auth, "per_minute", None)
        if own:
            self.num_requests, self.duration = own, 60
        try:
            return super().allow_request(request, view)
        except (RedisError, OSError):
            log.warning("Requests are not being counted: the cache does not answer.")
            return True

    def get_cache_key(self, request: Request, view: Any) -> str:
        who: Any = request.auth if hasattr(request.auth, "pk") else request.user
        return self.cache_format % {"scope": self.scope, "ident": f"{who._meta.model_name}-{who.pk}"}
