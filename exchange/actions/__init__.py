"""Verbs of the exchange with other systems."""

from exchange.actions.import_reports import Import, importing_account, take_in

__all__ = ["Import", "importing_account", "take_in"]
