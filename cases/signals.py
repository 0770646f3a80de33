"""The signals of the house: an earlier app asks whether a later one objects, or lets it follow suit."""

from django.dispatch import Signal

case_closing = Signal()
"""Sent with ``case`` before a case closes. A receiver vetoes by raising ``Refused``."""

evidence_erasing = Signal()
"""Sent with ``case`` before its evidence is proposed for erasure, and again before it is erased.

A receiver vetoes by raising ``Refused``, or answers with a ``rules.erasing.Claim``: a longer class of retention.
"""

evidence_erased = Signal()
"""Sent with ``case`` in the transaction in which its evidence was erased: what was copied from it goes as well."""
