"""Long and guessable all the same."""

import pytest

from delegations.rules.passwords import guessable

COMMON = frozenset({"letmein", "unbelievable"})


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword", "abcabcabcabcabc", "123456789012345", "098765432109876", "qwertyuiopasdfgh",
        "aaaaaaaaaaaaaaaa", "Unbelievable2026!", "LetMeIn12345678", "111112222233333",
        "EuropeanUnion2026!", "entente-council-27", "Secretariat EEAS 1", "delegation of dk 2026",
    ],
)  # fmt: skip
def test_what_is_guessed_first(password):
    assert guessable(password, COMMON)


@pytest.mark.parametrize(
    "password",
    [
        "four words nobody guesses",
        "ma voisine élève des canards",
        "correct horse battery",
        "europe drinks tea at noon",
        "my union with a harp",
    ],
)
def test_what_is_not(password):
    assert not guessable(password, COMMON)
