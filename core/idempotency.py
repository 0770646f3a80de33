"""One creation under an ``Idempotency-Key`` happens once, however often it is asked for.

After draft-ietf-httpapi-idempotency-key-header: the same key with the same request gets the stored
answer, with another request 422. The key's row is written in the transaction of the act itself, so
a second request at the same moment waits for the first and then repeats its answer; an act that
fails leaves no row and may be tried again.
"""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import OperationalError, connection, transaction
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from core.clock import db_now
from core.models import IdempotentRequest
from core.rules.refusal import Kind, Refusal, Refused

KEY = re.compile(r'"([\x21\x23-\x7e]{1,200})"|([\x21\x23-\x7e]{1,200})')
KEPT_FOR = timedelta(hours=48)
KEPT_HEADERS = ("Location", "ETag")


def once(request: Request, act: Callable[[], Response]) -> Response:
    """The answer of ``act``, or the answer it gave the first time. Without a key it simply acts.

    What an act writes outside its own transaction before it refuses (a quarantine, say) stays written.
    """
    key = _key_of(request)
    if not key:
        return act()
    with transaction.atomic():
        stored, is_first = _claim(request, key)
        if not is_first:
            return _replayed(stored)
        answer = _acted(act)
        if isinstance(answer, Refused) or answer.status_code >= 400:
            stored.delete()
        else:
            _keep(stored, answer)
    if isinstance(answer, Refused):
        raise answer
    return answer


def forget(*, older_than: timedelta = KEPT_FOR) -> int:
    """Drop stored answers of repeats nobody sends any more; how many. A later repeat acts anew."""
    return IdempotentRequest.objects.filter(created_at__lt=db_now() - older_than).delete()[0]


def _acted(act: Callable[[], Response]) -> Response | Refused:
    try:
        return act()
    except Refused as refused:
        return refused


def _key_of(request: Request) -> str:
    given = request.headers.get("Idempotency-Key", "").strip()
    found = KEY.fullmatch(given)
    if given and not found:
        raise Refused(Refusal("core.idempotency_key_malformed", kind=Kind.INVALID, field="Idempotency-Key"))
    return (found[1] or found[2]) if found else ""


def _claim(request: Request, key: str) -> tuple[IdempotentRequest, bool]:
    digest = _digest(request)
    principal: Any = request.user
    mine = IdempotentRequest(principal=principal, key=key, request_hash=digest)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '5s'")
            IdempotentRequest.objects.bulk_create([mine], ignore_conflicts=True)
            cursor.execute("SET LOCAL lock_timeout = DEFAULT")
    except OperationalError:
        raise Refused(Refusal("core.idempotency_in_progress", kind=Kind.STATE)) from None
    stored = IdempotentRequest.objects.get(principal=principal, key=key)
    if stored.request_hash != digest:
        no = Refusal("core.idempotency_key_reused", kind=Kind.UNPROCESSABLE, field="Idempotency-Key")
        raise Refused(no)
    return stored, stored.pk == mine.pk


def _digest(request: Request) -> str:
    body = json.dumps(request.data, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(f"{request.method} {request.path}\n{body}".encode()).hexdigest()


def _keep(stored: IdempotentRequest, answer: Response) -> None:
    headers = {name: answer[name] for name in KEPT_HEADERS if answer.has_header(name)}
    stored.status = answer.status_code
    stored.answer = {"body": JSONRenderer().render(answer.data).decode(), "headers": headers}
    stored.save(update_fields=["status", "answer"])


def _replayed(stored: IdempotentRequest) -> Response:
    kept: Any = stored.answer
    body = json.loads(kept["body"])  # kept as text, so that even the order of fields is that of the first answer
    return Response(body, status=stored.status, headers=kept["headers"] | {"Idempotent-Replay": "true"})
