"""JSON read strictly: a repeated key is a mistake to be said, not a value to be dropped."""

import json
from typing import Any, NoReturn

from core.rules.refusal import Kind, Refusal


class _Object(dict[str, Any]):
    """A JSON object that remembers the first key it was given twice."""

    repeated: str | None = None


def parse_json_strict(body: bytes) -> dict[str, Any] | Refusal:
    """The object in ``body``; a refusal if it is no JSON object or repeats a key.

    The refusal names the top-level field in which the key is repeated.
    """
    try:
        parsed = json.loads(body, object_pairs_hook=_object, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return Refusal("responses.not_json", kind=Kind.INVALID)
    if not isinstance(parsed, _Object):
        return Refusal("responses.not_json", kind=Kind.INVALID)
    return _repetition(parsed) or dict(parsed)


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object()
    for key, value in pairs:
        if key in found and found.repeated is None:
            found.repeated = key
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _repetition(parsed: _Object) -> Refusal | None:
    if parsed.repeated is not None:
        return _twice(parsed.repeated, parsed.repeated)
    for field, value in parsed.items():
        key = _first_repeated(value)
        if key is not None:
            return _twice(key, field)
    return None


def _first_repeated(value: Any) -> str | None:
    if isinstance(value, _Object) and value.repeated is not None:
        return value.repeated
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((key for key in map(_first_repeated, inside) if key is not None), None)


def _twice(key: str, field: str) -> Refusal:
    return Refusal("responses.key_twice", {"key": key[:40]}, kind=Kind.INVALID, field=field[:40])
