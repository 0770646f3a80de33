"""A name is found as whole words, whatever its case, spacing and soft hyphens."""

import pytest

from core.rules.whole_words import first_written, replaced


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("of Ada Wintergreen.", "Ada Wintergreen"),
        ("ADA\n  wintergreen knows", "ADA\n  wintergreen"),
        ("Ada Winter\u00adgreen", "Ada Winter\u00adgreen"),
        ("Ada Wintergreens house", ""),
        ("Nevada Wintergreen", ""),
        ("Wintergreen Ada", ""),
        ("", ""),
    ],
)
def test_where_the_words_stand_they_are_found_as_written(text, found):
    assert first_written(text, "Ada  Wintergreen") == found


def test_every_occurrence_is_replaced_by_exactly_what_is_said():
    said = replaced("Ada and ada; adage", "Ada", r"[\1 person]")
    assert said == (r"[\1 person] and [\1 person]; adage", 2)


def test_no_words_are_found_nowhere():
    assert first_written("anything", "  ") == ""
    assert replaced("anything", "", "x") == ("anything", 0)
