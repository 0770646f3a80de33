"""Proposal → acts → text → round → positions → adoption → delivery."""

from responses.models.afterwards import Commitment, EffectReview
from responses.models.comment import Comment, CommentPhase, Disposition, Support
from responses.models.delivery import Adoption, Delivery
from responses.models.incident import Brake, Corrigendum
from responses.models.instruction import InstructionRequest
from responses.models.instrument import Instrument
from responses.models.mandate import StandingMandate
from responses.models.meeting import AgendaItem, Meeting
from responses.models.package import Package, Phase
from responses.models.prepared import PreparedPosition
from responses.models.proposal import Act, Check, Paragraph, Proposal, TextVersion
from responses.models.referral import Referral
from responses.models.round import Position, Round, RoundMember
from responses.models.working import TranslatedParagraph, Translation, WorkingParagraph, WorkingText

__all__ = [
    "Act",
    "Adoption",
    "AgendaItem",
    "Brake",
    "Check",
    "Comment",
    "CommentPhase",
    "Commitment",
    "Corrigendum",
    "Delivery",
    "Disposition",
    "EffectReview",
    "InstructionRequest",
    "Instrument",
    "Meeting",
    "Package",
    "Paragraph",
    "Phase",
    "Position",
    "PreparedPosition",
    "Proposal",
    "Referral",
    "Round",
    "RoundMember",
    "StandingMandate",
    "Support",
    "TextVersion",
    "TranslatedParagraph",
    "Translation",
    "WorkingParagraph",
    "WorkingText",
]
