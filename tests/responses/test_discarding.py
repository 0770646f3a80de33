"""What was prepared inside a State and is not wanted any more."""

import pytest

from audit.models import AuditEvent
from responses.actions.preparing import discard_prepared
from responses.models import PreparedPosition
from tests.responses.test_keys import anew, prepare, refusal_of, say, text_of, two_keys, url
from tests.signed_in import signed_in

__all__ = ["two_keys"]
pytestmark = pytest.mark.django_db


def test_whoever_prepared_it_puts_it_away_and_the_memory_says_so_without_the_answer(silence, danish_officer, two_keys):
    draft = prepare(silence, danish_officer, "object")
    discard_prepared(round_id=silence.pk, draft=draft.pk, by=anew(danish_officer))
    draft.refresh_from_db()
    assert (draft.settled_at is not None, draft.signed_as) == (True, None)
    kept = AuditEvent.objects.get(verb="discard_prepared")
    assert "put away a prepared answer of DK" in kept.sentence
    assert "object" not in kept.sentence
    assert kept.chain != str(silence.proposal.case_id)
    assert not danish_officer.notices.filter(code="responses.notice_position_discarded").exists()


def test_a_signatory_puts_away_a_colleagues_draft_and_the_colleague_is_told(silence, denmark, danish_officer, two_keys):
    draft = prepare(silence, danish_officer, "object")
    discard_prepared(round_id=silence.pk, draft=draft.pk, by=anew(denmark))
    told = danish_officer.notices.filter(code="responses.notice_position_discarded").first()
    assert told is not None
    assert "object" not in str(told.params)
    assert refusal_of(lambda: say(silence, denmark, "object")) == "responses.prepare_first"


def test_what_was_replaced_or_signed_meanwhile_is_not_put_away(silence, denmark, danish_officer, two_keys):
    older = prepare(silence, danish_officer, "object")
    newer = prepare(silence, danish_officer, "agree")
    put_away = lambda draft: discard_prepared(round_id=silence.pk, draft=draft.pk, by=anew(denmark))  # noqa: E731
    assert refusal_of(lambda: put_away(older)) == "responses.nothing_prepared"
    say(silence, denmark, "agree")
    assert refusal_of(lambda: put_away(newer)) == "responses.nothing_prepared"
    newer.refresh_from_db()
    assert newer.signed_as is not None


def test_nobody_else_puts_a_draft_away(silence, danish_officer, danish_lead, france, two_keys):
    draft = prepare(silence, danish_officer)
    put_away = lambda by: discard_prepared(round_id=silence.pk, draft=draft.pk, by=anew(by))  # noqa: E731
    assert refusal_of(lambda: put_away(danish_lead)) == "responses.may_not_discard"
    assert refusal_of(lambda: put_away(france)) == "responses.nothing_prepared"


def test_it_is_put_away_from_the_page_that_shows_it(silence, denmark, danish_officer, two_keys):
    prepare(silence, danish_officer, "object")
    client = signed_in(denmark)
    assert url("discard_prepared", silence) in text_of(client.get(url("prepared_position", silence)))
    asked = text_of(client.get(url("discard_prepared", silence)))
    assert "“Objects”, prepared by" in asked
    draft = PreparedPosition.objects.get()
    assert client.post(url("discard_prepared", silence), {"draft": "nonsense"}).status_code == 400
    assert client.post(url("discard_prepared", silence), {"draft": str(draft.pk)}).status_code == 303
    assert client.get(url("discard_prepared", silence)).status_code == 409
    assert "Review what was prepared" not in text_of(client.get(silence.proposal.get_absolute_url()))
