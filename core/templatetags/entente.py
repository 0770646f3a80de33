"""Display tags every page uses: time, States, markings, forms, the signs of answers.

Pages load them with ``{% load entente %}``; ``templates/components/README.md`` shows each in use.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from core import sentences
from core.rules import showing
from core.rules.answer_signs import HATCHES, SIGNS
from core.rules.browsers import named
from core.rules.defanging import defanged
from core.rules.refusal import Reason

register = template.Library()

URGENT = timedelta(hours=6)
GO_KEYS = {"": "i", "cases": "c", "reports": "r", "proposals": "p", "listings": "l", "calendar": "d"}


class Reader(NamedTuple):
    zone: str
    city: str


def _reader(context: Context) -> Reader:
    """The reader's own clock, from the page's frame.

    ``{% include … only %}`` hides what context processors gave, so the first tag that sees it
    leaves it on the request for those further in.
    """
    request = getattr(context, "request", None) or context.get("request")
    if context.get("reader_zone"):
        zone = context["reader_zone"]
        reader = Reader(zone, context.get("reader_city") or zone.rsplit("/")[-1].replace("_", " "))
        if request is not None:
            request.reader = reader
        return reader
    return getattr(request, "reader", None) or Reader(showing.BRUSSELS, "Brussels")


def _instant(context: Context, instant: datetime | None, *, ends_day: bool, own_zone: bool = True) -> dict[str, Any]:
    if instant is None:
        return {"instant": None}
    reader = _reader(context)
    return {
        "instant": instant,
        "iso": iso(instant),
        "shown": showing.shown_as(instant, ends_day=ends_day),
        "beside": showing.beside(instant, reader.zone, reader.city) if own_zone else "",
    }


@register.inclusion_tag("components/instant.html", takes_context=True)
def instant(
    context: Context, value: datetime | None, *, ends_day: bool = False, own_zone: bool = True
) -> dict[str, Any]:
    """``Sat 21 Nov 2026, 18:00 (Brussels, CET)``, and the reader's own clock where it differs.

    Long lists of what is past say ``own_zone=False``.
    """
    return _instant(context, value, ends_day=ends_day, own_zone=own_zone)


@register.inclusion_tag("components/deadline.html", takes_context=True)
def deadline(
    context: Context,
    value: datetime | None,
    *,
    now: datetime | None = None,
    ends_day: bool = False,
    over: str = "",
) -> dict[str, Any]:
    """Time left, then the instant, in one line. ``over`` is said once it has passed."""
    return _due(context, value, now=now, ends_day=ends_day, over=over)


@register.inclusion_tag("components/clock.html", takes_context=True)
def clock(
    context: Context,
    value: datetime | None,
    what: str = "",
    *,
    now: datetime | None = None,
    ends_day: bool = False,
    over: str = "",
) -> dict[str, Any]:
    """The clock at the head of a page. ``what`` says what happens at the instant."""
    return _due(context, value, now=now, ends_day=ends_day, over=over) | {"what": what}


def _due(
    context: Context, value: datetime | None, *, now: datetime | None, ends_day: bool, over: str
) -> dict[str, Any]:
    shown = _instant(context, value, ends_day=ends_day)
    if value is None:
        return shown
    present = now or timezone.now()
    left = showing.time_left(present, value)
    urgent = bool(left) and value - present < URGENT
    return shown | {"left": left, "urgent": urgent, "over": over or gettext("Time is up")}


@register.simple_tag(takes_context=True)
def server_now(context: Context) -> str:
    """The server's clock for the countdown, so that a wrong clock on the reader's desk misleads nobody."""
    _reader(context)
    return timezone.now().isoformat(timespec="seconds")


@register.filter
def time_left(value: datetime | None, now: datetime | None = None) -> str:
    """``3 h 20 min``; "" once the instant has come."""
    return showing.time_left(now or timezone.now(), value) if value else ""


@register.filter
def iso(value: datetime | None) -> str:
    """``2026-11-21T18:00:00+01:00``: what machines read beside the words, in ``datetime`` of ``<time>``."""
    return value.astimezone(ZoneInfo(showing.BRUSSELS)).isoformat(timespec="seconds") if value else ""


@register.filter
def hour(value: datetime | None) -> str:
    """``18:00`` in Brussels, beside the whole instant only."""
    return f"{value.astimezone(ZoneInfo(showing.BRUSSELS)):%H:%M}" if value else ""


@register.filter
def day(value: date | None) -> str:
    """``Sat 21 Nov 2026``."""
    return showing.shown_day(value) if value else ""


@register.simple_tag
def state(value: Any, name: str = "") -> SafeString:
    """Code and name of a State or body: ``{% state row %}`` or ``{% state "EL" "Greece" %}``."""
    code = value if isinstance(value, str) else _first(value, "display_code", "display", "code")
    said = name or ("" if isinstance(value, str) else _first(value, "name", "label"))
    if not said:
        return format_html('<span class="code">{}</span>', code)
    return format_html(
        '<span class="chip"><span class="code">{}</span> <span class="chip__who">{}</span></span>', code, said
    )


def _first(value: Any, *names: str) -> Any:
    for name in names:
        found = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        if found:
            return found
    return ""


@register.simple_tag
def marking(text: str) -> SafeString:
    """The handling marking of one thing."""
    return format_html('<span class="tag tag--strong">{}</span>', text)


@register.filter
def defang(value: str) -> str:
    """A harmless spelling of an address. Never make a link of it."""
    return defanged(str(value or ""))


@register.filter
def sentence(value: Reason | str | None) -> str:
    """The sentence behind a refusal or reason; text passes as it is."""
    return sentences.render_for_reader(value) if isinstance(value, Reason) else str(value or "")


@register.simple_tag
def field(bound: BoundField, *, hint: str = "", label: str = "") -> SafeString:
    """One form field: label, hint, error, control. ``hint`` and ``label`` replace the form's own."""
    if hint:
        bound.help_text = hint
    if label:
        bound.label = label
    return render_to_string("components/field.html", {"field": bound})


@register.simple_tag
def error_links(form: BaseForm | None) -> list[tuple[str, str]]:
    """(address of the control, sentence) for each error, in the order of the form."""
    return list(_error_links(form)) if form is not None else []


def _error_links(form: BaseForm) -> Iterator[tuple[str, str]]:
    for error in form.non_field_errors():
        yield "", str(error)
    for bound in form:
        target = f"#{bound.id_for_label or f'{bound.auto_id}_0'}"
        for error in bound.errors:
            yield target, f"{bound.label}: {error}"


@register.simple_tag
def sign(answer: str) -> SafeString:
    """The small sign of an answer, beside a word that says the same."""
    return format_html(
        '<svg class="sign a--{}" viewBox="13 26 30 31" aria-hidden="true" focusable="false">'
        '<rect class="a-fill ct__box" x="15" y="28" width="26" height="27" rx="4"/>'
        '<path class="a-sign" d="{}"/></svg>',
        answer,
        SIGNS.get(answer, SIGNS["none"]),
    )


@register.filter
def sign_path(answer: str) -> str:
    return SIGNS.get(answer, SIGNS["none"])


@register.filter
def hatch_path(answer: str) -> str:
    return HATCHES.get(answer, "")


@register.filter
def go_key(url: str) -> str:
    """The letter after ``g`` that leads to this page, or ""."""
    return GO_KEYS.get(str(url).strip("/").split("/")[0], "")


@register.filter
def browser_name(user_agent: str) -> str:
    """“Firefox on Linux”; what it said of itself where neither is known."""
    browser, system = named(user_agent)
    if browser and system:
        return gettext("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or user_agent[:120]
