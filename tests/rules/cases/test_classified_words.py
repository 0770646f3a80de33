"""Every spelling of the table is found, alone and deep inside a long text, as it may be broken there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.rules.classification import found, found_in_name
from cases.rules.classified_forms import FORMS, Form
from cases.rules.classified_words import BANNERS

PROSE = "The network imitated the sites of newspapers; the EU Secretariat and NATO Secretary General were quoted.\n"
SPELLINGS = [pytest.param(form, id=form.words) for form in FORMS]
BROKEN = (
    lambda words: words,
    lambda words: words.replace(" ", "\n"),
    lambda words: words.replace(" ", " / "),
    lambda words: words.replace(" ", "-\n"),
    lambda words: words.replace(" ", "\u00a0 "),
    lambda words: words[:-2] + "-\n" + words[-2:],
)


@pytest.mark.parametrize("form", SPELLINGS)
def test_every_spelling_is_found_in_capitals_and_in_a_file_name(form: Form):
    assert found(form.words.upper())
    assert found_in_name(f"{form.words.upper()}.pdf")
    assert found_in_name(form.words.upper().replace(" ", "_") + "_annex.docx")


@pytest.mark.parametrize("banner", BANNERS)
def test_every_banner_is_found_on_a_line_of_its_own_and_spared_within_a_sentence(banner: str):
    assert found(f"page 1\n  *** {banner} ***  \npage 2")
    assert found(f"page 1\n{' '.join(banner)}\npage 2")
    assert found(f"They called the parcel {banner.lower()} in jest.") is None


@given(st.sampled_from(FORMS), st.integers(0, 60), st.integers(0, 60), st.sampled_from(BROKEN))
def test_a_marking_deep_inside_a_long_text_is_found_however_it_is_broken(form, before, after, broken):
    assert found(PROSE * before + broken(form.words.upper()) + "\n" + PROSE * after)


@given(st.integers(1, 200))
def test_prose_however_long_raises_no_alarm(times):
    assert found(PROSE * times) is None


@pytest.mark.parametrize(
    ("text", "marking"),
    [
        ("HEMLIG/RESTRICTED", "KVALIFICERAT HEMLIG"),
        ("Begränsad tillgång".upper(), "ERITTÄIN SALAINEN"),
        ("EURA RESTRICTED", "EURA"),
        ("NATO/EAPC RESTRICTED", "NATO/EAPC"),
        ("Très Secret Lux", "RESTREINT LUX"),
        ("UK CONFIDENTIAL", "UK SECRET"),
        ("TİTKOS", "TITKOS"),
    ],
)
def test_forms_of_the_appendix_and_of_partners(text, marking):
    assert found(text) == marking
