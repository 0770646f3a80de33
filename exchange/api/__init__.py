"""Sealed dossiers over REST: asked for, watched and taken with the caller's own rights, as on the pages."""

from exchange.api.dossiers import Dossiers

__all__ = ["Dossiers"]
