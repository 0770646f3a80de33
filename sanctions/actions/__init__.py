"""Verbs of listing dossiers: open, write, cite, let in, move, record the pair of acts."""

from sanctions.actions.access import let_in, let_out
from sanctions.actions.acts import record_adoption, record_expiry, record_publication
from sanctions.actions.dossier import edit_dossier, open_dossier
from sanctions.actions.lifecycle import confirm_legality, move, record_disclosure
from sanctions.actions.statement import (
    add_sentence,
    cite,
    edit_sentence,
    move_sentence,
    remove_sentence,
    stop_citing,
)

__all__ = [
    "add_sentence",
    "cite",
    "confirm_legality",
    "edit_dossier",
    "edit_sentence",
    "let_in",
    "let_out",
    "move",
    "move_sentence",
    "open_dossier",
    "record_adoption",
    "record_disclosure",
    "record_expiry",
    "record_publication",
    "remove_sentence",
    "stop_citing",
]
