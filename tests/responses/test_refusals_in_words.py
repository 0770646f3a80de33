"""What a page of a round refuses, it refuses in the words of the page."""

import pytest

from core.rules.refusal import Refused
from core.sentences import render
from responses.actions.endings import confirm_outcome
from responses.actions.positions import give_position

pytestmark = pytest.mark.django_db


def test_a_vote_in_a_silence_is_refused_in_words(silence, denmark):
    with pytest.raises(Refused) as no:
        give_position(round_id=silence.pk, answer="for", by=denmark, text_sha256=silence.text_sha256)
    assert render(no.value.refusal).startswith("“In favour” is not a position this round knows. Choose one of Agrees")


def test_confirming_what_still_runs_is_refused_in_words(silence, chair):
    with pytest.raises(Refused) as no:
        confirm_outcome(round_=silence, by=chair)
    assert "incomplete" not in render(no.value.refusal)
    assert "_" not in render(no.value.refusal)
