"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from cases.readers import register_readers
from core import sentences
from core.registry import register_deadline, register_search, register_subject, register_timekeeper
from delegations.models import VotingSuspension
from responses import comment_deadlines, deadlines, receivers
from responses import meeting_registrations as meetings
from responses import phase_registrations as phases
from responses import work_registrations as work
from responses.actions.electorate import keep_electorates
from responses.api_sentences import SENTENCES as TO_SYSTEMS
from responses.comment_sentences import SENTENCES as OF_COMMENTS
from responses.discretion import without_answering
from responses.instants import COMMENTS_CLOSE, FOLLOW_UP, RESERVATION_DUE, ROUND_CLOSES
from responses.instruction_sentences import SENTENCES as OF_INSTRUCTIONS
from responses.models import Comment, CommentPhase, Delivery, Position, Proposal, Round
from responses.move_words import OUTCOMES, PROPOSAL_MOVES, RESERVATION_MOVES, ROUND_MOVES
from responses.readers import proposal_readers
from responses.reasons import SENTENCES as OF_ACTS
from responses.round_sentences import SENTENCES as OF_KEYS
from responses.rules.instrument_facts import Stage
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus
from responses.rules.tasks import CheckCode
from responses.rules.vocabulary import (
    Answer,
    OutcomeCode,
    Procedure,
    ReservationEffect,
    ReservationStatus,
    ReservationType,
    Rule,
)
from responses.search import comments_with, proposals_with
from responses.sentences import SENTENCES as OF_RULES
from responses.way_out_sentences import SENTENCES as OF_WAYS_OUT
from responses.words import (
    ANSWERS,
    CHECKS,
    PROCEDURES,
    PROPOSAL_STATUS,
    RESERVATION_EFFECTS,
    RESERVATION_STATUS,
    RESERVATIONS,
    ROUND_STATUS,
    RULES,
    STAGES,
)

for texts in (OF_RULES, OF_ACTS, TO_SYSTEMS, OF_KEYS, OF_COMMENTS, OF_INSTRUCTIONS, OF_WAYS_OUT):
    sentences.register(texts)

register_readers(Proposal, proposal_readers)
for model in (Proposal, Position, Delivery, CommentPhase, Comment):
    register_subject(model, url=lambda thing: thing.get_absolute_url())
register_subject(Round, url=lambda thing: thing.get_absolute_url(), discreet=without_answering)

register_deadline(
    ROUND_CLOSES,
    fire=deadlines.close_at_instant,
    still_owed=deadlines.round_still_owed,
    notice=deadlines.round_notice,
)
register_deadline(
    FOLLOW_UP,
    fire=deadlines.resurface,
    still_owed=deadlines.follow_up_still_owed,
    notice=deadlines.follow_up_notice,
)
register_deadline(
    RESERVATION_DUE,
    fire=deadlines.reservation_day_is_over,
    still_owed=deadlines.reservation_still_owed,
    notice=deadlines.reservation_notice,
)
register_deadline(
    COMMENTS_CLOSE,
    fire=comment_deadlines.close_at_instant,
    still_owed=comment_deadlines.still_owed,
    notice=comment_deadlines.notice,
)
for kind, words, moves in (
    (RoundStatus, ROUND_STATUS, ROUND_MOVES),
    (ProposalStatus, PROPOSAL_STATUS, PROPOSAL_MOVES),
    (ReservationStatus, RESERVATION_STATUS, RESERVATION_MOVES),
    (Answer, ANSWERS, None),
    (ReservationType, RESERVATIONS, None),
    (ReservationEffect, RESERVATION_EFFECTS, None),
    (Procedure, PROCEDURES, None),
    (Rule, RULES, None),
    (OutcomeCode, OUTCOMES, None),
    (CheckCode, CHECKS, None),
    (Stage, STAGES, None),
):
    sentences.register_words(kind, words, moves=moves)

register_timekeeper(VotingSuspension, keep_electorates)
register_search("responses.proposals", proposals_with)
register_search("responses.comments", comments_with)
work.register()
phases.register()
meetings.register()

__all__ = ["receivers"]
