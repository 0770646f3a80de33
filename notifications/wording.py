"""A notice keeps a sentence code and JSON parameters; here they go in and come out as text."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import translation

from core.rules.refusal import Reason
from core.sentences import render
from delegations.facts import home_of
from notifications.rules.showing import shown

_INSTANT, _DAY, _REASON = "$instant", "$day", "$reason"


def stored(params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters of a sentence as JSON: instants, days and nested reasons are tagged."""
    return {name: _stored(value) for name, value in params.items()}


def text_for(person: Any, code: str, params: Mapping[str, Any]) -> str:
    """The sentence in the reader's language, instants with the reader's own clock beside Brussels."""
    zone = zone_of(person)
    with translation.override(language_of(person)):
        return render(Reason(code, {name: _back(value, zone) for name, value in params.items()}))


def language_of(person: Any) -> str:
    """The catalogue's name of the person's language; ``en`` is ``en-gb`` here."""
    return "en-gb" if person.language == "en" else person.language


def zone_of(person: Any) -> str:
    """The person's own zone, else that of the capital, else Brussels.

    Kept on the person for the life of the object, so that a page of notices asks once.
    """
    if not hasattr(person, "_zone_told"):
        home = None if person.zone else home_of(person)
        person._zone_told = person.zone or (home.zone if home else "Europe/Brussels")
    return person._zone_told


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return {_INSTANT: value.isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, Reason):
        return {_REASON: value.code, "params": stored(value.params)}
    if isinstance(value, list | tuple | set | frozenset):
        return [_stored(each) for each in value]
    return value if isinstance(value, int | float | bool | type(None) | dict) else str(value)


def _back(value: Any, zone: str) -> Any:
    if isinstance(value, list):
        return [_back(each, zone) for each in value]
    if not isinstance(value, dict):
        return value
    if _INSTANT in value:
        return shown(datetime.fromisoformat(value[_INSTANT]), zone=zone)
    if _DAY in value:
        return date.fromisoformat(value[_DAY])
    if _REASON in value:
        return Reason(value[_REASON], {name: _back(each, zone) for name, each in value["params"].items()})
    return value
