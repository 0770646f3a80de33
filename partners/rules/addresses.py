"""From where a key may be used: networks in CIDR notation, none meaning from anywhere."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv6Address, ip_address, ip_network

from core.rules.refusal import Kind, Refusal

MOST_NETWORKS = 20
NARROWEST = {4: 8, 6: 16}
"""Bits of the mask a network must have at least: what is wider binds a key to next to nothing."""


def check_networks(networks: Sequence[str]) -> Refusal | None:
    """At most twenty, each written as a network: ``198.51.100.0/24``, ``2001:db8::/32``, one address alone.

    Wider than /8 (IPv4) or /16 (IPv6) is refused: from anywhere is said by naming no network.
    """
    if len(networks) > MOST_NETWORKS:
        return _no("partners.too_many_networks", most=MOST_NETWORKS)
    return next(filter(None, map(_fault, networks)), None)


def _fault(network: str) -> Refusal | None:
    try:
        found = ip_network(network)
    except ValueError:
        return _no("partners.network_unreadable", network=network[:60])
    narrow = found.prefixlen >= NARROWEST[found.version]
    return None if narrow else _no("partners.network_too_wide", network=network)


def plain_networks(text: str | Iterable[str]) -> list[str]:
    """Networks as they are stored: from a list, or from words with commas, blanks or lines between; once each."""
    words = text.replace(",", " ").split() if isinstance(text, str) else list(text)
    return list(dict.fromkeys(word.strip().lower() for word in words if word.strip()))


def is_within(address: str, networks: Sequence[str]) -> bool:
    """Whether a request from ``address`` may use a key bound to ``networks``.

    An IPv4 address that arrives in its IPv6 form counts as itself. What is not an address is nowhere.
    """
    if not networks:
        return True
    try:
        found = ip_address(address)
    except ValueError:
        return False
    plain = found.ipv4_mapped if isinstance(found, IPv6Address) and found.ipv4_mapped else found
    return any(plain in ip_network(network) for network in networks)


def _no(code: str, **params: object) -> Refusal:
    return Refusal(code, params, kind=Kind.INVALID, field="networks")
