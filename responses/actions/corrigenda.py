"""A slip of language put right by the chair; the round and the hash that was answered stay (decision 6)."""

from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from responses.actions.moves import change_round, lock_both
from responses.actions.telling import tell_everyone
from responses.facts import instrument_facts, state_of_play
from responses.models import Corrigendum, Round
from responses.rules.corrigendum import may_correct
from responses.rules.rounds import RoundStatus
from responses.rules.wording import may_go_out


def accept_corrigendum(*, round_: Round, paragraph: int, before: str, after: str, why: str, by: Any) -> Corrigendum:
    """Put ``after`` beside ``before`` in a paragraph of the frozen text; everyone asked is told."""
    refuse_marked_text({"after": after, "why": why}, by=by, case=round_.proposal.case)
    return _accepted(round_, paragraph, before.strip(), after.strip(), why.strip(), by)


@transaction.atomic
def _accepted(round_: Round, paragraph: int, before: str, after: str, why: str, by: Any) -> Corrigendum:
    round_ = lock_both(round_.pk)
    found = round_.version.paragraphs.filter(number=paragraph).first()
    enforce(None if found else Refusal("responses.no_such_paragraph", kind=Kind.INVALID, field="paragraph"))
    actor, words = people.actor(by), {"before": before, "after": after, "why": why}
    enforce(may_correct(actor, RoundStatus(round_.status), text=found.text, **words))
    enforce(_says_no_more(round_, found.text.replace(before, after)))
    row = Corrigendum.objects.create(round=round_, paragraph=found, accepted_by=by, **words)
    change_round(round_)
    trail.record(
        verb="accept_corrigendum", subject=round_, by=by, chain=round_.proposal.case, body=actor.delegation,
        text_sha256=round_.text_sha256, paragraph=paragraph, **words,
        sentence=f"{{actor}} ({actor.delegation}) accepted a linguistic corrigendum to §{paragraph} in round "
        f"{round_.number}: {row}. The round goes on.",
    )  # fmt: skip
    tell_everyone(round_, "responses.notice_corrigendum", paragraph=paragraph, before=before, after=after)
    return row


def _says_no_more(round_: Round, corrected: str) -> Refusal | None:
    """A slip of language cannot make the text speak for somebody else (R22)."""
    play = state_of_play(round_)
    facts, members = instrument_facts(round_.proposal.instrument), len(play.question.members)
    return may_go_out(corrected, facts, consenting=len(play.question.electorate), members=members)
