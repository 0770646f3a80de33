"""Every route of the site, walked from the resolver, named as the matrix names it."""

import re
from collections.abc import Iterator

from django.urls import get_resolver
from django.urls.resolvers import URLResolver

_ADMIN_OF_A_MODEL = re.compile(r"^admin:[a-z]+_[a-z]+_(changelist|add|history|delete|change)$")


def every_route() -> list[str]:
    """Names with their namespace, in the order of the URLconf, each once. Unnamed ones by their address."""
    return list(addresses())


def addresses() -> dict[str, str]:
    """Route to its address as the URLconf writes it."""
    return dict(_walk(get_resolver(), "", ()))


def _walk(resolver: URLResolver, address: str, spaces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        here = address + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, here, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        else:
            yield ":".join((*spaces, pattern.name or f"/{here}")), here


def row_of(route: str) -> str:
    """The name of the row that speaks for a route: itself, or the group of its like in the administration."""
    found = _ADMIN_OF_A_MODEL.match(route)
    if found:
        return f"admin:*_{found[1]}"
    return "admin:*_short" if route.startswith("admin:/admin/") and route.endswith("<path:object_id>/") else route
