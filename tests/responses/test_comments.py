"""The comment phase: asked until an instant, by paragraph, supported, decided; reminders; nothing lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from audit import trail
from core.clock import db_now
from core.rules.refusal import Refusal, Refused
from core.sentences import render
from notifications.dispatcher import tick
from notifications.models import Deadline, Notice, Reminder
from responses.actions.commenting import comment, extend_comments, invite_comments, withdraw_comment
from responses.actions.deciding import (
    WordsClash,
    accept_comment,
    bracket_comment,
    merge_comment,
    reject_comment,
    reopen_comment,
)
from responses.actions.stages import move_on
from responses.actions.supporting import support, withdraw_support
from responses.actions.text import Stale, add_version
from responses.actions.working import (
    Overtaken,
    Written,
    discard_working_text,
    open_working_text,
    put_forward,
    save_paragraphs,
    start_working_text,
    text_of,
)
from responses.facts.comments import open_sentence, said_about
from responses.models import Comment, CommentPhase, Proposal, Round
from responses.search import comments_with
from tests import cast
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready
from tests.responses.test_concurrency import all_at_once
from tests.signed_in import signed_in

ONE = "The European Union condemns the campaign."
TWO = "It calls upon those responsible to end it."


def code(caught: Any) -> str:
    return caught.value.refusal.code


def one_open(proposal: Proposal) -> str:
    return render(open_sentence(said_about(proposal)))


@pytest.fixture
def asked(proposal: Proposal, drafter: Any) -> CommentPhase:
    """Two days for comments on version 1."""
    return invite_comments(proposal=proposal, closes_at=db_now() + timedelta(days=2), by=drafter)


def amends(proposal: Proposal, by: Any, wording: str, paragraph: int = 1, **more: Any) -> Comment:
    return comment(
        proposal=proposal, kind="amend", version=1, paragraph=paragraph, wording=wording, by=by, **more
    )  # fmt: skip


def test_every_state_on_the_case_is_asked_and_only_those_who_owe_are_reminded(asked, danish_officer, germany, clock):
    proposal = asked.proposal
    proposal.refresh_from_db()
    assert proposal.status == "comment"
    deadline = Deadline.objects.get(subject_id=asked.pk)
    owing = Reminder.objects.filter(deadline=deadline, audience="owing", status="planned")
    assert owing.filter(delegation_id="DK").exists()
    assert owing.values("delegation").distinct().count() == 27
    row = amends(proposal, danish_officer, "The Union condemns the campaign.")
    support(comment=row, by=germany)
    assert set(owing.filter(delegation_id__in=["DK", "DE"]).values_list("status", flat=True)) == set()
    assert owing.filter(delegation_id="FR").exists()


def test_having_no_comment_is_an_answer(asked, danish_officer):
    row = comment(proposal=asked.proposal, kind="nothing", version=1, by=danish_officer)
    assert row.paragraph is None
    assert not Reminder.objects.filter(delegation_id="DK", audience="owing", status="planned").exists()
    assert one_open(asked.proposal) == "Nothing is open."


def test_an_officer_comments_a_person_without_the_role_does_not(asked, danish_officer, auditor):
    assert amends(asked.proposal, danish_officer, "Other words.").delegation_id == "DK"
    with pytest.raises(Refused) as no:
        amends(asked.proposal, auditor, "Other words.")
    assert code(no) == "responses.may_not_comment"


def test_nobody_comments_before_being_asked_or_while_a_round_runs(proposal, danish_officer, chair):
    with pytest.raises(Refused) as no:
        amends(proposal, danish_officer, "Other words.")
    assert code(no) == "responses.comments_not_invited"
    Proposal.objects.filter(pk=proposal.pk).update(status="round_open")
    with pytest.raises(Refused) as no:
        amends(proposal, danish_officer, "Other words.")
    assert code(no) == "responses.comments_are_over"


def test_at_the_instant_the_pen_is_with_the_penholder_who_is_told_what_is_open(asked, danish_officer, drafter, clock):
    amends(asked.proposal, danish_officer, "The Union condemns the campaign.")
    clock.forward(days=2, seconds=1)
    while tick("test"):
        pass
    asked.refresh_from_db()
    assert asked.closed_at == asked.closes_at
    assert Proposal.objects.get(pk=asked.proposal_id).status == "draft"
    told = Notice.objects.filter(person=drafter, code="responses.notice_comments_closed")
    assert told.exists()
    late = amends(asked.proposal, danish_officer, "The Union deplores the campaign.")
    assert late.late
    assert late.phase is None


def test_the_instant_is_moved_on_never_back_and_all_are_told(asked, drafter, danish_officer, clock):
    with pytest.raises(Refused) as no:
        extend_comments(proposal=asked.proposal, closes_at=asked.closes_at - timedelta(hours=1), by=drafter)
    assert code(no) == "responses.comments_only_longer"
    later = asked.closes_at + timedelta(days=1)
    assert extend_comments(proposal=asked.proposal, closes_at=later, by=drafter).closes_at == later
    assert Notice.objects.filter(person=danish_officer, code="responses.notice_comments_extended").exists()


def test_taking_it_back_to_draft_ends_the_phase_and_its_reminders(asked, drafter):
    move_on(proposal=asked.proposal, name="back_to_draft", by=drafter)
    asked.refresh_from_db()
    assert asked.closed_at is not None
    assert Deadline.objects.get(subject_id=asked.pk).status == "cancelled"


def test_opening_a_round_ends_the_comments(asked, chair):
    a_round(asked.proposal, chair)
    asked.refresh_from_db()
    assert asked.closed_at is not None
    assert Deadline.objects.get(subject_id=asked.pk).status == "cancelled"


def test_comments_are_found_by_their_words_and_only_by_who_sees_the_case(asked, danish_officer, france, stranger):
    amends(asked.proposal, danish_officer, "Other words entirely.", text="Softer.")
    assert [hit.excerpt for hit in comments_with(france, "entirely words")] == ["Softer."]
    assert list(comments_with(stranger, "entirely")) == []


def test_two_hands_at_the_same_instant_leave_one_text_and_tell_the_other(own_database):
    legal = cast.person("legal", "EEAS", cast.Role.LEGAL_ADVISER)
    drafters = [cast.person(f"drafter{n}", "EEAS", cast.Role.DRAFTER) for n in (1, 2)]
    analyst = cast.person("analyst", "EEAS", cast.Role.ANALYST)
    made = ready(a_proposal(a_case_for_all(analyst), drafters[0]), drafters[0], legal)
    first = start_working_text(proposal=made, by=drafters[0]).paragraphs.get(place=1)

    def write(by: Any, text: str) -> Any:
        return lambda: save_paragraphs(proposal=made, written=[Written(first.pk, 1, text)], by=by)

    said = all_at_once(write(drafters[0], "One hand."), write(drafters[1], "The other hand."))
    refused = [one.code for one in said if isinstance(one, Refusal)]
    first.refresh_from_db()
    assert refused == ["responses.paragraphs_moved_on"]
    assert first.revision == 2
    assert first.text in ("One hand.", "The other hand.")


def test_what_is_open_is_said_in_one_sentence(asked, danish_officer, france, germany):
    amends(asked.proposal, danish_officer, "The Union condemns the campaign.")
    row = amends(asked.proposal, france, "It urges those responsible to end it.", paragraph=2)
    support(comment=row, by=germany)
    assert one_open(asked.proposal) == "2 paragraphs contested; DK on §1, FR and DE on §2."
    withdraw_support(comment=row, by=germany)
    withdraw_comment(comment=row, by=france)
    assert one_open(asked.proposal) == "1 paragraph contested; DK on §1."


def test_two_comments_in_different_places_are_taken_in_one_click_each(asked, danish_officer, france, drafter):
    first = amends(asked.proposal, danish_officer, "The European Union strongly condemns the campaign.")
    second = amends(asked.proposal, france, "The European Union condemns the whole campaign.")
    accept_comment(comment=first, by=drafter)
    accept_comment(comment=second, by=drafter)
    made = put_forward(proposal=asked.proposal, by=drafter, base=1, change_note="Comments of DK and FR.")
    texts = list(made.paragraphs.order_by("number").values_list("text", flat=True))
    assert texts == ["The European Union strongly condemns the whole campaign.", TWO]
    assert one_open(asked.proposal) == "Nothing is open."


def test_words_that_clash_change_nothing_and_are_merged_by_hand(asked, danish_officer, france, drafter):
    first = amends(asked.proposal, danish_officer, "The European Union deplores the campaign.")
    second = amends(asked.proposal, france, "The European Union rejects the campaign.")
    accept_comment(comment=first, by=drafter)
    with pytest.raises(WordsClash) as clash:
        accept_comment(comment=second, by=drafter)
    row = clash.value.paragraph
    assert row.text == "The European Union deplores the campaign."
    merge_comment(comment=second, text="The Union deplores and rejects it.", revision=row.revision, by=drafter)
    assert "deplores and rejects" in text_of(open_working_text(asked.proposal))
    reopen_comment(comment=second, by=drafter)
    with pytest.raises(Overtaken):
        merge_comment(comment=second, text="Older.", revision=row.revision, by=cast.person("d2", "EEAS", "drafter"))


def test_brackets_new_paragraphs_and_deletions_reach_the_draft(asked, danish_officer, france, drafter):
    bracketed = amends(asked.proposal, danish_officer, "The European Union deplores the campaign.")
    added = comment(
        proposal=asked.proposal, kind="insert", version=1, paragraph=1, wording="It stands united.", by=france
    )
    gone = comment(proposal=asked.proposal, kind="delete", version=1, paragraph=2, by=france)
    for act, row in ((bracket_comment, bracketed), (accept_comment, added), (accept_comment, gone)):
        act(comment=row, by=drafter)
    made = put_forward(proposal=asked.proposal, by=drafter, base=1)
    texts = list(made.paragraphs.order_by("number").values_list("text", flat=True))
    assert texts == ["The European Union [condemns / deplores] the campaign.", "It stands united."]
    assert one_open(asked.proposal) == "1 paragraph contested; 1 in square brackets."


def test_a_rejection_says_why_and_its_delegation_hears_it(asked, danish_officer, drafter):
    row = amends(asked.proposal, danish_officer, "Other words.")
    with pytest.raises(Refused) as no:
        reject_comment(comment=row, reason=" ", by=drafter)
    assert code(no) == "responses.rejection_says_why"
    reject_comment(comment=row, reason="The evidence does not carry it.", by=drafter)
    told = Notice.objects.get(person=danish_officer, code="responses.notice_comment_rejected", channel="in_app")
    assert told.params["reason"] == "The evidence does not carry it."
    reopen_comment(comment=row, by=drafter)
    assert "DK on §1" in one_open(asked.proposal)


def test_only_the_penholder_decides(asked, danish_officer, france):
    row = amends(asked.proposal, danish_officer, "Other words.")
    for act in (accept_comment, bracket_comment, reopen_comment):
        with pytest.raises(Refused) as no:
            act(comment=row, by=france)
        assert code(no) == "responses.only_the_penholder"


def test_an_open_comment_follows_its_paragraph_into_the_next_version(asked, danish_officer, drafter):
    amends(asked.proposal, danish_officer, "It asks those responsible to end it.", paragraph=2)
    text = f"A new first paragraph.\n\n{ONE}\n\n{TWO}"
    add_version(proposal=asked.proposal, text=text, by=drafter, base=1)
    assert one_open(asked.proposal) == "1 paragraph contested; DK on §3."
    add_version(proposal=asked.proposal, text=ONE, by=drafter, base=2)
    assert said_about(asked.proposal).said[0].gone


def test_two_people_never_write_over_each_other(asked, drafter):
    other = cast.person("d2", "EEAS", "drafter")
    working = start_working_text(proposal=asked.proposal, by=drafter)
    first, second = working.paragraphs.order_by("place")
    save_paragraphs(proposal=asked.proposal, by=other, written=[Written(first.pk, 1, "Changed by the other.")])
    save_paragraphs(proposal=asked.proposal, by=drafter, written=[Written(second.pk, 1, "Mine, another one.")])
    with pytest.raises(Overtaken) as late:
        save_paragraphs(
            proposal=asked.proposal, by=drafter,
            written=[Written(first.pk, 1, "Mine."), Written(second.pk, 2, "Not saved either.")],
        )  # fmt: skip
    assert [row.text for row in late.value.rows] == ["Changed by the other."]
    assert text_of(working) == "Changed by the other.\n\nMine, another one."
    save_paragraphs(proposal=asked.proposal, by=drafter, written=[Written(first.pk, 1, "Changed by the other.")])


def test_a_blank_line_parts_a_paragraph_and_an_emptied_one_is_taken_out(asked, drafter):
    working = start_working_text(proposal=asked.proposal, by=drafter)
    first, second = working.paragraphs.order_by("place")
    written = [Written(first.pk, 1, "One.\n\nOne and a half."), Written(second.pk, 1, " "), Written(None, 0, "Last.")]
    save_paragraphs(proposal=asked.proposal, by=drafter, written=written)
    assert text_of(working) == "One.\n\nOne and a half.\n\nLast."
    second.refresh_from_db()
    assert (second.removed, second.text) == (True, TWO)


def test_a_version_that_came_in_meanwhile_is_not_written_over(asked, danish_officer, drafter):
    row = amends(asked.proposal, danish_officer, "Other words.")
    accept_comment(comment=row, by=drafter)
    add_version(proposal=asked.proposal, text="Something else.", by=drafter, base=1)
    with pytest.raises(Stale):
        put_forward(proposal=asked.proposal, by=drafter, base=1)
    with pytest.raises(Refused) as no:
        start_working_text(proposal=asked.proposal, by=drafter)
    assert code(no) == "responses.working_text_behind"


def test_a_discarded_draft_opens_again_what_went_into_it(asked, danish_officer, drafter):
    row = amends(asked.proposal, danish_officer, "The Union condemns the campaign.")
    accept_comment(comment=row, by=drafter)
    assert one_open(asked.proposal) == "Nothing is open."
    discard_working_text(proposal=asked.proposal, by=drafter)
    assert one_open(asked.proposal) == "1 paragraph contested; DK on §1."


def test_the_words_of_a_comment_never_change(asked, danish_officer):
    row = amends(asked.proposal, danish_officer, "Other words.")
    with pytest.raises(Exception, match="Cannot update"):
        Comment.objects.filter(pk=row.pk).update(wording="Changed.")


def test_each_act_leaves_its_sentence(asked, danish_officer, france, drafter):
    row = amends(asked.proposal, danish_officer, "Other words.")
    support(comment=row, by=france)
    accept_comment(comment=row, by=drafter)
    verbs = list(trail.trail_of(asked.proposal).values_list("verb", flat=True))
    assert verbs[-4:] == ["invite_comments", "comment", "support_comment", "comment_accepted"]


def test_a_classification_marking_is_kept_out_of_comments(asked, danish_officer):
    with pytest.raises(Refused) as no:
        amends(asked.proposal, danish_officer, "SECRET UE/EU SECRET words")
    assert code(no) == "cases.classified_marking"
    assert not Comment.objects.exists()


# --- beside a running round ------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["analyst", "drafter", "chair", "legal_adviser"])
def test_r19_the_objection_of_a_service_is_kept_as_a_comment_and_the_round_runs_on(who, silence, request, denmark):
    service, words = request.getfixturevalue(who), "The second paragraph goes too far."
    made = comment(proposal=silence.proposal, kind="remark", by=service, version=1, paragraph=2, text=words)
    kept = Comment.objects.get(pk=made.pk)
    assert (kept.delegation_id, kept.text, kept.phase, kept.withdrawn_at) == ("EEAS", words, None, None)
    round_ = Round.objects.get(pk=silence.pk)
    assert (round_.status, round_.revision, round_.positions.count()) == ("open", silence.revision, 0)
    page = signed_in(denmark).get(reverse("responses:comments", args=[silence.proposal_id])).content.decode()
    assert words in page
    withdraw_comment(comment=kept, by=service)
    assert Comment.objects.get(pk=made.pk).withdrawn_by == service


def test_r19_a_service_finds_the_way_to_its_comment_on_the_page_of_the_round(silence, analyst, denmark):
    address, way = silence.proposal.get_absolute_url(), reverse("responses:comments", args=[silence.proposal_id])
    assert way in signed_in(analyst).get(address).content.decode()
    assert way not in signed_in(denmark).get(address).content.decode()
    refused = signed_in(analyst).get(reverse("responses:position", args=[silence.pk]))
    assert refused.status_code == 403
    assert "Say it as a comment" in refused.content.decode()


@pytest.mark.parametrize(("who", "why"), [("denmark", "comments_are_over"), ("nato", "may_not_comment")])
def test_r19_a_state_speaks_in_the_round_and_a_partner_not_at_all(who, why, silence, request):
    with pytest.raises(Refused) as no:
        comment(proposal=silence.proposal, kind="remark", by=request.getfixturevalue(who), version=1, text="No.")
    assert code(no) == f"responses.{why}"


def test_nobody_stands_behind_a_comment_while_the_round_runs(silence, analyst, chair):
    made = comment(proposal=silence.proposal, kind="amend", by=analyst, version=1, paragraph=1, wording="Other words.")
    with pytest.raises(Refused) as no:
        support(comment=made, by=chair)
    assert code(no) == "responses.comments_are_over"
