"""Proposals, rounds, positions and the two calculators over REST."""

from responses.api.calculators import deadline, tally

__all__ = ["deadline", "tally"]
