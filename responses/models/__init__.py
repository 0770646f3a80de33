"""Proposal → acts → text → round → positions → adoption → delivery."""

from responses.models.delivery import Adoption, Delivery
from responses.models.incident import Brake, Corrigendum
from responses.models.instrument import Instrument
from responses.models.prepared import PreparedPosition
from responses.models.proposal import Act, Check, Paragraph, Proposal, TextVersion
from responses.models.round import Position, Round, RoundMember

__all__ = [
    "Act",
    "Adoption",
    "Brake",
    "Check",
    "Corrigendum",
    "Delivery",
    "Instrument",
    "Paragraph",
    "Position",
    "PreparedPosition",
    "Proposal",
    "Round",
    "RoundMember",
    "TextVersion",
]
