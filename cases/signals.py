"""The one signal of the house: an earlier app asks whether a later one objects."""

from django.dispatch import Signal

case_closing = Signal()
"""Sent with ``case`` before a case closes. A receiver vetoes by raising ``Refused``."""
