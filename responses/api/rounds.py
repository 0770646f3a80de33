"""Rounds over REST: who is asked what until when, what was answered, and a State's own answer."""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.guard import refuse_marked_text
from cases.actions.naming import keep_names_out
from core.api import IDEMPOTENCY_KEY, Reading
from core.drf import Problem
from core.idempotency import once
from core.rules.refusal import Reason, Refusal, Refused
from partners.disclosure import disclosed
from partners.models import ApiKey
from partners.rules.keys import Scope
from responses.actions.positions_by_system import give_position_by_system
from responses.api.filters import RoundFilter
from responses.api.new_position import NewPosition, PositionAnswer
from responses.api.representations import OutcomeView, RoundInFull, RoundRow
from responses.api.shown import outcome_shown, shown_to
from responses.models import Round
from responses.rules.answered_to import entity_tag

STALE = ("responses.revision_moved", "responses.answered_meanwhile", "responses.text_changed")
"""Refusals of what was read before; each brings the round as it is now."""
ETAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{1,80}"')
IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="The round's ETag as you read it: its text and your State's own answers. Without it 428, stale 409.",
)


class Rounds(Reading, viewsets.ReadOnlyModelViewSet):
    """Rounds on proposals the caller may see, newest first."""

    queryset = Round.objects.none()
    filterset_class = RoundFilter
    scopes = {
        "list": Scope.ROUNDS_READ,
        "retrieve": Scope.ROUNDS_READ,
        "outcome": Scope.ROUNDS_READ,
        "positions": Scope.POSITIONS_WRITE,
    }

    def get_queryset(self) -> QuerySet:
        rows = Round.objects.visible_to(self.request.user)
        return rows.select_related("proposal__case", "proposal__instrument", "version")

    def get_serializer_class(self) -> type:
        return RoundInFull if self.action == "retrieve" else RoundRow

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The round with its text, whom it asks, and the answers the caller may see.

        ``ETag`` names what an answer answers to: the text and the State's own last answer, no other State's.
        """
        round_ = self.get_object()
        self.was_read(request, [round_])
        found = self._in_full(round_)
        return Response(found, headers={"ETag": found["etag"]})

    @extend_schema(responses=OutcomeView)
    @action(detail=True, methods=["get"])
    def outcome(self, request: Request, **kwargs: Any) -> Response:
        """What the rule said at the close; ``outcome`` is null while the round runs."""
        round_ = self.get_object()
        self.was_read(request, [round_])
        return Response(OutcomeView(outcome_shown(request.user, round_)).data)

    @extend_schema(
        request=NewPosition,
        responses={201: PositionAnswer, 428: OpenApiResponse(description="If-Match is missing")},
        parameters=[IF_MATCH, IDEMPOTENCY_KEY],
        filters=False,
    )
    @action(detail=True, methods=["post"])
    def positions(self, request: Request, **kwargs: Any) -> Response:
        """Deliver the answer of the key's own State, signed by one of its signatories.

        An answer after the instant is kept as late and never counted.
        """
        if not isinstance(request.auth, ApiKey):
            raise Refused(Refusal("responses.key_needed_to_answer"))
        round_ = self.get_object()
        asked = NewPosition(data=request.data)
        asked.is_valid(raise_exception=True)
        answers_to, words = _if_match(request), dict(asked.validated_data)
        texts = {name: words.get(name, "") for name in ("reason", "fix", "clearing_condition")}
        refuse_marked_text(texts, by=request.user)
        keep_names_out(texts, by=request.user, thing=round_.proposal.case)
        return once(request, lambda: self._given(request, round_, answers_to, words))

    def was_read(self, request: Request, things: Sequence[Any]) -> None:
        disclosed(
            request,
            things,
            version=lambda round_: str(round_.revision),
            marking=lambda round_: round_.proposal.marking,
        )

    def _given(self, request: Request, round_: Round, answers_to: str, words: dict[str, Any]) -> Response:
        try:
            position = give_position_by_system(
                round_id=round_.pk,
                answers_to=answers_to,
                by=request.user,
                key=str(getattr(request.auth, "prefix", "")),
                **words,
            )
        except Refused as no:
            raise self._with_what_changed(no, round_) from None
        etag = entity_tag(round_.text_sha256, position.sequence)
        return Response(PositionAnswer(position).data, status=201, headers={"ETag": etag})

    def _with_what_changed(self, no: Refused, round_: Round) -> Exception:
        if no.refusal.code not in STALE:
            return no
        current = self.get_queryset().get(pk=round_.pk)
        return Problem(no.refusal, 409, current=self._in_full(current))

    def _in_full(self, round_: Round) -> dict[str, Any]:
        context = dict(self.get_serializer_context()) | {"shown": shown_to(self.request.user, round_)}
        return dict(RoundInFull(round_, context=context).data)


def _if_match(request: Request) -> str:
    """An entity tag; compared weakly, since a proxy that packs an answer makes a strong one weak."""
    found = ETAG.fullmatch(request.headers.get("If-Match", "").strip())
    if found is None:
        raise Problem(Reason("core.if_match_needed"), 428, field="If-Match")
    return found[0]
