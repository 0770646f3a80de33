"""The word for a stored value of restrictive measures, wherever a page shows one."""

from collections.abc import Mapping
from typing import Any

from django import template

from core.rules.refusal import Reason
from core.sentences import render
from sanctions import words

register = template.Library()

KINDS: dict[str, Mapping[Any, Any]] = {
    "status": words.STATUS,
    "purpose": words.PURPOSE,
    "target": words.TARGET,
    "measure": words.MEASURE,
    "identifier": words.IDENTIFIER,
    "act": words.ACT,
    "rule": words.RULE,
    "move": words.MOVE,
}


@register.filter
def said(value: str, kind: str) -> str:
    """``{{ dossier.status|said:"status" }}``; a value without a word is shown as it is."""
    return str(KINDS[kind].get(value, value))


@register.filter
def step_said(code: str) -> str:
    """The word for a step of the ladder, by its sentence code."""
    return render(Reason(code))
