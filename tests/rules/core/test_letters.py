"""Signs nobody can see are found wherever they have no business; what a language needs passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.letters import check, check_all, hidden, shown, without
from core.rules.refusal import Kind

ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@pytest.mark.parametrize(
    "sign",
    [
        *(chr(n) for n in range(0x202A, 0x202F)),  # embeddings and overrides
        *(chr(n) for n in range(0x2066, 0x206A)),  # isolates
        *"\u200e\u200f\u061c",  # marks of direction
        *"\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u034f\u206a\u206f\ufff9\u3164\uffa0",
        *(chr(n) for n in (0xE0001, 0xE0041, 0xE007F, 0x1D173)),
    ],
)
def test_a_sign_that_turns_or_hides_is_found_in_the_middle_and_at_the_ends(sign):
    assert list(hidden(f"word{sign}word")) == [4]
    assert list(hidden(f"{sign}word")) == [0]
    assert without(f"{sign}wo{sign}rd{sign}") == "word"


@pytest.mark.parametrize(
    "text",
    [
        "Добър ден, Съветът на ЕС",
        "Καλημέρα, η Ένωση",
        "Ħaġar Qim, Żejtun, ċ ġ għ",
        "Dún Laoghaire, Łódź, Ñandú, Čeština, ﬁ",
        "a soft\u00adhyphen",
        "שלום and مرحبا side by side",
        "می\u200cخواهم",  # Persian needs the non-joiner
        "क्\u200dष",
        "👩\u200d💻 ✔\ufe0f 1\ufe0f\u20e3 ❤\ufe0f \U0001f3f3\ufe0f\u200d\U0001f308",
        "葛\U000e0100",
        "\u0660\u0661 \u0600",
        "",
    ],
)
def test_what_people_write_in_their_languages_passes(text):
    assert list(hidden(text)) == []
    assert check(text) is None
    assert shown(text) == without(text) == text


@pytest.mark.parametrize(
    "text", ["wo\u200drd", "wo\u200crd", "Со\u200cвет", "a\ufe0f", "✔\ufe0f\ufe0f", "x\U000e0100", "\u200dx", "\ufe0fx"]
)
def test_joiners_and_variants_where_they_do_nothing_but_hide_are_found(text):
    assert list(hidden(text))


def test_the_refusal_names_the_sign_and_the_words_before_it():
    refusal = check("The Union does \u202eton condemn.", "text")
    assert (refusal.code, refusal.kind, refusal.field) == ("core.hidden_sign", Kind.INVALID, "text")
    assert refusal.params == {"sign": "U+202E (right-to-left override)", "after": "The Union does"}
    assert check("\ufeffText").code == "core.hidden_sign_first"
    long = check("w" * 100 + "\u200bx")
    assert long.params["after"] == "w" * 24


def test_what_is_shown_has_every_sign_as_its_number_and_does_nothing_any_more():
    assert shown("a\u202eb\u200b") == "a⟨U+202E⟩b⟨U+200B⟩"


def test_lists_and_objects_are_looked_through_with_the_path_to_the_words():
    assert check_all({"links": ["a", "b\u202e"], "n": 3, "none": None}).field == "links.1"
    assert check_all({"a": {"b": ["c"]}, "d": 1.5, "e": True}) is None
    assert check_all(("x", "\u2066")).field == "1"


@given(ANY)
def test_nothing_hidden_is_left_behind_and_nothing_seen_is_lost(text):
    kept = without(text)
    assert list(hidden(kept)) == []
    assert list(hidden(shown(text))) == []
    assert without(kept) == kept
    assert (check(text) is None) == (kept == text)
