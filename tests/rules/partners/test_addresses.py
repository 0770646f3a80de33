"""From where a key may be used."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.rules.addresses import MOST_NETWORKS, check_networks, is_within, plain_networks
from partners.rules.keys import LONGEST_OVERLAP_HOURS, MOST_PER_MINUTE, may_ask_so_often, may_overlap


@given(st.ip_addresses())
def test_a_key_without_networks_serves_from_anywhere(address):
    assert is_within(str(address), [])


@given(st.ip_addresses(v=4), st.integers(0, 32), st.ip_addresses(v=4))
def test_a_bound_key_serves_from_its_network_and_from_nowhere_else(inside, length, other):
    network = IPv4Network((int(inside) >> (32 - length) << (32 - length) if length else 0, length))
    assert is_within(str(inside), [str(network)])
    assert is_within(str(other), [str(network)]) is (other in network)


@given(st.ip_addresses(v=4))
def test_an_old_address_in_its_new_form_counts_as_itself(address):
    mapped = IPv6Address(b"\x00" * 10 + b"\xff\xff" + IPv4Address(address).packed)
    assert is_within(str(mapped), [f"{address}/32"])
    assert not is_within(str(address), ["2001:db8::/32"])


@given(st.text(max_size=30))
def test_what_is_no_address_is_nowhere(words):
    try:
        IPv4Address(words)
    except ValueError:
        try:
            IPv6Address(words)
        except ValueError:
            assert not is_within(words, ["0.0.0.0/0", "::/0"])


@pytest.mark.parametrize("network", ["198.51.100.0/24", "198.51.100.7", "2001:db8::/32", "::1"])
def test_networks_are_written_as_everybody_writes_them(network):
    assert check_networks([network]) is None


@pytest.mark.parametrize("network", ["198.51.100.7/24", "198.51.100.0/33", "everywhere", "10.0.0", "", "::g"])
def test_what_cannot_be_read_is_refused_and_named(network):
    refusal = check_networks([network])
    assert refusal is not None
    assert (refusal.code, refusal.field, refusal.params["network"]) == (
        "partners.network_unreadable",
        "networks",
        network,
    )


def test_too_many_networks_are_refused():
    refusal = check_networks([f"10.0.{number}.0/24" for number in range(MOST_NETWORKS + 1)])
    assert refusal is not None
    assert refusal.code == "partners.too_many_networks"


def test_networks_come_apart_at_commas_blanks_and_lines_once_each():
    said = "10.0.0.0/8, 192.0.2.0/24\n10.0.0.0/8  2001:DB8::/32"
    assert plain_networks(said) == ["10.0.0.0/8", "192.0.2.0/24", "2001:db8::/32"]
    assert plain_networks(["10.0.0.0/8", " "]) == ["10.0.0.0/8"]


@pytest.mark.parametrize(
    ("value", "fits"), [(None, True), (1, True), (MOST_PER_MINUTE, True), (0, False), (MOST_PER_MINUTE + 1, False)]
)
def test_a_limit_of_its_own_has_bounds(value, fits):
    assert (may_ask_so_often(value) is None) is fits


@pytest.mark.parametrize(
    ("hours", "fits"), [(0, True), (LONGEST_OVERLAP_HOURS, True), (-1, False), (LONGEST_OVERLAP_HOURS + 1, False)]
)
def test_an_overlap_has_bounds(hours, fits):
    assert (may_overlap(hours) is None) is fits
