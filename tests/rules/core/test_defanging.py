"""Hostile addresses can be read and not followed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.defanging import defanged


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("https://a.example/x.php?q=1", "hxxps://a[.]example/x[.]php?q=1"),
        ("HTTP://A.example", "HxxP://A[.]example"),
        ("ftp://files.example", "fxp://files[.]example"),
        ("someone@mail.example", "someone[@]mail[.]example"),
        ("hxxps://a[.]example", "hxxps://a[.]example"),
        ("A sentence. Another one.", "A sentence. Another one."),
    ],
)
def test_an_address_loses_its_teeth_and_stays_readable(hostile: str, harmless: str) -> None:
    assert defanged(hostile) == harmless


@given(st.text(alphabet="htpsfx:/.@[]ab1-_ ", max_size=60))
def test_saying_it_twice_changes_nothing(text: str) -> None:
    assert defanged(defanged(text)) == defanged(text)
