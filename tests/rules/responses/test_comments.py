"""Comments and proposed wording: who may write what, until when, and what the penholder may do with it."""

from datetime import timedelta

import pytest

from core.rules.refusal import Kind as Refused
from responses.rules.comments import (
    MOST,
    CommentKind,
    Decision,
    check_comment,
    check_extension,
    check_period,
    is_late,
    kind_meant,
    may_comment,
    may_decide,
    may_support,
    may_withdraw_comment,
)
from responses.rules.proposal import ProposalStatus
from tests.rules.responses.people import (
    CHAIR,
    DANE,
    DANISH_OFFICER,
    DRAFTER,
    INSTANT,
    PARTNER,
    SECRETARIAT,
    code,
)

DRAFT = ProposalStatus.DRAFT
TICK = timedelta(microseconds=1)
OPEN_TEXT = {ProposalStatus.DRAFT, ProposalStatus.CHECKS, ProposalStatus.COMMENT}
THE_PARAGRAPH = "The Union condemns this."


def checked(kind: CommentKind, text: str = "", wording: str = "", paragraph: str | None = THE_PARAGRAPH):
    return check_comment(kind, text=text, wording=wording, paragraph=paragraph)


@pytest.mark.parametrize("status", ProposalStatus)
def test_comments_are_taken_while_the_text_can_still_be_changed(status):
    ends = None if status in OPEN_TEXT else "comments_are_over"
    assert code(may_comment(DANISH_OFFICER, status, invited=True)) == ends
    assert code(may_support(DANISH_OFFICER, status, author="FR", kind=CommentKind.AMEND)) == ends
    assert code(may_withdraw_comment(DANISH_OFFICER, status, author="DK")) == ends
    decided = may_decide(DRAFTER, "EEAS", status, decision=Decision.ACCEPTED, kind=CommentKind.AMEND)
    assert code(decided) == ends
    assert decided is None or decided.kind is Refused.STATE


@pytest.mark.parametrize("status", ProposalStatus)
def test_r19_beside_a_running_round_a_service_comments_uninvited_and_a_state_answers(status):
    beside = status is ProposalStatus.ROUND_OPEN
    over = None if beside or status in OPEN_TEXT else "comments_are_over"
    assert code(may_comment(DRAFTER, status, invited=True)) == over
    assert code(may_withdraw_comment(DRAFTER, status, author="EEAS")) == over
    assert (may_comment(DRAFTER, status, invited=False) is None) == beside
    supported = may_support(DRAFTER, status, author="DK", kind=CommentKind.AMEND)
    assert code(supported) == (None if status in OPEN_TEXT else "comments_are_over")
    assert supported is None or supported.kind is Refused.STATE


def test_any_delegation_comments_once_it_is_asked():
    assert may_comment(DANE, DRAFT, invited=True) is None
    refusal = may_comment(DANE, DRAFT, invited=False)
    assert (code(refusal), refusal.kind) == ("comments_not_invited", Refused.STATE)
    over = may_comment(DANE, ProposalStatus.ADOPTED, invited=True)
    assert (code(over), over.kind) == ("comments_are_over", Refused.STATE)


@pytest.mark.parametrize("actor", [PARTNER, SECRETARIAT])
def test_whoever_has_no_voice_on_the_text_does_not_comment(actor):
    assert code(may_comment(actor, DRAFT, invited=True)) == "may_not_comment"


def test_a_paragraph_left_as_it_is_with_words_beside_it_is_a_remark():
    def meant(kind=CommentKind.AMEND, text="Why so?", wording=f" {THE_PARAGRAPH}\n", paragraph=THE_PARAGRAPH):
        return kind_meant(kind, text=text, wording=wording, paragraph=paragraph)

    assert meant() is CommentKind.REMARK
    assert meant(wording="", paragraph=None) is CommentKind.REMARK
    assert meant(text="  ") is CommentKind.AMEND
    assert meant(wording="The Union regrets this.") is CommentKind.AMEND
    assert meant(kind=CommentKind.INSERT) is CommentKind.INSERT


@pytest.mark.parametrize(
    ("at", "closes_at", "late"),
    [(INSTANT, INSTANT, False), (INSTANT + TICK, INSTANT, True), (INSTANT, None, True)],
)
def test_a_comment_at_the_instant_is_in_time(at, closes_at, late):
    assert is_late(at, closes_at) is late


@pytest.mark.parametrize("name", ["text", "wording"])
def test_a_comment_has_a_longest_length(name):
    words = {"text": "a", "wording": "b"}
    assert checked(CommentKind.AMEND, **(words | {name: "a" * 20_000})) is None
    refusal = checked(CommentKind.AMEND, **(words | {name: "a" * 20_001}))
    assert (code(refusal), refusal.kind, refusal.field) == ("comment_too_long", Refused.INVALID, "text")
    assert refusal.params == {"most": MOST}


