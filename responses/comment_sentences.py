"""What the comment phase, the text in the making and the fixes of objections say, in English."""
# ruff: noqa: E501 - a sentence is read and searched whole

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, str | Promise] = {
    "responses.may_not_comment": _("Your role does not comment on texts. Ask an officer of your delegation."),
    "responses.comments_are_over": _(
        "The text is no longer open to comments. Look at the proposal: answer in its round, or bring your wording with an objection."
    ),
    "responses.comments_not_invited": _(
        "Comments have not been asked for yet. You will be told when they are, with the instant until which."
    ),
    "responses.comment_too_long": _("This is longer than {most} characters. Send the long part as a document."),
    "responses.comment_says_nothing": _("Write the comment, or say that you have none."),
    "responses.wording_missing": _("Write the words as they should stand."),
    "responses.paragraph_missing": _("Choose the paragraph this is about."),
    "responses.wording_is_the_text": _("This is the paragraph as it stands. Change the words that should change."),
    "responses.own_wording": _("This is your own delegation’s comment; it has your support already."),
    "responses.nothing_to_support": _("There is no comment here to support."),
    "responses.not_your_comment": _("Only {state} takes this comment back."),
    "responses.comment_withdrawn": _(
        "Its delegation has withdrawn this comment. Use your own words for it if you wish."
    ),
    "responses.rejection_says_why": _("Say in one sentence why it is not taken up; the capital will read it."),
    "responses.no_words_to_take": _("This comment proposes no words. Merge it in words of your own, or say why not."),
    "responses.decided_already": _("This was done already; look at the draft."),
    "responses.instant_to_come": _("Choose an instant that is still to come."),
    "responses.no_comment_phase": _("No comments are being asked for now. Invite them first."),
    "responses.comments_have_closed": _("The comments closed at {closes_at}. Invite them again on the current text."),
    "responses.comments_only_longer": _(
        "Comments run until {closes_at}. The instant is moved on for everyone, never back."
    ),
    "responses.paragraphs_moved_on": _(
        "A colleague changed paragraph {numbers} while you were writing. Nothing of yours is lost: both texts stand below; save again to keep yours."
    ),
    "responses.no_working_text": _("No draft of the next version is in hand. Begin one from the latest version."),
    "responses.working_text_behind": _(
        "Version {number} came in after this draft was begun. Put the draft forward or discard it before you go on."
    ),
    "responses.wordings_clash": _(
        "The draft has other words in the same place already. Choose between them below; nothing was changed."
    ),
    "responses.answer_not_shown": _("This answer is not shown to you yet. Wait until the round closes."),
    "responses.fix_has_no_place": _(
        "The wording of {state} does not say where it belongs. Write the next version and copy it in."
    ),
    "responses.language_not_possible": _("Choose another official language than that of the authentic text."),
    "responses.translation_paragraphs": _(
        "The authentic text has {need} paragraphs, this has {have}. Write one for each, parted by blank lines."
    ),
    "responses.translation_moved_on": _(
        "Edition {number} of this translation came in while you were writing. Your words are kept below; read it, then save again."
    ),
    "responses.number_not_read": _(
        "“{said}” is not a document number. Write it like ST 12345/26 or ST 12345/1/26 REV 1."
    ),
    "responses.number_of_the_first": _(
        "Write the number of the first text, without REV or COR; Entente counts the revisions itself."
    ),
}

OPEN: dict[str, str | Promise] = {
    "responses.nothing_open": _("Nothing is open."),
    "responses.one_remark_open": _("No wording is contested; one remark waits for the penholder."),
    "responses.remarks_open": _("No wording is contested; {count} remarks wait for the penholder."),
    "responses.one_contested": _("1 paragraph contested; {who}."),
    "responses.many_contested": _("{count} paragraphs contested; {who}."),
    "responses.whole_contested": _("New wording proposed; {who}."),
    "responses.one_contested_in_brackets": _("1 paragraph contested; {brackets} in square brackets."),
    "responses.many_contested_in_brackets": _("{count} paragraphs contested; {brackets} in square brackets."),
    "responses.one_bracket_left": _("1 place in the text is still in square brackets."),
    "responses.brackets_left": _("{count} places in the text are still in square brackets."),
    "responses.joined": "{parts}",
    "responses.and": _("{first} and {last}"),
    "responses.holds_open": "{states} {where}",
    "responses.on_paragraph": _("on §{number}"),
    "responses.on_the_whole": _("on the whole text"),
}

NOTICES: dict[str, str | Promise] = {
    "responses.notice_asked_comments": _(
        "{proposal}: your comments and wording are asked by {closes_at}. If you have none, say so in one click."
    ),
    "responses.notice_comments_close_soon": _("Comments on {proposal} close at {closes_at}. {open}"),
    "responses.notice_comments_extended": _("{proposal}: comments were extended; they now close at {closes_at}."),
    "responses.notice_comments_closed": _("Comments on {proposal} have closed. {open}"),
    "responses.notice_comment_accepted": _("Your comment {number} on {proposal} was accepted into the next version."),
    "responses.notice_comment_merged": _("Your comment {number} on {proposal} was merged into the next version."),
    "responses.notice_comment_bracketed": _(
        "Your comment {number} on {proposal} stands in square brackets in the next version."
    ),
    "responses.notice_comment_rejected": _("Your comment {number} on {proposal} was not taken up: {reason}"),
    "responses.notice_comment_reopened": _("Your comment {number} on {proposal} is open again."),
    "responses.notice_fix_taken": _(
        "The wording {state} proposed is in version {number} of {proposal}. Set the new instant; everyone answers anew."
    ),
}

SENTENCES: dict[str, str | Promise] = {**REFUSALS, **OPEN, **NOTICES}
