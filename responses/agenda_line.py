"""From an item's last round, or its comments, to the line the next body finds on its agenda."""

from core.clock import db_now
from core.rules.refusal import Reason
from core.sentences import render
from responses.facts import StateOfPlay
from responses.facts.comments import open_sentence, said_about
from responses.models import Proposal, Round
from responses.record import reason_of
from responses.rules import speaking
from responses.rules.agenda_line import against, everyone_may_read, open_point, without_whom
from responses.rules.fixes import read_fix
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus
from responses.rules.visibility import Visibility, is_closed
from responses.rules.vocabulary import Procedure

PUT_ASIDE = (RoundStatus.DRAFT, RoundStatus.WITHDRAWN, RoundStatus.SUPERSEDED)
"""Rounds whose answers say nothing of the text as it lies now."""


def agenda_line(proposal: Proposal, last: Round | None, play: StateOfPlay | None) -> str:
    """Reference, title and the one open point, in the language of whoever asks; names only where all may read them."""
    item = {"reference": proposal.reference, "title": proposal.title}
    return render(Reason("responses.agenda_line", item | {"open": _open(proposal, last, play)}))


def _open(proposal: Proposal, last: Round | None, play: StateOfPlay | None) -> Reason:
    if proposal.status == ProposalStatus.AGREED:
        return Reason("responses.line_agreed")
    if last is None or play is None or last.status in PUT_ASIDE:
        return _from_comments(proposal)
    if not everyone_may_read(Visibility(last.visibility), closed=is_closed(play.facts, now=db_now())):
        outcome = speaking.as_it_stands(play.facts, play.question, play.current)[1]
        return without_whom(outcome.code) if outcome else Reason("responses.line_for_discussion")
    return _from_answers(last, play)


def _from_answers(last: Round, play: StateOfPlay) -> Reason:
    """Who stands against a silence; of any other round what was kept of it, or how it stands."""
    silence = play.facts.procedure is Procedure.SILENCE
    point = open_point(play.question.electorate, play.current, _places(last, play)) if silence else None
    if point:
        return point
    if last.outcome:
        return reason_of(last.outcome["reason"])
    return speaking.as_it_stands(play.facts, play.question, play.current)[0]


def _from_comments(proposal: Proposal) -> Reason:
    found = open_sentence(said_about(proposal))
    return Reason("responses.line_for_discussion") if found.code == "responses.nothing_open" else found


def _places(last: Round, play: StateOfPlay) -> dict[str, tuple[int, ...]]:
    """By State: the paragraphs the wording beside its counted answer would change."""
    stopping = against(play.question.electorate, play.current)
    paragraphs = tuple(last.version.paragraphs.order_by("number").values_list("text", flat=True))
    counted = {state: play.current[state].sequence for state in stopping}
    rows = [row for row in last.positions.all() if row.fix and counted.get(row.state_id) == row.sequence]
    return {row.state_id: tuple(fix.number for fix in read_fix(row.fix, paragraphs)) for row in rows}