@pytest.mark.parametrize(
    ("kind", "given", "refused", "field"),
    [
        (CommentKind.REMARK, {"text": " "}, "comment_says_nothing", "text"),
        (CommentKind.REMARK, {"text": "Why so?"}, None, ""),
        (CommentKind.REMARK, {"text": "On the whole.", "paragraph": None}, None, ""),
        (CommentKind.AMEND, {"wording": " "}, "wording_missing", "wording"),
        (CommentKind.AMEND, {"wording": "The Union regrets this."}, None, ""),
        (CommentKind.AMEND, {"wording": "Words.", "paragraph": None}, "paragraph_missing", "paragraph"),
        (CommentKind.AMEND, {"wording": f"\n{THE_PARAGRAPH} "}, "wording_is_the_text", "wording"),
        (CommentKind.INSERT, {"wording": ""}, "wording_missing", "wording"),
        (CommentKind.INSERT, {"wording": THE_PARAGRAPH}, None, ""),
        (CommentKind.INSERT, {"wording": "At the top.", "paragraph": None}, None, ""),
        (CommentKind.DELETE, {}, None, ""),
        (CommentKind.DELETE, {"paragraph": None}, "paragraph_missing", "paragraph"),
        (CommentKind.NOTHING, {}, None, ""),
        (CommentKind.NOTHING, {"paragraph": None}, None, ""),
    ],
)
def test_a_comment_has_the_words_of_its_kind(kind, given, refused, field):
    refusal = checked(kind, **given)
    assert code(refusal) == refused
    assert refusal is None or (refusal.kind, refusal.field) == (Refused.INVALID, field)


@pytest.mark.parametrize("kind", CommentKind)
def test_a_delegation_supports_what_another_one_said(kind):
    refusal = may_support(DANE, DRAFT, author="FR", kind=kind)
    assert code(refusal) == ("nothing_to_support" if kind is CommentKind.NOTHING else None)
    assert refusal is None or refusal.kind is Refused.STATE
    own = may_support(DANE, DRAFT, author="DK", kind=kind)
    assert (code(own), own.kind) == ("own_wording", Refused.STATE)
    assert code(may_support(PARTNER, DRAFT, author="FR", kind=kind)) == "may_not_comment"


def test_only_the_delegation_that_wrote_it_withdraws_it():
    assert may_withdraw_comment(DANE, DRAFT, author="DK") is None
    for actor, author in ((DANE, "FR"), (PARTNER, "NATO")):
        refusal = may_withdraw_comment(actor, DRAFT, author=author)
        assert (code(refusal), refusal.params) == ("not_your_comment", {"state": author})
    assert may_withdraw_comment(DANE, ProposalStatus.ADOPTED, author="DK").kind is Refused.STATE


def decide(actor=DRAFTER, decision=Decision.ACCEPTED, kind=CommentKind.AMEND, reason=""):
    return may_decide(actor, "EEAS", DRAFT, decision=decision, kind=kind, reason=reason)


def test_the_penholder_or_the_chair_decides_on_a_comment():
    assert decide(DRAFTER) is None
    assert decide(CHAIR) is None
    assert code(decide(DANE)) == "only_the_penholder"


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_rejection_says_why(reason):
    refusal = decide(decision=Decision.REJECTED, reason=reason)
    assert (code(refusal), refusal.kind, refusal.field) == ("rejection_says_why", Refused.INVALID, "reason")
    assert decide(decision=Decision.REJECTED, reason="Too strong.") is None


WORDLESS = {CommentKind.REMARK, CommentKind.NOTHING}
TAKES = {
    Decision.ACCEPTED: set(CommentKind) - WORDLESS,
    Decision.BRACKETED: set(CommentKind) - {CommentKind.NOTHING},
    Decision.MERGED: set(CommentKind),
    Decision.REOPENED: set(CommentKind),
}


@pytest.mark.parametrize("kind", CommentKind)
@pytest.mark.parametrize("decision", TAKES)
def test_only_words_can_be_taken_up(decision, kind):
    refusal = decide(decision=decision, kind=kind)
    assert code(refusal) == (None if kind in TAKES[decision] else "no_words_to_take")
    assert refusal is None or refusal.kind is Refused.STATE


@pytest.mark.parametrize(
    ("closes_at", "fits"), [(None, False), (INSTANT, False), (INSTANT - TICK, False), (INSTANT + TICK, True)]
)
def test_comments_are_asked_until_an_instant_to_come(closes_at, fits):
    refusal = check_period(INSTANT, closes_at)
    assert (refusal is None) == fits
    if refusal:
        assert (code(refusal), refusal.kind, refusal.field) == ("instant_to_come", Refused.INVALID, "closes_at")


def test_the_instant_moves_on_never_back():
    assert check_extension(INSTANT + TICK, until=INSTANT, now=INSTANT) is None
    for closes_at in (INSTANT, INSTANT - TICK):
        refusal = check_extension(closes_at, until=INSTANT, now=INSTANT)
        assert (code(refusal), refusal.kind, refusal.field) == ("comments_only_longer", Refused.INVALID, "closes_at")
        assert refusal.params == {"closes_at": INSTANT}


def test_an_instant_that_has_passed_is_not_moved():
    refusal = check_extension(INSTANT + timedelta(days=1), until=INSTANT, now=INSTANT + TICK)
    assert (code(refusal), refusal.kind) == ("comments_have_closed", Refused.STATE)
    assert refusal.params == {"closes_at": INSTANT}
