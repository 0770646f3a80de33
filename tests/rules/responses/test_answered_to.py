"""What an answer over REST is held against: the text and the State's own last answer."""

import pytest

from responses.rules.answered_to import entity_tag, own_seen

TEXT = "0123456789abcdef" + "7" * 48


@pytest.mark.parametrize("own", [0, 1, 12, 999_999])
def test_what_was_written_is_read_again(own):
    assert own_seen(entity_tag(TEXT, own), TEXT) == own


def test_it_is_weak_and_read_strong_too():
    assert entity_tag(TEXT, 3) == 'W/"0123456789abcdef.3"'
    assert own_seen('"0123456789abcdef.3"', TEXT) == 3


@pytest.mark.parametrize(
    "tag",
    ["", "*", '"7"', '"0123456789abcdef"', '"0123456789abcdef."', '"0123456789abcdef.x"', '"0123456789abcdef.-1"',
     '"0123456789abcde.1"', '"0123456789abcde0.1"', '"0123456789abcdef.1234567"', '"0123456789abcdef.1", "x"',
     '"0123456789abcdef.\u0661"', 'w/"0123456789abcdef.1"'],
)  # fmt: skip
def test_the_tag_of_another_text_or_of_nothing_is_none(tag):
    assert own_seen(tag, TEXT) is None
