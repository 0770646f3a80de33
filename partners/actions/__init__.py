"""Verbs on partners and keys."""

from partners.actions.keys import issue_key, revoke_key, rotate_key, system_of
from partners.actions.partner import switch_partner

__all__ = ["issue_key", "revoke_key", "rotate_key", "switch_partner", "system_of"]
