"""Fields several forms share: lists in lines, bodies, gradings, markings."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cases.rules.vocabulary import Credibility, Marking, Reliability
from core.letters import AsFound
from delegations.models import Delegation
from delegations.rules.roles import Kind as Body

MARKINGS = [
    (Marking.PUBLIC, _("Public: may be published")),
    (Marking.COMMUNITY, _("Community: those who work on interference, partners included")),
    (Marking.LIMITE, _("LIMITE: delegations and institutions on the case")),
    (Marking.EYES, _("Eyes: only the originator, the lead and persons let in by name")),
]
RELIABILITY = [
    (Reliability.A, _("A: completely reliable")),
    (Reliability.B, _("B: usually reliable")),
    (Reliability.C, _("C: fairly reliable")),
    (Reliability.D, _("D: not usually reliable")),
    (Reliability.E, _("E: unreliable")),
    (Reliability.F, _("F: cannot be judged")),
]
CREDIBILITY = [
    (Credibility.CONFIRMED, _("1: confirmed by other sources")),
    (Credibility.PROBABLY_TRUE, _("2: probably true")),
    (Credibility.POSSIBLY_TRUE, _("3: possibly true")),
    (Credibility.DOUBTFUL, _("4: doubtful")),
    (Credibility.IMPROBABLE, _("5: improbable")),
    (Credibility.CANNOT_BE_JUDGED, _("6: cannot be judged")),
]
_CODES = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv ar ru tr uk zh"
LANGUAGES = [(code, code.upper()) for code in _CODES.split()]


class LinesField(forms.CharField):
    """A textarea whose lines are the values; empty lines say nothing."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]


class CodesField(forms.CharField):
    """Technique codes, separated by spaces, commas or lines; a name behind a code does no harm."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> Any:
        typed = (super().to_python(value) or "").upper()
        found = re.findall(r"\bT\d{4}(?:\.\d{3})?\b", typed)
        return list(dict.fromkeys(found or typed.split()))


class Day(forms.DateField):
    """A day, in the browser's own control."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


class Instant(forms.DateTimeField):
    """An instant in Brussels time, in the browser's own control."""

    def __init__(self, **more: Any) -> None:
        control = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=control, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], **more)


def _bodies(kinds: Iterable[str]) -> list[tuple[str, Any]]:
    rows = Delegation.objects.filter(kind__in=list(kinds)).order_by("protocol_order")
    return [(row.code, format_html("{} {}", row.code, row.name)) for row in rows]


def members() -> list[tuple[str, Any]]:
    """Everyone who can be on a case: Member States and services, in protocol order."""
    return _bodies((Body.STATE, Body.SERVICE))


def partners() -> list[tuple[str, Any]]:
    """Partners, to choose one."""
    return [("", _("Choose a partner")), *_bodies((Body.PARTNER,))]


def found_text(rows: int = 6, **more: Any) -> AsFound:
    """A long text kept as it was found: hidden signs stay and are shown wherever it is."""
    return AsFound(widget=forms.Textarea(attrs={"rows": rows}), strip=False, **more)


def long_text(rows: int = 6, **more: Any) -> forms.CharField:
    """A long text, kept as typed."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), strip=False, **more)
