"""Proposals, comments, rounds, positions and the two calculators over REST."""

from responses.api.calculators import deadline, tally
from responses.api.comments import Comments
from responses.api.meetings import Meetings
from responses.api.proposals import Proposals
from responses.api.rounds import Rounds

__all__ = ["Comments", "Meetings", "Proposals", "Rounds", "deadline", "tally"]
