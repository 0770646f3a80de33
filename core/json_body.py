"""Bodies are JSON, read strictly and never whole before their size is known."""

import json
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from core.rules.letters import check_all
from core.rules.refusal import Kind, Refusal, Refused, enforce

MIB = 1024 * 1024


class RawJSONParser(BaseParser):
    """The bytes of a JSON body, for a view that reads them more strictly itself.

    More than ``DATA_UPLOAD_MAX_MEMORY_SIZE`` is 413, judged before reading by the announced length
    and while reading by the real one.
    """

    media_type = "application/json"

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping | None = None) -> Any:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        announced = int(parser_context["request"].META.get("CONTENT_LENGTH") or 0) if parser_context else 0
        body = b"" if announced > most else stream.read(most + 1)
        if announced > most or len(body) > most:
            raise Refused(Refusal("core.too_large", {"limit": most // MIB}, kind=Kind.TOO_LARGE))
        return body


class StrictJSONParser(RawJSONParser):
    """A JSON value in UTF-8. ``NaN``, a key given twice and signs nobody can see are refused: what was meant?"""

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping | None = None) -> Any:
        body = super().parse(stream, media_type, parser_context)
        try:
            said = json.loads(body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant)
        except (ValueError, RecursionError):
            raise ParseError from None
        enforce(check_all(_to_be_read(said, parser_context)))
        return said


def _to_be_read(said: Any, context: Mapping | None) -> Any:
    """Without what the view keeps as it was found (``as_found``)."""
    as_found = getattr(context["view"], "as_found", ()) if context else ()
    return {name: value for name, value in said.items() if name not in as_found} if isinstance(said, dict) else said


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            shown = key[:40]
            raise Refused(Refusal("core.key_twice", {"field": shown}, kind=Kind.INVALID, field=shown))
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
