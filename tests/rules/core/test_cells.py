"""No word of anybody's becomes a formula in a spreadsheet."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.csv import as_csv
from core.rules.cells import FORMULA_SIGNS, safe_cell

WORDS = st.text(max_size=40)
BEGINNINGS = st.sampled_from(
    ["=", "+", "-", "@", "\t=", "\r=", "\n@", " =", "\u200b=", "＝", "－", "\u2212", '"=', ";=", ""]
)


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@given(BEGINNINGS, WORDS)
def test_no_cell_begins_like_a_formula(beginning, words):
    cell = safe_cell(beginning + words)
    assert not cell.startswith(FORMULA_SIGNS)
    assert not cell.lstrip().startswith(FORMULA_SIGNS)
    assert not any(each in cell for each in "\t\r\n\x00")


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=6))
def test_a_table_keeps_its_rows_and_columns_whatever_is_written_in_it(rows):
    read = _read(as_csv(["a", "b", "c"], rows))
    assert len(read) == len(rows) + 1
    assert {len(row) for row in read} == {3}
    assert not any(cell.startswith(FORMULA_SIGNS) for row in read for cell in row)


@given(WORDS)
def test_harmless_words_stay_as_they_are(words):
    plain = "".join(each for each in words if each.isalnum())
    assert safe_cell(f"a {plain}") == f"a {plain}"


@given(st.one_of(st.integers(), st.floats(allow_nan=False), st.decimals(allow_nan=False)))
def test_numbers_stay_numbers(number):
    assert safe_cell(number) == str(number)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "yes"),
        (-3, "-3"),
        (Decimal("-1.50"), "-1.50"),
        (date(2026, 11, 21), "2026-11-21"),
        (datetime(2026, 11, 21, 18, tzinfo=UTC), "2026-11-21T18:00:00+00:00"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("-3 States", "'-3 States"),
        ("one\r\ntwo", "one  two"),
    ],
)
def test_each_sort_of_value_has_one_spelling(value, cell):
    assert safe_cell(value) == cell
