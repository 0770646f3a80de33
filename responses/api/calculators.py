"""The two calculators for systems: a pure function each, with the reference data of the day.

Any signed-in person and any valid key may ask; nothing is stored.
"""

from typing import Any

from django.utils import translation
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.api import Api
from core.json_body import RawJSONParser
from core.rules.refusal import Refusal, Refused, enforce
from core.sentences import render
from delegations import facts as people
from notifications.facts import closing_days, national_holidays
from notifications.rules import calculator as deadline_calculator
from partners.authentication import ANY_KEY
from responses.api.calculator_shapes import DeadlineAnswer, DeadlineRequest, TallyAnswer, TallyRequest
from responses.facts import reference
from responses.rules.calculator import calculate
from responses.rules.strict_json import parse_json_strict


class Calculator(Api, APIView):
    """Reads the body itself, because a key given twice must be told with its field."""

    parser_classes = [RawJSONParser]
    http_method_names = ["post"]
    scopes = {"post": ANY_KEY}

    def asked(self, request: Request) -> dict[str, Any]:
        given: Any = request.data
        parsed = parse_json_strict(given if isinstance(given, bytes) else b"")
        if isinstance(parsed, Refusal):
            raise Refused(parsed)
        return parsed


class Tally(Calculator):
    """What a rule says about a set of positions."""

    @extend_schema(
        operation_id="calculators_tally",
        request={"application/json": TallyRequest},
        responses={200: TallyAnswer},
        examples=[
            OpenApiExample(
                "Silence, one objection",
                value={"rule": "silence", "positions": {"EL": "agree", "MT": "object"}},
                request_only=True,
            )
        ],
    )
    def post(self, request: Request) -> Response:
        """Outcome, figures and one sentence; the words of an answer are English whoever asks."""
        with translation.override("en-gb"):
            answer = calculate(self.asked(request), reference(), today=people.today(), say=render)
        return _answered(answer)


class Deadline(Calculator):
    """When a period ends: by the clock, by working days, or by Regulation 1182/71."""

    @extend_schema(
        operation_id="calculators_deadline",
        request={"application/json": DeadlineRequest},
        responses={200: DeadlineAnswer},
        examples=[
            OpenApiExample(
                "Three working days over Christmas",
                value={"opened_at": "2026-12-23T16:00:00+01:00", "mode": "working_days", "working_days": 3},
                request_only=True,
            )
        ],
    )
    def post(self, request: Request) -> Response:
        """A proposal for the chair, with the national holidays it would meet. Nothing is decided by it."""
        asked = self.asked(request)
        calendar = closing_days()
        return _answered(deadline_calculator.answer(asked, calendar, national_holidays(calendar)))


def _answered(answer: dict[str, Any] | Refusal) -> Response:
    enforce(answer if isinstance(answer, Refusal) else None)
    return Response(answer)


tally = Tally.as_view()
deadline = Deadline.as_view()
