"""Verbs on partners and keys."""

from partners.actions.keys import bind_key, issue_key, revoke_key, rotate_key, system_of
from partners.actions.partner import switch_partner

__all__ = ["bind_key", "issue_key", "revoke_key", "rotate_key", "switch_partner", "system_of"]
